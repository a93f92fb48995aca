"""All that is held about one person: seen, taken along, and erased."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from askaround.journeys.commands.erasing import erase_person
from askaround.journeys.effects.held import written
from askaround.journeys.queries.held import Holding, list_held
from askaround.kit.clock import now
from askaround.people.models import Person
from askaround.people.queries import get_person
from askaround.web.forms.archive import EraseForm
from askaround.web.views.shared import done, owner_of, show


@dataclass(frozen=True, slots=True)
class HeldPage:
    """Everything about somebody, by kind; the form where it is to be erased."""

    person: Person
    held: list[Holding]
    form: EraseForm | None = None


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
    page = HeldPage(found, list_held(found), form)
    return show(request, "archive/erase.html", page, status=422 if form.errors else 200)
