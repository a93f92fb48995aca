"""The list of people: filters, what is done with many at once, tags and saved views."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.queries.people import Found, find_people, matching_keys
from askaround.journeys.rules.people import STANDING_WORDS, Wanted
from askaround.kit.clock import now
from askaround.kit.refusals import Refusal
from askaround.paths.models import Path
from askaround.paths.queries import list_paths
from askaround.people import commands
from askaround.people.models import SavedView, Tag
from askaround.people.queries import (
    MOST_VIEWS,
    SORTS,
    PersonRow,
    counted_tags,
    keys_of,
    list_tags,
    list_views,
    organisations_like,
    tag_named,
    tag_names,
)
from askaround.people.rules import WARMTH_WORDS
from askaround.web.forms.everybody import ManyForm, NameForm, ViewForm
from askaround.web.views.shared import back_to, owner_of, say, show, with_query


class NobodyTicked(Refusal):
    """Raised when something is to be done with nobody."""


class NoSuchTag(Refusal):
    """Raised when a tag is to be taken away that there is not."""


class NotTwo(Refusal):
    """Raised when other than two people are to be merged."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the list: its words, where it leads, and whether it is where you are."""

    words: str
    address: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people who match, and what can be done with them."""

    found: Found
    wanted: Wanted
    rows: list[tuple[PersonRow, list[str]]]
    sorts: list[Link]
    chips: list[Link]
    sort: str
    before: str
    after: str
    here: str
    within: str
    shown: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The whole page: the list, what it can be asked, and the views that were saved."""

    rows: PeoplePage
    paths: list[Path]
    tags: list[Tag]
    views: list[Link]
    warmths: list[tuple[str, str]]
    standings: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LabelsPage:
    """Tags and saved views, to be renamed or removed."""

    tags: list[Tag]
    views: list[SavedView]
    most: int = MOST_VIEWS


@require_GET
def everybody(request: HttpRequest) -> HttpResponse:
    """Show a page of the people who match, in an order."""
    owner, wanted = owner_of(request), Wanted.from_asks(request.GET.dict())
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else ""
    found = find_people(owner, wanted, sort=sort, cursor=request.GET.get("at", ""))
    rows = _rows(owner, found, wanted, sort, request.get_full_path())
    if request.headers.get("HX-Target") != "people":
        return show(request, "people/list.html", _whole(owner, rows))
    answer = show(request, "people/_rows.html", rows)
    answer["HX-Replace-Url"] = _address(wanted, sort=sort)
    return answer


@require_GET
def organisations(request: HttpRequest) -> HttpResponse:
    """Offer the organisations that begin with what is typed."""
    typed = request.GET.get("organisation", "")[:200]
    return show(request, "people/_organisations.html", organisations_like(owner_of(request), typed))


@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Do something with the ticked, with all on the page, or with all that match."""
    owner, form = owner_of(request), ManyForm(request.POST)
    if not form.is_valid():
        raise NobodyTicked("Nothing was chosen to do. Go back and try again.")
    said = form.cleaned_data
    if said["do"] == "merge":
        return _merge_two(said["person"])
    keys = matching_keys(owner, _within(said["within"])) if said["all"] else keys_of(owner, said["chosen"])
    if not keys:
        raise NobodyTicked("Tick the people you mean first.")
    say(request, _do(owner, said["do"], keys, said["tag"]))
    return redirect(back_to(request, reverse("people")))


@require_GET
def labels(request: HttpRequest) -> HttpResponse:
    """Show tags and saved views."""
    owner = owner_of(request)
    return show(request, "people/labels.html", LabelsPage(counted_tags(owner), list_views(owner)))


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep what the list is asked under a name."""
    form = ViewForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    asks = _within(said.get("within", "")).asks
    say(request, commands.save_view(owner=owner_of(request), name=said.get("name", ""), asks=asks, now=now()))
    return redirect(_address(Wanted.from_asks(asks)))


@require_POST
def rename_view(request: HttpRequest, view: UUID) -> HttpResponse:
    """Call a view differently."""
    return _labelled(request, commands.rename_view(view=view, **_renaming(request)))


