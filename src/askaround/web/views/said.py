"""Searching everything that was said."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from askaround.journeys.queries.said import SOURCE_WORDS, Found, Source, everything_said, said_in
from askaround.web.hits import Hit, said_hit
from askaround.web.views.shared import owner_of, show, with_query


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one source, and where there is more of it."""

    key: str
    title: str
    hits: list[Hit]
    more: str


@dataclass(frozen=True, slots=True)
class SaidPage:
    """What was found for some words; `within` is the one source that is shown, `newest` its first page."""

    words: str
    groups: list[Group]
    within: str
    everything: str
    newest: str


@require_GET
def said(request: HttpRequest) -> HttpResponse:
    """Show where these words were said, noted or written: the newest of each source, or a page of one."""
    owner, words = owner_of(request), request.GET.get("q", "").strip()[:200]
    source, cursor = _source(request.GET.get("in", "")), request.GET.get("at", "")
    found = [said_in(owner, source, words, cursor=cursor)] if source else everything_said(owner, words)
    page = SaidPage(
        words=words,
        groups=[_group(each, words, paged=bool(source)) for each in found if each.rows],
        within=SOURCE_WORDS[source] if source else "",
        everything=with_query(reverse("said"), q=words),
        newest=_address(words, source) if source and cursor else "",
    )
    partial = request.headers.get("HX-Target") == "found"
    return show(request, "insights/_found.html" if partial else "insights/said.html", page)


def _source(wanted: str) -> Source | None:
    return Source(wanted) if wanted in list(Source) else None


def _group(found: Found, words: str, *, paged: bool) -> Group:
    hits = [said_hit(found.source, row) for row in found.rows]
    older = found.older if paged else ""
    more = _address(words, found.source, older) if found.older else ""
    return Group(found.source, SOURCE_WORDS[found.source], hits, more)


def _address(words: str, source: Source, cursor: str = "") -> str:
    return with_query(reverse("said"), **{"q": words, "in": source.value, "at": cursor})
