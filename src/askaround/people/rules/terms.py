"""The words that people are described with."""

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Final


class ContactKind(enum.StrEnum):
    """Ways to reach somebody."""

    PROFILE = "profile"
    MAIL = "mail"
    PHONE = "phone"


class Tie(enum.StrEnum):
    """How two people know each other, closest first."""

    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    STUDIED = "studied"
    INTRODUCED = "introduced"
    MET = "met"
    LINKEDIN = "linkedin"


TIE_WORDS = {
    Tie.FAMILY: "family",
    Tie.FRIEND: "a friend",
    Tie.COLLEAGUE: "we worked together",
    Tie.STUDIED: "we studied together",
    Tie.INTRODUCED: "somebody introduced us",
    Tie.MET: "we have met",
    Tie.LINKEDIN: "connected on LinkedIn only",
}


class Warmth(enum.StrEnum):
    """How near somebody is, coarsely: for choosing among many."""

    CLOSE = "close"
    MET = "met"
    LINKEDIN = "linkedin"
    UNKNOWN = "unknown"


WARMTH_WORDS = {
    Warmth.CLOSE: "Family, friends, colleagues, fellow students",
    Warmth.MET: "Introduced or met",
    Warmth.LINKEDIN: "LinkedIn only",
    Warmth.UNKNOWN: "Not known yet",
}
WARM_TIES = {
    Warmth.CLOSE: (Tie.FAMILY, Tie.FRIEND, Tie.COLLEAGUE, Tie.STUDIED),
    Warmth.MET: (Tie.INTRODUCED, Tie.MET),
}


class BatchState(enum.StrEnum):
    """The life of an import."""

    PREVIEWED = "previewed"
    READING = "reading"
    APPLIED = "applied"
    REFUSED = "refused"
    STOPPED = "stopped"
    UNDOING = "undoing"
    UNDONE = "undone"
    EXPIRED = "expired"


BATCH_WORDS = {
    BatchState.PREVIEWED: "waiting for your yes",
    BatchState.READING: "coming in",
    BatchState.APPLIED: "brought in",
    BatchState.REFUSED: "refused",
    BatchState.STOPPED: "stopped",
    BatchState.UNDOING: "being undone",
    BatchState.UNDONE: "undone",
    BatchState.EXPIRED: "forgotten",
}


# LinkedIn lets nobody have more connections. What is larger is some other list, and comes in by steps: in one
# transaction, a million rows would keep everybody else out for minutes.
MOST_AT_ONCE: Final = 30_000


class Outcome(enum.StrEnum):
    """What became of a row."""

    CREATED = "created"
    MATCHED = "matched"
    QUEUED = "queued"
    REFUSED = "refused"
    HELD = "held"


class CandidateState(enum.StrEnum):
    """What was said about two people who look alike."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What a user can say about a person on one page."""

    given_name: str = ""
    family_name: str = ""
    title: str = ""
    organisation: str = ""
    country: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    tie: str = ""
    tie_detail: str = ""
    tie_year: int | None = None


@dataclass(frozen=True, slots=True)
class PositionDetails:
    """An earlier position as a user tells it."""

    title: str
    organisation: str
    started_on: dt.date | None = None
    ended_on: dt.date | None = None


def display_name(given_name: str, family_name: str) -> str:
    """Return how a person is called on a page."""
    return f"{given_name} {family_name}".strip()


def people_words(count: int) -> str:
    """Return so many people, as the beginning of a sentence."""
    return "One person is" if count == 1 else f"{count:,} people are" if count else "Nobody is"
