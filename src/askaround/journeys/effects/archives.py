"""The archive of a backup: a ZIP with a manifest and the rows of each table, checked before it is used."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, cast

from django.db.models import Model

from askaround.journeys.effects import tables
from askaround.journeys.rules.backup import (
    FORMAT,
    FORMAT_VERSION,
    Manifest,
    NotAManifest,
    Table,
    format_of,
)
from askaround.kit import zips
from askaround.kit.refusals import Refusal

MANIFEST: Final = "manifest.json"
_LONGEST_LINE = 64 * 1024 * 1024
_LARGEST_MANIFEST = 1024 * 1024
_LEVEL = 3  # a third of the time of the usual 6, a tenth larger
_MAGIC = b"PK\x03\x04"
_NONE = "This is not a backup of Askaround. Choose a file that “askaround backup” wrote."
_DAMAGED = "This backup is damaged or was not copied completely. Nothing of it came in; choose another one."
_UNSAFE = "This ZIP is unsafe, and no backup that Askaround wrote. Nothing of it came in."
_NEWER = "This backup was made by a newer Askaround. Install the newer version to bring it back."


class BackupRefused(Refusal):
    """Raised for a file that is not brought back; nothing on file has changed."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened backup whose manifest makes sense."""

    manifest: Manifest
    zip: zipfile.ZipFile

    def rows(self, table: Table) -> Iterator[list[Any]]:
        """Yield the rows of a table; raises BackupRefused where they are not what the manifest says."""
        found, count = hashlib.sha256(), 0
        with _refusing(), self.zip.open(table.member) as file:
            while line := file.readline(_LONGEST_LINE):
                found.update(line)
                count += 1
                yield _row(line, len(table.columns))
        if (count, found.hexdigest()) != (table.rows, table.sha256):
            raise BackupRefused(_DAMAGED)

    def check(self) -> Manifest:
        """Read everything once; raises BackupRefused."""
        for table in self.manifest.tables:
            for _ in self.rows(table):
                pass
        return self.manifest


def write(file: IO[bytes], alias: str, about: Manifest) -> Manifest:
    """Write the rows of a database; returns the manifest with what was written."""
    models = tables.models_at(about.migrations)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        written = (_write_table(archive, name, model, alias) for name, model in models.items())
        manifest = replace(about, tables=tuple(written))
        archive.writestr(MANIFEST, manifest.written())
    return manifest


def _write_table(archive: zipfile.ZipFile, name: str, model: type[Model], alias: str) -> Table:
    empty = Table(name, tables.columns_of(model), 0, "")
    found, count = hashlib.sha256(), 0
    with archive.open(empty.member, "w", force_zip64=True) as member:
        for line in tables.lines(model, alias):
            found.update(line)
            member.write(line)
            count += 1
    return replace(empty, rows=count, sha256=found.hexdigest())


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup and read its manifest; raises BackupRefused."""
    with _refusing():
        file = path.open("rb")
    with file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise BackupRefused(_NONE)
        with _refusing():
            archive = zipfile.ZipFile(cast("BinaryIO", zips.Bounded(file)))
            manifest = _manifest(archive)
        yield Archive(manifest, archive)


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    members = archive.infolist()
    if any(zips.points_outside(each) or zips.is_link(each) or zips.is_bomb(each) for each in members):
        raise BackupRefused(_UNSAFE)
    if any(zips.is_locked(each) or zips.is_packed_oddly(each) for each in members):
        raise BackupRefused(_NONE)
    text = _text_of_manifest(archive)
    try:
        form, version = format_of(text)
        if form != FORMAT:
            raise BackupRefused(_NONE)
        if version > FORMAT_VERSION:
            raise BackupRefused(_NEWER)
        manifest = Manifest.read(text)
    except NotAManifest as error:
        raise BackupRefused(_NONE) from error
    _refuse_what_does_not_fit(manifest, [each.filename for each in members])
    return manifest


def _text_of_manifest(archive: zipfile.ZipFile) -> bytes:
    if MANIFEST not in archive.namelist():
        raise BackupRefused(_NONE)
    with archive.open(MANIFEST) as file:
        return file.read(_LARGEST_MANIFEST)


def _refuse_what_does_not_fit(manifest: Manifest, members: list[str]) -> None:
    """Refuse what names migrations, tables, columns or members that are not exactly those there are."""
    if set(manifest.migrations) - set(tables.migrations_known()):
        raise BackupRefused(_NEWER)
    wanted = {name: tables.columns_of(model) for name, model in tables.models_at(manifest.migrations).items()}
    if {table.name: table.columns for table in manifest.tables} != wanted:
        raise BackupRefused(_DAMAGED)
    if sorted(members) != sorted([MANIFEST, *(table.member for table in manifest.tables)]):
        raise BackupRefused(_DAMAGED)


def _row(line: bytes, width: int) -> list[Any]:
    row = json.loads(line.decode("utf-8", "surrogatepass"))
    if not isinstance(row, list) or len(row) != width:
        raise BackupRefused(_DAMAGED)
    return row


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what a file that is no ZIP, or a damaged one, raises into a refusal."""
    try:
        yield
    except FileNotFoundError as error:
        raise BackupRefused("There is no such file.") from error
    except (*zips.BROKEN, RecursionError) as error:
        raise BackupRefused(_DAMAGED) from error
