"""The words that insights are described with."""

import datetime as dt
import enum
from dataclasses import dataclass
from uuid import UUID

from askaround.paths.rules import Topic

# More than anybody can take in beside one claim.
MOST_RELATIONS = 30


class Vantage(enum.StrEnum):
    """From where somebody speaks."""

    FIRST_HAND = "first_hand"
    OPINION = "opinion"
    HEARSAY = "hearsay"


VANTAGE_WORDS = {
    Vantage.FIRST_HAND: "lived it",
    Vantage.OPINION: "their opinion",
    Vantage.HEARSAY: "heard from others",
}


class Visibility(enum.StrEnum):
    """Who may see who said it."""

    PRIVATE = "private"
    ANONYMISED = "anonymised"
    QUOTABLE = "quotable"


VISIBILITY_WORDS = {
    Visibility.PRIVATE: "only I",
    Visibility.ANONYMISED: "others, without the name",
    Visibility.QUOTABLE: "others, with the name",
}


SHARING_WORDS = {
    Visibility.PRIVATE: "for you alone",
    Visibility.ANONYMISED: "may be shared without the name",
    Visibility.QUOTABLE: "may be shared with the name",
}


class RelationKind(enum.StrEnum):
    """How two insights stand to each other."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"


RELATION_WORDS = {RelationKind.AGREES: "agrees", RelationKind.CONTRADICTS: "contradicts"}


@dataclass(frozen=True, slots=True)
class InsightDetails:
    """A claim, who made it and from where, the words it rests on and what it bears on.

    `person` said it on `said_on`, in `conversation`; `note` is the line it was taken from.
    """

    claim: str
    topic: Topic
    vantage: Vantage
    person: UUID
    said_on: dt.date
    quote: str = ""
    visibility: Visibility = Visibility.PRIVATE
    path: UUID | None = None
    conversation: UUID | None = None
    note: UUID | None = None
    volunteered: bool = False


@dataclass(frozen=True, slots=True)
class ReadingDetails:
    """How far an insight speaks for a path on a criterion, from -2, worse than I need, to 2."""

    path: UUID
    criterion: str
    score: int