@require_POST
def remove_view(request: HttpRequest, view: UUID) -> HttpResponse:
    """Forget a view."""
    return _labelled(request, commands.remove_view(owner=owner_of(request), view=view, now=now()))


@require_POST
def rename_tag(request: HttpRequest, tag: UUID) -> HttpResponse:
    """Call a tag differently."""
    return _labelled(request, commands.rename_tag(tag=tag, **_renaming(request)))


@require_POST
def remove_tag(request: HttpRequest, tag: UUID) -> HttpResponse:
    """Take a tag from everybody."""
    return _labelled(request, commands.remove_tag(owner=owner_of(request), tag=tag, now=now()))


def _labelled(request: HttpRequest, entry: Entry) -> HttpResponse:
    say(request, entry)
    return redirect("people-labels")


def _renaming(request: HttpRequest) -> dict[str, Any]:
    form = NameForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    version = said.get("version") or 0
    return {"owner": owner_of(request), "version": version, "name": said.get("name", ""), "now": now()}


def _do(owner: User, what: str, keys: Collection[int], name: str) -> Entry:
    if what == "tag":
        return commands.tag_people(owner=owner, keys=keys, name=name, now=now())
    if what == "archive":
        return commands.archive_people(owner=owner, keys=keys, now=now())
    if what == "unarchive":
        return commands.unarchive_people(owner=owner, keys=keys, now=now())
    tag = tag_named(owner, name)
    if tag is None:
        raise NoSuchTag(f"You have no tag “{name}”.")
    return commands.untag_people(owner=owner, tag=tag.uuid, keys=keys, now=now())


def _merge_two(ticked: list[UUID]) -> HttpResponse:
    if len(ticked) != 2:  # noqa: PLR2004 - two people become one
        raise NotTwo("Tick the two rows that are one person.")
    keep, other = ticked
    return redirect(with_query(reverse("person-merge", args=[keep]), other=str(other)))


def _within(query: str) -> Wanted:
    return Wanted.from_asks(dict(parse_qsl(query)))


def _address(wanted: Wanted, **more: str) -> str:
    return with_query(reverse("people"), **wanted.asks, **more)


def _rows(owner: User, found: Found, wanted: Wanted, sort: str, here: str) -> PeoplePage:
    people = found.people
    best = bool(wanted.words) and not wanted.filters
    order = sort or ("" if best else "name")
    sorts = [("", "Best match")] if best else []
    sorts += [(key, label) for key, (label, _, _) in SORTS.items()]
    named = tag_names(owner, [person.key for person in people.rows]) if people.rows else {}
    return PeoplePage(
        found=found,
        wanted=wanted,
        rows=[(person, named.get(person.key, [])) for person in people.rows],
        sorts=[Link(label, _address(wanted, sort=key), key == order) for key, label in sorts],
        chips=[Link(chip.words, _without(wanted, chip.name, sort)) for chip in found.chips],
        sort=sort,
        before=_address(wanted, sort=sort, at=people.before) if people.before else "",
        after=_address(wanted, sort=sort, at=people.after) if people.after else "",
        here=here,
        within=urlencode(wanted.asks),
        shown=",".join(str(person.uuid) for person in people.rows),
    )


def _without(wanted: Wanted, name: str, sort: str) -> str:
    asks = {key: value for key, value in wanted.asks.items() if key != name}
    return _address(Wanted.from_asks(asks), sort=sort)


def _whole(owner: User, rows: PeoplePage) -> ListPage:
    views = [(view.name, Wanted.from_asks(view.asks)) for view in list_views(owner)]
    return ListPage(
        rows=rows,
        paths=list_paths(owner),
        tags=list_tags(owner),
        views=[Link(name, _address(wanted), wanted == rows.wanted) for name, wanted in views],
        warmths=[(warmth.value, words) for warmth, words in WARMTH_WORDS.items()],
        standings=[(standing.value, words) for standing, words in STANDING_WORDS.items()],
    )
