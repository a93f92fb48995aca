"""One person: the page about them, adding, editing, putting away."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.queries.merging import survivor_of
from askaround.journeys.queries.person_page import Between, Named, between, common_ground, tags_and_paths
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.people import commands
from askaround.people.models import Person
from askaround.people.queries import (
    PersonRow,
    details_of,
    get_person,
    get_person_page,
    namesakes,
)
from askaround.people.rules import display_name
from askaround.web.forms.base import PlainForm
from askaround.web.forms.people import NotesForm, PersonFields, PersonForm, PositionForm
from askaround.web.views.shared import conflict, done, owner_of, show


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything about one person."""

    person: Person
    between: Between
    common: list[str]
    tags: list[Named]
    paths: list[Named]
    notes: NotesForm


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a person; `person` is None for a new one, `namesakes` those of the same name."""

    form: PlainForm
    person: Person | None
    title: str
    button: str
    namesakes: list[PersonRow] = field(default_factory=list)


@require_GET
def one(request: HttpRequest, person: UUID) -> HttpResponse:
    """Show everything about one person."""
    owner = owner_of(request)
    try:
        found = get_person_page(owner, person)
    except Person.DoesNotExist:
        return _merged_away(owner, person)
    tags, paths = tags_and_paths(owner, found)
    page = PersonPage(
        person=found,
        tags=tags,
        between=between(owner, found, now()),
        common=common_ground(found),
        paths=paths,
        notes=NotesForm(initial=_notes_of(found)),
    )
    return show(request, "people/person.html", page)


def _merged_away(owner: User, person: UUID) -> HttpResponse:
    survivor = survivor_of(owner, person)
    if survivor is None:
        raise Person.DoesNotExist
    return redirect("person", survivor)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Put somebody on file by hand, asking once about somebody of the same name."""
    owner, form = owner_of(request), PersonFields(request.POST or None)
    same: list[PersonRow] = []
    if request.method == "POST" and form.is_valid():
        details = form.details()
        same = namesakes(owner, display_name(details.given_name, details.family_name))
        if not same or "anyway" in request.POST:
            entry = commands.add_person(owner=owner, details=details, now=now())
            if "start" in request.GET:
                return done(request, entry, "start-contacts")
            return done(request, entry, "person", entry.subject)
    page = FormPage(form, None, "Add a person", "Add anyway" if same else "Add", same)
    if same:
        return show(request, "people/form.html", page, status=422)
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
