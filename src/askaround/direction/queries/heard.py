"""Reading what was said about paths, always by owner: sums of readings, never one by one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    F,
    FloatField,
    Max,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from askaround.accounts.models import User
from askaround.direction.rules.beliefs import PRECISION
from askaround.direction.rules.standing import Saying
from askaround.direction.rules.voices import Acquainted, Employment
from askaround.history.queries import newest_mark
from askaround.insights.models import Insight, Reading
from askaround.people.models import Person, Position

# The commands after which a talk with somebody is worth another amount.
_OF_CRITERIA = (
    "rank_criteria",
    "weigh_criteria",
    "set_deal_breaker",
    "clear_deal_breaker",
    "restore_criteria",
)


def heard_mark(owner: User) -> Combinable:
    """Return, for a query, a number that grows whenever you hear something, or measure paths anew."""
    heard, measured = newest_mark(owner.pk, "insights"), newest_mark(owner.pk, "direction", _OF_CRITERIA)
    return Coalesce(Subquery(heard), 0) + Coalesce(Subquery(measured), 0)


def heard_by_now(owner: User) -> int:
    """Return that number."""
    return int(User.objects.filter(pk=owner.pk).values_list(heard_mark(owner), flat=True)[0])


def sayings(owner: User, paths: Collection[int], keys: Collection[str]) -> list[Saying]:
    """Return what each person said of paths on each day, on these criteria, in one query."""
    mine = Reading.objects.filter(owner=owner, path__in=paths, key__in=keys)
    days = _Days()
    return [
        Saying(path, key, person, days[said_on], conversation, precision, scores)
        for path, key, person, said_on, conversation, precision, scores in _summed(mine)
    ]


def named_sayings(owner: User, path: int) -> tuple[list[Saying], dict[str, str]]:
    """Return what was said of a path on every criterion, and the names of the criteria by key."""
    days, names, said = _Days(), dict[str, str](), list[Saying]()
    for about, key, person, said_on, conversation, precision, scores, name in _summed(
        Reading.objects.filter(owner=owner, path=path), name=Max("criterion")
    ):
        names[key] = name
        said.append(Saying(about, key, person, days[said_on], conversation, precision, scores))
    return said, names


def acquainted(owner: User, also: Collection[int] = ()) -> Acquainted:
    """Return where those who told you something work or have worked, and who named whom, in one query.

    Also of some other people, by key.
    """
    voices = Insight.objects.filter(owner=owner).values("person")
    those = Q(person__in=voices) | Q(person__in=also) if also else Q(person__in=voices)
    worked = Position.objects.filter(those, owner=owner, organisation__isnull=False)
    named = Person.objects.filter(owner=owner, introducer__isnull=False)
    places = worked.values_list(
        Value(value=True), "person", "organisation", "started_on", "ended_on", "present"
    )
    nothing = Value(None, output_field=DateField())
    chains = named.values_list(
        Value(value=False),
        "id",
        "introducer",
        nothing,
        nothing,
        Value(value=True, output_field=BooleanField()),
    )
    employments: dict[int, list[Employment]] = defaultdict(list)
    introducers: dict[int, int] = {}
    for is_place, person, other, *terms in places.union(chains, all=True):
        if is_place:
            employments[person].append(Employment(other, *terms))
        else:
            introducers[person] = other
    return Acquainted(employments, introducers)


class _Days(dict[str, dt.date]):
    """Days by how the database writes them: few, so that each is read once and not by every row."""

    def __missing__(self, written: str) -> dt.date:
        day = self[written] = dt.date.fromisoformat(written)
        return day


def _summed(readings: QuerySet[Reading], **more: Combinable) -> QuerySet[Reading, Any]:
    """Return the precision of readings, and it times scores, by path, criterion, person, day and talk."""
    precision = Case(
        *(When(insight__vantage=vantage, then=Value(of)) for vantage, of in PRECISION.items()),
        output_field=FloatField(),
    )
    said_on = Cast("insight__said_on", CharField())
    rows = readings.values_list("path", "key", "insight__person", said_on, "insight__conversation")
    return rows.annotate(
        precision=Sum(precision), scores=Sum(precision * F("score"), output_field=FloatField()), **more
    )
