"""Which backups there are."""

import datetime as dt
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.queries.progress import Progress, progress_of
from askaround.journeys.rules.backup import KIND_WORDS, NOTHING_OF_YOURS, Manifest, Name, NotAManifest
from askaround.kit import zips
from askaround.kit.clock import local_date

_TASK = "askaround.journeys.tasks.backup.back_up"


class NoSuchBackup(ObjectDoesNotExist):
    """Raised for a backup that is not there, or not this owner's."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, what it says of itself, its size in bytes."""

    path: Path
    manifest: Manifest
    size: int

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.path.name

    @property
    def made_at(self) -> dt.datetime:
        """Return when it was made, as far as its name tells: an export says only as of when it is."""
        named = Name.read(self.name)
        return named.made_at if named else self.manifest.made_at

    @property
    def why(self) -> str:
        """Return why it was made, in words."""
        return KIND_WORDS[self.manifest.kind]


def backup_folder() -> Path:
    """Return the folder of this home's backups, there or not."""
    return Path(settings.HOME) / "backups"


def backups_kept() -> list[Backup]:
    """Return the backups in this home's folder whose description can be read, newest first."""
    named = [(name, path) for path in backup_folder().glob("*.zip") if (name := Name.read(path.name))]
    found = (_read(path) for _, path in sorted(named, reverse=True))
    return [backup for backup in found if backup]


def list_backups(owner: User) -> list[Backup]:
    """Return the backups that this owner may have: each holds the whole home, so none where others live."""
    return [] if User.objects.exclude(pk=owner.pk).exists() else backups_kept()


def get_backup(owner: User, name: str) -> Backup:
    """Return one backup by the name of its file; raises NoSuchBackup."""
    found = next((each for each in list_backups(owner) if each.name == name), None)
    if found is None:
        raise NoSuchBackup
    return found


def backup_progress(owner: User, now: dt.datetime) -> Progress:
    """Tell how far the backup is that was last asked for."""
    return progress_of(_TASK, owner, now)


def owner_of_home() -> User:
    """Return the explorer whose home this is: the first."""
    return User.objects.order_by("pk")[0]


def whose_backup_is_due(now: dt.datetime) -> User | None:
    """Return the home's owner, if something has changed since a backup and none was made this day.

    A made-up world is not backed up: in its place the day's backup of what comes after it would be missing.
    """
    newest = (
        Entry.objects.exclude(command__in=NOTHING_OF_YOURS)
        .order_by("-id")
        .values_list("at", flat=True)
        .first()
    )
    if newest is None:
        return None
    owner, backup = owner_of_home(), next(iter(backups_kept()), None)
    if owner.demo_since:
        return None
    if backup is None:
        return owner
    made_at = backup.manifest.made_at
    today, last = (local_date(moment, owner.time_zone) for moment in (now, made_at))
    return owner if newest > made_at and today > last else None


def _read(path: Path) -> Backup | None:
    try:
        with zipfile.ZipFile(path) as archive:
            return Backup(path, Manifest.read(archive.read("manifest.json")), path.stat().st_size)
    except (NotAManifest, KeyError, *zips.BROKEN):
        return None
