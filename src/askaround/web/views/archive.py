"""All that is held about one person: seen, taken along, and erased."""

from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from askaround.journeys.commands.erasing import erase_person
from askaround.journeys.effects.held import written
from askaround.journeys.queries.held import Holding, Naming, list_held, list_named
from askaround.kit.clock import now
from askaround.people.models import Person
from askaround.people.queries import get_person
from askaround.web.forms.archive import EraseForm
from askaround.web.hits import Hit
from askaround.web.views.shared import done, owner_of, show

# What opens where somebody is named: by the record that each table tells, and one page for the others.
_OPENS = {
    "people.person": "person",
    "people.position": "person",
    "people.importbatch": "import-batch",
    "outreach.objective": "person",
    "outreach.message": "message",
    "conversations.conversation": "conversation",
    "conversations.guideitem": "guide",
    "conversations.note": "conversation-notes",
    "relationships.thanks": "wrap-up",
    "relationships.promise": "promise",
    "insights.insight": "insight",
    "insights.reading": "insight-readings",
    "direction.reflection": "wrap-up",
    "direction.putaside": "person",
    "direction.strategyline": "strategy-edit",
    "paths.path": "path",
    "paths.guess": "path-guesses",
    "paths.mindchanger": "mind-changer-edit",
    "paths.unknown": "unknown-edit",
}
_PAGES = {
    "people.organisation": "people",
    "people.tag": "people-labels",
    "people.savedview": "people-labels",
    "direction.criterion": "direction-criteria",
    "me.skill": "me-skills",
    "me.value": "me-values",
    "me.talent": "me",
    "me.constraint": "me",
    "me.ownposition": "me-career",
    "me.ownschooling": "me-career",
}


@dataclass(frozen=True, slots=True)
class Named:
    """How many records of a kind name somebody, and the first of them to open."""

    count: int
    words: str
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class HeldPage:
    """Everything about somebody, by kind; the form where it is to be erased."""

    person: Person
    held: list[Holding]
    form: EraseForm | None = None
    named: list[Named] = field(default_factory=list)


@require_GET
def held(request: HttpRequest, person: UUID) -> HttpResponse:
    """Show what is held about a person."""
    found = get_person(owner_of(request), person)
    return show(request, "archive/held.html", HeldPage(found, list_held(found)))


@require_GET
def held_file(request: HttpRequest, person: UUID) -> HttpResponse:
    """Give all that is held about a person as a file."""
    found = get_person(owner_of(request), person)
    return HttpResponse(
        written(found),
        content_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{found.uuid}.json"',
            "Content-Security-Policy": "sandbox",
        },
    )


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, person: UUID) -> HttpResponse:
    """Erase everything about a person, after their name was typed."""
    owner = owner_of(request)
    found = get_person(owner, person)
    form = EraseForm(request.POST or None, found)
    if request.method == "POST" and form.is_valid():
        return done(request, erase_person(owner=owner, person=person, now=now()), "people")
    page = HeldPage(found, list_held(found), form, [_named(each) for each in list_named(found)])
    return show(request, "archive/erase.html", page, status=422 if form.errors else 200)


def _named(naming: Naming) -> Named:
    route = _OPENS.get(naming.table)
    hits = [
        Hit(reverse(route, args=[spot.opens]) if route else reverse(_PAGES[naming.table]), spot.title)
        for spot in naming.spots
    ]
    return Named(naming.count, naming.words, hits)
