"""What you think of a path: first guesses, what would change your mind, and what is not known."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from askaround.history.models import Entry
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.kit.text import fold
from askaround.paths import commands
from askaround.paths.models import Path
from askaround.paths.queries import (
    asked_already,
    criteria_for,
    get_mind_changer,
    get_path,
    get_unknown,
    list_guesses,
)
from askaround.paths.rules import STARTERS, Topic, UnknownDetails
from askaround.web.forms.base import VersionedForm
from askaround.web.forms.paths import (
    GuessesForm,
    MindChangerFields,
    MindChangerForm,
    StartersForm,
    UnknownFields,
    UnknownForm,
)
from askaround.web.views.paths import show_path
from askaround.web.views.shared import conflict, done, owner_of, show


@dataclass(frozen=True, slots=True)
class GuessesPage:
    """A form with a guess for each criterion."""

    form: GuessesForm
    path: Path


@dataclass(frozen=True, slots=True)
class ThoughtPage:
    """One thing that was said about a path, to be said differently or taken back."""

    form: VersionedForm
    path: Path
    title: str
    removal: str
    letting_go: str = ""


@dataclass(frozen=True, slots=True)
class StartersPage:
    """The starter questions that the path does not have yet, by topic."""

    form: StartersForm
    path: Path
    topics: list[tuple[Topic, list[UnknownDetails]]]


@require_http_methods(["GET", "POST"])
def guesses(request: HttpRequest, path: UUID) -> HttpResponse:
    """Say how well a path may fit."""
    owner = owner_of(request)
    found = get_path(owner, path)
    if request.method == "POST":
        form = GuessesForm(request.POST)
        if form.is_valid():
            return _save_guesses(request, found, form)
    else:
        known = list_guesses(found)
        criteria = criteria_for(owner, known)
        values = GuessesForm.values_of(criteria, known, found.guesses_version)
        form = GuessesForm(initial=values, criteria=criteria)
    return show(request, "paths/guesses.html", GuessesPage(form, found), status=422 if form.errors else 200)


def _save_guesses(request: HttpRequest, path: Path, form: GuessesForm) -> HttpResponse:
    owner, version = owner_of(request), form.cleaned_data["version"]
    try:
        entry = commands.guess_fit(
            owner=owner, path=path.uuid, version=version, guesses=form.guesses(), now=now()
        )
    except StaleVersion:
        current = get_path(owner, path.uuid)
        theirs = GuessesForm.values_of(form.criteria, list_guesses(current), current.guesses_version)
        return conflict(request, form, theirs, title=path.title, back=reverse("path", args=[path.uuid]))
    return _back(request, entry, path, "fit")


@require_POST
def add_mind_changer(request: HttpRequest, path: UUID) -> HttpResponse:
    """Note what would change your mind."""
    form = MindChangerFields(request.POST)
    if not form.is_valid():
        return show_path(request, path, mind_changer=form)
    owner = owner_of(request)
    entry = commands.add_mind_changer(owner=owner, path=path, text=form.cleaned_data["text"], now=now())
    return _back(request, entry, get_path(owner, path), "mind")


@require_http_methods(["GET", "POST"])
def edit_mind_changer(request: HttpRequest, mind_changer: UUID) -> HttpResponse:
    """Say differently what would change your mind."""
    owner = owner_of(request)
    found = get_mind_changer(owner, mind_changer)
    form = MindChangerForm(request.POST or None, initial=MindChangerForm.values_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            entry = commands.edit_mind_changer(
                owner=owner, mind_changer=mind_changer, now=now(), **form.cleaned_data
            )
        except StaleVersion:
            theirs = MindChangerForm.values_of(get_mind_changer(owner, mind_changer))
            return conflict(request, form, theirs, title=found.path.title, back=request.path)
        return _back(request, entry, found.path, "mind")
    removal = reverse("mind-changer-remove", args=[mind_changer])
    page = ThoughtPage(form, found.path, "What would change your mind", removal)
    return show(request, "paths/thought.html", page, status=422 if form.errors else 200)


@require_POST
def remove_mind_changer(request: HttpRequest, mind_changer: UUID) -> HttpResponse:
    """Take it off the list."""
    owner = owner_of(request)
    path = get_mind_changer(owner, mind_changer).path
    entry = commands.remove_mind_changer(owner=owner, mind_changer=mind_changer, now=now())
    return _back(request, entry, path, "mind")


@require_http_methods(["GET", "POST"])
def starters(request: HttpRequest, path: UUID) -> HttpResponse:
    """Offer a starter set of questions, and add those that are ticked."""
    owner = owner_of(request)
    found = get_path(owner, path)
    form = StartersForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        entry = commands.add_unknowns(owner=owner, path=path, unknowns=form.details(), now=now())
        return _back(request, entry, found, "unknowns")
    there = asked_already(found)
    left = [each for each in STARTERS if fold(each.question) not in there]
    topics = [(topic, list(group)) for topic, group in groupby(left, key=lambda each: each.topic)]
    page = StartersPage(form, found, topics)
    return show(request, "paths/starters.html", page, status=422 if form.errors else 200)


@require_POST
def add_unknown(request: HttpRequest, path: UUID) -> HttpResponse:
    """Add a question of your own."""
    form = UnknownFields(request.POST)
    if not form.is_valid():
        return show_path(request, path, unknown=form)
    owner = owner_of(request)
    entry = commands.add_unknowns(owner=owner, path=path, unknowns=[form.details()], now=now())
    return _back(request, entry, get_path(owner, path), "unknowns")


@require_http_methods(["GET", "POST"])
def edit_unknown(request: HttpRequest, unknown: UUID) -> HttpResponse:
    """Ask it differently."""
    owner = owner_of(request)
    found = get_unknown(owner, unknown)
    form = UnknownForm(request.POST or None, initial=UnknownForm.values_of(found))
    if request.method == "POST" and form.is_valid():
        version, details = form.cleaned_data["version"], form.details()
        try:
            entry = commands.edit_unknown(
                owner=owner, unknown=unknown, version=version, details=details, now=now()
            )
        except StaleVersion:
            theirs = UnknownForm.values_of(get_unknown(owner, unknown))
            return conflict(request, form, theirs, title=found.path.title, back=request.path)
        return _back(request, entry, found.path, "unknowns")
    removal, letting_go = (reverse(name, args=[unknown]) for name in ("unknown-remove", "unknown-give-up"))
    page = ThoughtPage(form, found.path, "A question", removal, letting_go)
    return show(request, "paths/thought.html", page, status=422 if form.errors else 200)


@require_POST
def answer_unknown(request: HttpRequest, unknown: UUID) -> HttpResponse:
    """Say that a question is answered."""
    return _settle(request, unknown, commands.answer_unknown)


@require_POST
def give_up_unknown(request: HttpRequest, unknown: UUID) -> HttpResponse:
    """Let a question go."""
    return _settle(request, unknown, commands.give_up_unknown)


@require_POST
def reopen_unknown(request: HttpRequest, unknown: UUID) -> HttpResponse:
    """Ask a question again."""
    return _settle(request, unknown, commands.reopen_unknown)


@require_POST
def remove_unknown(request: HttpRequest, unknown: UUID) -> HttpResponse:
    """Take a question off the list."""
    return _settle(request, unknown, commands.remove_unknown)


def _settle(request: HttpRequest, unknown: UUID, settle: Callable[..., Entry]) -> HttpResponse:
    owner = owner_of(request)
    path = get_unknown(owner, unknown).path
    return _back(request, settle(owner=owner, unknown=unknown, now=now()), path, "unknowns")


def _back(request: HttpRequest, entry: Entry, path: Path, section: str) -> HttpResponse:
    """Say what was done on the path's page, at its section."""
    return done(request, entry, f"{reverse('path', args=[path.uuid])}#{section}")
