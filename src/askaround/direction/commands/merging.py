"""What paths say of somebody, handed over when two people are made one."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import models, transaction

from askaround.accounts.models import User
from askaround.direction.models import PutAside, Suggestion
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.snapshots import bring_back, hand_over
from askaround.people.models import Person
from askaround.people.queries import get_person

# What a path says about people, by the name under which the log keeps it.
_ABOUT_PEOPLE: dict[str, type[models.Model]] = {"suggestions": Suggestion, "aside": PutAside}


@transaction.atomic
def hand_over_person(*, owner: User, giver: UUID, taker: UUID, now: dt.datetime) -> Entry:
    """Let paths that suggest the giver, or put them aside, do so with the taker; `before` keeps what was."""
    gives, takes = get_person(owner, giver), get_person(owner, taker)
    kept = {
        name: hand_over(_of(model, gives), _of(model, takes), ["path_id"], person=takes)
        for name, model in _ABOUT_PEOPLE.items()
    }
    return record(
        "direction.hand_over_person",
        owner_id=owner.pk,
        subject=giver,
        sentence="Paths that suggested one suggest the other.",
        now=now,
        before=kept,
    )


@transaction.atomic
def give_person_back(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Bring back what an entry of hand_over_person moved; the next ranking has the last word."""
    for name, model in _ABOUT_PEOPLE.items():
        kept = entry.before[name]
        mine = model._default_manager.filter(owner=owner)  # noqa: SLF001 - Django's documented way
        mine.filter(pk__in=[each["id"] for each in kept]).delete()
        bring_back(model, kept, anew=True)
    return record(
        "direction.give_person_back",
        owner_id=owner.pk,
        subject=entry.subject,
        sentence="Paths suggest both again.",
        now=now,
    )


def _of(model: type[models.Model], person: Person) -> models.QuerySet[Any]:
    return model._default_manager.filter(owner_id=person.owner_id, person=person)  # noqa: SLF001 - as above
