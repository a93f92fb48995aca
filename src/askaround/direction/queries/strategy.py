"""Reading the strategy, what its lines rest on, and what on file could begin it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from askaround.accounts.models import User
from askaround.direction.models import Citation, Criterion, StrategyLine
from askaround.direction.queries.heard import acquainted
from askaround.direction.rules import (
    MOST_CITED,
    MOST_ON_SKILLS,
    Asking,
    Cited,
    Document,
    Having,
    Section,
    SkillsAsked,
    Starter,
    Written,
    document_of,
    match_skills,
    titles_naming,
)
from askaround.insights.models import Insight
from askaround.insights.queries import insights_with
from askaround.insights.rules import Vantage, Visibility
from askaround.kit.clock import local_date
from askaround.kit.text import words
from askaround.me.queries import list_skills
from askaround.paths.models import Path, Unknown
from askaround.paths.rules import Status, Topic, UnknownState

# Done steps that are still shown, and the newest insights on a path that are looked at.
_DONE, _ON_PATH = 10, 60
_NAMED, _FOUND, _PATHS = 3, 20, 20


@dataclass(frozen=True, slots=True)
class OnPage:
    """A line of the strategy and the insights that it rests on, in the order in which they were cited."""

    record: StrategyLine
    cited: tuple[Cited, ...]

    @property
    def written(self) -> Written:
        """Return what it says."""
        record = self.record
        return Written(record.text, record.due_on, self.cited)


@dataclass(frozen=True, slots=True)
class Strategy:
    """Your strategy, section by section in order; `done` are the steps done last, newest first."""

    sections: tuple[tuple[Section, tuple[OnPage, ...]], ...]
    done: tuple[OnPage, ...]

    @property
    def says_something(self) -> bool:
        """Tell whether any line is written."""
        return bool(self.done) or any(lines for _, lines in self.sections)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What could begin sections, about a path if it is clear which; and your other paths."""

    path: Path | None
    others: list[Path]
    starters: dict[Section, Starter]


def get_line(owner: User, uuid: UUID) -> StrategyLine:
    """Return one line of the strategy; raises StrategyLine.DoesNotExist."""
    return StrategyLine.objects.get(owner=owner, uuid=uuid)


def lines_in(owner: User, section: Section) -> list[StrategyLine]:
    """Return the lines of a section that are not done, in order."""
    return list(_open_lines(owner).filter(section=section))


def strategy_of(owner: User) -> Strategy:
    """Return your strategy with what it rests on, in two queries."""
    last_done = StrategyLine.objects.filter(owner=owner, done_at__isnull=False).order_by("-done_at", "-id")
    shown = Q(done_at=None) | Q(pk__in=last_done.values("pk")[:_DONE])
    lines = list(StrategyLine.objects.filter(shown, owner=owner).order_by("place", "id"))
    cited = _cited_by(owner, lines)
    pages = [OnPage(line, tuple(cited[line.pk])) for line in lines]
    still = [each for each in pages if each.record.done_at is None]
    done = [each for each in pages if each.record.done_at]
    return Strategy(
        tuple(
            (section, tuple(each for each in still if each.record.section == section)) for section in Section
        ),
        tuple(sorted(done, key=_done_at, reverse=True)),
    )


def strategy_document(owner: User, now: dt.datetime) -> Document:
    """Return your strategy as others may read it, without what is done."""
    sections = [(section, [each.written for each in lines]) for section, lines in strategy_of(owner).sections]
    return document_of(sections, name=owner.name, today=local_date(now, owner.time_zone))


def skills_asked_for(owner: User) -> SkillsAsked:
    """Return the skills that people asked for in the newest of what they said, against those you have."""
    about = Insight.objects.filter(owner=owner, topic__in=(Topic.SKILLS, Topic.EDUCATION)).order_by("-id")
    columns = ("uuid", "claim", "quote", "person", "person__display_name", "said_on")
    known = acquainted(owner)
    asked = [
        Asking(
            uuid, claim, frozenset(words(f"{claim} {quote}")), person, name, known.marks(person, [said_on])
        )
        for uuid, claim, quote, person, name, said_on in about.values_list(*columns)[:MOST_ON_SKILLS]
    ]
    have = [Having(each.name, tuple(words(each.name)), each.level) for each in list_skills(owner)]
    return match_skills(asked, have)


