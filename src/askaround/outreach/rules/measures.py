"""Judgements that need more than a wording: what is asked, what is denied, and whom a message is about."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from askaround.outreach.rules import wordings
from askaround.outreach.rules.phrases import Span
from askaround.outreach.rules.reading import without_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from askaround.outreach.rules.reading import Reading

    Found = Mapping[str, list[Span]]

FIRST_PERSON: Final = frozenset(("i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll"))
SECOND_PERSON: Final = frozenset(
    ("you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll", "we", "our", "us", "both"),
)
ENOUGH_FIRST_PERSON: Final = 5
ENOUGH_SENTENCES: Final = 4
BY_FAR: Final = 1.5
MOST: Final = 0.6
_LOOK_BACK: Final = 160

_NOT: Final = (
    r"\b(?:not|no|never|without|nor|neither|cannot|rather than|instead of|\w{1,9}n't)\b"
    r"(?!\s+(?:know|sure|certain|hesitate|only|wait|mind|just|matter|doubt|clear|aware|picky|fussy))"
)
_REQUEST: Final = (
    r"(?:ask|asking|look|looking|seek|seeking|search|searching|want|wanting|expect|expecting|hope|hoping"
    r"|try|trying|request|requesting|after|write|writing|here|about|apply|applying|reaching|need|needing|intend|mean|plan"
    r"|planning|fishing|angling|hinting|interested|send|sending|going)"
)
_TURN: Final = r"\b(?:but|however)\b|[,;:-]\s*(?:i|we|just|only|rather|could|would|can|please|so|are|is)\b"
_DENIED: Final = re.compile(
    rf"{_NOT}(?:\s+[\w'-]+){{0,3}}\s+$"
    rf"|{_NOT}(?:\s+[\w'-]+){{0,3}}?\s+{_REQUEST}\b(?:(?!{_TURN})[^.!?;]){{0,140}}$",
)
_IN_GENERAL: Final = re.compile(r"\b(?:when|whenever|while)\s+(?:[\w'-]+\s+){0,4}$")
_TELL_ME: Final = re.compile(r"\b(?:let|keep|tell|contact|reach|remember|ping)\s+me\b|\bthink\s+of\s+me\b")
_ASKING: Final = re.compile(
    r"\b(?:please|could|would|can|also|appreciate|grateful|kindly|love|hoping|hope|if you"
    r"|(?:like|want) you to)\b",
)
_GREETING: Final = re.compile(
    r"\s*+(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)"
    r"(?: (?:there|everyone|everybody|all|team|you|friend|folks))?(?=[,!.:]|\s*\n|\s*$)",
)

_NAMED_GREETING: Final = re.compile(
    r"\s*+(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\s++"
    r"(?:(?:mr|mrs|ms|mx|dr|prof)\b\.?\s*+)*+([^,!.:?\n]{1,60})(?=[,!:\n]|$)",
)
_NOBODYS_NAME: Final = frozenset(("miss", "professor", "sir", "madam", "there", "you", "and"))


def questions(reading: Reading, found: Found) -> list[Span]:
    """Return the sentences that ask: those with a question mark, or else the first indirect question."""
    text = without_addresses(reading.plain)
    small_talk = {reading.sentence_number(span.start) for span in found.get("small-talk", [])}
    marked = sorted({reading.sentence_number(place) for place in _places(text, "?")} - small_talk)
    if marked:
        return [_sentence(reading, number) for number in marked]
    indirect = found.get("indirect-question", [])
    return [_sentence(reading, reading.sentence_number(span.start)) for span in indirect[:1]]


def asks(reading: Reading, found: Found) -> list[Span]:
    """Return everything that is asked for: the questions, and further kinds of request beside them."""
    asked = questions(reading, found)
    return sorted([*asked, *_further_requests(reading, found, asked)])


def job_requests(reading: Reading, found: Found) -> list[Span]:
    """Return where a job is asked for; not where that is denied, spoken of in general, or part of a name."""
    return [
        span
        for span in found.get("asks-for-a-job", [])
        if not (_is_denied(reading, span) or _is_general(reading, span) or _is_name(reading, span))
    ]


def flattery(reading: Reading, found: Found) -> list[Span]:
    """Return the words of praise that are not part of a name."""
    return [span for span in found.get("flattery", []) if not _is_name(reading, span)]


def nameless_greeting(reading: Reading) -> list[Span]:
    """Return the greeting at the beginning when it greets nobody in particular."""
    greeting = _GREETING.match(reading.plain)
    return [Span(len(reading.plain) - len(reading.plain.lstrip()), greeting.end())] if greeting else []


def another_name(reading: Reading, name: str) -> list[Span]:
    """Return the name in the greeting where none of its words is, or begins like, one of this person's."""
    greeting = _NAMED_GREETING.match(reading.plain)
    greeted = _plain_words(greeting[1]) - _NOBODYS_NAME if greeting else set()
    theirs = _plain_words(name)
    known = any(own.startswith(word[:3]) for own in theirs for word in greeted)
    return [Span(*greeting.span(1))] if greeting and greeted and theirs and not known else []


