"""The words that relationships are described with."""

import datetime as dt
import enum
from dataclasses import dataclass
from uuid import UUID

# Thanks belong within a day of the talk, and are late after three (practice: Yale, Hampshire).
THANKS_DUE = dt.timedelta(hours=24)
THANKS_OVERDUE = dt.timedelta(hours=72)


class Side(enum.StrEnum):
    """Whose promise it is."""

    MINE = "mine"
    THEIRS = "theirs"


SIDE_WORDS = {Side.MINE: "I said I would", Side.THEIRS: "They said they would"}


class PromiseState(enum.StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class PromiseDetails:
    """What was promised, by whom and by when; `note` is the line it was taken from."""

    person: UUID
    side: Side
    text: str
    due_on: dt.date | None = None
    conversation: UUID | None = None
    note: UUID | None = None