def beginning(owner: User, wanted: UUID | None = None) -> Beginning:
    """Return what could begin sections: of the path that is wanted, or else of the one you chose last.

    Of the one heard most about, until you rank criteria. From then on Direction says which leads, and none is
    put before the others here.
    """
    heard = Insight.objects.filter(owner=owner, path=OuterRef("pk")).order_by().values("path")
    alive = Path.objects.filter(owner=owner, status__in=(Status.CHOSEN, Status.EXPLORING))
    ordered = alive.annotate(
        order=Case(When(status=Status.CHOSEN, then=Value(0)), default=Value(1)),
        heard=Coalesce(Subquery(heard.annotate(count=Count("pk")).values("count")), 0),
        ranked=Exists(Criterion.objects.filter(owner=owner)),
    )
    paths = list(ordered.order_by("order", "-decided_at", "-heard", "-id")[:_PATHS])
    named = [path for path in paths if path.uuid == wanted]
    clear = len(paths) == 1 or any(path.status == Status.CHOSEN or not path.ranked for path in paths)
    path = next(iter(named or (paths if clear else [])), None)
    return Beginning(path, [each for each in paths if each != path], _starters(owner, path) if path else {})


def cited_by(owner: User, line: StrategyLine) -> list[Cited]:
    """Return the insights that a line rests on, in the order in which they were cited."""
    return _cited_by(owner, [line])[line.pk]


def insights_to_cite(owner: User, line: StrategyLine, text: str) -> list[Cited]:
    """Return insights with these words, or those said last, that a line does not cite yet."""
    cited = Citation.objects.filter(owner=owner, line=line).values("insight")
    found = insights_with(owner, text, limit=_FOUND + MOST_CITED).exclude(pk__in=cited)
    return [_cited(each) for each in found.select_related("person")[:_FOUND]]


def _starters(owner: User, path: Path) -> dict[Section, Starter]:
    what = f"{path.title} in {path.field}" if path.field else path.title
    found = {Section.WHAT: Starter(what), Section.WHERE: Starter(path.place)}
    said = Insight.objects.filter(owner=owner, path=path).select_related("person").order_by("-said_on", "-id")
    newest = list(said[:_ON_PATH])
    # Who does that work now comes before who only knows of it.
    live_it = titles_naming(path.title, {each.person.title for each in newest})
    beside = sorted(newest, key=lambda each: each.person.title not in live_it)
    names = list(dict.fromkeys(_who(each) for each in beside))[:_NAMED]
    found[Section.WITH_WHOM] = Starter("; ".join(names))
    # What is private stays in its own words: a line goes out with the strategy.
    advice = (each for each in newest if each.topic == Topic.ADVICE and each.visibility != Visibility.PRIVATE)
    for each in islice(advice, 1):
        found[Section.HOW] = Starter(each.claim, each.uuid)
    asked = Unknown.objects.filter(owner=owner, path=path, state=UnknownState.OPEN)
    for unknown in asked.order_by("-importance", "id")[:1]:
        found[Section.STEPS] = Starter(f"Find out: {unknown.question}")
    return {section: starter for section, starter in found.items() if starter.text}


def _open_lines(owner: User) -> QuerySet[StrategyLine]:
    return StrategyLine.objects.filter(owner=owner, done_at=None).order_by("place", "id")


def _cited_by(owner: User, lines: Sequence[StrategyLine]) -> dict[int, list[Cited]]:
    citations = Citation.objects.filter(owner=owner, line__in=[line.pk for line in lines])
    found: dict[int, list[Cited]] = defaultdict(list)
    for each in citations.select_related("insight__person").order_by("id"):
        found[each.line_id].append(_cited(each.insight))
    return found


def _cited(insight: Insight) -> Cited:
    return Cited(
        uuid=insight.uuid,
        claim=insight.claim,
        quote=insight.quote,
        name=insight.person.display_name,
        vantage=Vantage(insight.vantage),
        visibility=Visibility(insight.visibility),
        said_on=insight.said_on,
    )


def _done_at(line: OnPage) -> dt.datetime:
    return line.record.done_at or dt.datetime.min.replace(tzinfo=dt.UTC)


def _who(insight: Insight) -> str:
    person = insight.person
    return ", ".join(filter(None, (person.display_name, person.title, person.organisation_name)))
