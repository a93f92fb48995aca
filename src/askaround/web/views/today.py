"""Today, and taking things back."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo as undo_entry
from askaround.journeys.queries.today import Today, what_to_do
from askaround.journeys.rules.today import Item, ItemKind
from askaround.kit.clock import now
from askaround.web.forms.today import MarkForm
from askaround.web.views.shared import back_to, done, owner_of, show, with_query

_PLACES = {
    ItemKind.FIRST_PATH: "start",
    ItemKind.BRING_CONTACTS: "import",
    ItemKind.DUPLICATES: "duplicates",
}


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
class TodayPage:
    """What to do now."""

    today: Today
    rows: list[Row]


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Say what to do now and why."""
    found = what_to_do(owner_of(request), now())
    page = TodayPage(found, [_row(item) for item in found.items])
    return show(request, "today.html", page)


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
    gone = undone.before["command"] == "add_person"
    return done(request, undone, reverse("people") if gone else back_to(request, reverse("today")))


def _row(item: Item) -> Row:
    if item.kind in _PLACES:
        return Row(item, reverse(_PLACES[item.kind]), posts=False)
    if item.kind is ItemKind.ASK:
        person = item.key.rpartition(":")[2]
        question = with_query(
            reverse("path-aside", args=[item.subject]), person=person, back=reverse("today")
        )
        return Row(item, reverse("path", args=[item.subject]), posts=False, question=question)
    if item.kind is ItemKind.ASK_ANOTHER:
        return Row(item, reverse("path", args=[item.subject]), posts=False)
    if item.kind is ItemKind.NUDGE:
        return Row(item, reverse("message-nudge", args=[item.subject]), posts=True)
    return Row(item, reverse("message", args=[item.subject]), posts=False)
