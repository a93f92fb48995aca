"""What becomes of lines that arrive late, twice or from two windows, and how much of a promise is left."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from askaround.conversations.rules.terms import NoteDetails, NoteKind

# Characters of a line, and lines of a talk: far more than anybody types in one.
LONGEST_LINE: Final = 4_000
MOST_LINES: Final = 2_000


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What a line says, and how it is marked; `topic` and `prompting` are "" where nothing was chosen."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    topic: str = ""
    prompting: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of the promised time: whole minutes, rounded up, and the share of it in hundredths."""

    minutes: int
    share: int


def newest(lines: Iterable[NoteDetails]) -> dict[UUID, NoteDetails]:
    """Return each line once, as it was after the most edits."""
    found: dict[UUID, NoteDetails] = {}
    for line in lines:
        if line.uuid not in found or line.edits > found[line.uuid].edits:
            found[line.uuid] = line
    return found


def is_out(line: NoteDetails) -> bool:
    """Tell whether a line no longer stands: it was taken out, or nothing is left of it."""
    return line.removed or not line.text.strip()


def says_the_same(one: NoteDetails, other: NoteDetails) -> bool:
    """Tell whether two states of a line read the same, wherever they stand."""
    if is_out(one) or is_out(other):
        return is_out(one) and is_out(other)
    return _read(one) == _read(other)


def remaining(begun_at: dt.datetime, minutes: int, now: dt.datetime) -> Remaining:
    """Return what is left of so many minutes; nothing once they are over."""
    promised = minutes * 60
    left = min(max(promised - (now - begun_at).total_seconds(), 0), promised)
    return Remaining(math.ceil(left / 60), round(100 * left / promised))


def _read(line: NoteDetails) -> tuple[str, ...]:
    return (line.text, line.kind, line.topic, line.prompting)
