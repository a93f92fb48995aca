"""The first steps, which tick themselves."""

import enum
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

# How what was said to the checklist is remembered among the marks of Today.
HIDDEN = "checklist"
FIVE_SEEN = "five-people"


class StepKind(enum.StrEnum):
    """The first steps, in their order."""

    PATH = "path"
    CONTACTS = "contacts"
    YOU = "you"
    FIVE = "five"
    MESSAGE = "message"
    SENT = "sent"


STEP_WORDS = {
    StepKind.PATH: "Name a path you are curious about",
    StepKind.CONTACTS: "Bring your contacts",
    StepKind.YOU: "Say your name and who you are in one line",
    StepKind.FIVE: "See five people and why",
    StepKind.MESSAGE: "Have a first message ready",
    StepKind.SENT: "Send it",
}


@dataclass(frozen=True, slots=True)
class Checklist:
    """Which of the first steps are done, whether you put the list away, and the message that waits."""

    done: Collection[StepKind]
    hidden: bool
    draft: UUID | None

    @property
    def complete(self) -> bool:
        """Tell whether every step is done."""
        return set(self.done) == set(StepKind)

    @property
    def steps(self) -> list[tuple[StepKind, str, bool]]:
        """Return each step with its words and whether it is done."""
        return [(kind, words, kind in self.done) for kind, words in STEP_WORDS.items()]
