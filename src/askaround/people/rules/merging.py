"""What to keep when two people turn out to be one."""

import enum
from dataclasses import dataclass


class Side(enum.StrEnum):
    """Whose word stands: that of the person who stays, of the other, or both."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MergeChoices:
    """Whose word stands, for each thing that can be said once; only notes can be kept from both.

    What can be said more than once (positions, addresses, tags) is always kept from both.
    """

    name: Side = Side.KEPT
    work: Side = Side.KEPT
    country: Side = Side.KEPT
    tie: Side = Side.KEPT
    notes: Side = Side.BOTH

    @property
    def swapped(self) -> frozenset[str]:
        """Return what is taken over from the other."""
        return frozenset(name for name in self.__dataclass_fields__ if getattr(self, name) is Side.OTHER)
