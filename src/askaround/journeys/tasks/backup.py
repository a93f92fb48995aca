"""Backing up in the background."""

from django_tasks import task

from askaround.accounts.models import User
from askaround.journeys.effects import backup
from askaround.journeys.rules.backup import Kind
from askaround.kit.clock import now


@task()
def back_up(owner: int, kind: str = Kind.ASKED) -> None:
    """Make the backup or export that somebody asked for."""
    backup.make_and_record(owner=User.objects.get(pk=owner), kind=Kind(kind), now=now())
