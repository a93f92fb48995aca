"""Showing where words stand in a text."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from askaround.kit.text import fold

# Anything between blanks and punctuation, so that marks above and below letters stay with them.
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u00a1-\u00bf\u2000-\u206f\u3000-\u303f]+")
_BEFORE, _LENGTH = 60, 180  # characters


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is what was looked for."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Where words were found: the record that holds them, of or to whom, when, and the words in place.

    `uuid` names what to open: the talk of a line of notes, the insight, the message, or the person.
    """

    key: int
    uuid: UUID
    person: UUID
    name: str
    excerpt: list[Piece]
    on: dt.date | None = None


def excerpt(text: str, beginnings: Collection[str]) -> list[Piece]:
    """Cut a text around the first word that begins like one of these (folded), each of them marked.

    Where none does, it is the beginning of the text.
    """
    begin, end = _window(text, tuple(beginnings))
    pieces = [Piece("… ")] if begin else []
    place = begin
    for word in _WORD.finditer(text, begin, end):
        if fold(word[0]).startswith(tuple(beginnings)):
            pieces += [Piece(text[place : word.start()]), Piece(word[0], found=True)]
            place = word.end()
    pieces += [Piece(text[place:end]), Piece(" …" if end < len(text) else "")]
    return [piece for piece in pieces if piece.text]


def _window(text: str, beginnings: tuple[str, ...]) -> tuple[int, int]:
    """Return where what is shown begins and ends, at the edges of words where there are any near."""
    starts = (word.start() for word in _WORD.finditer(text) if fold(word[0]).startswith(beginnings))
    found = next(starts, 0)
    begin = max(0, found - _BEFORE)
    if begin:
        blank = text.find(" ", begin, found)
        begin = blank + 1 if blank >= 0 else begin
    end = min(len(text), begin + _LENGTH)
    if end < len(text):
        blank = text.rfind(" ", found, end)
        end = blank if blank > found else end
    return begin, end
