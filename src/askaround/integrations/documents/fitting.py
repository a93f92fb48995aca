"""Making documents fit: texts made harmless, and shorter briefs to try when the whole is too long."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from askaround.kit.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from askaround.integrations.documents.protocol import Brief, Line, Report

SHORTENED: Final = "Shortened to fit one page. All of it is in Askaround."
CUT_OFF: Final = "The rest was too long to print. All of it is in Askaround."
# About thirty pages: what a report may have of characters, with so many for each of its lines.
_MOST_OF_A_REPORT: Final = 100_000
_A_LINE: Final = 50
# Nobody reads more of one text at a table; it also bounds the work that a page can be.
_MOST_CHARACTERS: Final = 3000
_MOST_ITEMS: Final = 40
_SIZES: Final = (11, 10, 9)  # points, the larger the better
# What is kept where even small print is too long: characters of a text, and questions or promises.
_CUTS: Final = ((600, 14), (300, 12), (150, 10), (80, 8), (40, 5))
# Marks that turn the direction of what follows them, beyond their own text.
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONG_WORD: Final = re.compile(r"(\S{24})(?=\S)")
_MAY_BREAK: Final = "\u200b"
_NO_GLYPH: Final = "\u25a1"
_BEYOND_LATIN: Final = "\u0180"
_OURS: Final = f"…{_MAY_BREAK}{_NO_GLYPH}"


def versions(brief: Brief) -> Iterator[dict[str, Any]]:
    """Yield the brief as data for the page, the whole in three sizes first, then shorter and shorter."""
    for size in _SIZES:
        yield _version(brief, size, _MOST_CHARACTERS, _MOST_ITEMS)
    for characters, items in _CUTS:
        yield _version(brief, _SIZES[-1], characters, items)


def whole(report: Report) -> dict[str, Any]:
    """Return the report as data for its pages; neither a text nor the whole is longer than anybody reads."""
    lines = _lines_to_print(report)
    parts, left = [], len(lines)
    for part in report.parts:
        kept = lines[len(lines) - left :][: len(part.lines)]
        left -= len(kept)
        if kept or not part.lines:
            parts.append({"heading": _plain(part.heading, _MOST_CHARACTERS), "lines": kept})
    needed = {place for line in lines for place in line["notes"]}
    return {
        "title": _plain(report.title, _MOST_CHARACTERS),
        "subtitle": _plain(report.subtitle, _MOST_CHARACTERS),
        "parts": parts,
        "notes": [
            _plain(note, _MOST_CHARACTERS) if place in needed else ""
            for place, note in enumerate(report.notes, start=1)
        ],
        "end": CUT_OFF if len(lines) < sum(len(part.lines) for part in report.parts) else "",
    }


def _lines_to_print(report: Report) -> list[dict[str, Any]]:
    """Return the first lines of a report that are, with their notes, no more than anybody reads."""
    left, told, lines = _MOST_OF_A_REPORT, set[int](), list[dict[str, Any]]()
    for line in (line for part in report.parts for line in part.lines):
        new = [report.notes[place - 1] for place in {*line.notes} - told]
        told.update(line.notes)
        left -= _A_LINE + sum(min(len(text), _MOST_CHARACTERS) for text in (line.text, line.aside, *new))
        if left < 0:
            break
        lines.append(_line(line))
    return lines


def without(text: str, sign: str) -> str:
    """Return a text with a box for every character of the same script as one that no font has."""
    script = _script(sign)
    return "".join(_NO_GLYPH if not each.isascii() and _script(each) == script else each for each in text)


def only_latin(text: str) -> str:
    """Return a text with a box for everything but the letters of Western and Central Europe."""
    return "".join(each if each < _BEYOND_LATIN or each in _OURS else _NO_GLYPH for each in text)


def _version(brief: Brief, size: int, characters: int, items: int) -> dict[str, Any]:
    texts = {
        name: getattr(brief, name) for name in ("person", "work", "why_them", "objective", "when", "where")
    }
    shown = {name: _plain(text, characters) for name, text in texts.items()}
    asks = [[_plain(ask.text, characters), ask.minutes, ask.must] for ask in brief.asks[:items]]
    promises = [_plain(promise, characters) for promise in brief.promises[:items]]
    everything = [*texts.values(), *(ask.text for ask in brief.asks), *brief.promises]
    is_cut = max(map(len, everything)) > characters or max(len(brief.asks), len(brief.promises)) > items
    return {**shown, "asks": asks, "promises": promises, "size": size, "note": SHORTENED if is_cut else ""}


def _line(line: Line) -> dict[str, Any]:
    texts = {name: _plain(getattr(line, name), _MOST_CHARACTERS) for name in ("text", "aside")}
    return {**texts, "notes": list(line.notes)}


def _plain(text: str, characters: int) -> str:
    """Return a text on one line, shortened at a word, that can be broken anywhere it must."""
    line = _TURNS.sub("", one_line(text[: _MOST_CHARACTERS * 2]))
    if len(line) > characters:
        cut = line[:characters]
        line = (cut.rsplit(" ", 1)[0] if " " in cut[characters // 2 :] else cut) + " …"
    return _LONG_WORD.sub(rf"\1{_MAY_BREAK}", line)


def _script(sign: str) -> str:
    """Return what a character's name begins with, such as "CJK"; "" for one without a name."""
    return unicodedata.name(sign, "").partition(" ")[0]
