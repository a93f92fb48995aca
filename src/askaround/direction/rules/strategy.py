"""The words of a strategy, and how it is told to others."""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from askaround.insights.rules import VANTAGE_WORDS, Vantage, Visibility

# What fits on two pages is read again; a line that needs more than five reasons is two lines.
MOST_LINES = 24
MOST_CITED = 5
LONGEST_LINE = 600


class Section(enum.StrEnum):
    """A part of the strategy, in the order in which it is told."""

    WHAT = "what"
    WHERE = "where"
    WITH_WHOM = "with_whom"
    HOW = "how"
    SKILLS = "skills"
    STEPS = "steps"


SECTION_WORDS = {
    Section.WHAT: "What I will do",
    Section.WHERE: "Where",
    Section.WITH_WHOM: "With whom",
    Section.HOW: "How I get there",
    Section.SKILLS: "Skills to build",
    Section.STEPS: "Next steps",
}
TEACHING = {
    Section.WHAT: "The kind of work you choose for now, in one sentence that a friend would understand.",
    Section.WHERE: "The place, the kind of organisation, and where you would not go.",
    Section.WITH_WHOM: "The people you want beside you: who does this well, and who helps you to get there.",
    Section.HOW: "The way in that people who went it described: a course, a first role, a trial.",
    Section.SKILLS: "What you are going to learn, and where you will practise it.",
    Section.STEPS: "What you do next and by which day; it then stands on Today.",
}


@dataclass(frozen=True, slots=True)
class Starter:
    """Words from what is on file to begin a section with, and the insight they come from, if one."""

    text: str
    insight: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """An insight that a line rests on: the claim, the words, and who said it when, from where, for whom."""

    uuid: UUID
    claim: str
    quote: str
    name: str
    vantage: Vantage
    visibility: Visibility
    said_on: dt.date

    @property
    def from_where(self) -> str:
        """Return the vantage in words."""
        return VANTAGE_WORDS[self.vantage]


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the strategy, the day a step is due, and what it rests on."""

    text: str
    due_on: dt.date | None = None
    cited: Sequence[Cited] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A line as others may read it; `notes` are the places, from 1, of what it rests on."""

    text: str
    aside: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A strategy as others may read it: its sections that say something, and where each thing is from."""

    title: str
    day: str
    parts: tuple[tuple[str, tuple[Told, ...]], ...]
    notes: tuple[str, ...]


UNNAMED_WORDS = {
    Vantage.FIRST_HAND: "somebody who lives it",
    Vantage.OPINION: "somebody's opinion",
    Vantage.HEARSAY: "somebody who heard it from others",
}


def source_of(cited: Cited) -> str:
    """Return where a thing is from, as far as others may know: words and name, or less."""
    match cited.visibility:
        case Visibility.QUOTABLE:
            words = f" “{cited.quote}”" if cited.quote else ""
            return f"{cited.claim}{words} ({cited.name}, {cited.from_where}, {cited.said_on:%B %Y})"
        case Visibility.ANONYMISED:
            return f"{cited.claim} ({UNNAMED_WORDS[cited.vantage]})"
    return "From a private note"


def document_of(lines: Iterable[tuple[Section, Sequence[Written]]], *, name: str, today: dt.date) -> Document:
    """Return the strategy as others may read it; each insight is told once, however often it is cited."""
    places: dict[UUID, int] = {}
    notes: list[str] = []
    for _, written in lines:
        for each in (each for line in written for each in line.cited if each.uuid not in places):
            notes.append(source_of(each))
            places[each.uuid] = len(notes)
    parts = (
        (SECTION_WORDS[section], tuple(_told(line, places) for line in written))
        for section, written in lines
        if written
    )
    title = f"Career strategy of {name}" if name else "Career strategy"
    return Document(title, _day(today), tuple(parts), tuple(notes))


def _told(line: Written, places: dict[UUID, int]) -> Told:
    by = f"by {_day(line.due_on)}" if line.due_on else ""
    return Told(line.text, by, tuple(places[each.uuid] for each in line.cited))


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
