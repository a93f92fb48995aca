"""What a backup or an export says of itself, what it is called, and which ones are kept."""

import datetime as dt
import json
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

FORMAT_VERSION = 1
SCHEMA = "schema.json"  # where an export tells what its rows look like
# Commands whose lines in the log say nothing of yours: a home with no others is empty.
COPIES = ("back_up", "export_all")  # they tell of copies, and are left out of exports
NOTHING_OF_YOURS = (*COPIES, "leave_demo", "choose_place", "keep_place")
# Ways in, and what a sentence model made of titles: both are made anew. What is technical (sessions, jobs,
# the search index) is not ours to list.
LEFT_OUT = frozenset({"accounts.launchtoken", "direction.textvector", "direction.reading"})
_DAYS, _WEEKS, _MONTHS, _VERSIONS = 7, 4, 6, 3
_NAME = re.compile(r"askaround-(\d{4}-\d\d-\d\d-\d{6})-(daily|asked|before|export)(?:-([\w.+]+))?\.zip")
_YEARS = range(1980, 2108)  # which a ZIP knows
# What reading JSON of another shape raises.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
_MOMENT = "%Y-%m-%d-%H%M%S"


class Kind(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    ASKED = "asked"
    BEFORE = "before"
    EXPORT = "export"


KIND_WORDS = {
    Kind.DAILY: "made by itself",
    Kind.ASKED: "made by you",
    Kind.BEFORE: "made before an upgrade",
    Kind.EXPORT: "an export, made by you",
}


class Form(StrEnum):
    """How rows are written: as the database holds them, or by names and uuids, for any program to read."""

    BACKUP = "askaround backup"
    EXPORT = "askaround export"

    @property
    def folder(self) -> str:
        """Return the folder in the archive that holds the rows."""
        return "tables" if self is Form.BACKUP else "data"

    def member(self, table: str) -> str:
        """Return the name of the file in the archive that holds the rows of a table."""
        return f"{self.folder}/{table}.jsonl"


class NotAManifest(ValueError):  # noqa: N818 - named for what is wrong
    """Raised for a text that does not describe a backup."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table in a backup: its columns, how many rows, and the SHA-256 of their lines."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: when and by which Askaround it was made, at which migrations, and its tables.

    An export is as of its last change, whenever it is made: two of the same data are equal to the byte.
    """

    made_at: dt.datetime
    kind: Kind
    askaround: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]

    @property
    def form(self) -> Form:
        """Return how its rows are written."""
        return Form.EXPORT if self.kind is Kind.EXPORT else Form.BACKUP

    @property
    def word(self) -> str:
        """Return what it is called in a sentence."""
        return "export" if self.form is Form.EXPORT else "backup"

    @property
    def people(self) -> int:
        """Return how many people are in it."""
        return self.table("people.person").rows

    @property
    def messages(self) -> int:
        """Return how many messages are in it."""
        return self.table("outreach.message").rows

    def table(self, name: str) -> Table:
        """Return one table; an empty one where the backup has none of that name."""
        found = (table for table in self.tables if table.name == name)
        return next(found, Table(name, (), 0, ""))

    def written(self) -> str:
        """Return the manifest as JSON."""
        values = {**asdict(self), "made_at": self.made_at.isoformat()}
        schema = {"schema": SCHEMA} if self.form is Form.EXPORT else {}
        told = {"format": self.form, "version": FORMAT_VERSION, **schema, **values}
        return json.dumps(told, indent=1)

    @staticmethod
    def read(text: bytes) -> "Manifest":
        """Return what a JSON text describes; raises NotAManifest."""
        try:
            values = json.loads(text)
            manifest = Manifest(
                made_at=dt.datetime.fromisoformat(values["made_at"]),
                kind=Kind(values["kind"]),
                askaround=str(values["askaround"]),
                migrations=tuple((str(app), str(name)) for app, name in values["migrations"]),
                tables=tuple(_table(each) for each in values["tables"]),
            )
        except _UNREADABLE as error:
            raise NotAManifest(str(error)) from error
        if values["format"] != manifest.form:
            raise NotAManifest("another format")
        if manifest.made_at.tzinfo is None or manifest.made_at.year not in _YEARS:
            raise NotAManifest("no moment")
        return manifest


def format_of(text: bytes) -> tuple[str, int]:
    """Return which format a manifest says that it is in, and of which version; raises NotAManifest."""
    try:
        values = json.loads(text)
        return str(values["format"]), int(values["version"])
    except _UNREADABLE as error:
        raise NotAManifest(str(error)) from error


def _table(values: dict[str, Any]) -> Table:
    columns = tuple(str(column) for column in values["columns"])
    return Table(str(values["name"]), columns, int(values["rows"]), str(values["sha256"]))


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """What a backup's file is called: when (UTC), why, and before which version."""

    made_at: dt.datetime
    kind: Kind
    version: str = ""

    def __str__(self) -> str:
        """Return the name of the file."""
        version = f"-{self.version}" if self.version else ""
        return f"askaround-{self.made_at.astimezone(dt.UTC).strftime(_MOMENT)}-{self.kind}{version}.zip"

    @staticmethod
    def read(text: str) -> "Name | None":
        """Return what a file's name says, None where it is no backup's."""
        found = _NAME.fullmatch(text)
        if not found:
            return None
        try:
            made_at = dt.datetime.strptime(found[1], _MOMENT).replace(tzinfo=dt.UTC)
        except ValueError:
            return None
        return Name(made_at, Kind(found[2]), found[3] or "")


def surplus(names: Iterable[Name], now: dt.datetime) -> set[Name]:
    """Return the backups that are no longer kept.

    Of those made by themselves, the newest of each of the last 7 days, 4 weeks and 6 months that have one is
    kept; of those before an upgrade, all of the last 3 versions. Those that somebody asked for are theirs.
    Those dated in the future, as a wrong clock does, are counted apart, so that they take nobody's place.
    """
    given = set(names)
    ahead = {name for name in given if name.made_at > now}
    return _surplus(ahead) | _surplus(given - ahead)


def _surplus(names: set[Name]) -> set[Name]:
    given = sorted(names, reverse=True)
    daily = [name for name in given if name.kind is Kind.DAILY]
    before = [name for name in given if name.kind is Kind.BEFORE]
    versions = list(dict.fromkeys(name.version for name in before))[:_VERSIONS]
    kept = {name for name in before if name.version in versions}
    kept |= _newest_of_each(daily, lambda name: name.made_at.date(), _DAYS)
    kept |= _newest_of_each(daily, lambda name: name.made_at.isocalendar()[:2], _WEEKS)
    kept |= _newest_of_each(daily, lambda name: (name.made_at.year, name.made_at.month), _MONTHS)
    return {*daily, *before} - kept


def _newest_of_each(names: Sequence[Name], period: Callable[[Name], Hashable], most: int) -> set[Name]:
    """Return the first name of each period, for the first so many periods."""
    firsts: dict[Hashable, Name] = {}
    for name in names:
        firsts.setdefault(period(name), name)
    return set(list(firsts.values())[:most])
