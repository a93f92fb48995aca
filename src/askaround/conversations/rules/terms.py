"""The words that conversations, their questions and their notes are described with."""

import datetime as dt
import enum
import re
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from askaround.conversations.rules.times import When

# Minutes: what is asked for by default, and what a promise can be (practice: 20, or 15 or 30).
PROMISED_MINUTES = 20
SHORTEST_TALK = 5
LONGEST_TALK = 240
# Days for which the rules of time zones are known.
EARLIEST_DAY = dt.date(2000, 1, 1)
LATEST_DAY = dt.date(2099, 12, 31)
# A web address that browsers and calendars take: no blanks, no other letters.
_LINK: Final = re.compile(r"https?://[!-~]{1,2000}")


class Mode(enum.StrEnum):
    """How you talk."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"


MODE_WORDS = {Mode.VIDEO: "by video", Mode.PHONE: "by phone", Mode.IN_PERSON: "in person"}


class State(enum.StrEnum):
    """The life of a conversation: it is complete once you have reflected on it."""

    ARRANGED = "arranged"
    CANCELLED = "cancelled"
    HELD = "held"
    COMPLETE = "complete"


CONVERSATION_WORDS = {
    State.ARRANGED: "arranged",
    State.CANCELLED: "called off",
    State.HELD: "to be wrapped up",
    State.COMPLETE: "complete",
}


class NoteKind(enum.StrEnum):
    """What a line that was noted is."""

    NOTE = "note"
    INSIGHT = "insight"
    QUOTE = "quote"
    NAME = "name"
    RESOURCE = "resource"
    PROMISE = "promise"


NOTE_WORDS = {
    NoteKind.NOTE: "note",
    NoteKind.INSIGHT: "insight",
    NoteKind.QUOTE: "quote",
    NoteKind.NAME: "name",
    NoteKind.RESOURCE: "something to read or use",
    NoteKind.PROMISE: "promise",
}


class Prompting(enum.StrEnum):
    """Whether something was said in answer to a question, or of itself."""

    ASKED = "asked"
    VOLUNTEERED = "volunteered"


@dataclass(frozen=True, slots=True)
class Details:
    """What is agreed: when by your clock, the other person's zone ("" for yours), how and where."""

    when: When
    their_zone: str = ""
    mode: Mode = Mode.VIDEO
    place: str = ""

    @property
    def link(self) -> str:
        """Return the place where it is a web address, "" where it is not."""
        return self.place if _LINK.fullmatch(self.place) else ""


@dataclass(frozen=True, slots=True)
class NoteDetails:
    """One line of notes as the screen keeps it: its own id, and how often it was changed there.

    `topic` is "" where none was chosen; a line taken back has `removed`.
    """

    uuid: UUID
    edits: int
    place: int
    said_at: dt.datetime
    text: str
    kind: NoteKind = NoteKind.NOTE
    topic: str = ""
    prompting: str = ""
    question: UUID | None = None
    removed: bool = False


class Stage(enum.StrEnum):
    """How far the explorer is with a path."""

    EXPLORING = "exploring"
    COMPARING = "comparing"
    DECIDING = "deciding"


class Moment(enum.StrEnum):
    """Where in a conversation a question belongs."""

    OPENING = "opening"
    MIDDLE = "middle"
    CLOSING = "closing"


STAGE_WORDS: Final = {
    Stage.EXPLORING: "finding out what it is",
    Stage.COMPARING: "comparing it with other paths",
    Stage.DECIDING: "making up your mind",
}
MOMENT_WORDS: Final = {
    Moment.OPENING: "to begin with",
    Moment.MIDDLE: "once you are talking",
    Moment.CLOSING: "towards the end",
}
