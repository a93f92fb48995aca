"""Making what is on file fit to stand inside a sentence."""

from __future__ import annotations

import re
from typing import Final

SHORT_TEXT: Final = 40
SHORTEST_PART: Final = 3
_SENTENCE: Final = 90
# Question marks in Latin, full-width, Arabic and Greek script; brackets; what a merge leaves behind.
_STRAY: Final = re.compile(r"[?\uff1f\u061f\u037e;\[\]{}<>_*|\\\0]+|\.{2,}|\u2026")
_HANGING: Final = re.compile(r"(?:^|\s)[,.!](?!\w)|,,|\.,{2,}")
_ENDS: Final = " ,:-\u2013\u2014/"
_SEPARATOR: Final = re.compile(r"\s*+(?:[|\u00b7\u2022;\u2013\u2014(]|\s/\s|,\s|\s-\s)")
_DANGLING: Final = re.compile(r"\s+(?:of|for|and|at|in|the|to|a|an|with|&|-|/)$", re.IGNORECASE)
_AT: Final = re.compile(r"\s+(?:at|@)\s+.*", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"(?:at|in|on|from|through|via|during|by|while|when|over)\s+", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"(?:what|how|why|which|who|whose|where|when|whether|if|about)\b", re.IGNORECASE)
_TO_LEARN: Final = re.compile(
    r"(?:(?:i(?: would|'d) like|i want)\s+)?(?:to\s+)?"
    r"(?:learn|understand|find out|know|hear|see|ask(?: you)?|tell me)\s+"
    r"(?:more\s+(?=about))?",
    re.IGNORECASE,
)
_AREA: Final = re.compile(
    r"(?:ing|ics|ology|graphy|nomy|ment|ism|design|sciences?|law|policy|education|research|health|healthcare|finance"
    r"|medicine|care|sales|media|work|strategy|security|energy|journalism|administration|relations|operations"
    r"|production|analysis|software|data)$",
    re.IGNORECASE,
)
_POST: Final = re.compile(r"\bof\b|,|^(?:head|chief|director|vp|lead|manager|senior|junior)\b", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"(?:I|We)(?:['\u2019](?:m|ve|d|re)|\s+\w+)\s+\S")
_ARTICLE: Final = re.compile(r"(?:an?|the|currently|one of)\s+\S", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:We|Your|Would)\b")


def line(text: str) -> str:
    """Return the text on one line, without question marks, brackets and stray punctuation at its ends.

    A text that says nothing, or whose punctuation hangs in the air ("x , y"), counts as unknown: "".
    """
    words = " ".join(_STRAY.sub(" ", text).split()).strip(_ENDS)
    says_something = any(character.isalnum() for character in words)
    return words if says_something and not _HANGING.search(words) else ""


def short(text: str) -> str:
    """Return the text on one line in at most 40 characters, cut where a reader would; else ""."""
    whole = line(text)
    if len(whole) <= SHORT_TEXT:
        return whole
    first = line(_SEPARATOR.split(text.strip(), maxsplit=1)[0])
    if SHORTEST_PART <= len(first) <= SHORT_TEXT:
        return first
    return _dropped_tail(first[: SHORT_TEXT + 1])


def _dropped_tail(text: str) -> str:
    kept = text.rpartition(" ")[0].rstrip(" ,:-/&")
    while (cut := _DANGLING.sub("", kept)) != kept:
        kept = cut
    return kept


def title(text: str, organisation: str) -> str:
    """Return a job title in at most 40 characters, without the employer when that is known apart."""
    return short(_AT.sub("", text) if line(organisation) else text)


def sentence(text: str) -> str:
    """Return a text of one's own as a sentence, or "" when it is not a short one in the first person."""
    words = line(text).rstrip(".!")
    fits = words.startswith(("I ", "I'm ", "It ")) and len(words) <= _SENTENCE and "." not in words
    return f"{words}." if fits else ""


def clause(text: str) -> str:
    """Return an objective as what follows "tell me": "what …", "how …", "about …"; "" for none."""
    words = line(text).rstrip(".!,;: ")
    words = _TO_LEARN.sub("", words, count=1) if _TO_LEARN.match(words) else words
    if not words or _CLAUSE.match(words):
        return lower_first(words)
    return f"about {words}"


def is_area(text: str) -> bool:
    """Tell whether a path is named as a field of work ("service design"), not as a post ("UX researcher")."""
    return bool(_AREA.search(text)) and not _POST.search(text)


def is_first_person(text: str) -> bool:
    """Tell whether a text already is a sentence about oneself ("I am a nurse")."""
    return bool(_FIRST_PERSON.match(text))


def has_article(text: str) -> bool:
    """Tell whether a text can follow "I am" ("a nurse moving into design")."""
    return bool(_ARTICLE.match(text))


def with_preposition(text: str, preposition: str) -> str:
    """Return a place or an occasion as it follows a verb: "at the fair", "through Ana"."""
    return lower_first(text) if _PREPOSITION.match(text) else f"{preposition} {text}"


def without_preposition(text: str) -> str:
    """Return a place without the "at" or "from" it was noted with."""
    return _PREPOSITION.sub("", text, count=1) if _PREPOSITION.match(text) else text


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless its first word is "I" or an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def mid_sentence(text: str) -> str:
    """Return sentences of ours as they continue after "Hi Ana,"."""
    return lower_first(text) if _OPENS.match(text) else text
