"""Where you have worked and studied."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.me import commands
from askaround.me.models import OwnPosition, OwnSchooling
from askaround.me.queries import (
    get_own_position,
    get_own_schooling,
    list_own_positions,
    list_own_schooling,
    position_details,
    schooling_details,
)
from askaround.web.forms.base import VersionedForm
from askaround.web.forms.me import (
    OwnPositionEditForm,
    OwnPositionForm,
    OwnSchoolingEditForm,
    OwnSchoolingForm,
)
from askaround.web.views.shared import conflict, done, owner_of, show

# Two forms of one page must not give the same id to different fields.
_APART = "school_%s"


@dataclass(frozen=True, slots=True)
class CareerPage:
    """Where you have worked and studied, with a form for each."""

    positions: list[OwnPosition]
    schooling: list[OwnSchooling]
    position: OwnPositionForm
    school: OwnSchoolingForm


@dataclass(frozen=True, slots=True)
class EditPage:
    """A form about one of them."""

    title: str
    form: VersionedForm


@require_GET
def career(request: HttpRequest) -> HttpResponse:
    """Show where you have worked and studied."""
    return _career(request, OwnPositionForm(), OwnSchoolingForm(auto_id=_APART))


def _career(request: HttpRequest, position: OwnPositionForm, school: OwnSchoolingForm) -> HttpResponse:
    owner = owner_of(request)
    page = CareerPage(list_own_positions(owner), list_own_schooling(owner), position, school)
    wrong = position.errors or school.errors
    return show(request, "me/career.html", page, status=422 if wrong else 200)


@require_POST
def add_position(request: HttpRequest) -> HttpResponse:
    """Add a position."""
    form = OwnPositionForm(request.POST)
    if not form.is_valid():
        return _career(request, form, OwnSchoolingForm(auto_id=_APART))
    entry = commands.add_own_position(owner=owner_of(request), details=form.details(), now=now())
    return done(request, entry, "me-career")


@require_http_methods(["GET", "POST"])
def edit_position(request: HttpRequest, position: UUID) -> HttpResponse:
    """Change a position."""
    owner = owner_of(request)
    found = get_own_position(owner, position)
    initial = {**asdict(position_details(found)), "version": found.version}
    form = OwnPositionEditForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _edit(request, "A position of yours", form)
    version, details = form.cleaned_data["version"], form.details()
    try:
        entry = commands.edit_own_position(
            owner=owner, position=position, version=version, details=details, now=now()
        )
    except StaleVersion:
        return conflict(
            request, form, initial, title=position_details(found).words, back=reverse("me-career")
        )
    return done(request, entry, "me-career")


@require_POST
def remove_position(request: HttpRequest, position: UUID) -> HttpResponse:
    """Take a position off the list."""
    entry = commands.remove_own_position(owner=owner_of(request), position=position, now=now())
    return done(request, entry, "me-career")


@require_POST
def add_schooling(request: HttpRequest) -> HttpResponse:
    """Add a school."""
    form = OwnSchoolingForm(request.POST, auto_id=_APART)
    if not form.is_valid():
        return _career(request, OwnPositionForm(), form)
    entry = commands.add_own_schooling(owner=owner_of(request), details=form.details(), now=now())
    return done(request, entry, "me-career")


@require_http_methods(["GET", "POST"])
def edit_schooling(request: HttpRequest, schooling: UUID) -> HttpResponse:
    """Change a school."""
    owner = owner_of(request)
    found = get_own_schooling(owner, schooling)
    initial = {**asdict(schooling_details(found)), "version": found.version}
    form = OwnSchoolingEditForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _edit(request, "A school of yours", form)
    version, details = form.cleaned_data["version"], form.details()
    try:
        entry = commands.edit_own_schooling(
            owner=owner, schooling=schooling, version=version, details=details, now=now()
        )
    except StaleVersion:
        return conflict(
            request, form, initial, title=schooling_details(found).words, back=reverse("me-career")
        )
    return done(request, entry, "me-career")


@require_POST
def remove_schooling(request: HttpRequest, schooling: UUID) -> HttpResponse:
    """Take a school off the list."""
    entry = commands.remove_own_schooling(owner=owner_of(request), schooling=schooling, now=now())
    return done(request, entry, "me-career")


def _edit(request: HttpRequest, title: str, form: VersionedForm) -> HttpResponse:
    return show(request, "me/edit.html", EditPage(title, form), status=422 if form.errors else 200)
