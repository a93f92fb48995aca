"""Reading how paths stand, always by owner."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Value

from askaround.accounts.models import User
from askaround.direction.models import Criterion
from askaround.direction.queries.heard import acquainted, named_sayings, sayings
from askaround.direction.queries.whom import Named, nearest_people
from askaround.direction.rules.beliefs import Belief
from askaround.direction.rules.criteria import Measure, Told, measures
from askaround.direction.rules.standing import MOST_COMPARED, Known, Move, Standing, stand, survey
from askaround.direction.rules.voices import Acquainted
from askaround.kit.clock import local_date
from askaround.kit.text import fold
from askaround.paths.models import Guess, Path, Unknown
from askaround.paths.rules import Confidence, GuessDetails, Status, UnknownState
from askaround.people.models import Person

# How many conversations back the page tells what each moved, and how many people it names to ask.
_LAST, _NAMED = 10, 3


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question about a path that waits for an answer; importance 1 to 3."""

    question: str
    importance: int


@dataclass(frozen=True, slots=True)
class Direction:
    """What paths are measured by, and how they stand; no standing without a path or a criterion.

    `more` tells that there are more paths than are compared. `next` are people to ask about `next_path`.
    """

    criteria: list[Criterion]
    measures: tuple[Measure, ...]
    paths: list[Path]
    more: bool
    standing: Standing | None
    questions: Mapping[int, list[OpenQuestion]]
    moves: list[Move]
    people: Mapping[int, Person]
    next_path: Path | None
    next: list[Named]


@dataclass(frozen=True, slots=True)
class BelievedFit:
    """How well a path fits a criterion: the guess, if any, and what to believe after what was said."""

    criterion: str
    guess: GuessDetails | None
    now: Belief
    voices: int
    circles: int


def ranked_criteria(owner: User) -> list[Criterion]:
    """Return what you measure paths by, what matters most first; empty before you ranked anything."""
    return list(Criterion.objects.filter(owner=owner).order_by("rank", "id"))


def get_criterion(owner: User, uuid: UUID) -> Criterion:
    """Return one criterion; raises Criterion.DoesNotExist."""
    return Criterion.objects.get(owner=owner, uuid=uuid)


def measures_of(criteria: Sequence[Criterion]) -> tuple[Measure, ...]:
    """Return ranked criteria with their weights."""
    return measures([Told(each.key, each.name, each.weight, each.threshold) for each in criteria])


def direction_of(owner: User, now: dt.datetime) -> Direction:
    """Return how paths stand beside each other, what moved them, and which conversation would change most."""
    gathered = _gather(owner, now)
    known = gathered.known
    standing, moved = survey(known, most=_LAST) if known.measures and known.paths else (None, [])
    next_path = _next_path(gathered.paths, standing)
    return Direction(
        criteria=gathered.criteria,
        measures=known.measures,
        paths=gathered.paths,
        more=gathered.more,
        standing=standing,
        questions=gathered.questions,
        moves=moved,
        people=Person.objects.filter(owner=owner).in_bulk({move.person for move in moved}),
        next_path=next_path,
        next=nearest_people(owner, next_path, now, most=_NAMED) if next_path else [],
    )


def standing_now(owner: User, now: dt.datetime, *, beside: Collection[int] = ()) -> Standing | None:
    """Return how paths stand; None before there are paths, criteria and voices.

    It knows where these people work too, so that it can be said what asking them is worth.
    """
    known = _gather(owner, now, beside).known
    return stand(known) if known.measures and known.sayings else None


def believed_fits(
    owner: User, path: Path, guesses: Sequence[GuessDetails], now: dt.datetime
) -> list[BelievedFit]:
    """Return how well a path fits each criterion that you guessed or somebody spoke to, in two queries."""
    said, names = named_sayings(owner, path.pk)
    guessed = {fold(guess.criterion)[:200]: guess for guess in guesses}
    names = {**{key: guess.criterion for key, guess in guessed.items()}, **names}
    # Each criterion for itself: weights do not matter here.
    measured = tuple(Measure(key, name, 1.0) for key, name in names.items())
    if not measured:
        return []
    about = {(path.pk, key): guess for key, guess in guessed.items()}
    today = local_date(now, owner.time_zone)
    between = acquainted(owner) if said else Acquainted({}, {})
    known = Known(measured, (path.pk,), about, said, between, {}, today)
    (standing,) = stand(known).paths
    return [
        BelievedFit(fit.measure.name, fit.guess, fit.now, fit.voices, fit.circles) for fit in standing.fits
    ]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Everything that a standing is computed from, as it is on file."""

    criteria: list[Criterion]
    paths: list[Path]
    more: bool
    questions: Mapping[int, list[OpenQuestion]]
    known: Known


def _gather(owner: User, now: dt.datetime, beside: Collection[int] = ()) -> _Gathered:
    criteria, found = ranked_criteria(owner), _compared(owner)
    paths, measured = found[:MOST_COMPARED], measures_of(criteria)
    keys = [path.pk for path in paths]
    guesses, questions = _said_before(owner, keys)
    said = sayings(owner, keys, [each.key for each in measured]) if keys and measured else []
    known = Known(
        measures=measured,
        paths=tuple(keys),
        guesses=guesses,
        sayings=said,
        acquainted=acquainted(owner, beside) if said else Acquainted({}, {}),
        questions={path: [each.importance for each in about] for path, about in questions.items()},
        today=local_date(now, owner.time_zone),
    )
    return _Gathered(criteria, paths, len(found) > MOST_COMPARED, questions, known)


def _compared(owner: User) -> list[Path]:
    """Return the paths to compare, oldest first, and one more where there are more."""
    alive = Path.objects.filter(owner=owner, status__in=(Status.EXPLORING, Status.CHOSEN))
    return list(alive.order_by("id")[: MOST_COMPARED + 1])


def _said_before(
    owner: User, paths: Sequence[int]
) -> tuple[dict[tuple[int, str], GuessDetails], dict[int, list[OpenQuestion]]]:
    """Return what you guessed about paths and what you do not know of them, in one query."""
    mine = {"owner": owner, "path__in": paths}
    guessed = Guess.objects.filter(**mine).values_list(
        Value("guess"), "path", "key", "criterion", "score", "confidence"
    )
    asked = Unknown.objects.filter(**mine, state=UnknownState.OPEN).values_list(
        Value("unknown"), "path", "key", "question", "importance", Value("")
    )
    guesses: dict[tuple[int, str], GuessDetails] = {}
    questions: dict[int, list[OpenQuestion]] = defaultdict(list)
    for kind, path, key, text, figure, word in guessed.union(asked, all=True):
        if kind == "guess":
            guesses[path, key] = GuessDetails(text, figure, Confidence(word))
        else:
            questions[path].append(OpenQuestion(text, figure))
    for about in questions.values():
        about.sort(key=lambda each: (-each.importance, each.question))
    return guesses, questions


def _next_path(paths: Sequence[Path], standing: Standing | None) -> Path | None:
    """Return the path about which a conversation would change most; None where enough was heard."""
    if standing is None or standing.enough:
        return None
    most = max(standing.paths, key=lambda each: each.worth)
    return next(path for path in paths if path.pk == most.path)
