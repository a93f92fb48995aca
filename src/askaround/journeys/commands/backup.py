"""Backing the home up, exporting it, and bringing either back."""

import datetime as dt
from pathlib import Path

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.journeys.effects import backup as effects
from askaround.journeys.effects import restore as restoring
from askaround.journeys.queries.backup import (
    Backup,
    Progress,
    backup_progress,
    owner_of_home,
    whose_backup_is_due,
)
from askaround.journeys.rules.backup import Kind, Manifest
from askaround.journeys.tasks.backup import back_up as back_up_later
from askaround.kit.ids import new_uuid
from askaround.kit.tasks import enqueue


def back_up(*, owner: User, now: dt.datetime, to: Path | None = None) -> Backup:
    """Write a verified backup of the whole home here and now; raises NotBackedUp."""
    return effects.make_and_record(owner=owner, kind=Kind.ASKED, now=now, to=to)


def export_all(*, owner: User, now: dt.datetime, to: Path) -> Backup:
    """Write a verified export of the whole home here and now; raises NotBackedUp."""
    return effects.make_and_record(owner=owner, kind=Kind.EXPORT, now=now, to=to)


@transaction.atomic
def request_backup(*, owner: User, now: dt.datetime, kind: Kind = Kind.ASKED) -> None:
    """Have a backup or an export made in the background, unless one is being made."""
    if backup_progress(owner, now) is not Progress.MAKING:
        enqueue(back_up_later, owner.pk, kind)


def back_up_when_due(*, now: dt.datetime) -> None:
    """Back up once a day while something changes, and delete the backups that are no longer kept."""
    owner = whose_backup_is_due(now)
    if owner:
        effects.make_and_record(owner=owner, kind=Kind.DAILY, now=now)


@transaction.atomic
def restore_backup(*, file: Path, now: dt.datetime) -> Manifest:
    """Bring a backup or an export back into an empty home, all or nothing; raises BackupRefused."""
    manifest = restoring.fill_empty_home(file)
    record(
        "journeys.restore_backup",
        owner_id=owner_of_home().pk,
        subject=new_uuid(),
        sentence=f"The {manifest.word} of {manifest.made_at:%-d %B %Y} is back.",
        now=now,
    )
    return manifest
