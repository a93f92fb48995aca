"""What a file of contacts is turned into, and how rows travel between the two processes."""

from collections.abc import Iterable
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
class How:
    """What the user says of a file: its encoding, as Python names it, and the order of dates; "" to guess."""

    encoding: str = ""
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: its encoding and the order of its dates of numbers alone, "" if it does not tell.

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


@dataclass(frozen=True, slots=True)
class Preview:
    """The kind of file, its column labels as found, its first rows, and how it is read."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    reading: Reading
    around: "Archive"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of LinkedIn's ZIP beside the connections, and its data rows.

    `set_aside` tells how many rows say nothing that can be used, by reason; `refusal` is a sentence where
    none of the file could be read, and `rows` is 0 then.
    """

    kind: str
    name: str
    rows: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A position of the user's own; dates are the first of a month."""

    title: str
    organisation: str
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class School:
    """A school of the user's own; dates are the first of a month."""

    school: str
    degree: str
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How many messages went to somebody and came back, without their text; `last_by` is "me" or "them"."""

    profile_url: str
    name: str
    sent: int
    received: int
    first_on: date | None
    last_on: date | None
    last_by: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited whom to connect ("me" or "them"), newest of `rows` rows."""

    profile_url: str
    name: str
    invited_by: str
    invited_on: date | None
    rows: int


@dataclass(frozen=True, slots=True)
class Archive:
    """What LinkedIn's ZIP holds beside the connections; nothing for a file that is no ZIP."""

    members: tuple[Member, ...] = ()
    jobs: tuple[Job, ...] = ()
    schools: tuple[School, ...] = ()
    skills: tuple[str, ...] = ()
    correspondence: tuple[Correspondence, ...] = ()
    invitations: tuple[Invitation, ...] = ()


_CONTACT = [field.name for field in fields(ContactRow)]
_REFUSED = [field.name for field in fields(RefusedRow)]
_REFUSED_WIDTH = len(_REFUSED)
_DAY = _CONTACT.index("connected_on")

_contact_values = attrgetter(*_CONTACT)
_refused_values = attrgetter(*_REFUSED)


def pack(row: Row) -> tuple[Any, ...]:
    """Give the row's values in order, ready for JSON but for the date."""
    return _contact_values(row) if isinstance(row, ContactRow) else _refused_values(row)


def unpack_archive(answers: Iterable[list[Any]]) -> Archive:
    """Put what the other process told of an archive, a kind and its values at a time, together."""
    told: dict[str, list[Any]] = {name: [] for name in Archive.__slots__}
    for kind, found in answers:
        told[kind] += found
    return Archive(
        members=tuple(
            Member(kind, name, rows, tuple(map(tuple, aside)), refusal)
            for kind, name, rows, aside, refusal in told["members"]
        ),
        jobs=tuple(Job(title, work, _day(start), _day(end)) for title, work, start, end in told["jobs"]),
        schools=tuple(
            School(school, degree, _day(start), _day(end)) for school, degree, start, end in told["schools"]
        ),
        skills=tuple(told["skills"]),
        correspondence=tuple(
            Correspondence(url, name, sent, received, _day(first), _day(last), by)
            for url, name, sent, received, first, last, by in told["correspondence"]
        ),
        invitations=tuple(
            Invitation(url, name, by, _day(on), rows) for url, name, by, on, rows in told["invitations"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def unpack(values: list[Any]) -> Row:
    """Turn the values of one row, as JSON gave them, back into the row."""
    values[-1] = tuple(values[-1])
    if len(values) == _REFUSED_WIDTH:
        return RefusedRow(*values)
    if values[_DAY]:
        values[_DAY] = date.fromisoformat(values[_DAY])
    return ContactRow(*values)
