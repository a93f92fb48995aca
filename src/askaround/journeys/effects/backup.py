"""Making backups and exports: a copy at one moment, examined, written, read again, and only then kept."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.effects import archives, export, tables
from askaround.journeys.queries.backup import Backup, backup_folder, backups_kept
from askaround.journeys.rules.backup import COPIES, Form, Kind, Manifest, Name, surplus
from askaround.kit import beside, files, sqlite
from askaround.kit.ids import new_uuid
from askaround.kit.refusals import Refusal
from askaround.kit.zips import Writer

_PART = "part"
_STALE = dt.timedelta(days=1)
_BEGINNING = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # where nothing has happened yet; a ZIP knows no earlier
_TOLD = {Kind.EXPORT: ("journeys.export_all", "Everything is exported.")}


class NotBackedUp(Refusal):
    """Raised when no backup could be made; none that was there is touched."""


def make(*, kind: Kind, now: dt.datetime, to: Path | None = None) -> Backup:
    """Write a verified backup or export to a file or the home's own folder, or nothing; raises NotBackedUp.

    It stands there only once it was read again and found to hold what was written.
    """
    name = Name(now, kind, version("askaround") if kind is Kind.BEFORE else "")
    target = to or backup_folder() / str(name)
    if to and to.exists():
        raise NotBackedUp(f"{to} is there already. Name a file that is not.")
    draft = target.with_name(f".{target.name}.{new_uuid().hex}.{_PART}")
    folder = target.parent if settings.ENVIRONMENT.read_only else backup_folder()
    try:
        files.folder(folder)
        with _snapshot(folder) as alias, draft.open("xb") as file:
            made_at = as_of(alias) if kind is Kind.EXPORT else now
            about = Manifest(made_at, kind, version("askaround"), tables.migrations_of(alias), ())
            written = archives.write(file, alias, about, _more(alias, about))
            files.sync(file)
        if verify(draft) != written:
            raise NotBackedUp("The backup could not be read again as it was written, so it was not kept.")
        files.put(draft, target)
    except OSError as error:
        raise _said(error, target) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return Backup(target, written, target.stat().st_size)


def make_and_record(*, owner: User, kind: Kind, now: dt.datetime, to: Path | None = None) -> Backup:
    """Make a backup, say so in history, and delete the automatic ones that are no longer kept."""
    made = make(kind=kind, now=now, to=to)
    if settings.ENVIRONMENT.read_only:
        return made
    command, sentence = _TOLD.get(kind, ("journeys.back_up", "Everything is backed up."))
    record(
        command,
        owner_id=owner.pk,
        subject=new_uuid(),
        sentence=sentence,
        now=now,
        after={"people": made.manifest.people, "messages": made.manifest.messages},
    )
    tidy(now)
    return made


def _more(alias: str, about: Manifest) -> Callable[[Writer], None] | None:
    """Return what writes the rest of an export, None for a backup."""
    if about.form is Form.BACKUP:
        return None
    return lambda archive: export.write(archive, alias, about.made_at)


def as_of(alias: str) -> dt.datetime:
    """Return when anything was last changed, so that exports of the same data are the same."""
    lines = Entry.objects.using(alias).exclude(command__in=COPIES)
    return lines.order_by("-at").values_list("at", flat=True).first() or _BEGINNING


def verify(path: Path) -> Manifest:
    """Read a backup from end to end; raises BackupRefused."""
    with archives.opened(path) as archive:
        return archive.check()


def newest_good(now: dt.datetime) -> Backup | None:
    """Return the newest backup of this home that is whole; one dated in the future if there is no other."""
    for backup in backups_kept(now):
        try:
            verify(backup.path)
        except archives.BackupRefused:
            continue
        return backup
    return None


def tidy(now: dt.datetime) -> None:
    """Delete the automatic backups that are no longer kept, and what was left half written."""
    named = {name: path for path in _folder().glob("*.zip") if (name := Name.read(path.name))}
    for name in surplus(named, now):
        named[name].unlink(missing_ok=True)
    folders = (backup_folder(), backup_folder().parent)
    for part in (part for folder in folders for part in folder.glob(f".*.{_PART}*")):
        # Those dated in the future were left by a wrong clock.
        if abs(now.timestamp() - part.stat().st_mtime) > _STALE.total_seconds():
            part.unlink(missing_ok=True)


@contextmanager
def _snapshot(folder: Path) -> Iterator[str]:
    """Yield the alias of the database as it is now, and found sound; writers are not kept waiting."""
    default = connections["default"]
    if default.vendor != "sqlite":
        from psycopg import IsolationLevel

        options = {**default.settings_dict["OPTIONS"], "isolation_level": IsolationLevel.REPEATABLE_READ}
        with beside.opened({"OPTIONS": options}) as alias, transaction.atomic(using=alias):
            yield alias
        return
    copy = folder / f".{new_uuid().hex}.{_PART}"
    try:
        _copy(default.settings_dict["NAME"], copy)
        with beside.opened({"NAME": copy, "OPTIONS": sqlite.scratch_options()}) as alias:
            yield alias
    except sqlite3.Error as error:
        raise NotBackedUp(f"No backup was made: {error}.") from error
    finally:
        copy.unlink(missing_ok=True)


def _copy(database: str | Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(database, timeout=20, uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
        whole = target.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not whole or target.execute("PRAGMA foreign_key_check").fetchone():
            raise NotBackedUp("The database is damaged, so no backup of it was made. See “askaround doctor”.")


def _folder() -> Path:
    return files.folder(backup_folder())


def _said(error: OSError, target: Path) -> Refusal:
    return NotBackedUp(
        f"No backup could be written to {target.parent}: {error.strerror}. Nothing was changed."
    )
