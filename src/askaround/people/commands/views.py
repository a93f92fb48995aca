"""Keeping questions to the list of people under a name."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.kit.snapshots import bring_back, snapshot
from askaround.people.models import SavedView
from askaround.people.queries import MOST_VIEWS, get_view


class NoViewNamed(Refusal):
    """Raised for a view without a name."""


class ViewIsTaken(Refusal):
    """Raised when two views would have the same name."""


class EnoughViews(Refusal):
    """Raised when there are as many views as can be shown."""


@transaction.atomic
def save_view(*, owner: User, name: str, asks: dict[str, str], now: dt.datetime) -> Entry:
    """Keep what the list is asked under a name; raises NoViewNamed, ViewIsTaken and EnoughViews."""
    name = _free(owner, name)
    if SavedView.objects.filter(owner=owner).count() >= MOST_VIEWS:
        raise EnoughViews(f"You have {MOST_VIEWS} views already. Remove one that you no longer use.")
    view = SavedView.objects.create(owner=owner, name=name, asks=asks)
    return note("save_view", view, f"“{view.name}” is above the list now.", now)


@transaction.atomic
def rename_view(*, owner: User, view: UUID, version: int, name: str, now: dt.datetime) -> Entry:
    """Call a view differently; raises NoViewNamed, ViewIsTaken and StaleVersion."""
    subject = get_view(owner, view)
    before, name = subject.name, _free(owner, name, but=subject.pk)
    subject.change(expected=version, name=name)
    return note("rename_view", subject, f"The view is called “{name}” now.", now, {"name": before})


@transaction.atomic
def remove_view(*, owner: User, view: UUID, now: dt.datetime) -> Entry:
    """Forget a view; nobody in it is touched, and the log keeps it for undo."""
    subject = get_view(owner, view)
    sentence = f"The view “{subject.name}” is removed; the people in it stay."
    entry = note("remove_view", subject, sentence, now, {"view": snapshot(subject)})
    subject.delete()
    return entry


@transaction.atomic
def restore_view(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Bring a removed view back; raises ViewIsTaken."""
    kept = entry.before["view"]
    _free(owner, kept["name"])
    bring_back(SavedView, [kept])
    view = get_view(owner, entry.subject)
    return note("restore_view", view, f"The view “{view.name}” is back.", now)


def _free(owner: User, name: str, *, but: int = 0) -> str:
    name = " ".join(name.split())[:60]
    if not name:
        raise NoViewNamed("Name the view, such as “Nurses I have met”.")
    if SavedView.objects.filter(owner=owner, name=name).exclude(pk=but).exists():
        raise ViewIsTaken(f"You have a view “{name}” already.")
    return name
