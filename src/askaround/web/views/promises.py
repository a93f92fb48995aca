"""Promises: yours and theirs, open by day, and what became of the others."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.history.models import Entry
from askaround.kit.clock import local_date, now
from askaround.kit.models import StaleVersion
from askaround.kit.paging import Page
from askaround.relationships import commands
from askaround.relationships.models import Promise
from askaround.relationships.queries import MOST_OPEN, get_promise, open_promises, settled_promises
from askaround.relationships.rules import Side
from askaround.web.forms.promises import PromiseForm
from askaround.web.views.shared import conflict, done, owner_of, show, with_query


@dataclass(frozen=True, slots=True)
class Day:
    """The promises of one day (None: of some day), and whether it has passed."""

    on: dt.date | None
    passed: bool
    promises: list[Promise]


@dataclass(frozen=True, slots=True)
class Hand:
    """The open promises of one side by their day; there may be more than are shown."""

    words: str
    days: list[Day]
    more: bool


@dataclass(frozen=True, slots=True)
class PromisesPage:
    """All promises."""

    hands: list[Hand]
    settled: Page[Promise]
    before: str
    after: str
    most: int


@dataclass(frozen=True, slots=True)
class PromisePage:
    """One promise, to say it differently."""

    promise: Promise
    form: PromiseForm


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Show what is open, yours and theirs, and below it what became of the others."""
    owner = owner_of(request)
    today = local_date(now(), owner.time_zone)
    settled = settled_promises(owner, cursor=request.GET.get("after", ""))
    address = reverse("promises")
    page = PromisesPage(
        hands=[
            _side(words, open_promises(owner, side, limit=MOST_OPEN + 1), today)
            for side, words in ((Side.MINE, "You said you would"), (Side.THEIRS, "They said they would"))
        ],
        settled=settled,
        before=with_query(address, after=settled.before) if settled.before else "",
        after=with_query(address, after=settled.after) if settled.after else "",
        most=MOST_OPEN,
    )
    return show(request, "promises/list.html", page)


def _side(words: str, promises: list[Promise], today: dt.date) -> Hand:
    return Hand(words, list(_days(promises[:MOST_OPEN], today)), more=len(promises) > MOST_OPEN)


def _days(promises: Iterable[Promise], today: dt.date) -> Iterable[Day]:
    for day, group in groupby(promises, key=lambda promise: promise.due_on):
        yield Day(day, passed=day is not None and day < today, promises=list(group))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, promise: UUID) -> HttpResponse:
    """Say differently what was promised."""
    owner = owner_of(request)
    found = get_promise(owner, promise)
    form = PromiseForm(request.POST or None, initial=PromiseForm.values_of(found))
    if request.method != "POST" or not form.is_valid():
        return show(request, "promises/form.html", PromisePage(found, form), 422 if form.errors else 200)
    try:
        entry = commands.edit_promise(owner=owner, promise=promise, now=now(), **form.cleaned_data)
    except StaleVersion:
        title = f"A promise between you and {found.person.display_name}"
        return conflict(request, form, PromiseForm.values_of(found), title=title, back=reverse("promises"))
    return done(request, entry, "promises")


@require_POST
def keep(request: HttpRequest, promise: UUID) -> HttpResponse:
    """Note that a promise was kept."""
    return _decide(request, promise, commands.keep_promise)


@require_POST
def let_go(request: HttpRequest, promise: UUID) -> HttpResponse:
    """Let a promise go."""
    return _decide(request, promise, commands.let_go_promise)


@require_POST
def reopen(request: HttpRequest, promise: UUID) -> HttpResponse:
    """Take back what became of a promise."""
    return _decide(request, promise, commands.reopen_promise)


@require_POST
def remove(request: HttpRequest, promise: UUID) -> HttpResponse:
    """Take a promise off the list."""
    return _decide(request, promise, commands.remove_promise)


def _decide(request: HttpRequest, promise: UUID, command: Callable[..., Entry]) -> HttpResponse:
    entry = command(owner=owner_of(request), promise=promise, now=now())
    return done(request, entry, "promises")
