"""Making one of two people everywhere, and two of one again."""

import datetime as dt
from uuid import UUID

from django.db import models, transaction

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.direction import commands as direction
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.history.queries import get_entry
from askaround.insights.models import Insight
from askaround.journeys.models import TodayMark
from askaround.kit.snapshots import move
from askaround.outreach.models import Objective
from askaround.people import commands as people
from askaround.people.queries import get_person
from askaround.people.rules import MergeChoices
from askaround.relationships.models import Promise

# What is about a person, none of it twice: it goes over to whoever they turn out to be.
GOES_OVER: tuple[type[models.Model], ...] = (Objective, Conversation, Insight, Promise)


@transaction.atomic
def merge_people(
    *,
    owner: User,
    keep: UUID,
    other: UUID,
    versions: tuple[int, int],
    choices: MergeChoices,
    now: dt.datetime,
) -> Entry:
    """Make one of two people, with everything that refers to them; raises SamePerson and StaleVersion.

    What a chapter says of each person in its own way it moves itself, and keeps in its line what it takes to
    move it back. The entry is about the one who goes; its `after` says into whom.
    """
    moved = _move(owner, other, keep)
    suggested = direction.hand_over_person(owner=owner, giver=other, taker=keep, now=now)
    merged = people.merge_people(
        owner=owner, keep=keep, other=other, versions=versions, choices=choices, now=now
    )
    return record(
        "journeys.merge_people",
        owner_id=owner.pk,
        subject=other,
        sentence=merged.sentence,
        now=now,
        before={"marks": _move_marks(owner, other, keep), "moved": moved},
        after={"into": str(keep), "lines": [str(line.uuid) for line in (suggested, merged)]},
    )


@transaction.atomic
def part_people(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make two again of those whom an entry made one; raises EditedSince when it cannot be taken apart."""
    suggested, merged = (get_entry(owner.pk, UUID(line)) for line in entry.after["lines"])
    parted = people.part_people(owner=owner, entry=merged, now=now)
    giver = get_person(owner, entry.subject)
    for model in GOES_OVER:
        keys = entry.before["moved"][_name(model)]
        model._default_manager.filter(owner=owner, pk__in=keys).update(person=giver)  # noqa: SLF001 - Django's way
    direction.give_person_back(owner=owner, entry=suggested, now=now)
    for mark, key in entry.before["marks"]:
        TodayMark.objects.filter(owner=owner, pk=mark).update(key=key)
    return record(
        "journeys.part_people", owner_id=owner.pk, subject=entry.subject, sentence=parted.sentence, now=now
    )


def _move(owner: User, giver: UUID, taker: UUID) -> dict[str, list[int]]:
    """Let what is about one be about the other; return the keys of what was moved, by table."""
    gives, takes = get_person(owner, giver), get_person(owner, taker)
    mine = {model: model._default_manager.filter(owner=owner, person=gives) for model in GOES_OVER}  # noqa: SLF001 - as above
    return {_name(model): move(rows, person=takes) for model, rows in mine.items()}


def _name(model: type[models.Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 - Django's documented way to the name


def _move_marks(owner: User, goes: UUID, stays: UUID) -> list[tuple[int, str]]:
    """Let what you said to items about one hold for the other, where you said nothing; return the former."""
    said = dict(TodayMark.objects.filter(owner=owner, key__contains=str(goes)).values_list("pk", "key"))
    taken = set(TodayMark.objects.filter(owner=owner, key__contains=str(stays)).values_list("key", flat=True))
    moved = []
    for mark, key in said.items():
        new = key.replace(str(goes), str(stays))
        if new not in taken:
            TodayMark.objects.filter(owner=owner, pk=mark).update(key=new)
            moved.append((mark, key))
    return moved
