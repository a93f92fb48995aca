"""How paths stand beside each other: guesses moved by what was said, on your own weighted criteria."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from askaround.direction.rules.beliefs import (
    NOTHING,
    Belief,
    Heard,
    Swap,
    after_one_more,
    believe,
    chances_of_being_best,
    fading,
    first_swap,
    knowledge_gradient,
    prior,
    utility,
    worth_of_perfect_knowledge,
)
from askaround.direction.rules.criteria import Measure
from askaround.direction.rules.voices import Acquainted, Circles, circles_of
from askaround.paths.rules import GuessDetails

# More bars side by side than these are not compared by anybody.
MOST_COMPARED: Final = 6
# Below this, in steps of the scale, one more talk hardly changes which path is best.
LITTLE: Final = 0.01
# Fewer voices than these are too few to stop (Guest, Namey & Chen 2020: a base of four, and a run of two).
FEWEST_VOICES: Final = 6
# What an answer to an open question is taken to be worth, in steps, times how much it matters (1 to 3); as
# many as these fit in one talk. Ours: it only weighs questions against readings.
_ANSWER, _ANSWERS = 0.004, 6
_YEAR: Final = 365.25
_EVEN: Final = 0.5


class Saying(NamedTuple):
    """What a person said of a path on a criterion on one day: its readings added up, as of that day.

    A tuple, since there are thousands of them.
    """

    path: int
    key: str
    person: int
    said_on: dt.date
    conversation: int | None
    precision: float
    scores: float

    @property
    def occasion(self) -> tuple[dt.date, int, int]:
        """Return what sets one conversation apart from others, in the order of days."""
        return self.said_on, self.conversation or 0, self.person


@dataclass(frozen=True, slots=True)
class Known:
    """What a standing is computed from; paths by key, in order; open questions by how much they matter."""

    measures: tuple[Measure, ...]
    paths: tuple[int, ...]
    guesses: Mapping[tuple[int, str], GuessDetails]
    sayings: Sequence[Saying]
    acquainted: Acquainted
    questions: Mapping[int, Sequence[int]]
    today: dt.date


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a path fits one criterion: before and after what was said, and by how many voices.

    `heard` is what each circle of voices said; `worth` what one more, from outside of them, would be worth
    for the choice, in steps of the scale.
    """

    measure: Measure
    guess: GuessDetails | None
    before: Belief
    now: Belief
    voices: int
    heard: Mapping[int, Heard]
    worth: float

    @property
    def circles(self) -> int:
        """Return how many independent voices spoke."""
        return len(self.heard)

    @property
    def chance_of_enough(self) -> float | None:
        """Return how likely a deal-breaker is met; None for what is none."""
        threshold = self.measure.threshold
        return None if threshold is None else self.now.chance_of_at_least(threshold)

    @property
    def is_missed(self) -> bool:
        """Tell whether it is a deal-breaker that is probably not met."""
        return self.chance_of_enough is not None and self.chance_of_enough < _EVEN


@dataclass(frozen=True, slots=True)
class PathStanding:
    """A path among the others: its fits, the whole of them, and how likely it is the best."""

    path: int
    fits: tuple[Fit, ...]
    before: Belief
    now: Belief
    chance: float
    voices: int
    circles: Circles
    best_other: float | None
    answers_worth: float

    @property
    def reading_worth(self) -> float:
        """Return what a talk with an independent voice would be worth for the choice, in steps."""
        return sum(fit.worth for fit in self.fits)

    @property
    def worth(self) -> float:
        """Return the same with the open questions it could answer."""
        return self.reading_worth + self.answers_worth

    @property
    def missed(self) -> tuple[Fit, ...]:
        """Return the deal-breakers that it probably does not meet."""
        return tuple(fit for fit in self.fits if fit.is_missed)


@dataclass(frozen=True, slots=True)
class Shift:
    """What a conversation did to a path: the whole and the chance of being best, before and after."""

    path: int
    before: Belief
    now: Belief
    chance_before: float
    chance_now: float


