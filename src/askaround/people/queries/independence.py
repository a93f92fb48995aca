"""What people have in common that makes them one voice: an employer at the same time, who introduced them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from askaround.accounts.models import User
from askaround.people.models import Person, Position

# From the first to the last day on which somebody spoke.
Days = tuple[dt.date, dt.date]
Mark = tuple[str, int]


def shared_marks(
    owner: User, whom: QuerySet[Any, tuple[int]], spoke: Mapping[int, Days]
) -> dict[int, set[Mark]]:
    """Return by person's key the employers they had when they spoke, and who began their introductions.

    `whom` are the keys of those in `spoke`, as a query. An introducer is marked as the beginning, too.
    """
    marks = defaultdict[int, set[Mark]](set)
    held = Position.objects.filter(owner=owner, person__in=whom, organisation__isnull=False)
    columns = ("person_id", "organisation_id", "started_on", "ended_on", "present")
    for person, organisation, started_on, ended_on, present in held.values_list(*columns):
        if organisation and _held_then(spoke[person], started_on, ended_on, present=present):
            marks[person].add(("employer", organisation))
    introducers = _introducers(owner)
    for person in spoke:
        marks[person].add(("introducer", _root(person, introducers)))
    return marks


def _held_then(spoke: Days, started_on: dt.date | None, ended_on: dt.date | None, *, present: bool) -> bool:
    """Tell whether a position was held on a day between; a past one without an end is not known to be."""
    first, last = spoke
    begun = started_on is None or started_on <= last
    return begun and (ended_on >= first if ended_on else present)


def _introducers(owner: User) -> dict[int, int]:
    introduced = Person.objects.filter(owner=owner, introducer__isnull=False)
    return {person: by for person, by in introduced.values_list("pk", "introducer_id") if by}


def _root(person: int, introducers: Mapping[int, int]) -> int:
    """Return who began the chain of introductions that leads to a person; a circle ends where it closes."""
    seen = {person}
    while (by := introducers.get(person)) and by not in seen:
        seen.add(by)
        person = by
    return person if introducers.get(person) is None else min(seen)
