"""Reading what was learned: one insight, those of a topic, and how many there are by whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Min, Q, QuerySet

from askaround.accounts.models import User
from askaround.insights.models import Insight, Reading
from askaround.kit.paging import Page, keyset
from askaround.paths.models import Path
from askaround.paths.rules import Topic

ALL_PATHS: Final = Q()
_RELATED: Final = ("person", "path", "conversation", "note")
_SHOWN: Final = (
    *("uuid", "claim", "quote", "topic", "vantage", "visibility", "said_on"),
    *("person__uuid", "person__display_name", "path__uuid", "path__title"),
)
# One pass over an index; the people of a place come in one text, as ten thousand rows would cost more.
_TALLIES = """
    SELECT path_id, topic, sum(said), {people} FROM (
        SELECT path_id, topic, person_id, count(*) AS said FROM insights_insight WHERE owner_id = %s
        GROUP BY path_id, topic, person_id
    ) AS each_person GROUP BY path_id, topic
"""
_PEOPLE = {"sqlite": "group_concat(person_id)", "postgresql": "string_agg(person_id::text, ',')"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many insights there are on a path (None for no path in particular) and topic, and who said them."""

    path: int | None
    topic: str
    count: int
    people: set[int]


def get_insight(owner: User, uuid: UUID) -> Insight:
    """Return one insight with who said it, its path and conversation; raises Insight.DoesNotExist."""
    return _insights(owner).get(uuid=uuid)


def insights_on(path: Path | None) -> Q:
    """Choose the insights that bear on a path, or on none in particular."""
    return Q(path=path)


def insights_read(path: Path, key: str) -> Q:
    """Choose the insights that were read as speaking for a path on a criterion, by its key."""
    return Q(pk__in=Reading.objects.filter(owner=path.owner_id, path=path, key=key).values("insight"))


def list_insights(
    owner: User, about: Q = ALL_PATHS, *, topic: Topic | None = None, cursor: str = "", size: int = 20
) -> Page[Insight]:
    """Return one page of insights, the last kept first."""
    chosen = Insight.objects.filter(about, owner=owner).select_related("person", "path").only(*_SHOWN)
    return keyset(
        chosen.filter(topic=topic) if topic else chosen, "id", descending=True, cursor=cursor, size=size
    )


def count_insights(owner: User, about: Q = ALL_PATHS, *, topic: Topic | None = None) -> int:
    """Return how many insights there are."""
    chosen = Insight.objects.filter(about, owner=owner)
    return (chosen.filter(topic=topic) if topic else chosen).count()


def newest_of_each_topic(owner: User, about: Q = ALL_PATHS, *, most: int) -> list[Insight]:
    """Return so many insights of each topic, the last kept first."""
    mine = Insight.objects.filter(about, owner=owner).order_by("-pk").values("pk")
    keys = [Insight.objects.filter(pk__in=mine.filter(topic=topic)[:most]).values("pk") for topic in Topic]
    newest = Insight.objects.filter(pk__in=keys[0].union(*keys[1:]))
    return list(newest.select_related("person", "path").only(*_SHOWN).order_by("-pk"))


def tallies(owner: User) -> list[Tally]:
    """Return how many insights there are by whom, by path and topic."""
    with connection.cursor() as cursor:
        cursor.execute(_TALLIES.format(people=_PEOPLE[connection.vendor]), [owner.pk])
        rows: list[tuple[int | None, str, int, str]] = cursor.fetchall()
    return [
        Tally(path, topic, int(said), set(map(int, people.split(",")))) for path, topic, said, people in rows
    ]


def tallies_read(owner: User, path: Path, key: str) -> tuple[list[Tally], str]:
    """Return the same of what was read as speaking for a path on a criterion (by key), and its name."""
    read = Reading.objects.filter(owner=owner, path=path, key=key)
    counted: dict[tuple[int | None, str], dict[int, int]] = defaultdict(dict)
    name = ""
    rows = read.values_list("insight__path", "insight__topic", "insight__person").order_by()
    for about, topic, person, said, named in rows.annotate(said=Count("pk"), named=Max("criterion")):
        counted[about, topic][person], name = said, named
    tallied = [Tally(*place, sum(said.values()), set(said)) for place, said in counted.items()]
    return tallied, name


def said_between(owner: User) -> dict[int, tuple[dt.date, dt.date]]:
    """Return for everybody who said anything (by key) the first and the last day on which they did."""
    said = Insight.objects.filter(owner=owner).values_list("person")
    days = said.annotate(first=Min("said_on"), last=Max("said_on")).order_by()
    return {person: (first, last) for person, first, last in days}


def people_heard(owner: User) -> QuerySet[Insight, tuple[int]]:
    """Return the keys of those who said anything, for a query about them."""
    return Insight.objects.filter(owner=owner).values_list("person")


def people_who_said(owner: User, keys: Collection[int]) -> set[int]:
    """Return which of these persons (by key) an insight is of."""
    said = people_heard(owner).filter(person__in=keys) if keys else Insight.objects.none()
    return set(said.values_list("person_id", flat=True))


def readings_of(insight: Insight) -> list[Reading]:
    """Return how far an insight speaks for which paths, by path and in the order they were said."""
    readings = Reading.objects.filter(owner=insight.owner_id, insight=insight)
    return list(readings.select_related("path").order_by("path", "pk"))


def _insights(owner: User) -> QuerySet[Insight]:
    return Insight.objects.filter(owner=owner).select_related(*_RELATED)
