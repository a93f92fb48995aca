"""Finding anything: people, organisations, paths, insights, talks, notes, pages, and what can be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from askaround.accounts.models import User
from askaround.journeys.queries.find import SHOWN, added_last, find, find_people
from askaround.journeys.queries.said import Source
from askaround.me.rules import job_words
from askaround.paths.models import Path
from askaround.people.queries import OrganisationRow, PersonRow
from askaround.web.hits import Hit, said_hit
from askaround.web.places import ACTIONS, PAGES, Place, matching, wish_in
from askaround.web.views.shared import owner_of, show, with_query


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind."""

    key: str
    title: str
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class FindPage:
    """What was found for some words."""

    words: str
    groups: list[Group]
    count: int


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show what has these words; without any, where one can go and what one can do."""
    words = request.GET.get("q", "").strip()[:200]
    groups = [group for group in _groups(owner_of(request), words) if group.hits]
    page = FindPage(words, groups, sum(len(group.hits) for group in groups))
    template = "find/_options.html" if request.headers.get("HX-Target") == "options" else "find/find.html"
    return show(request, template, page)


def _groups(owner: User, words: str) -> Iterator[Group]:
    if words:
        yield from _found(owner, words)
        return
    yield Group("pages", "Pages", _places(PAGES, words))
    yield Group("actions", "To do", _places(ACTIONS, words))
    yield Group("people", "Added last", [_person(person) for person in added_last(owner)])


def _found(owner: User, words: str) -> Iterator[Group]:
    found = find(owner, words)
    people = [_person(person) for person in found.people]
    if found.more_people:
        people.append(Hit(with_query(reverse("people"), q=words), f"Everybody who matches “{words}”"))
    yield Group("people", "People", people)
    yield Group("organisations", "Organisations", [_organisation(each) for each in found.organisations])
    yield Group("paths", "Paths", [_path(path) for path in found.paths])
    yield Group("insights", "Insights", [said_hit(Source.INSIGHTS, each) for each in found.insights])
    yield Group("talks", "Talks", [said_hit(Source.TALKS, each) for each in found.talks])
    yield Group("notes", "Your notes", [said_hit(Source.NOTES, each) for each in found.notes])
    yield Group("pages", "Pages", _places(PAGES, words))
    yield Group("actions", "To do", _to_do(owner, words, found.people)[:SHOWN])


def _to_do(owner: User, words: str, people: list[PersonRow]) -> list[Hit]:
    """Return what can be done: with those whom a wish names, or else with the best match and in general."""
    wish = wish_in(words)
    if wish is None:
        both = [hit for person in people[:1] for hit in (_writing(person), _noting(person)) if hit]
        return both + _places(ACTIONS, words)
    do = _writing if wish.to_write else _noting
    return [hit for person in find_people(owner, wish.name) if (hit := do(person))]


def _writing(person: PersonRow) -> Hit | None:
    """Lead to the button that begins a message: looking something up begins nothing by itself."""
    if person.do_not_contact:
        return None
    return Hit(f"{_address(person)}#write", f"Write to {person.name}", _work(person))


def _noting(person: PersonRow) -> Hit:
    return Hit(f"{_address(person)}#id_notes", f"Add a note about {person.name}", _work(person))


def _person(person: PersonRow) -> Hit:
    return Hit(_address(person), person.name, _work(person))


def _organisation(organisation: OrganisationRow) -> Hit:
    return Hit(with_query(reverse("people"), organisation=organisation.name), organisation.name)


def _path(path: Path) -> Hit:
    return Hit(reverse("path", args=[path.uuid]), path.title, path.field)


def _places(places: Sequence[Place], words: str) -> list[Hit]:
    return [Hit(reverse(place.route), place.title) for place in matching(places, words, SHOWN)]


def _address(person: PersonRow) -> str:
    return reverse("person", args=[person.uuid])


def _work(person: PersonRow) -> str:
    return job_words(person.title, person.organisation)