@dataclass(frozen=True, slots=True)
class Move:
    """A conversation, or what a person said on a day outside of any, and the paths that it moved."""

    person: int
    said_on: dt.date
    conversation: int | None
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Paths side by side, in order, and what knowing everything could still add, in steps of the scale."""

    known: Known
    paths: tuple[PathStanding, ...]
    perfect: float

    @property
    def leader(self) -> PathStanding:
        """Return the path that is most likely the best."""
        return max(self.paths, key=lambda path: path.chance)

    @property
    def passing(self) -> list[PathStanding]:
        """Return the paths that probably meet every deal-breaker, what fits best on the whole first."""
        return sorted((path for path in self.paths if not path.missed), key=lambda path: -path.now.mean)

    @property
    def first_two(self) -> tuple[PathStanding, PathStanding] | None:
        """Return the two that fit best on the whole, None where there are no two."""
        if len(self.paths) < 2:  # noqa: PLR2004 - two
            return None
        first, second, *_ = sorted(self.paths, key=lambda path: -path.now.mean)
        return first, second

    @property
    def swap(self) -> Swap | None:
        """Return the smallest change of one weight that would make the first two level."""
        if self.first_two is None:
            return None
        weights = [each.weight for each in self.known.measures]
        first, second = ([fit.now for fit in path.fits] for path in self.first_two)
        return first_swap(weights, first, second)

    @property
    def enough(self) -> bool:
        """Tell whether enough was heard: voices that are enough and apart, and little left to change."""
        leader = self.leader
        heard = leader.voices >= FEWEST_VOICES and leader.circles.count > 1
        return heard and len(self.paths) > 1 and max(path.reading_worth for path in self.paths) < LITTLE

    def of_path(self, path: int) -> PathStanding | None:
        """Return how a path stands, None for one that is not compared."""
        return next((each for each in self.paths if each.path == path), None)


def stand(known: Known) -> Standing:
    """Return how paths stand; there is at least one, and at least one criterion."""
    return survey(known, most=0)[0]


def survey(known: Known, *, most: int) -> tuple[Standing, list[Move]]:
    """Return how paths stand, and what the last conversations did, newest first.

    Voices age as of today throughout, so that only what was said makes a difference.
    """
    last = sorted({each.occasion for each in known.sayings})[-most:] if most else []
    later: dict[tuple[dt.date, int, int], list[Saying]] = {occasion: [] for occasion in last}
    about = {path: _About.begun(known, path, circles) for path, circles in _circles(known).items()}
    fades: dict[dt.date, float] = {}
    for each in known.sayings:
        if each.occasion in later:
            later[each.occasion].append(each)
        else:
            about[each.path].hear(each, _left(each, known.today, fades))
    moved = []
    wholes, chances = _wholes(known, about)
    for (said_on, _, person), said in later.items():
        for each in said:
            about[each.path].hear(each, _left(each, known.today, fades))
        before, (wholes, chances) = (wholes, chances), _wholes(known, about)
        shifts = _shifts(known, {each.path for each in said}, before, (wholes, chances))
        moved.append(Move(person, said_on, said[0].conversation, shifts))
    return _stand(known, list(about.values()), wholes, chances), moved[::-1]


def worth_of_asking(standing: Standing, path: PathStanding, person: int) -> tuple[float, bool]:
    """Return what a talk with somebody would be worth, in steps, and whether their circle was heard before.

    Somebody of a circle that was heard says less that is new.
    """
    marks = standing.known.acquainted.marks(person, [standing.known.today])
    joined = {circle for mark, circle in path.circles.of_mark.items() if mark in marks}
    if not joined:
        return path.worth, False
    readings = 0.0
    for fit in path.fits:
        so_far = NOTHING
        for circle in joined & fit.heard.keys():
            so_far = so_far.plus(*fit.heard[circle])
        readings += _worth(fit.measure, fit.now, so_far, path.now.mean, path.best_other)
    return readings + path.answers_worth, True


def shares_of_worth(standing: Standing, path: int, people: Iterable[int]) -> dict[int, tuple[float, bool]]:
    """Return for each person what asking them about a path is worth, as a share of the best talk's worth.

    And whether their circle was heard on it. Nobody, where nothing was heard of the path: there is nothing
    to tell people apart by; nor where no talk could change much.
    """
    about = standing.of_path(path)
    best = max(each.worth for each in standing.paths)
    if about is None or not about.voices or best < LITTLE:
        return {}
    worths = {person: worth_of_asking(standing, about, person) for person in people}
    return {person: (min(worth / best, 1.0), heard) for person, (worth, heard) in worths.items()}


_Figures = tuple[list[Belief], list[float]]


def _stand(
    known: Known, about: "Sequence[_About]", wholes: Sequence[Belief], chances: Sequence[float]
) -> Standing:
    together = enumerate(zip(about, wholes, chances, strict=True))
    paths = (
        _standing(known, each, whole, chance, _best_other(wholes, place))
        for place, (each, whole, chance) in together
    )
    return Standing(known, tuple(paths), worth_of_perfect_knowledge(wholes))


def _wholes(known: Known, about: "Mapping[int, _About]") -> _Figures:
    """Return for each path the belief about the whole, and the chance of being best."""
    wholes = [each.whole(known.measures) for each in about.values()]
    return wholes, chances_of_being_best(wholes)


def _shifts(known: Known, spoken_of: Collection[int], before: _Figures, after: _Figures) -> tuple[Shift, ...]:
    (wholes, chances), (wholes_now, chances_now) = before, after
    return tuple(
        Shift(path, wholes[place], wholes_now[place], chances[place], chances_now[place])
        for place, path in enumerate(known.paths)
        if path in spoken_of
    )


def _left(said: Saying, today: dt.date, fades: dict[dt.date, float]) -> float:
    """Return what is left of a day's precision today; days are few, and each is worked out once."""
    day = said.said_on
    if day not in fades:
        fades[day] = fading((today - day).days / _YEAR)
    return fades[day]


