"""Today, and taking things back."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.journeys.commands import checklist
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo as undo_entry
from askaround.journeys.queries.today import Today, what_to_do
from askaround.journeys.rules.checklist import StepKind
from askaround.journeys.rules.today import About, Coming, Item, ItemKind
from askaround.kit.clock import now
from askaround.web.forms.today import MarkForm
from askaround.web.views.shared import back_to, done, owner_of, show, with_query

_PLACES = {
    ItemKind.FIRST_PATH: "start",
    ItemKind.BRING_CONTACTS: "import",
    ItemKind.DUPLICATES: "duplicates",
}
# The page of what an item is about, and where on it; of all others, it is a message.
_RECORDS = {
    ItemKind.ASK: ("path", ""),
    ItemKind.ASK_ANOTHER: ("path", ""),
    ItemKind.NUDGE: ("message-nudge", ""),
    ItemKind.TALK: ("conversation", ""),
    ItemKind.CONFIRM: ("conversation", ""),
    ItemKind.THANK: ("wrap-up", "#thanks"),
    ItemKind.WRAP_UP: ("wrap-up", ""),
}
# The page of what something of the week is about.
_ABOUT = {About.MESSAGE: "message", About.CONVERSATION: "conversation"}
_LISTED = {ItemKind.PROMISE: About.PROMISE, ItemKind.STEP: About.STEP}
_STEP_PLACES = {
    StepKind.PATH: "start",
    StepKind.CONTACTS: "start-contacts",
    StepKind.YOU: "start",
    StepKind.FIVE: "start-five",
    StepKind.MESSAGE: "start-five",
    StepKind.SENT: "start-five",
}
# Where to go when what was added is not there any more.
_ELSEWHERE = {"add_person": "people", "add_path": "paths", "arrange_conversation": "conversations"}


@dataclass(frozen=True, slots=True)
class Row:
    """An item and where its button leads; a nudge is begun by a form, the rest are links.

    `question` is where “not this” asks for the reason, "" where it needs none.
    """

    item: Item
    address: str
    posts: bool
    question: str = ""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """Something of the week, and where it leads."""

    coming: Coming
    address: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One of the first steps, and where it is taken."""

    words: str
    done: bool
    address: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What to do now; the first steps while there are any left and they are not put away."""

    today: Today
    rows: list[Row]
    week: list[Upcoming]
    steps: list[FirstStep]


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Say what to do now and why."""
    found = what_to_do(owner_of(request), now())
    rows, week = [_row(item) for item in found.items], [_upcoming(each) for each in found.week]
    page = TodayPage(found, rows, week, _steps(found))
    return show(request, "today.html", page)


@require_POST
def hide_steps(request: HttpRequest) -> HttpResponse:
    """Put the first steps away."""
    return done(request, checklist.dismiss_checklist(owner=owner_of(request), now=now()), "today")


@require_POST
def show_steps(request: HttpRequest) -> HttpResponse:
    """Bring the first steps back."""
    return done(request, checklist.show_checklist(owner=owner_of(request), now=now()), "today")


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Note that an item is done, or later, or not this."""
    form = MarkForm(request.POST)
    if not form.is_valid():
        return redirect("today")
    entry = mark_item(
        owner=owner_of(request), key=form.cleaned_data["key"], kind=form.cleaned_data["kind"], now=now()
    )
    return done(request, entry, "today")


@require_POST
def undo(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Take one command back."""
    undone = undo_entry(owner=owner_of(request), entry=entry, now=now())
    elsewhere = _ELSEWHERE.get(undone.before["command"])
    return done(request, undone, elsewhere or back_to(request, reverse("today")))


def _steps(found: Today) -> list[FirstStep]:
    steps = found.first_steps
    if steps.hidden or steps.complete:
        return []
    return [FirstStep(words, is_done, _step_place(kind, steps.draft)) for kind, words, is_done in steps.steps]


def _step_place(kind: StepKind, draft: UUID | None) -> str:
    if kind is StepKind.SENT and draft:
        return reverse("message", args=[draft])
    return reverse(_STEP_PLACES[kind])


def _row(item: Item) -> Row:
    question = ""
    if item.kind is ItemKind.ASK:
        person = item.key.rpartition(":")[2]
        question = with_query(
            reverse("path-aside", args=[item.subject]), person=person, back=reverse("today")
        )
    return Row(item, _address(item), posts=item.kind is ItemKind.NUDGE, question=question)


def _address(item: Item) -> str:
    if item.kind in _PLACES:
        return reverse(_PLACES[item.kind])
    if item.kind in _LISTED:
        return _listed(_LISTED[item.kind], item.subject)
    name, place = _RECORDS.get(item.kind, ("message", ""))
    return f"{reverse(name, args=[item.subject])}{place}"


def _listed(about: About, subject: str) -> str:
    """Return the address of what stands among others on a page of theirs."""
    page, place = {About.PROMISE: ("promises", "promise"), About.STEP: ("strategy", "line")}[about]
    return f"{reverse(page)}#{place}-{subject}"


def _upcoming(coming: Coming) -> Upcoming:
    if coming.about in _ABOUT:
        return Upcoming(coming, reverse(_ABOUT[coming.about], args=[coming.subject]))
    return Upcoming(coming, _listed(coming.about, coming.subject))
