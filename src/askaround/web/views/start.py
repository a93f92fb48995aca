"""The first visit: curious about, contacts, five people."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from askaround.direction.queries import WhomToAsk, whom_to_ask
from askaround.journeys.commands.start import begin_exploring
from askaround.kit.clock import now
from askaround.outreach.queries import asked_anybody
from askaround.paths.models import Path
from askaround.paths.queries import list_paths
from askaround.people.queries import has_people
from askaround.web.forms.imports import UploadForm
from askaround.web.forms.paths import CuriousForm
from askaround.web.views.shared import owner_of, show


@dataclass(frozen=True, slots=True)
class CuriousPage:
    """The question of what you are curious about."""

    form: CuriousForm


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """Bring your contacts."""

    form: UploadForm
    people: bool


@dataclass(frozen=True, slots=True)
class FivePage:
    """Five people and why."""

    path: Path
    whom: WhomToAsk
    first: bool


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Go to the first visit, or to Today once a path is named."""
    return redirect("today" if list_paths(owner_of(request), limit=1) else "start")


@require_http_methods(["GET", "POST"])
def curious(request: HttpRequest) -> HttpResponse:
    """Ask for a first path."""
    owner = owner_of(request)
    form = CuriousForm(request.POST or None, initial={"name": owner.name})
    if request.method == "POST" and form.is_valid():
        begin_exploring(owner=owner, details=form.details(), name=form.cleaned_data["name"], now=now())
        return redirect("start-contacts")
    return show(request, "start/curious.html", CuriousPage(form), status=422 if form.errors else 200)


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Ask for contacts."""
    page = ContactsPage(UploadForm(), has_people(owner_of(request)))
    return show(request, "start/contacts.html", page)


@require_GET
def five(request: HttpRequest) -> HttpResponse:
    """Show five people and why, for the newest path."""
    owner = owner_of(request)
    paths = list_paths(owner)
    if not paths:
        return redirect("start")
    page = FivePage(paths[-1], whom_to_ask(owner, paths[-1], now()), first=not asked_anybody(owner))
    return show(request, "start/five.html", page)
