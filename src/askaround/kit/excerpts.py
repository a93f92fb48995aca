"""Showing where words stand in a text."""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from askaround.kit.search_words import Term, folded_in_place, places_of, tokens

_JOINER = "\u200d"
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


def excerpt(text: str, sought: Sequence[Term]) -> list[Piece]:
    """Cut a text around the first place where one of these stands, each place marked.

    Where none does, it is the beginning of the text.
    """
    places = _places(text, sought)
    begin, end = _window(text, places[0][0] if places else 0)
    pieces = [Piece("… ")] if begin else []
    shown = begin
    for start, stop in places:
        if start < end:
            pieces += [Piece(text[shown:start]), Piece(text[start : min(stop, end)], found=True)]
            shown = min(stop, end)
    pieces += [Piece(text[shown:end]), Piece(" …" if end < len(text) else "")]
    return [piece for piece in pieces if piece.text]


def _places(text: str, sought: Sequence[Term]) -> list[tuple[int, int]]:
    """Return where what is looked for stands in a text; what overlaps or touches is one place."""
    plain, origins = folded_in_place(text)
    places: list[tuple[int, int]] = []
    for first, last in sorted(places_of(sought, list(tokens(plain)))):
        start, end = origins[first], _end(origins, last)
        if places and start <= places[-1][1]:
            start, end = places[-1][0], max(places.pop()[1], end)
        places.append((start, end))
    return places


def _end(origins: Sequence[int], last: int) -> int:
    """Return where the sign ends that the character before this one was folded from."""
    return next(place for place in origins[last:] if place > origins[last - 1])


def _window(text: str, found: int) -> tuple[int, int]:
    """Return where what is shown begins and ends, at the edges of words where there are any near."""
    begin = max(0, found - _BEFORE)
    if begin:
        blank = text.find(" ", begin, found)
        begin = blank + 1 if blank >= 0 else begin
        while begin < found and _is_within_a_sign(text, begin):
            begin += 1
    end = min(len(text), begin + _LENGTH)
    if end < len(text):
        blank = text.rfind(" ", found, end)
        end = blank if blank > found else end
        while end > found + 1 and _is_within_a_sign(text, end):
            end -= 1
    return begin, end


def _is_within_a_sign(text: str, place: int) -> bool:
    """Tell whether a mark, or a joiner of emoji, ties what stands here to what stands before."""
    return unicodedata.category(text[place])[0] == "M" or _JOINER in text[place - 1 : place + 1]
