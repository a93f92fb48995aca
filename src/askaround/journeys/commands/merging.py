"""Making one of two people everywhere, and two of one again."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction import commands as direction
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.history.queries import get_entry
from askaround.journeys.models import TodayMark
from askaround.outreach import commands as outreach
from askaround.people import commands as people
from askaround.people.rules import MergeChoices


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

    Each chapter moves what is its own and keeps in its line what it takes to move it back. The entry is about
    the one who goes; its `after` says into whom.
    """
    moved = [
        move(owner=owner, giver=other, taker=keep, now=now)
        for move in (outreach.move_objectives, direction.hand_over_person)
    ]
    merged = people.merge_people(
        owner=owner, keep=keep, other=other, versions=versions, choices=choices, now=now
    )
    return record(
        "journeys.merge_people",
        owner_id=owner.pk,
        subject=other,
        sentence=merged.sentence,
        now=now,
        before={"marks": _move_marks(owner, other, keep)},
        after={"into": str(keep), "lines": [str(line.uuid) for line in (*moved, merged)]},
    )


@transaction.atomic
def part_people(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make two again of those whom an entry made one; raises EditedSince when it cannot be taken apart."""
    objectives, suggestions, merged = (get_entry(owner.pk, UUID(line)) for line in entry.after["lines"])
    parted = people.part_people(owner=owner, entry=merged, now=now)
    outreach.return_objectives(owner=owner, entry=objectives, now=now)
    direction.give_person_back(owner=owner, entry=suggestions, now=now)
    for mark, key in entry.before["marks"]:
        TodayMark.objects.filter(owner=owner, pk=mark).update(key=key)
    return record(
        "journeys.part_people", owner_id=owner.pk, subject=entry.subject, sentence=parted.sentence, now=now
    )


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
