"""Putting the first steps away, and bringing them back."""

import datetime as dt

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.models import TodayMark
from askaround.journeys.rules.checklist import FIVE_SEEN, HIDDEN
from askaround.journeys.rules.today import MarkKind


@transaction.atomic
def dismiss_checklist(*, owner: User, now: dt.datetime) -> Entry:
    """Put the first steps away."""
    TodayMark.objects.get_or_create(owner=owner, key=HIDDEN, defaults={"kind": MarkKind.NOT_THIS})
    return _note("dismiss_checklist", owner, "The first steps are hidden.", now)


@transaction.atomic
def show_checklist(*, owner: User, now: dt.datetime) -> Entry:
    """Bring the first steps back."""
    TodayMark.objects.filter(owner=owner, key=HIDDEN).delete()
    return _note("show_checklist", owner, "The first steps are back.", now)


@transaction.atomic
def note_five_people(*, owner: User, now: dt.datetime) -> None:
    """Note that five people were looked at; only the first time counts."""
    _, new = TodayMark.objects.get_or_create(owner=owner, key=FIVE_SEEN, defaults={"kind": MarkKind.DONE})
    if new:
        _note("note_five_people", owner, "You have seen whom to ask.", now)


def _note(verb: str, owner: User, sentence: str, now: dt.datetime) -> Entry:
    return record(f"journeys.{verb}", owner_id=owner.pk, subject=owner.uuid, sentence=sentence, now=now)
