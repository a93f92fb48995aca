"""The archive of a backup or an export: a ZIP with a manifest and the rows of each table, checked first."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, TypeAlias, cast

from django.db import DatabaseError
from django.db.models import Model, Q

from askaround.journeys.effects import records, tables
from askaround.journeys.rules.backup import (
    COPIES,
    FORMAT_VERSION,
    Form,
    Manifest,
    NotAManifest,
    Table,
    format_of,
)
from askaround.kit import zips
from askaround.kit.refusals import Refusal
from askaround.kit.shapes import UNFIT

Members: TypeAlias = dict[str, zipfile.ZipInfo]
MANIFEST: Final = "manifest.json"
HISTORY: Final = "history.entry"
_LONGEST_LINE = 64 * 1024 * 1024
_LARGEST_MANIFEST = 1024 * 1024
_LARGEST_DIRECTORY = 16 * 1024 * 1024  # a page for each of 100,000 people
_LEVEL = 3  # a third of the time of the usual 6, a tenth larger
_MAGIC = b"PK\x03\x04"
_NONE = (
    "This is not a backup of Askaround. Choose a file that “askaround backup” or “askaround export” wrote."
)
_DAMAGED = "This {form} is damaged or was not copied completely. Nothing of it came in; choose another one."
_CHANGED = (
    "This {form} is damaged, was changed, or is incomplete: “{member}” is not as it was written{why}. "
    "Nothing of it came in; choose another one."
)
_UNSAFE = "This ZIP is unsafe, and no backup that Askaround wrote. Nothing of it came in."
_LOCKED = "This ZIP is locked with a password. Unpack it, pack it again without one, and choose the new file."
_ODD = (
    "This ZIP is packed in a way that is not read here. Unpack it, pack it again as an ordinary ZIP, and "
    "choose the new file."
)
_NEWER = "This {form} was made by a newer Askaround. Install the newer version to bring it back."


class BackupRefused(Refusal):
    """Raised for a file that is not brought back; nothing on file has changed."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened backup or export whose manifest makes sense."""

    manifest: Manifest
    zip: zipfile.ZipFile
    members: Members

    def written(self, table: str) -> Iterator[Any]:
        """Yield the rows of a table as they are written; raises BackupRefused if the manifest says else."""
        about, member = self.manifest.table(table), self.manifest.form.member(table)
        found, count = hashlib.sha256(), 0
        with _refusing(), self.zip.open(self.members[member]) as file:
            while line := file.readline(_LONGEST_LINE):
                found.update(line)
                count += 1
                yield self._row(line, count, about)
        if count != about.rows:
            raise self._changed(table, f": it has {count:,} rows instead of {about.rows:,}")
        if found.hexdigest() != about.sha256:
            raise self._changed(table)

    def rows(self, table: str, model: type[Model], keys: records.Keys) -> Iterator[list[Any]]:
        """Yield the rows of a table by column; raises BackupRefused, also for what refers to nothing."""
        if self.manifest.form is Form.BACKUP:
            yield from self.written(table)
            return
        try:
            yield from records.as_rows(model, self.written(table), keys)
        except records.DanglingReference as error:
            raise self._changed(table, f": {error}") from error

    def check(self) -> Manifest:
        """Read everything once; raises BackupRefused."""
        for table in self.manifest.tables:
            for _ in self.written(table.name):
                pass
        return self.manifest

    def _row(self, line: bytes, number: int, table: Table) -> Any:
        try:
            row = json.loads(line.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise self._changed(table.name, f" in line {number:,}") from error
        expected = list if self.manifest.form is Form.BACKUP else dict
        if not isinstance(row, expected) or len(row) != len(table.columns):
            raise self._changed(table.name, f" in line {number:,}")
        if isinstance(row, dict) and row.keys() != set(table.columns):
            raise self._changed(table.name, f" in line {number:,}")
        return row

    def _changed(self, table: str, why: str = "") -> BackupRefused:
        return _changed(self.manifest, table, why)


def lines(form: Form, model: type[Model], alias: str) -> Iterator[bytes]:
    """Yield every row of a table as it is written."""
    return tables.lines(model, alias) if form is Form.BACKUP else records.lines(model, alias)


def columns_of(form: Form, model: type[Model]) -> tuple[str, ...]:
    """Return what stands in each row of a table."""
    return tables.columns_of(model) if form is Form.BACKUP else records.names_of(model)


def write(
    file: IO[bytes],
    alias: str,
    about: Manifest,
    more: Callable[[zips.Writer], None] | None = None,
) -> Manifest:
    """Write the rows of a database, and more where told; returns the manifest with what was written."""
    models = tables.models_at(about.migrations)
    with zips.Writer(file, about.made_at, _LEVEL) as archive:
        written = (_write_table(archive, name, model, alias, about.form) for name, model in models.items())
        manifest = replace(about, tables=tuple(written))
        archive.put(MANIFEST, manifest.written())
        if more:
            more(archive)
    return manifest


def _write_table(archive: zips.Writer, name: str, model: type[Model], alias: str, form: Form) -> Table:
    found, count = hashlib.sha256(), 0
    with archive.begin(form.member(name)) as member:
        for line in _written(form, name, model, alias):
            found.update(line)
            member.write(line)
            count += 1
    return Table(name, columns_of(form, model), count, found.hexdigest())


def _written(form: Form, name: str, model: type[Model], alias: str) -> Iterator[bytes]:
    """Yield what is written of a table: an export leaves out that others were made before it."""
    if form is Form.EXPORT and name == HISTORY:
        return records.lines(model, alias, leave_out=Q(command__in=COPIES))
    return lines(form, model, alias)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup or an export and read its manifest; raises BackupRefused."""
    with _refusing():
        file = path.open("rb")
    with file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise BackupRefused(_NONE)
        with _refusing():
            archive = zipfile.ZipFile(cast("BinaryIO", zips.Bounded(file, _LARGEST_DIRECTORY)))
            members = _members(archive)
            manifest = _manifest(archive, members)
        yield Archive(manifest, archive, members)


def _members(archive: zipfile.ZipFile) -> Members:
    """Return the files that belong to a backup or an export, by name, also where it was packed again."""
    every = archive.infolist()
    if any(zips.points_outside(each) or zips.is_link(each) or zips.is_bomb(each) for each in every):
        raise BackupRefused(_UNSAFE)
    named = zips.unpacked(every)
    if any(zips.is_locked(each) for _, each in named):
        raise BackupRefused(_LOCKED)
    if any(zips.is_packed_oddly(each) for _, each in named):
        raise BackupRefused(_ODD)
    folder = _folder_of([name for name, _ in named])
    members = {name.removeprefix(folder): each for name, each in named}
    if len(members) < len(named):
        raise BackupRefused(_UNSAFE)
    return members


def _folder_of(names: list[str]) -> str:
    """Return the folder that holds the manifest, "" for none: who packs a folder has it around everything."""
    found = [name.removesuffix(MANIFEST) for name in names if name.rpartition("/")[2] == MANIFEST]
    if not found:
        raise BackupRefused(_NONE)
    return min(found, key=lambda folder: folder.count("/"))


def _manifest(archive: zipfile.ZipFile, members: Members) -> Manifest:
    with archive.open(members[MANIFEST]) as file:
        text = file.read(_LARGEST_MANIFEST)
    try:
        form, version = format_of(text)
        if form not in list(Form):
            raise BackupRefused(_NONE)
        if version > FORMAT_VERSION:
            raise BackupRefused(_NEWER.format(form=form.removeprefix("askaround ")))
        manifest = Manifest.read(text)
    except NotAManifest as error:
        raise BackupRefused(_NONE) from error
    _refuse_what_does_not_fit(manifest, members)
    return manifest


def _refuse_what_does_not_fit(manifest: Manifest, members: Members) -> None:
    """Refuse what names migrations, tables, columns or members that are not exactly those there are.

    An export has more members, for other programs; those are not read.
    """
    form = manifest.form
    if set(manifest.migrations) - set(tables.migrations_known()):
        raise BackupRefused(_NEWER.format(form=manifest.word))
    models = _models_at(manifest)
    if len(manifest.tables) != len(models) or {table.name: table.columns for table in manifest.tables} != {
        name: columns_of(form, model) for name, model in models.items()
    }:
        raise BackupRefused(_DAMAGED.format(form=manifest.word))
    wanted = [MANIFEST, *(form.member(table.name) for table in manifest.tables)]
    if absent := sorted(set(wanted) - members.keys()):
        raise BackupRefused(_CHANGED.format(form=manifest.word, member=absent[0], why=": it is missing"))
    ours = [name for name in members if form is Form.BACKUP or _is_ours(form, name)]
    if more := sorted(set(ours) - set(wanted)):
        raise BackupRefused(_CHANGED.format(form=manifest.word, member=more[0], why=": it is not part of it"))


def _models_at(manifest: Manifest) -> tables.Models:
    """Return the tables of a manifest's time; raises BackupRefused for migrations that make none."""
    try:
        return tables.models_at(manifest.migrations)
    except (*UNFIT, DatabaseError) as error:
        raise BackupRefused(_DAMAGED.format(form=manifest.word)) from error


def _is_ours(form: Form, member: str) -> bool:
    return member.startswith(f"{form.folder}/")


def _changed(manifest: Manifest, table: str, why: str) -> BackupRefused:
    member = manifest.form.member(table)
    return BackupRefused(_CHANGED.format(form=manifest.word, member=member, why=why))


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what a file that is no ZIP, or a damaged one, raises into a refusal."""
    try:
        yield
    except FileNotFoundError as error:
        raise BackupRefused("There is no such file.") from error
    except (*zips.BROKEN, RecursionError) as error:
        raise BackupRefused(_DAMAGED.format(form="file")) from error
