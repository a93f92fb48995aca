"""Letting what was asked of one person count for another, when the two turn out to be one."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.outreach.models import Objective
from askaround.people.queries import get_person


@transaction.atomic
def move_objectives(*, owner: User, giver: UUID, taker: UUID, now: dt.datetime) -> Entry:
    """Move what was asked of the giver, with its messages, to the taker; the entry's `after` names it."""
    to = get_person(owner, taker)
    moved = Objective.objects.filter(owner=owner, person=get_person(owner, giver)).order_by("pk")
    keys = list(moved.values_list("pk", flat=True))
    Objective.objects.filter(owner=owner, pk__in=keys).update(person=to)
    sentence = f"What you asked is with {to.display_name} now."
    return record(
        "outreach.move_objectives",
        owner_id=owner.pk,
        subject=giver,
        sentence=sentence,
        now=now,
        after={"objectives": keys},
    )


@transaction.atomic
def return_objectives(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Give what an entry of move_objectives moved back, as it stands by now."""
    giver = get_person(owner, entry.subject)
    Objective.objects.filter(owner=owner, pk__in=entry.after["objectives"]).update(person=giver)
    return record(
        "outreach.return_objectives",
        owner_id=owner.pk,
        subject=giver.uuid,
        sentence=f"What you asked is with {giver.display_name} again.",
        now=now,
    )
