"""Direction: how paths stand beside each other, and what they are measured by."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.direction import commands
from askaround.direction.models import Criterion
from askaround.direction.queries import Direction, OpenQuestion, direction_of, measures_of, ranked_criteria
from askaround.direction.rules.beliefs import Belief
from askaround.direction.rules.criteria import Measure
from askaround.direction.rules.standing import Fit, Move, PathStanding, Standing
from askaround.direction.rules.standing_words import (
    how_it_would_turn,
    how_sure,
    moved_by,
    what_is_left,
    what_speaks_against,
    which_conversation,
)
from askaround.kit.clock import now
from askaround.kit.text import fold
from askaround.paths.models import Path
from askaround.paths.queries import criteria_beside, guessed_criteria
from askaround.paths.rules import Band, stretch
from askaround.people.models import Person
from askaround.web.forms.direction import DealBreakerForm, RankingForm, WeightsForm
from askaround.web.views.shared import done, owner_of, show

# Of the open questions about a path, how many are named.
_ASKED = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A path's place on the scale of fit, with the stretch around it."""

    path: Path
    belief: Belief
    band: Band
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A path among the others, its bar for the whole, and what is open: questions, silent criteria."""

    path: Path
    standing: PathStanding
    whole: Bar
    questions: list[OpenQuestion]
    more_questions: int
    silent: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a conversation did, in sentences."""

    person: Person
    on: dt.date
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class DirectionPage:
    """How paths stand: sentences first, then bars by criterion, then what moved them and what is open."""

    direction: Direction
    leader: Path | None = None
    sure: str = ""
    against: str = ""
    turn: str = ""
    left: str = ""
    advice: str = ""
    sides: tuple[Side, ...] = ()
    gates: tuple[Bar, ...] = ()
    rows: tuple[tuple[Measure, tuple[Bar, ...]], ...] = ()
    moved: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    """The criteria you ranked with what each weighs, and those there are to choose from."""

    form: RankingForm
    ranked: list[str]
    deck: list[str]
    weights: WeightsForm
    rows: list[tuple[Criterion, Measure, DealBreakerForm]]


@require_GET
def direction(request: HttpRequest) -> HttpResponse:
    """Show how paths stand beside each other."""
    found = direction_of(owner_of(request), now())
    page = _told(found, found.standing) if found.standing else DirectionPage(found)
    return show(request, "direction/direction.html", page)


@require_http_methods(["GET", "POST"])
def criteria(request: HttpRequest) -> HttpResponse:
    """Rank what paths are measured by."""
    owner = owner_of(request)
    form = RankingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = commands.rank_criteria(owner=owner, names=form.names(), now=now())
        return done(request, entry, "direction-criteria")
    return _show_criteria(request, owner, form)


@require_POST
def weigh(request: HttpRequest) -> HttpResponse:
    """Say how much each criterion weighs."""
    owner = owner_of(request)
    form = WeightsForm(request.POST, criteria=ranked_criteria(owner))
    if not form.is_valid():
        return _show_criteria(request, owner, RankingForm(), form)
    entry = commands.weigh_criteria(owner=owner, weights=form.weights(), now=now())
    return done(request, entry, "direction-criteria")


@require_POST
def deal_breaker(request: HttpRequest, criterion: UUID) -> HttpResponse:
    """Say that a criterion is a deal-breaker, or is none."""
    owner, form = owner_of(request), DealBreakerForm(request.POST)
    if not form.is_valid():
        return _show_criteria(request, owner, RankingForm(), status=422)
    least = form.cleaned_data["threshold"]
    if least is None:
        entry = commands.clear_deal_breaker(owner=owner, criterion=criterion, now=now())
    else:
        entry = commands.set_deal_breaker(owner=owner, criterion=criterion, threshold=least, now=now())
    return done(request, entry, "direction-criteria")


def _show_criteria(
    request: HttpRequest,
    owner: User,
    form: RankingForm,
    weights: WeightsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    there = ranked_criteria(owner)
    ranked = form.names() if form.errors else [each.name for each in there]
    held = {fold(name) for name in ranked}
    offered = criteria_beside(owner, guessed_criteria(owner))
    page = CriteriaPage(
        form=form,
        ranked=ranked,
        deck=[name for name in offered if fold(name) not in held],
        weights=weights or WeightsForm(criteria=there),
        rows=[
            (each, measure, _deal_breaker(each))
            for each, measure in zip(there, measures_of(there), strict=True)
        ],
    )
    wrong = form.errors or page.weights.errors
    return show(request, "direction/criteria.html", page, status=422 if wrong else status)


def _deal_breaker(criterion: Criterion) -> DealBreakerForm:
    least = "" if criterion.threshold is None else str(criterion.threshold)
    return DealBreakerForm(initial={"threshold": least}, auto_id=f"id_{criterion.uuid}_%s")


def _told(found: Direction, standing: Standing) -> DirectionPage:
    titles = {path.pk: path.title for path in found.paths}
    pairs = zip(found.paths, standing.paths, strict=True)
    sides = tuple(
        _side(path, stands, found.questions.get(path.pk, []))
        for path, stands in sorted(pairs, key=lambda pair: -pair[1].chance)
    )
    rows = tuple(
        (measure, tuple(_bar(side.path, side.standing.fits[place]) for side in sides))
        for place, measure in enumerate(found.measures)
    )
    return DirectionPage(
        direction=found,
        leader=sides[0].path,
        sure=how_sure(standing, titles),
        against=what_speaks_against(standing, titles),
        turn=how_it_would_turn(standing, titles),
        left=what_is_left(standing, titles),
        advice=which_conversation(standing, titles),
        sides=sides,
        gates=tuple(bar for measure, bars in rows if measure.threshold is not None for bar in bars),
        rows=rows,
        moved=tuple(_move(move, found.people[move.person], titles) for move in found.moves),
    )


def _move(move: Move, person: Person, titles: dict[int, str]) -> Told:
    return Told(person, move.said_on, [moved_by(shift, titles) for shift in move.shifts])


def _side(path: Path, standing: PathStanding, questions: list[OpenQuestion]) -> Side:
    return Side(
        path=path,
        standing=standing,
        whole=Bar(path, standing.now, stretch(standing.now.mean, *standing.now.interval)),
        questions=questions[:_ASKED],
        more_questions=len(questions[_ASKED:]),
        silent=[fit.measure.name for fit in standing.fits if not fit.voices],
    )


def _bar(path: Path, fit: Fit) -> Bar:
    return Bar(path, fit.now, stretch(fit.now.mean, *fit.now.interval), fit)
