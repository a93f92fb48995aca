"""Reading the list of people by everything that is known of them, across chapters."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import User
from askaround.direction.queries import people_suggested_for
from askaround.journeys.rules.people import STANDING_WORDS, Standing, Wanted
from askaround.kit.paging import Page
from askaround.outreach.queries import asked_people, people_asked_about
from askaround.paths.models import Path
from askaround.paths.queries import get_path
from askaround.people.models import Person, Tag
from askaround.people.queries import (
    MOST_RANKED,
    PersonRow,
    best_matches,
    count_people,
    get_tag,
    list_people,
    page_of,
    saying,
    tagged,
    warm,
    working_at,
)
from askaround.people.rules import WARMTH_WORDS, Warmth

# Up to so many matches are counted; above it, any of them is soon found wherever a page begins.
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: the name it has in the address, and its words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of those who match, how many there are, and by what; above `most` they are not counted.

    `gone` says, in a sentence, which filter names something that is no longer there; nobody matches that.
    """

    people: Page[PersonRow]
    count: int
    chips: list[Chip]
    gone: str = ""
    most: int = MOST_COUNTED


@dataclass(frozen=True, slots=True)
class _Filter:
    condition: Q
    words: str
    gone: str = ""


def find_people(owner: User, wanted: Wanted, *, sort: str, cursor: str = "") -> Found:
    """Return a page of those whom the list is asked for; words alone, with no order, by best match."""
    if not wanted.asks:
        return Found(list_people(owner, sort=sort or "name", cursor=cursor), count_people(owner), [])
    filters = _filters(owner, wanted)
    gone = " ".join(each.gone for each in filters.values() if each.gone)
    if gone:
        return Found(Page(rows=()), 0, _chips(filters), gone)
    if not wanted.filters and not sort:
        rows, count = best_matches(owner, wanted.words)
        return Found(Page(rows=rows), count, [], most=MOST_RANKED)
    matching = _matching(owner, filters, wanted)
    # In order, so that SQLite goes by the index of those who are archived, or are not, if by no better one.
    keys = list(matching.order_by("pk").values_list("pk", flat=True)[: MOST_COUNTED + 1])
    few = Person.objects.filter(owner=owner, pk__in=keys) if len(keys) <= MOST_COUNTED else matching
    return Found(page_of(few, sort=sort or "name", cursor=cursor), len(keys), _chips(filters))


def matching_keys(owner: User, wanted: Wanted) -> list[int]:
    """Return the keys of all whom the list is asked for; nobody for a filter that is no longer there."""
    matching = _matching(owner, _filters(owner, wanted), wanted)
    return list(matching.order_by("pk").values_list("pk", flat=True))


def _matching(owner: User, filters: dict[str, _Filter], wanted: Wanted) -> QuerySet[Person]:
    archived = wanted.state == Standing.ARCHIVED
    people = Person.objects.filter(owner=owner, archived_at__isnull=not archived)
    for each in filters.values():
        people = people.filter(each.condition)
    return people


def _filters(owner: User, wanted: Wanted) -> dict[str, _Filter]:
    return {name: _READERS[name](owner, value) for name, value in wanted.asks.items()}


def _chips(filters: dict[str, _Filter]) -> list[Chip]:
    return [Chip(name, each.words) for name, each in filters.items() if name != "q"]


def _nobody(words: str, gone: str) -> _Filter:
    return _Filter(Q(pk__in=[]), words, gone)


def _by_path(owner: User, value: str) -> _Filter:
    try:
        path = get_path(owner, UUID(value))
    except (Path.DoesNotExist, ValueError):
        return _nobody("A path", "The path that this asks for is no longer there.")
    suggested, asked = people_suggested_for(owner, path.pk), people_asked_about(owner, path.pk)
    return _Filter(Q(pk__in=suggested) | Q(pk__in=asked), f"For {path.title}")


def _by_tag(owner: User, value: str) -> _Filter:
    try:
        tag = get_tag(owner, UUID(value))
    except (Tag.DoesNotExist, ValueError):
        return _nobody("A tag", "The tag that this asks for was removed.")
    return _Filter(tagged(owner, tag), f"Tagged {tag.name}")


def _by_warmth(_owner: User, value: str) -> _Filter:
    if value not in WARMTH_WORDS:
        return _nobody(value, "How you know each other is asked for in a way that is not known here.")
    return _Filter(warm(Warmth(value)), WARMTH_WORDS[Warmth(value)])


def _by_standing(owner: User, value: str) -> _Filter:
    if value not in STANDING_WORDS:
        return _nobody(value, "How far you are is asked for in a way that is not known here.")
    standing = Standing(value)
    asked, answered = asked_people(owner), asked_people(owner, answered=True)
    conditions = {
        Standing.NOT_ASKED: Q(do_not_contact=False) & ~Q(pk__in=asked),
        Standing.WAITING: Q(pk__in=asked) & ~Q(pk__in=answered),
        Standing.ANSWERED: Q(pk__in=answered),
        Standing.LEFT_ALONE: Q(do_not_contact=True),
        Standing.ARCHIVED: Q(),  # whoever is not archived is left out for every other
    }
    return _Filter(conditions[standing], STANDING_WORDS[standing])


_READERS: dict[str, Callable[[User, str], _Filter]] = {
    "q": lambda owner, value: _Filter(saying(owner, value), value),
    "path": _by_path,
    "organisation": lambda owner, value: _Filter(working_at(owner, value), f"At {value}"),
    "tag": _by_tag,
    "warmth": _by_warmth,
    "state": _by_standing,
}
