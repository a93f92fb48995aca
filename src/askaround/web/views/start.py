"""The first visit: curious about, contacts, five people. Each page can be come back to."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.commands import ProfileChangedMeanwhile
from askaround.direction.queries import WhomToAsk, whom_to_ask
from askaround.journeys.commands.checklist import note_five_people
from askaround.journeys.commands.start import begin_exploring
from askaround.journeys.queries.checklist import first_steps
from askaround.journeys.rules.checklist import StepKind
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.paths.models import Path
from askaround.paths.queries import get_path, has_paths, list_paths
from askaround.people.queries import has_people
from askaround.web.forms.imports import UploadForm
from askaround.web.forms.start import CuriousForm
from askaround.web.views.shared import conflict, owner_of, show, uuid_or_none


@dataclass(frozen=True, slots=True)
class CuriousPage:
    """The question of what you are curious about; `empty` while nothing is here yet."""

    form: CuriousForm
    empty: bool


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """Bring your contacts."""

    form: UploadForm
    people: bool


@dataclass(frozen=True, slots=True)
class FivePage:
    """Five people and why, for one of the paths being explored; `seen` when they were looked at before."""

    path: Path
    whom: WhomToAsk
    paths: list[Path]
    first: bool
    seen: bool


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Go to the first visit, or to Today once a path is named."""
    return redirect("today" if has_paths(owner_of(request)) else "start")


@require_http_methods(["GET", "POST"])
def curious(request: HttpRequest) -> HttpResponse:
    """Ask for one to three paths and who is asking, or show what was said."""
    owner = owner_of(request)
    said = list_paths(owner)
    form = CuriousForm(request.POST or None, initial=CuriousForm.values_of(owner, said))
    if request.method != "POST" or not form.is_valid():
        page = CuriousPage(form, empty=not (said or has_people(owner)))
        return show(request, "start/curious.html", page, status=422 if form.errors else 200)
    try:
        begin_exploring(owner=owner, paths=form.paths(), you=form.you(), now=now())
    except (StaleVersion, ProfileChangedMeanwhile):
        owner.refresh_from_db()
        theirs = CuriousForm.values_of(owner, list_paths(owner))
        return conflict(request, form, theirs, title="What you said first", back=reverse("start"))
    return redirect("start-contacts")


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Ask for contacts."""
    page = ContactsPage(UploadForm(), has_people(owner_of(request)))
    return show(request, "start/contacts.html", page)


@require_GET
def five(request: HttpRequest) -> HttpResponse:
    """Show five people and why, for the path that is asked about or the first."""
    owner = owner_of(request)
    paths = list_paths(owner)
    if not paths:
        return redirect("start")
    wanted = uuid_or_none(request.GET.get("path", ""))
    path = get_path(owner, wanted) if wanted else paths[0]
    steps = first_steps(owner).done
    page = FivePage(
        path=path,
        whom=whom_to_ask(owner, path, now()),
        paths=paths,
        first=StepKind.SENT not in steps,
        seen=StepKind.FIVE in steps,
    )
    return show(request, "start/five.html", page)


@require_POST
def five_seen(request: HttpRequest) -> HttpResponse:
    """Note that five people were looked at, and go to Today."""
    note_five_people(owner=owner_of(request), now=now())
    return HttpResponse(status=204) if "HX-Request" in request.headers else redirect("today")
