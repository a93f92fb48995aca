"""What a line of a file says, and what a newer line changes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from askaround.people.rules.identity import fingerprint

Job = tuple[str, str]
_JOB = 2  # title and organisation


@dataclass(frozen=True, slots=True)
class FileRow:
    """One line of a file: what it says of a person, or why it is refused."""

    number: int
    line: int
    given_name: str = ""
    family_name: str = ""
    profile: str = ""
    mail: str = ""
    organisation: str = ""
    title: str = ""
    connected_on: str = ""
    note: str = ""
    refusal: str = ""
    cells: tuple[str, ...] = ()

    @property
    def job(self) -> Job:
        """Return title and organisation."""
        return self.title, self.organisation

    @property
    def date(self) -> dt.date | None:
        """Return the date since when you are connected, if the line says."""
        return dt.date.fromisoformat(self.connected_on) if self.connected_on else None

    @property
    def facts(self) -> list[str]:
        """Return what the line says of the person, in a fixed order, to be stored."""
        return [
            self.given_name,
            self.family_name,
            self.profile,
            self.mail,
            self.organisation,
            self.title,
            self.connected_on,
        ]

    @property
    def fingerprint(self) -> int:
        """Return the digest by which the same line is known when it comes again."""
        return fingerprint(self.facts)

    def stored(self) -> list[Any]:
        """Return this row as JSON can hold it."""
        return list(_values(self))

    @classmethod
    def restored(cls, values: Sequence[Any]) -> "FileRow":
        """Return the row that `stored` gave."""
        fields: list[Any] = [*values[:-1], tuple(values[-1])]
        return cls(*fields)

    @classmethod
    def from_facts(cls, number: int, line: int, facts: Sequence[str]) -> "FileRow":
        """Return the row that stored facts came from."""
        given, family, profile, mail, organisation, title, connected_on = facts
        return cls(number, line, given, family, profile, mail, organisation, title, connected_on)


def is_facts(values: Sequence[Any]) -> bool:
    """Tell whether these are what a line says of a person, or nothing; raises ValueError for no day."""
    if not values:
        return True
    row = FileRow.from_facts(0, 0, values)
    return all(isinstance(value, str) for value in values) and (row.date is not None or not row.connected_on)


def is_job_change(value: Any) -> bool:
    """Tell whether this is a change of position as an import keeps it."""
    return (
        isinstance(value, dict) and value.keys() == {"before", "after"} and all(map(_is_job, value.values()))
    )


def _is_job(value: Any) -> bool:
    return isinstance(value, list) and len(value) == _JOB and all(isinstance(each, str) for each in value)


# dataclasses.astuple copies deeply, which for a row costs more than everything else about it.
_values = attrgetter(*(field.name for field in fields(FileRow)))


@dataclass(frozen=True, slots=True)
class JobChange:
    """A position that a newer file reports instead of another; each is (title, organisation)."""

    before: Job
    after: Job


def job_change(on_file: Job, last_imported: Job | None, incoming: Job) -> JobChange | None:
    """Say what a newer line changes about somebody's position.

    What counts is news between two files: where the last file said the same, the user's own edits stand.
    Without an earlier file only blanks are filled. A line that says nothing changes nothing.
    """
    if not any(incoming) or incoming in (on_file, last_imported):
        return None
    if last_imported is None and any(on_file):
        return None
    return JobChange(on_file, incoming)
