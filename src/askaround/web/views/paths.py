"""Paths: the list, one path with whom to ask, adding and editing."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.direction.queries import WhomToAsk, whom_to_ask
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.outreach.models import Message
from askaround.outreach.queries import messages_about
from askaround.paths import commands
from askaround.paths.models import Path
from askaround.paths.queries import get_path, list_archived, list_paths
from askaround.people.queries import has_people
from askaround.web.forms.paths import PathFields, PathForm
from askaround.web.views.shared import conflict, done, owner_of, show

_PARTIALS = {"whom": "paths/_whom.html", "reading": "paths/_reading.html"}


@dataclass(frozen=True, slots=True)
class PathsPage:
    """The paths being explored, and those that were archived."""

    paths: list[Path]
    archived: list[Path]


@dataclass(frozen=True, slots=True)
class PathPage:
    """One path: what attracts, whom to ask, who was asked."""

    path: Path
    whom: WhomToAsk
    asked: list[Message]
    anybody: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a path; `path` is None for a new one."""

    form: PathFields
    path: Path | None


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Show the paths being explored."""
    owner = owner_of(request)
    return show(request, "paths/list.html", PathsPage(list_paths(owner), list_archived(owner)))


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Begin to explore a path."""
    form = PathFields(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = commands.add_path(owner=owner_of(request), details=form.details(), now=now())
        return done(request, entry, "path", entry.subject)
    return show(request, "paths/form.html", FormPage(form, None), status=422 if form.errors else 200)


@require_GET
def one(request: HttpRequest, path: UUID) -> HttpResponse:
    """Show one path, or of it whom to ask, or how far their titles are read."""
    owner = owner_of(request)
    found = get_path(owner, path)
    whom = whom_to_ask(owner, found, now())
    page = PathPage(
        path=found,
        whom=whom,
        asked=messages_about(owner, found.pk),
        anybody=bool(whom.considered) or has_people(owner),
    )
    partial = _PARTIALS.get(request.headers.get("HX-Target", "").partition("-")[0])
    return show(request, partial or "paths/path.html", page)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, path: UUID) -> HttpResponse:
    """Say a path differently."""
    owner = owner_of(request)
    found = get_path(owner, path)
    form = PathForm(request.POST or None, initial=PathForm.values_of(found))
    if request.method != "POST" or not form.is_valid():
        return show(request, "paths/form.html", FormPage(form, found), status=422 if form.errors else 200)
    version = form.cleaned_data["version"]
    try:
        entry = commands.edit_path(owner=owner, path=path, version=version, details=form.details(), now=now())
    except StaleVersion:
        theirs = PathForm.values_of(get_path(owner, path))
        return conflict(request, form, theirs, title=found.title, back=reverse("path", args=[path]))
    return done(request, entry, "path", path)


@require_POST
def archive(request: HttpRequest, path: UUID) -> HttpResponse:
    """Stop exploring a path."""
    entry = commands.archive_path(owner=owner_of(request), path=path, now=now())
    return done(request, entry, "paths")


@require_POST
def unarchive(request: HttpRequest, path: UUID) -> HttpResponse:
    """Explore a path again."""
    entry = commands.unarchive_path(owner=owner_of(request), path=path, now=now())
    return done(request, entry, "path", path)
