"""Bringing a backup back: all of it or nothing, and only what is equal by digest to what was backed up."""

import datetime as dt
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from askaround.accounts.models import LaunchToken
from askaround.journeys.effects import archives, erasing, records, tables
from askaround.journeys.effects.archives import Archive, BackupRefused
from askaround.journeys.rules.backup import NOTHING_OF_YOURS, Kind, Manifest
from askaround.kit import beside, damage, files, soundness, sqlite
from askaround.kit.disk import is_full
from askaround.kit.ids import new_uuid

_FULL = (
    "This home has something in it already, and a backup is brought back only into an empty one. Nothing was "
    "changed. To have both, set ASKAROUND_HOME to another folder, which may be new, and try again there."
)
_NOBODY = "This backup holds nobody's data. Nothing was changed; choose another one."
_UNEQUAL = "This backup cannot be brought back as it was. Nothing of it came in; choose another one."
_USERS, _HISTORY = "accounts.user", "history.entry"


def fill_empty_home(file: Path) -> Manifest:
    """Bring a backup back into this home's database in one transaction; raises BackupRefused.

    Whoever was erased since it was made stays erased.
    """
    with archives.opened(file) as archive, _of_today(archive) as current:
        with transaction.atomic():
            _fill("default", current)
            erasing.replay()
            transaction.on_commit(erasing.remember)
        return archive.manifest


def put_in_place_of_damaged(file: Path, now: dt.datetime) -> Manifest:
    """Bring a backup back in place of a damaged database, which stays beside it; raises BackupRefused.

    The new database is whole before it takes the place, in one step. SQLite only.
    """
    database = Path(connections["default"].settings_dict["NAME"])
    fresh = database.with_suffix(".restoring")
    fresh.unlink(missing_ok=True)
    try:
        with archives.opened(file) as archive, _of_today(archive) as current:
            with beside.opened({"NAME": fresh, "OPTIONS": sqlite.options()}) as alias:
                with beside.standing_in(alias):
                    call_command("migrate", database=alias, verbosity=0, interactive=False)
                _fill(alias, current)
                with beside.standing_in(alias), transaction.atomic(using=alias):
                    erasing.replay()
            _take_place(fresh, database, now)
            return archive.manifest
    finally:
        for leftover in fresh.parent.glob(f"{fresh.name}*"):
            leftover.unlink(missing_ok=True)


@contextmanager
def stored(pieces: Iterable[bytes]) -> Iterator[Path]:
    """Keep an uploaded file in the home for as long as it is read."""
    path = Path(settings.HOME) / f".{new_uuid().hex}.part"
    try:
        with path.open("xb") as file:
            file.writelines(pieces)
        yield path
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _of_today(archive: Archive) -> Iterator[Archive]:
    """Yield the archive, or the same brought up to today's migrations in a database made for that."""
    if set(archive.manifest.migrations) == set(tables.migrations_known()):
        yield archive
        return
    scratch = Path(settings.HOME) / f".{new_uuid().hex}.part"
    renewed = scratch.with_suffix(".zip.part")
    options = {"ENGINE": "django.db.backends.sqlite3", "NAME": scratch, "OPTIONS": sqlite.scratch_options()}
    try:
        with beside.opened(options) as alias:
            _migrate(alias, tables.last_of_each_app(archive.manifest.migrations))
            _fill(alias, archive)
            _migrate(alias, tables.last_of_each_app(tables.migrations_known()))
            about = replace(
                archive.manifest, kind=Kind.ASKED, migrations=tables.migrations_known(), tables=()
            )
            with renewed.open("xb") as target:
                archives.write(target, alias, about)
        with archives.opened(renewed) as current:
            yield current
    finally:
        scratch.unlink(missing_ok=True)
        renewed.unlink(missing_ok=True)


def _migrate(alias: str, targets: list[tuple[str, str]]) -> None:
    with beside.standing_in(alias):
        MigrationExecutor(connections[alias]).migrate(targets)


def _fill(alias: str, archive: Archive) -> None:
    """Write all rows in one transaction, if nothing is there and they read as the manifest says."""
    manifest = archive.manifest
    models = tables.models_at(manifest.migrations)
    try:
        with transaction.atomic(using=alias):
            _clear(alias, models)
            keys = records.Keys(archive.written)
            for name, model in models.items():
                tables.insert(model, archive.rows(name, model, keys), alias)
            _refuse_unequal(alias, models, manifest)
            tables.count_on_from(models.values(), alias)
    except (DatabaseError, ValidationError, ValueError, TypeError, OverflowError) as error:
        if is_full(error):
            raise
        raise BackupRefused(_UNEQUAL) from error


def _clear(alias: str, models: tables.Models) -> None:
    """Take away what a first start makes; raises BackupRefused where there is more."""
    for name, model in models.items():
        rows = model._base_manager.using(alias)  # noqa: SLF001 - Django's documented way to all rows
        if name == _HISTORY:
            rows = rows.exclude(command__in=NOTHING_OF_YOURS)
        if name != _USERS and rows.exists():
            raise BackupRefused(_FULL)
    if alias == "default":
        LaunchToken.objects.all().delete()
        Session.objects.all().delete()
    for name in (_HISTORY, _USERS):
        models[name]._base_manager.using(alias).all().delete()  # noqa: SLF001 - as above


def _refuse_unequal(alias: str, models: tables.Models, manifest: Manifest) -> None:
    if not models[_USERS]._base_manager.using(alias).exists():  # noqa: SLF001 - as above
        raise BackupRefused(_NOBODY)
    connections[alias].check_constraints()
    for name, model in models.items():
        if tables.digest(archives.lines(manifest.form, model, alias)) != manifest.table(name).sha256:
            raise BackupRefused(_UNEQUAL)


def _take_place(fresh: Path, database: Path, now: dt.datetime) -> None:
    """Put a new database in the place of another, which stays beside it under a name of its own."""
    connections["default"].close()
    aside = database.with_name(f"damaged-{now:%Y-%m-%d-%H%M%S}.sqlite3")
    if database.exists():
        _keep_beside(database, aside)
    # A journal of the old database would be played into the new one.
    for journal in (f"{database.name}-journal", f"{database.name}-wal", f"{database.name}-shm"):
        old = database.with_name(journal)
        if old.exists():
            old.replace(database.with_name(journal.replace(database.name, aside.name)))
    files.sync_folder(database.parent)
    with fresh.open("rb") as file:
        files.sync(file)
    files.put(fresh, database)
    soundness.note(database)
    damage.forget(Path(settings.HOME))


def _keep_beside(database: Path, aside: Path) -> None:
    try:
        os.link(database, aside)
    except OSError:
        shutil.copyfile(database, aside)
        with aside.open("rb") as copy:
            files.sync(copy)