def _plain_words(text: str) -> set[str]:
    """Return the words of a name without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return set(re.findall(r"\w+", "".join(each for each in letters if not unicodedata.combining(each))))


def is_mostly_about_me(reading: Reading) -> bool:
    """Tell whether "I" outnumbers "you" by far, or opens most of the sentences."""
    first = sum(word[0] in FIRST_PERSON for word in reading.words)
    second = sum(word[0] in SECOND_PERSON for word in reading.words)
    many = first >= ENOUGH_FIRST_PERSON
    return many and (first > BY_FAR * second or _mostly_opens_with_me(reading))


def _mostly_opens_with_me(reading: Reading) -> bool:
    openers = {reading.sentence_number(word.start()): word[0] for word in reversed(reading.words)}
    mine = sum(word in FIRST_PERSON for word in openers.values())
    return len(openers) >= ENOUGH_SENTENCES and mine > MOST * len(openers)


def _further_requests(reading: Reading, found: Found, asked: list[Span]) -> Iterator[Span]:
    """Yield the first place of each kind of request that no question has made yet."""
    kinds = sorted((span, kind) for kind in wordings.KINDS for span in found.get(kind, []))
    met: set[str] = set()
    answered: set[Span] = set()
    for span, kind in kinds:
        sentence = _sentence(reading, reading.sentence_number(span.start))
        if kind in met or _is_denied(reading, span) or not _requests(reading, sentence, asked, kind):
            continue
        met.add(kind)
        if sentence in asked and sentence not in answered:
            answered.add(sentence)
        else:
            yield span


def _requests(reading: Reading, sentence: Span, asked: list[Span], kind: str) -> bool:
    """Tell whether a sentence asks; without a question only in words of asking and for more than a talk."""
    return sentence in asked or (
        kind != wordings.TALK and bool(_ASKING.search(reading.plain, sentence.start, sentence.end))
    )


def _is_denied(reading: Reading, span: Span) -> bool:
    return bool(_DENIED.search(_before(reading, span)))


def _is_general(reading: Reading, span: Span) -> bool:
    """Tell whether hiring is spoken of as something that happens ("when you are hiring")."""
    before = _before(reading, span)
    hires = reading.plain[span.start : span.end] in {"hiring", "recruiting"}
    return hires and bool(_IN_GENERAL.search(before)) and not _TELL_ME.search(before)


def _is_name(reading: Reading, span: Span) -> bool:
    """Tell whether words are written as a name: capitals inside a sentence that has small letters."""
    sentence = _sentence(reading, reading.sentence_number(span.start))
    if span.start == sentence.start or not reading.raw[span.start : span.end].istitle():
        return False
    around = reading.raw[
        max(sentence.start, span.start - _LOOK_BACK) : min(sentence.end, span.end + _LOOK_BACK)
    ]
    return bool(re.search(r"\b[a-z]{3,}\b", around.replace(reading.raw[span.start : span.end], "")))


def _before(reading: Reading, span: Span) -> str:
    """Return what stands before a place in its sentence, as far back as matters."""
    start, _ = reading.sentence(reading.sentence_number(span.start))
    return reading.plain[max(start, span.start - _LOOK_BACK) : span.start]


def _sentence(reading: Reading, number: int) -> Span:
    """Return a sentence without the white space around it."""
    start, end = reading.sentence(number)
    text = reading.raw[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _places(text: str, character: str) -> Iterator[int]:
    place = text.find(character)
    while place >= 0:
        yield place
        place = text.find(character, place + 1)
