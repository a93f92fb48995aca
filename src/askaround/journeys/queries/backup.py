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
_BACKED_UP = ("back_up", "export_all")


class NoSuchBackup(ObjectDoesNotExist):
    """Raised for a backup that is not there, or not this owner's."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, what it says of itself, its size in bytes, whether it is dated in the future."""

    path: Path
    manifest: Manifest
    size: int
    ahead: bool = False

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
        why = KIND_WORDS[self.manifest.kind]
        return f"{why}; its date is in the future, so the clock was wrong then" if self.ahead else why


def backup_folder() -> Path:
    """Return the folder of this home's backups, there or not."""
    return Path(settings.HOME) / "backups"


def backups_kept(now: dt.datetime) -> list[Backup]:
    """Return the backups in this home's folder whose description can be read, newest first.

    Those dated in the future come last: the clock was wrong then, so nobody knows when they were made.
    """
    named = [(name, path) for path in backup_folder().glob("*.zip") if (name := Name.read(path.name))]
    found = (_read(path, name, now) for name, path in named)
    order = sorted(filter(None, found), key=lambda backup: backup.manifest.made_at, reverse=True)
    return sorted(order, key=lambda backup: backup.ahead)


def list_backups(owner: User, now: dt.datetime) -> list[Backup]:
    """Return the backups that this owner may have: each holds the whole home, so none where others live."""
    return [] if User.objects.exclude(pk=owner.pk).exists() else backups_kept(now)


def get_backup(owner: User, name: str, now: dt.datetime) -> Backup:
    """Return one backup by the name of its file; raises NoSuchBackup."""
    found = next((each for each in list_backups(owner, now) if each.name == name), None)
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
    newest = Entry.objects.exclude(command__in=NOTHING_OF_YOURS).order_by("-id").values("id", "at").first()
    if newest is None:
        return None
    owner = owner_of_home()
    if owner.demo_since:
        return None
    made_at = next((backup.manifest.made_at for backup in backups_kept(now) if not backup.ahead), None)
    if made_at is None:
        return owner
    # While the clock is wrong, what changes is dated wrongly too, but stands after the last backup.
    backups = Entry.objects.filter(command__in=_BACKED_UP).order_by("-id")
    backed_up = backups.values_list("id", flat=True).first() or 0
    changed = newest["id"] > backed_up or made_at < newest["at"] <= now
    today, last = (local_date(moment, owner.time_zone) for moment in (now, made_at))
    return owner if changed and today > last else None


def _read(path: Path, name: Name, now: dt.datetime) -> Backup | None:
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = Manifest.read(archive.read("manifest.json"))
    except (NotAManifest, KeyError, *zips.BROKEN):
        return None
    return Backup(path, manifest, path.stat().st_size, ahead=max(name.made_at, manifest.made_at) > now)
