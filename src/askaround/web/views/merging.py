"""Two people on file who are one: finding the other, seeing both side by side, saying whose word stands."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from askaround.accounts.models import User
from askaround.journeys.commands.merging import merge_people
from askaround.kit.clock import now
from askaround.me.rules import job_words
from askaround.people.models import Person, Tag
from askaround.people.queries import (
    PersonRow,
    get_person,
    get_person_page,
    namesakes,
    search_people,
    tags_of,
)
from askaround.people.rules import TIE_WORDS, Tie
from askaround.web.forms.merging import MergeForm
from askaround.web.views.shared import owner_of, say, show, uuid_or_none, with_query

_OFFERED = 10


@dataclass(frozen=True, slots=True)
class PickPage:
    """Who may be the same person."""

    person: Person
    words: str
    found: list[PersonRow]


@dataclass(frozen=True, slots=True)
class Line:
    """Something both say differently; `chosen` is the side that says more."""

    name: str
    label: str
    kept: str
    other: str
    chosen: str
    both: bool = False


@dataclass(frozen=True, slots=True)
class MergePage:
    """Both side by side."""

    kept: Person
    other: Person
    kept_tags: list[Tag]
    other_tags: list[Tag]
    lines: list[Line]
    swap: str


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, person: UUID) -> HttpResponse:
    """Find who is the same person, show both, and make one of them."""
    owner = owner_of(request)
    if request.method == "POST":
        return _merge(request, owner, person)
    other = uuid_or_none(request.GET.get("other", ""))
    if other and other != person:
        return show(request, "people/merge.html", _sides(owner, person, other))
    kept, words = get_person(owner, person), request.GET.get("q", "").strip()[:200]
    found = search_people(owner, words, limit=_OFFERED + 1) if words else namesakes(owner, kept.display_name)
    others = [row for row in found if row.uuid != person][:_OFFERED]
    partial = request.headers.get("HX-Target") == "same"
    template = "people/_same.html" if partial else "people/same.html"
    return show(request, template, PickPage(kept, words, others))


def _merge(request: HttpRequest, owner: User, person: UUID) -> HttpResponse:
    form = MergeForm(request.POST)
    if not form.is_valid():
        return redirect("person-merge", person)
    entry = merge_people(
        owner=owner,
        keep=person,
        other=form.cleaned_data["other"],
        versions=form.versions(),
        choices=form.choices(),
        now=now(),
    )
    say(request, entry)
    return redirect("person", person)


def _sides(owner: User, keep: UUID, other: UUID) -> MergePage:
    stays, goes = get_person_page(owner, keep), get_person_page(owner, other)
    return MergePage(
        kept=stays,
        other=goes,
        kept_tags=tags_of(owner, stays),
        other_tags=tags_of(owner, goes),
        lines=[line for line in _lines(stays, goes) if line.kept != line.other],
        swap=with_query(reverse("person-merge", args=[other]), other=str(keep)),
    )


def _lines(stays: Person, goes: Person) -> list[Line]:
    said = {
        "name": ("Name", stays.display_name, goes.display_name),
        "work": ("Work", *(job_words(each.title, each.organisation_name) for each in (stays, goes))),
        "country": ("Country", stays.country, goes.country),
        "tie": ("How you know each other", _tie(stays), _tie(goes)),
        "notes": ("Notes", stays.notes, goes.notes),
    }
    return [
        Line(
            name,
            label,
            kept,
            other,
            _chosen(name, kept, other),
            both=bool(name == "notes" and kept and other),
        )
        for name, (label, kept, other) in said.items()
    ]


def _chosen(name: str, kept: str, other: str) -> str:
    if not kept or not other:
        return "kept" if kept else "other"
    return "both" if name == "notes" else "kept"


def _tie(person: Person) -> str:
    words = TIE_WORDS[Tie(person.tie)].capitalize() if person.tie else ""
    year = f"since {person.tie_year}" if person.tie_year else ""
    return ", ".join(filter(None, (words, year, person.tie_detail)))
