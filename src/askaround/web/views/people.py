"""People: the list, one person, adding, editing, putting away."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.history.models import Entry
from askaround.journeys.queries.person_page import Moment, common_ground, timeline
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.kit.paging import Page
from askaround.paths.models import Path
from askaround.paths.queries import list_paths
from askaround.people import commands
from askaround.people.models import Person
from askaround.people.queries import (
    SORTS,
    PersonRow,
    details_of,
    get_person,
    get_person_page,
    list_archived,
    list_people,
    search_people,
)
from askaround.web.forms.base import PlainForm
from askaround.web.forms.people import NotesForm, PersonFields, PersonForm, PositionForm
from askaround.web.views.shared import conflict, done, owner_of, show, with_query


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The list of people, or those that match words."""

    people: Page[PersonRow]
    words: str
    sort: str
    sorts: list[tuple[str, str]]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything about one person."""

    person: Person
    moments: list[Moment]
    common: list[str]
    paths: list[Path]
    notes: NotesForm


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a person; `person` is None for a new one."""

    form: PlainForm
    person: Person | None
    title: str
    button: str


@require_GET
def everybody(request: HttpRequest) -> HttpResponse:
    """Show a page of people, in an order, or those that match words."""
    owner = owner_of(request)
    words, sort = request.GET.get("q", "").strip()[:200], request.GET.get("sort", "name")
    sort = sort if sort in SORTS else "name"
    if words:
        found: Page[PersonRow] = Page(rows=search_people(owner, words))
    else:
        found = list_people(owner, sort=sort, cursor=request.GET.get("at", ""))
    here = reverse("people")
    page = PeoplePage(
        people=found,
        words=words,
        sort=sort,
        sorts=[(key, label) for key, (label, _, _) in SORTS.items()],
        before=with_query(here, sort=sort, at=found.before) if found.before else "",
        after=with_query(here, sort=sort, at=found.after) if found.after else "",
    )
    template = "people/_rows.html" if request.headers.get("HX-Target") == "people" else "people/list.html"
    return show(request, template, page)


@require_GET
def archived(request: HttpRequest) -> HttpResponse:
    """Show who was put away."""
    return show(
        request, "people/archived.html", list_archived(owner_of(request), cursor=request.GET.get("at", ""))
    )


@require_GET
def one(request: HttpRequest, person: UUID) -> HttpResponse:
    """Show everything about one person."""
    owner = owner_of(request)
    found = get_person_page(owner, person)
    page = PersonPage(
        person=found,
        moments=timeline(owner, found),
        common=common_ground(owner, found),
        paths=list_paths(owner),
        notes=NotesForm(initial=_notes_of(found)),
    )
    return show(request, "people/person.html", page)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Put somebody on file by hand."""
    form = PersonFields(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = commands.add_person(owner=owner_of(request), details=form.details(), now=now())
        if "start" in request.GET:
            return done(request, entry, "start-contacts")
        return done(request, entry, "person", entry.subject)
    page = FormPage(form, None, "Add a person", "Add")
    return show(request, "people/form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, person: UUID) -> HttpResponse:
    """Change what is said about a person."""
    owner = owner_of(request)
    found = get_person_page(owner, person)
    initial = {**PersonForm.values_of(details_of(found)), "version": found.version}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        page = FormPage(form, found, f"Edit {found.display_name}", "Save")
        return show(request, "people/form.html", page, status=422 if form.errors else 200)
    version = form.cleaned_data["version"]
    try:
        entry = commands.edit_person(
            owner=owner, person=person, version=version, details=form.details(), now=now()
        )
    except StaleVersion:
        return conflict(
            request, form, initial, title=found.display_name, back=reverse("person", args=[person])
        )
    return done(request, entry, "person", person)


@require_POST
def notes(request: HttpRequest, person: UUID) -> HttpResponse:
    """Save the notes about a person."""
    owner = owner_of(request)
    found, form = get_person(owner, person), NotesForm(request.POST)
    if not form.is_valid():
        return show(request, "people/form.html", FormPage(form, found, "Notes", "Save"), status=422)
    said = form.cleaned_data
    try:
        entry = commands.edit_notes(
            owner=owner, person=person, version=said["version"], notes=said["notes"], now=now()
        )
    except StaleVersion:
        title = f"Notes about {found.display_name}"
        return conflict(request, form, _notes_of(found), title=title, back=reverse("person", args=[person]))
    return done(request, entry, "person", person)


def _notes_of(person: Person) -> dict[str, object]:
    return {"notes": person.notes, "version": person.version}


@require_POST
def archive(request: HttpRequest, person: UUID) -> HttpResponse:
    """Put a person out of sight."""
    return _decide(request, person, commands.archive_person)


@require_POST
def unarchive(request: HttpRequest, person: UUID) -> HttpResponse:
    """Bring a person back."""
    return _decide(request, person, commands.unarchive_person)


@require_POST
def do_not_contact(request: HttpRequest, person: UUID) -> HttpResponse:
    """Leave a person alone for good."""
    return _decide(request, person, commands.mark_do_not_contact)


@require_POST
def allow_contact(request: HttpRequest, person: UUID) -> HttpResponse:
    """Take the do-not-contact mark back."""
    return _decide(request, person, commands.allow_contact)


def _decide(request: HttpRequest, person: UUID, command: Callable[..., Entry]) -> HttpResponse:
    entry = command(owner=owner_of(request), person=person, now=now())
    return done(request, entry, "person", person)


@require_http_methods(["GET", "POST"])
def add_position(request: HttpRequest, person: UUID) -> HttpResponse:
    """Add an earlier position."""
    owner = owner_of(request)
    found, form = get_person(owner, person), PositionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = commands.add_position(owner=owner, person=person, details=form.details(), now=now())
        return done(request, entry, "person", person)
    page = FormPage(form, found, f"An earlier position of {found.display_name}", "Add")
    return show(request, "people/form.html", page, status=422 if form.errors else 200)


@require_POST
def remove_position(request: HttpRequest, position: UUID) -> HttpResponse:
    """Take a position out of a career."""
    entry = commands.remove_position(owner=owner_of(request), position=position, now=now())
    return done(request, entry, "person", entry.subject)
