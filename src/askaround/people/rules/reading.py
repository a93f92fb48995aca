"""How a file is read: what was guessed, what you said, and what that leaves out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# How a date of numbers alone can stand.
DATE_ORDERS = {"day-first": "the day", "month-first": "the month", "year-first": "the year"}


@dataclass(frozen=True, slots=True)
class FileReading:
    """The encoding of a file's letters, and the order of its dates of numbers alone, "" if it does not tell.

    `guessed` says whether the encoding was guessed, `other` which one it may be as well; `unread` counts
    the dates
    that are left out, `open` those of them that only need to be told the order.
    """

    encoding: str = "utf-8"
    guessed: bool = False
    other: str = ""
    dates: str = ""
    unread: int = 0
    open: int = 0

    def stored(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def restored(cls, values: object) -> "FileReading":
        """Return what `stored` gave; what is of another kind counts as not said."""
        usual = asdict(cls())
        told = values if isinstance(values, Mapping) else {}
        same = {name: told[name] for name, value in usual.items() if type(told.get(name)) is type(value)}
        return cls(**{**usual, **same})