def _circles(known: Known) -> dict[int, Circles]:
    """Return for each path, in order, whose voices about it count as one."""
    spoke_on: dict[int, set[dt.date]] = defaultdict(set)
    about: dict[int, set[int]] = {path: set() for path in known.paths}
    for each in known.sayings:
        spoke_on[each.person].add(each.said_on)
        about[each.path].add(each.person)
    marks = {person: known.acquainted.marks(person, days) for person, days in spoke_on.items()}
    return {path: circles_of({person: marks[person] for person in people}) for path, people in about.items()}


@dataclass(slots=True)
class _About:
    """What is known of one path: its priors and, by criterion and circle, what was said."""

    path: int
    priors: Mapping[str, Belief]
    circles: Circles
    heard: dict[str, dict[int, Heard]]
    voices: dict[str, set[int]]

    @classmethod
    def begun(cls, known: Known, path: int, circles: Circles) -> "_About":
        """Return what is known of a path before anything was said."""
        guesses = {each.key: known.guesses.get((path, each.key)) for each in known.measures}
        priors = {key: _prior(guess) for key, guess in guesses.items()}
        return cls(path, priors, circles, defaultdict(dict), defaultdict(set))

    def hear(self, said: Saying, left: float) -> None:
        """Add what was said, of which so much is left today."""
        heard, circle = self.heard[said.key], self.circles.of_voice[said.person]
        so_far = heard.get(circle, NOTHING)
        heard[circle] = so_far.plus(left * said.precision, left * said.scores)
        self.voices[said.key].add(said.person)

    def belief(self, key: str) -> Belief:
        """Return what to believe of a criterion now."""
        return believe(self.priors[key], self.heard.get(key, {}).values())

    def whole(self, measured: Sequence[Measure]) -> Belief:
        """Return what to believe of the path as a whole."""
        return utility([each.weight for each in measured], [self.belief(each.key) for each in measured])


def _standing(
    known: Known, about: _About, whole: Belief, chance: float, best_other: float | None
) -> PathStanding:
    weights = [each.weight for each in known.measures]
    return PathStanding(
        path=about.path,
        fits=tuple(_fit(known, about, each, whole.mean, best_other) for each in known.measures),
        before=utility(weights, list(about.priors.values())),
        now=whole,
        chance=chance,
        voices=len(about.circles.of_voice),
        circles=about.circles,
        best_other=best_other,
        answers_worth=_answers_worth(known.questions.get(about.path, ())),
    )


def _fit(known: Known, about: _About, measure: Measure, own_mean: float, best_other: float | None) -> Fit:
    now = about.belief(measure.key)
    return Fit(
        measure=measure,
        guess=known.guesses.get((about.path, measure.key)),
        before=about.priors[measure.key],
        now=now,
        voices=len(about.voices.get(measure.key, ())),
        heard=about.heard.get(measure.key, {}),
        worth=_worth(measure, now, NOTHING, own_mean, best_other),
    )


def _worth(measure: Measure, now: Belief, so_far: Heard, own_mean: float, best_other: float | None) -> float:
    after = after_one_more(now, so_far)
    return knowledge_gradient(measure.weight, now, after, own_mean=own_mean, best_other=best_other)


def _answers_worth(importances: Iterable[int]) -> float:
    return _ANSWER * sum(sorted(importances, reverse=True)[:_ANSWERS])


def _best_other(wholes: Sequence[Belief], place: int) -> float | None:
    return max((each.mean for other, each in enumerate(wholes) if other != place), default=None)


def _prior(guess: GuessDetails | None) -> Belief:
    return prior(guess.score, guess.confidence) if guess else prior(None)
