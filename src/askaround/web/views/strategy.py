"""The strategy: a page that is written on, what its lines rest on, and the same as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.direction import commands
from askaround.direction.effects.strategy import missing_to_print, print_document
from askaround.direction.models import StrategyLine
from askaround.direction.queries import (
    Beginning,
    Strategy,
    beginning,
    cited_by,
    get_line,
    insights_to_cite,
    skills_asked_for,
    strategy_document,
    strategy_of,
)
from askaround.direction.rules import (
    SECTION_WORDS,
    TEACHING,
    Cited,
    Section,
    SkillsAsked,
    Starter,
    as_markdown,
)
from askaround.history.models import Entry
from askaround.insights.models import Insight
from askaround.insights.queries import get_insight
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.web.forms.strategy import InsightForm, LineFields, LineForm, WhereForm
from askaround.web.views.shared import conflict, done, owner_of, show, uuid_or_none, with_query


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: its lines, how it is taught, what could begin it, and the form to write in."""

    section: Section
    title: str
    teaching: str
    lines: tuple[object, ...]
    starter: Starter | None
    form: LineFields


@dataclass(frozen=True, slots=True)
class StrategyPage:
    """The whole strategy; `missing` says what a PDF needs, "" for nothing."""

    parts: list[Part]
    strategy: Strategy
    beginning: Beginning
    skills: SkillsAsked
    missing: str

    @property
    def is_full(self) -> bool:
        """Tell whether every section says something."""
        return all(part.lines for part in self.parts)


@dataclass(frozen=True, slots=True)
class LinePage:
    """A form about one line; `line` is None for a new one, `insight` what it will rest on."""

    form: LineFields
    section: Section
    title: str
    line: StrategyLine | None = None
    insight: Insight | None = None


@dataclass(frozen=True, slots=True)
class CitePage:
    """What a line rests on, and what it could."""

    line: StrategyLine
    title: str
    cited: list[Cited]
    words: str
    found: list[Cited]


@require_GET
def strategy(request: HttpRequest) -> HttpResponse:
    """Show the strategy, section by section."""
    owner = owner_of(request)
    found, begin = strategy_of(owner), beginning(owner, _path_named(request))
    parts = [
        Part(
            section,
            SECTION_WORDS[section],
            TEACHING[section],
            lines,
            None if lines else begin.starters.get(section),
            LineFields(section=section, auto_id=f"{section}_%s"),
        )
        for section, lines in found.sections
    ]
    page = StrategyPage(parts, found, begin, skills_asked_for(owner), missing_to_print())
    return show(request, "strategy/strategy.html", page)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write a line into a section, which may rest on an insight from the beginning."""
    owner, where = owner_of(request), WhereForm(request.POST or request.GET)
    section = where.cleaned_data["section"] if where.is_valid() else Section.WHAT
    insight = where.cleaned_data.get("insight")
    form = LineFields(request.POST or None, section=section)
    if request.method == "POST" and form.is_valid():
        entry = commands.write_line(owner=owner, section=section, insight=insight, now=now(), **form.said)
        return _back(request, entry, section)
    rests_on = get_insight(owner, insight) if insight else None
    page = LinePage(form, section, SECTION_WORDS[section], insight=rests_on)
    return show(request, "strategy/line.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say a line differently."""
    owner = owner_of(request)
    found = get_line(owner, line)
    section = Section(found.section)
    form = LineForm(request.POST or None, initial=LineForm.values_of(found), section=section)
    if request.method != "POST" or not form.is_valid():
        page = LinePage(form, section, SECTION_WORDS[section], found)
        return show(request, "strategy/line.html", page, status=422 if form.errors else 200)
    version = form.cleaned_data["version"]
    try:
        entry = commands.edit_line(owner=owner, line=line, version=version, now=now(), **form.said)
    except StaleVersion:
        theirs = LineForm.values_of(get_line(owner, line))
        return conflict(request, form, theirs, title=SECTION_WORDS[section], back=reverse("strategy"))
    return _back(request, entry, section)


@require_POST
def remove(request: HttpRequest, line: UUID) -> HttpResponse:
    """Take a line out."""
    return _decide(request, line, commands.remove_line)


@require_POST
def move_up(request: HttpRequest, line: UUID) -> HttpResponse:
    """Let a line stand one higher."""
    return _decide(request, line, commands.move_line, up=True)


@require_POST
def move_down(request: HttpRequest, line: UUID) -> HttpResponse:
    """Let a line stand one lower."""
    return _decide(request, line, commands.move_line, up=False)


@require_POST
def do(request: HttpRequest, line: UUID) -> HttpResponse:
    """Note that a step is done."""
    return _decide(request, line, commands.do_step)


@require_POST
def reopen(request: HttpRequest, line: UUID) -> HttpResponse:
    """Take back that a step is done."""
    return _decide(request, line, commands.reopen_step)


@require_http_methods(["GET", "POST"])
def cite(request: HttpRequest, line: UUID) -> HttpResponse:
    """Find an insight that a line rests on, and say so."""
    owner, form = owner_of(request), InsightForm(request.POST or None)
    found = get_line(owner, line)
    if request.method == "POST" and form.is_valid():
        insight = form.cleaned_data["insight"]
        entry = commands.cite_insight(owner=owner, line=line, insight=insight, now=now())
        return _back(request, entry, Section(found.section))
    words = request.GET.get("q", "").strip()[:200]
    title = SECTION_WORDS[Section(found.section)]
    page = CitePage(found, title, cited_by(owner, found), words, insights_to_cite(owner, found, words))
    partial = request.headers.get("HX-Target") == "to-cite"
    return show(request, "strategy/_to_cite.html" if partial else "strategy/cite.html", page)


@require_POST
def uncite(request: HttpRequest, line: UUID) -> HttpResponse:
    """Take back that a line rests on an insight."""
    form = InsightForm(request.POST)
    if not form.is_valid():
        raise Insight.DoesNotExist
    return _decide(request, line, commands.uncite_insight, insight=form.cleaned_data["insight"])


@require_GET
def markdown(request: HttpRequest) -> HttpResponse:
    """Give the strategy as Markdown."""
    text = as_markdown(strategy_document(owner_of(request), now()))
    return _file(text.encode(), "text/markdown; charset=utf-8", "Career strategy.md")


@require_GET
def pdf(request: HttpRequest) -> HttpResponse:
    """Give the strategy as a PDF."""
    owner = owner_of(request)
    content = print_document(strategy_document(owner, now()), owner.country)
    return _file(content, "application/pdf", "Career strategy.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    attached = str(content_disposition_header(as_attachment=True, filename=name))
    headers = {"Content-Disposition": attached, "Content-Security-Policy": "sandbox"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _decide(request: HttpRequest, line: UUID, decide: Callable[..., Entry], **more: object) -> HttpResponse:
    owner = owner_of(request)
    section = Section(get_line(owner, line).section)
    return _back(request, decide(owner=owner, line=line, now=now(), **more), section)


def _back(request: HttpRequest, entry: Entry, section: Section) -> HttpResponse:
    """Say what was done on the page of the strategy, at the section."""
    path = _path_named(request)
    address = with_query(reverse("strategy"), path=str(path or ""))
    return done(request, entry, f"{address}#{section}")


def _path_named(request: HttpRequest) -> UUID | None:
    return uuid_or_none(request.GET.get("path", ""))
