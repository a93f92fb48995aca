"""Paths: the list, one path with everything about it, adding, editing and deciding."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.direction.queries import WhomToAsk
from askaround.history.models import Entry
from askaround.journeys.queries.path_page import PathStory, path_story
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.paths import commands
from askaround.paths.models import Path
from askaround.paths.queries import get_path, paths_by_status
from askaround.paths.rules import Status
from askaround.web.forms.paths import DecisionForm, MindChangerFields, PathFields, PathForm, UnknownFields
from askaround.web.views.shared import conflict, done, owner_of, show

_PARTIALS = {"whom": "paths/_whom.html", "reading": "paths/_reading.html"}


@dataclass(frozen=True, slots=True)
class PathsPage:
    """The paths, by how things stand with them."""

    groups: list[tuple[Status, list[Path]]]


@dataclass(frozen=True, slots=True)
class PathPage:
    """One path: what you said about it, whom to ask, who was asked, and the forms to say more."""

    path: Path
    whom: WhomToAsk | None
    story: PathStory
    mind_changer: MindChangerFields
    unknown: UnknownFields
    decision: DecisionForm


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a path; `path` is None for a new one."""

    form: PathFields
    path: Path | None


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Show the paths by how things stand with them."""
    return show(request, "paths/list.html", PathsPage(paths_by_status(owner_of(request))))


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
    return show_path(request, path)


def show_path(
    request: HttpRequest,
    path: UUID,
    *,
    mind_changer: MindChangerFields | None = None,
    unknown: UnknownFields | None = None,
    decision: DecisionForm | None = None,
) -> HttpResponse:
    """Show one path, with whichever of its forms has to be filled in again."""
    story = path_story(owner_of(request), path, now())
    page = PathPage(
        path=story.path,
        whom=story.whom,
        story=story,
        mind_changer=mind_changer or MindChangerFields(),
        unknown=unknown or UnknownFields(),
        decision=decision or DecisionForm(),
    )
    template = _PARTIALS.get(request.headers.get("HX-Target", "").partition("-")[0], "paths/path.html")
    return show(request, template, page, status=422 if mind_changer or unknown or decision else 200)


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
def park(request: HttpRequest, path: UUID) -> HttpResponse:
    """Let a path rest."""
    return _decide(request, path, commands.park_path)


@require_POST
def rule_out(request: HttpRequest, path: UUID) -> HttpResponse:
    """Decide against a path."""
    return _decide(request, path, commands.rule_out_path)


@require_POST
def choose(request: HttpRequest, path: UUID) -> HttpResponse:
    """Decide for a path."""
    return _decide(request, path, commands.choose_path)


def _decide(request: HttpRequest, path: UUID, decide: Callable[..., Entry]) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show_path(request, path, decision=form)
    entry = decide(owner=owner_of(request), path=path, reason=form.cleaned_data["reason"], now=now())
    return done(request, entry, "path", path)


@require_POST
def explore(request: HttpRequest, path: UUID) -> HttpResponse:
    """Explore a path again."""
    entry = commands.explore_path(owner=owner_of(request), path=path, now=now())
    return done(request, entry, "path", path)
