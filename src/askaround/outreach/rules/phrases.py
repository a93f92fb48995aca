r"""Finding wordings: a small notation for phrases, and a search that tries each only where it can begin.

A phrase is a regular expression over plain lower-case text in which a blank stands for any white space,
`(a|b)` chooses without capturing, `<...>` marks the words to point at (without it, all of them), `~3`
stands for up to three words in between, and `{name}` for a list of words such as `wordings.PARTS`.

White space and words never give back what they took, and a phrase is tried only at words it can begin
with, so on any text the time grows with its length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from askaround.outreach.rules import wordings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from askaround.outreach.rules.reading import Reading

    # By the first word of a phrase: the id of what it says, and the phrase.
    Book: TypeAlias = Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]

_BLOCKS: Final = {
    "asks-for-a-job": wordings.ASKS_FOR_A_JOB,
    "generic-opening": wordings.GENERIC_OPENING,
    "flattery": wordings.FLATTERY,
    "pick-your-brain": wordings.PICK_YOUR_BRAIN,
    "easy-no": wordings.EASY_NO,
    "indirect-question": wordings.INDIRECT_QUESTION,
    "small-talk": wordings.SMALL_TALK,
    **wordings.KINDS,
}
_NOTATION: Final = re.compile(r"\\.|\[[^\]]*+\]|\(\?[:=!]| \?| |\(|<|>|~\d")
_TRANSLATION: Final = {" ": r"\s++", " ?": r"\s*+", "(": "(?:", "<": "(", ">": ")"}
_LEADING: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Span(NamedTuple):
    """Where a wording stands, in code points, end exclusive."""

    start: int
    end: int


def find(reading: Reading, book: Book | None = None) -> Mapping[str, list[Span]]:
    """Return every wording in the text by its id, in order of place; without a book those of messages."""
    index = _messages() if book is None else book
    found: dict[str, list[Span]] = defaultdict(list)
    for word in reading.words:
        for name, pattern in index.get(word[0], ()):
            if match := pattern.match(reading.plain, word.start()):
                found[name].append(Span(*match.span(match.lastindex or 0)))
    return {name: sorted(spans) for name, spans in found.items()}


def apart(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans from left to right without those that overlap an earlier one."""
    reached = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= reached:
            yield span
            reached = span.end


def book_of(blocks: Mapping[str, str], parts: Mapping[str, str]) -> Book:
    """Return blocks of phrases as a book to find wordings with; `parts` are the lists of words in them."""
    index: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for name, block in blocks.items():
        for phrase in _phrases(block, parts):
            pattern = re.compile(_NOTATION.sub(_translate, phrase) + r"(?!\w)")
            for word in sorted(_first_words(phrase)):
                index[word].append((name, pattern))
    return {word: tuple(patterns) for word, patterns in index.items()}


@cache
def _messages() -> Book:
    return book_of(_BLOCKS, wordings.PARTS)


def _phrases(block: str, parts: Mapping[str, str]) -> list[str]:
    """Return the phrases of a block, continued lines joined and lists of words filled in."""
    lines = re.sub(r"\n\s*\|", "|", block).strip().splitlines()
    return [_filled(line.strip(), parts) for line in lines]


def _filled(phrase: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        phrase = phrase.replace(f"{{{name}}}", part)
    return phrase


def _translate(found: re.Match[str]) -> str:
    mark = found[0]
    if mark[0] == "~":
        return rf"(?:[\w'&/-]++\s++){{0,{mark[1]}}}?"
    return _TRANSLATION.get(mark, mark)


def _first_words(phrase: str) -> set[str]:
    """Return the words a phrase can begin with: those of each choice, and what follows an optional one."""
    phrase = phrase.lstrip("<")
    if not phrase.startswith("("):
        return _first_literal(phrase)
    close = _closing(phrase)
    words = {word for choice in _choices(phrase[1:close]) for word in _first_words(choice)}
    rest = phrase[close + 1 :]
    return words | _first_words(rest[1:].lstrip()) if rest.startswith("?") else words


def _first_literal(phrase: str) -> set[str]:
    found = _LEADING.match(phrase)
    if not found:
        raise ValueError(f"A phrase begins with a word or a choice of words: {phrase!r}")
    word = found[0]
    return {word, word[:-1]} if phrase[found.end() :].startswith("?") else {word}


def _closing(phrase: str) -> int:
    """Return the place of the bracket that closes the one the phrase begins with."""
    depth = 0
    for place, character in enumerate(phrase):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place
    raise ValueError(f"A bracket is never closed: {phrase!r}")


def _choices(inner: str) -> list[str]:
    """Return the alternatives of a group, split where no inner group is open."""
    choices, depth = [""], 0
    for character in inner:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            choices.append("")
        else:
            choices[-1] += character
    return choices
