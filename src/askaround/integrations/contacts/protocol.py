"""What a file of contacts is turned into, and how rows travel between the two processes."""

from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias


class FileRefused(Exception):  # noqa: N818 - a refusal is named for its reason
    """The whole file cannot be used; the text is a sentence: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One usable row.

    `number` counts data rows from 1, `line` is the physical line (from 1) where the row starts. Texts are
    trimmed and on one line, "" where the file says nothing; `note` tells which cell was not understood.
    """

    number: int
    line: int
    given_name: str
    family_name: str
    profile_url: str
    mail: str
    organisation: str
    title: str
    connected_on: date | None
    note: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row that cannot be used; `reason` is a sentence: what is wrong and what to do."""

    number: int
    line: int
    reason: str
    cells: tuple[str, ...]


Row: TypeAlias = ContactRow | RefusedRow


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some consecutive rows, and the share of the file read once they are done (0..1)."""

    rows: tuple[Row, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Preview:
    """The kind of file, its column labels as found, and its first rows."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


_CONTACT = [field.name for field in fields(ContactRow)]
_REFUSED = [field.name for field in fields(RefusedRow)]
_REFUSED_WIDTH = len(_REFUSED)
_DAY = _CONTACT.index("connected_on")

_contact_values = attrgetter(*_CONTACT)
_refused_values = attrgetter(*_REFUSED)


def pack(row: Row) -> tuple[Any, ...]:
    """Give the row's values in order, ready for JSON but for the date."""
    return _contact_values(row) if isinstance(row, ContactRow) else _refused_values(row)


def unpack(values: list[Any]) -> Row:
    """Turn the values of one row, as JSON gave them, back into the row."""
    values[-1] = tuple(values[-1])
    if len(values) == _REFUSED_WIDTH:
        return RefusedRow(*values)
    if values[_DAY]:
        values[_DAY] = date.fromisoformat(values[_DAY])
    return ContactRow(*values)
