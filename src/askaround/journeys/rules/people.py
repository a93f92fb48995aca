"""What the list of people can be asked."""

import enum
from collections.abc import Mapping
from dataclasses import asdict, dataclass


class Standing(enum.StrEnum):
    """How far asking somebody has come."""

    NOT_ASKED = "not-asked"
    WAITING = "waiting"
    ANSWERED = "answered"
    LEFT_ALONE = "do-not-contact"
    ARCHIVED = "archived"


STANDING_WORDS = {
    Standing.NOT_ASKED: "Not asked yet",
    Standing.WAITING: "Waiting for an answer",
    Standing.ANSWERED: "Answered",
    Standing.LEFT_ALONE: "Do not contact",
    Standing.ARCHIVED: "Archived",
}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the list shows: words, and what is chosen for each filter, as the address says it."""

    words: str = ""
    path: str = ""
    organisation: str = ""
    tag: str = ""
    warmth: str = ""
    state: str = ""

    @property
    def asks(self) -> dict[str, str]:
        """Return what is asked, as the address says it; nothing for everybody."""
        said = asdict(self)
        return {"q" if name == "words" else name: value for name, value in said.items() if value}

    @property
    def filters(self) -> dict[str, str]:
        """Return what is asked, the words aside."""
        return {name: value for name, value in self.asks.items() if name != "q"}

    @classmethod
    def from_asks(cls, asks: Mapping[str, str]) -> "Wanted":
        """Return what an address, or a view that was kept, asks; what it says besides is left out."""
        names = cls.__dataclass_fields__
        said = {name: asks.get("q" if name == "words" else name, "") for name in names}
        return cls(**{name: str(value).strip()[:_LONGEST] for name, value in said.items()})
