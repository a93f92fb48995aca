"""Whom to ask: looking anew, putting somebody aside, comparing two."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.middleware import HtmxDetails

from askaround.accounts.models import User
from askaround.direction import commands
from askaround.direction.queries import (
    Aside,
    Comparison,
    Named,
    WhomToAsk,
    compare_people,
    list_aside,
    nearest_people,
    whom_to_ask,
)
from askaround.journeys.queries.path_page import PathStory, path_story
from askaround.kit.clock import now
from askaround.kit.paging import Page
from askaround.paths.models import Path
from askaround.paths.queries import get_path
from askaround.people.models import Person
from askaround.people.queries import get_person
from askaround.web.forms.whom import AsideForm
from askaround.web.views.shared import back_to, done, owner_of, say, show, uuid_or_none

# How many of the ranking there are to choose two from.
_TO_CHOOSE_FROM = 20


@dataclass(frozen=True, slots=True)
class WhomPart:
    """A path's suggestions alone, for the page that asked; `back` is that page.

    `story` is there where that page is the path's own, whose next step may now name somebody else.
    """

    path: Path
    whom: WhomToAsk
    back: str
    story: PathStory | None


@dataclass(frozen=True, slots=True)
class AsidePage:
    """Who is put aside for a path; with a person, the question why not this one."""

    path: Path
    asides: Page[Aside]
    person: Person | None
    back: str
    error: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The question which two to compare."""

    path: Path
    named: list[Named]
    ticked: list[UUID]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two people side by side."""

    path: Path
    comparison: Comparison


@require_POST
def rank(request: HttpRequest, path: UUID) -> HttpResponse:
    """Look for whom to ask among everybody on file, and show them."""
    owner = owner_of(request)
    commands.rank_path(owner=owner, path=path, now=now())
    return _part(request, owner, path) if _htmx(request) else redirect("path", path)


@require_http_methods(["GET", "POST"])
def aside(request: HttpRequest, path: UUID) -> HttpResponse:
    """Show who is put aside and ask why not this one; put somebody aside."""
    owner = owner_of(request)
    if request.method == "GET":
        person = uuid_or_none(request.GET.get("person", ""))
        return _ask_why(request, owner, path, person, back=request.GET.get("back", ""))
    form = AsideForm(request.POST)
    if not form.is_valid():
        person = uuid_or_none(request.POST.get("person", ""))
        error = "Choose one of the reasons. In your own words, at most 1,000 characters."
        return _ask_why(request, owner, path, person, back=request.POST.get("back", ""), error=error)
    entry = commands.put_aside_person(owner=owner, path=path, now=now(), **form.cleaned_data)
    if not _htmx(request):
        return done(request, entry, back_to(request, reverse("path", args=[path])))
    say(request, entry)
    return _part(request, owner, path)


@require_POST
def bring_back(request: HttpRequest, aside: UUID) -> HttpResponse:
    """Let somebody who was put aside be suggested again."""
    entry = commands.bring_back_person(owner=owner_of(request), aside=aside, now=now())
    return done(request, entry, back_to(request, reverse("paths")))


@require_GET
def compare(request: HttpRequest, path: UUID) -> HttpResponse:
    """Show two people of a path side by side, or ask which two."""
    owner = owner_of(request)
    found = get_path(owner, path)
    wanted = [uuid for text in request.GET.getlist("with") if (uuid := uuid_or_none(text))]
    two = list(dict.fromkeys(wanted))
    if len(two) != 2:  # noqa: PLR2004 - two
        named = nearest_people(owner, found, now(), most=_TO_CHOOSE_FROM)
        return show(request, "paths/choose_two.html", ChoosePage(found, named, two))
    comparison = compare_people(owner, found, (two[0], two[1]), now())
    return show(request, "paths/compare.html", ComparePage(found, comparison))


def _part(request: HttpRequest, owner: User, path: UUID) -> HttpResponse:
    found, home, at = get_path(owner, path), reverse("path", args=[path]), now()
    details = _htmx(request)
    back = (details and details.current_url_abs_path) or home
    story = path_story(owner, path, at) if back.startswith(home) else None
    whom = (story and story.whom) or whom_to_ask(owner, found, at)
    return show(request, "paths/_whom.html", WhomPart(found, whom, back, story))


def _ask_why(
    request: HttpRequest, owner: User, path: UUID, person: UUID | None, *, back: str, error: str = ""
) -> HttpResponse:
    found = get_path(owner, path)
    page = AsidePage(
        path=found,
        asides=list_aside(owner, found, now(), cursor=request.GET.get("at", "")),
        person=get_person(owner, person) if person else None,
        back=back or reverse("path", args=[path]),
        error=error,
    )
    return show(request, "paths/aside.html", page, status=422 if error else 200)


def _htmx(request: HttpRequest) -> HtmxDetails | None:
    """Return what htmx said of a request, None where a page asked plainly."""
    details: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by its middleware
    return details or None
