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
from django.db import DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from askaround.accounts.commands import LOCAL_USERNAME
from askaround.accounts.models import LaunchToken, User
from askaround.journeys.effects import archives, erasing, records, standing_down, tables
from askaround.journeys.effects.archives import Archive, BackupRefused
from askaround.journeys.effects.new_database import make_tables
from askaround.journeys.rules.backup import NOTHING_OF_YOURS, Form, Kind, Manifest
from askaround.kit import beside, damage, files, soundness, sqlite
from askaround.kit.disk import is_full
from askaround.kit.ids import new_uuid
from askaround.kit.shapes import UNFIT

_FULL = (
    "This home has something in it already, and a backup is brought back only into an empty one. Nothing was "
    "changed. To have both, set ASKAROUND_HOME to another folder, which may be new, and try again there."
)
_NOBODY = "This backup holds nobody's data. Nothing was changed; choose another one."
_SEVERAL = "This backup holds the data of several people, and a home is one person's. Nothing was changed."
_UNEQUAL = "This {form} cannot be brought back as it was. Nothing of it came in; choose another one."
_BAD_ROW = (
    "This {form} is damaged or was changed: “{member}”, {why}. Nothing of it came in; choose another one."
)


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
                make_tables(alias)
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
    if _is_of_today(archive.manifest):
        yield archive
        return
    scratch = Path(settings.HOME) / f".{new_uuid().hex}.part"
    renewed = scratch.with_suffix(".zip.part")
    options = {"ENGINE": "django.db.backends.sqlite3", "NAME": scratch, "OPTIONS": sqlite.scratch_options()}
    try:
        with beside.opened(options) as alias:
            _migrate(alias, archive.manifest, archive.manifest.migrations)
            _fill(alias, archive)
            _migrate(alias, archive.manifest, tables.migrations_known())
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


def _migrate(alias: str, manifest: Manifest, to: tables.Migrations) -> None:
    """Bring a database to some migrations; raises BackupRefused where the rows or migrations do not fit."""
    try:
        with beside.standing_in(alias):
            MigrationExecutor(connections[alias]).migrate(tables.last_of_each_app(to))
    except Exception as error:
        if is_full(error):
            raise
        # Whatever a migration raises for rows that no version of ours has written.
        raise BackupRefused(_UNEQUAL.format(form=manifest.word)) from error


def _fill(alias: str, archive: Archive) -> None:
    """Write all rows in one transaction, if nothing is there and they read as the manifest says."""
    manifest = archive.manifest
    models = tables.models_at(manifest.migrations)
    _refuse_other_than_one(manifest)
    try:
        with transaction.atomic(using=alias):
            username = _username(alias)
            _clear(alias, models)
            keys = records.Keys(archive.written)
            digests = {
                name: _write(archive, name, model, keys, alias, username) for name, model in models.items()
            }
            _refuse_unequal(alias, models, manifest.form, digests)
            tables.count_on_from(models.values(), alias)
    except (DatabaseError, *UNFIT, ValidationError) as error:
        if is_full(error):
            raise
        raise BackupRefused(_UNEQUAL.format(form=manifest.word)) from error


def _write(
    archive: Archive, table: str, model: type[Model], keys: records.Keys, alias: str, username: str
) -> str:
    """Write the rows of a table; return the digest that the table has to have then, in the archive's form."""
    manifest = archive.manifest
    rows, digest = archive.rows(table, model, keys), manifest.table(table).sha256
    if table in standing_down.CHANGED:
        changed = list(standing_down.stood_down(table, tables.columns_of(model), rows, username))
        rows, digest = iter(changed), tables.digest(map(tables.line, changed))
    try:
        tables.insert(model, rows, alias, shaped=_is_of_today(manifest))
    except tables.BadRow as error:
        raise BackupRefused(
            _BAD_ROW.format(form=manifest.word, member=manifest.form.member(table), why=error)
        ) from error
    return digest


def _refuse_other_than_one(manifest: Manifest) -> None:
    users = manifest.table(standing_down.USERS).rows
    if users != 1:
        raise BackupRefused(_SEVERAL if users else _NOBODY)


def _username(alias: str) -> str:
    """Return what this home calls its user, so that no backup says who comes in."""
    return User.objects.using(alias).values_list("username", flat=True).first() or LOCAL_USERNAME


def _is_of_today(manifest: Manifest) -> bool:
    return set(manifest.migrations) == set(tables.migrations_known())


def _clear(alias: str, models: tables.Models) -> None:
    """Take away what a first start makes; raises BackupRefused where there is more."""
    for name, model in models.items():
        rows = model._base_manager.using(alias)  # noqa: SLF001 - Django's documented way to all rows
        if name == archives.HISTORY:
            rows = rows.exclude(command__in=NOTHING_OF_YOURS)
        if name != standing_down.USERS and rows.exists():
            raise BackupRefused(_FULL)
    if alias == "default":
        LaunchToken.objects.all().delete()
        Session.objects.all().delete()
    for name in (archives.HISTORY, standing_down.USERS):
        models[name]._base_manager.using(alias).all().delete()  # noqa: SLF001 - as above


def _refuse_unequal(alias: str, models: tables.Models, form: Form, digests: dict[str, str]) -> None:
    connections[alias].check_constraints()
    for name, model in models.items():
        lines = (
            tables.lines(model, alias)
            if name in standing_down.CHANGED
            else archives.lines(form, model, alias)
        )
        if tables.digest(lines) != digests[name]:
            raise BackupRefused(_UNEQUAL.format(form=form.removeprefix("askaround ")))


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
