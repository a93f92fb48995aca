"""Insights: what you learned by topic and path, one of them, adding, saying better, relating."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.insights import commands
from askaround.insights.commands.keeping import details_kept, readings_kept
from askaround.insights.models import Insight, Reading
from askaround.insights.queries import get_insight, get_relation, others_near, readings_of
from askaround.insights.rules import InsightDetails
from askaround.journeys.commands.removing import remove_insight
from askaround.journeys.queries.insights import Learned, Told, told_of, what_you_learned
from askaround.kit.clock import local_date, now
from askaround.kit.models import StaleVersion
from askaround.paths.queries import every_path
from askaround.paths.rules import TOPIC_WORDS, Topic
from askaround.people.models import Person
from askaround.people.queries import PersonRow, get_person, list_people, search_people
from askaround.web.forms.insights import InsightFields, InsightForm, RelationForm
from askaround.web.views.shared import conflict, done, owner_of, show, uuid_or_none, with_query

# What stands for no path in particular where an address names a path.
_PATHLESS = "none"
# As many others as can be looked through for what agrees.
_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Way:
    """A way to narrow down what is shown."""

    words: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class InsightsPage:
    """What you learned; of one topic or of all, of one path or of all."""

    learned: Learned
    topic: str
    paths: list[Way]
    anything: str
    all_topics: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class InsightPage:
    """One insight: what it says of paths, what it is related to, and others that it may be related to."""

    told: Told
    readings: list[Reading]
    words: str
    others: list[Insight]


@dataclass(frozen=True, slots=True)
class FormPage:
    """The form of an insight; `insight` is None for a new one."""

    form: InsightFields
    person: Person
    insight: Insight | None


@dataclass(frozen=True, slots=True)
class PickPage:
    """The people among whom to say who said it."""

    words: str
    found: list[PersonRow]


@require_GET
def learned(request: HttpRequest) -> HttpResponse:
    """Show what you learned: the newest of each topic, or one topic page by page."""
    asked = {name: request.GET.get(name, "") for name in ("path", "criterion", "topic")}
    path, wanted = asked["path"], asked["topic"]
    topic = Topic(wanted) if wanted in list(Topic) else None
    found = what_you_learned(
        owner_of(request),
        path=uuid_or_none(path),
        pathless=path == _PATHLESS,
        criterion=asked["criterion"],
        topic=topic,
        cursor=request.GET.get("at", ""),
    )
    page = InsightsPage(
        learned=found,
        topic=TOPIC_WORDS[topic] if topic else "",
        paths=_ways(found, path, wanted),
        anything=_address(path=path, topic=wanted),
        all_topics=_address(path=path, criterion=asked["criterion"]),
        before=_address(**asked, at=found.before) if found.before else "",
        after=_address(**asked, at=found.after) if found.after else "",
    )
    return show(request, "insights/list.html", page)


def _ways(found: Learned, path: str, topic: str) -> list[Way]:
    """Return the paths that anything was said on, all of them first."""
    ways = [Way("All paths", _address(topic=topic), here=not path)]
    for each in found.paths:
        key = str(each.path.uuid) if each.path else _PATHLESS
        words = each.path.title if each.path else "No path in particular"
        counted = f"{words} ({each.count.insights:,})"
        ways.append(Way(counted, _address(path=key, topic=topic), here=path == key))
    return ways


def _address(**asked: str) -> str:
    return with_query(reverse("insights"), **asked)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Keep what somebody told you; who it was is asked first."""
    owner, person = owner_of(request), uuid_or_none(request.GET.get("person", ""))
    if person is None:
        words = request.GET.get("q", "").strip()[:200]
        found = search_people(owner, words, limit=_OFFERED) if words else _added_last(owner)
        return show(request, "insights/pick.html", PickPage(words, found))
    said_by = get_person(owner, person)
    initial = {"said_on": local_date(now(), owner.time_zone)}
    form = InsightFields(request.POST or None, initial=initial, paths=every_path(owner))
    if request.method == "POST" and form.is_valid():
        details = InsightDetails(person=person, **form.said())
        entry = commands.keep_insight(owner=owner, details=details, now=now())
        return done(request, entry, "insight", entry.subject)
    page = FormPage(form, said_by, None)
    return show(request, "insights/form.html", page, status=422 if form.errors else 200)


def _added_last(owner: User) -> list[PersonRow]:
    return list(list_people(owner, sort="newest", size=_OFFERED).rows)


@require_GET
def one(request: HttpRequest, insight: UUID) -> HttpResponse:
    """Show one insight, and others to compare it with: those with some words, or else of its topic."""
    owner, words = owner_of(request), request.GET.get("q", "").strip()[:200]
    found = get_insight(owner, insight)
    page = InsightPage(
        told=told_of(owner, found),
        readings=readings_of(found),
        words=words,
        others=others_near(owner, found, words, limit=_OFFERED),
    )
    partial = request.headers.get("HX-Target") == "others"
    return show(request, "insights/_others.html" if partial else "insights/insight.html", page)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, insight: UUID) -> HttpResponse:
    """Say an insight better."""
    owner = owner_of(request)
    found = get_insight(owner, insight)
    form = InsightForm(request.POST or None, initial=InsightForm.values_of(found), paths=every_path(owner))
    if request.method == "POST" and form.is_valid():
        return _save(request, found, form)
    page = FormPage(form, found.person, found)
    return show(request, "insights/form.html", page, status=422 if form.errors else 200)


def _save(request: HttpRequest, insight: Insight, form: InsightForm) -> HttpResponse:
    try:
        entry = commands.change_insight(
            owner=owner_of(request),
            insight=insight.uuid,
            version=form.cleaned_data["version"],
            details=replace(details_kept(insight), **form.said()),
            readings=readings_kept(insight),
            now=now(),
        )
    except StaleVersion:
        theirs = InsightForm.values_of(get_insight(owner_of(request), insight.uuid))
        back = reverse("insight", args=[insight.uuid])
        return conflict(request, form, theirs, title="This insight", back=back)
    return done(request, entry, "insight", insight.uuid)


@require_POST
def remove(request: HttpRequest, insight: UUID) -> HttpResponse:
    """Take an insight off the file."""
    entry = remove_insight(owner=owner_of(request), insight=insight, now=now())
    return done(request, entry, "insights")


@require_POST
def relate(request: HttpRequest, insight: UUID) -> HttpResponse:
    """Say that another insight agrees with this one or contradicts it."""
    owner, form = owner_of(request), RelationForm(request.POST)
    get_insight(owner, insight)
    if not form.is_valid():
        return redirect("insight", insight)
    entry = commands.relate_insights(owner=owner, insight=insight, now=now(), **form.cleaned_data)
    return _back(request, entry, insight)


@require_POST
def part(request: HttpRequest, relation: UUID) -> HttpResponse:
    """Take back that two insights agree or contradict each other."""
    owner = owner_of(request)
    from_side = uuid_or_none(request.POST.get("from", "")) or get_relation(owner, relation).first.uuid
    entry = commands.part_insights(owner=owner, relation=relation, now=now())
    return _back(request, entry, from_side)


def _back(request: HttpRequest, entry: Entry, insight: UUID) -> HttpResponse:
    return done(request, entry, f"{reverse('insight', args=[insight])}#related")
