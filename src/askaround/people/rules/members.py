"""The files of an import, counted row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from askaround.people.rules.acquaintance import Correspondent

# What each file is called, and what is made of it.
MEMBER_WORDS = {
    "connections": ("Connections", "people you can ask"),
    "messages": ("Messages", "only who and when, never the text"),
    "invitations": ("Invitations", "only who invited whom, and when"),
    "positions": ("Your positions", "offered to you afterwards"),
    "education": ("Your schools", "offered to you afterwards"),
    "skills": ("Your skills", "offered to you afterwards"),
    "profile": ("Your profile", "only your name, to tell your side of the messages"),
}


@dataclass(frozen=True, slots=True)
class MemberCount:
    """A file of an import and its rows: those that match nobody on file, and those set aside, by reason.

    The others are used. `refusal` is a sentence where nothing of the file could be read; `rows` is 0 then.
    """

    kind: str
    name: str
    rows: int = 0
    unmatched: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    refusal: str = ""

    @property
    def title(self) -> str:
        """Return what the file is called."""
        return MEMBER_WORDS.get(self.kind, (self.name, ""))[0]

    @property
    def use(self) -> str:
        """Return what is made of the file."""
        return MEMBER_WORDS.get(self.kind, (self.name, ""))[1]

    @property
    def refused(self) -> int:
        """Return how many rows were set aside."""
        return sum(count for _, count in self.reasons)

    @property
    def used(self) -> int:
        """Return how many rows were of use."""
        return self.rows - self.unmatched - self.refused

    def stored(self) -> list[Any]:
        """Return this count as JSON can hold it."""
        return [getattr(self, name) for name in MemberCount.__slots__]

    @classmethod
    def restored(cls, values: Sequence[Any]) -> "MemberCount":
        """Return the count that `stored` gave."""
        kind, name, rows, unmatched, reasons, refusal = values
        return cls(kind, name, rows, unmatched, tuple(map(tuple, reasons)), refusal)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a ZIP holds beside its list of connections: its files, and who is written to."""

    members: tuple[MemberCount, ...] = ()
    correspondents: tuple[Correspondent, ...] = ()
