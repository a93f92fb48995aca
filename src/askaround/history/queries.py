"""Reading the log."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from askaround.history.models import Entry


def get_entry(owner_id: int, uuid: UUID) -> Entry:
    """Return one entry of this owner; raises Entry.DoesNotExist."""
    return Entry.objects.get(owner_id=owner_id, uuid=uuid)


def newest_mark(owner_id: int, chapter: str, commands: Collection[str] = ()) -> QuerySet[Entry, int]:
    """Return the key of the newest entry of some commands, or of all: it grows with each of them.

    It is a query of one row or none, which can be read with another.
    """
    entries = Entry.objects.filter(owner_id=owner_id, chapter=chapter)
    some = entries.filter(command__in=commands) if commands else entries
    return some.order_by("-id").values_list("id", flat=True)[:1]


def latest_about(owner_id: int, subject: UUID, *, chapter: str, command: str) -> Entry | None:
    """Return the newest entry of a command about a record."""
    entries = Entry.objects.filter(owner_id=owner_id, subject=subject, chapter=chapter, command=command)
    return entries.order_by("-id").first()


def last_change(owner_id: int, subjects: Collection[UUID]) -> dt.datetime | None:
    """Return when any of some records was last changed, None where the log tells nothing of them."""
    about = Entry.objects.filter(owner_id=owner_id, subject__in=subjects)
    return about.order_by("-at").values_list("at", flat=True).first()


def was_undone(entry: Entry) -> bool:
    """Tell whether an entry has been undone already."""
    return Entry.objects.filter(owner_id=entry.owner_id, subject=entry.uuid, command="undo").exists()
