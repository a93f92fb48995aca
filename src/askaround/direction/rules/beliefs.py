"""How sure one can be about a path: normal beliefs about fit, moved by what independent voices say.

The unknown truth t of a path on a criterion lies on a scale from -2 (worse than I need) to 2 (better than I
hope). A first guess is the prior. A reading is y = t + u + e: u is shared by a cluster of voices who know the
same employer or introducer, e is the voice's own. All variances are in squared steps of that scale.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from askaround.insights.rules import Vantage
from askaround.paths.rules import SPREAD, Confidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)
_STANDARD: Final = NormalDist()
_CLUSTER_VARIANCE: Final = 0.6**2
# After this many years a reading counts a half as precise in standard deviation.
_FADES_IN: Final = 3.0
_DRAWS: Final = 10_000
_SEED: Final = 20_08
# What 80% of a normal lies within, in standard deviations.
_EIGHTY: Final = _STANDARD.inv_cdf(0.9)
_SPREADS: Final = {Vantage.FIRST_HAND: 0.6, Vantage.OPINION: 1.0, Vantage.HEARSAY: 1.5}
# 1 / s^2 of a voice that speaks today, by where it speaks from.
PRECISION: Final = {vantage: 1 / s**2 for vantage, s in _SPREADS.items()}


@dataclass(frozen=True, slots=True)
class Belief:
    """A normal belief: mean in steps of the scale, variance in squared steps."""

    mean: float
    variance: float

    @property
    def interval(self) -> tuple[float, float]:
        """Return the middle range that holds the truth in 80 of 100 cases, if the assumptions hold."""
        reach = _EIGHTY * math.sqrt(self.variance)
        return self.mean - reach, self.mean + reach

    def chance_of_at_least(self, threshold: float) -> float:
        """Return the probability that the truth is at or above a threshold, as a deal-breaker asks."""
        return 1 - NormalDist(self.mean, math.sqrt(self.variance)).cdf(threshold)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one voice says about a criterion: score in [-2, 2], cluster of the voice, age in years."""

    score: float
    vantage: Vantage
    cluster: int
    age: float = 0.0


class Heard(NamedTuple):
    """What a cluster said of one criterion: the sum of precisions, and of precisions times scores.

    A tuple, since there are thousands of them.
    """

    precision: float
    scores: float

    def plus(self, precision: float, scores: float) -> "Heard":
        """Return it with more that was said."""
        return Heard(self.precision + precision, self.scores + scores)


NOTHING: Final = Heard(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Swap:
    """The weight of a criterion, others kept in proportion, at which the first two paths are level."""

    criterion: int
    weight: float


def centroid_weights(count: int) -> tuple[float, ...]:
    """Return rank-order centroid weights, first rank first: w_k = (1/n) sum_{i=k..n} 1/i.

    Barron & Barrett, Decision quality using ranked attribute weights (1996).
    """
    tails = [0.0]
    for rank in range(count, 0, -1):
        tails.append(tails[-1] + 1 / rank)
    return tuple(tail / count for tail in reversed(tails[1:]))


def prior(score: float | None, confidence: Confidence = Confidence.UNSURE) -> Belief:
    """Return the belief that a first guess stands for; no guess is 0, unsure."""
    if score is None:
        return Belief(0.0, SPREAD[Confidence.UNSURE] ** 2)
    return Belief(score, SPREAD[confidence] ** 2)


def posterior(before: Belief, readings: Iterable[Reading]) -> Belief:
    """Return the belief after readings."""
    heard: dict[int, Heard] = defaultdict(lambda: NOTHING)
    for reading in readings:
        precision = PRECISION[reading.vantage] * fading(reading.age)
        heard[reading.cluster] = heard[reading.cluster].plus(precision, precision * reading.score)
    return believe(before, heard.values())


def believe(before: Belief, heard: Iterable[Heard]) -> Belief:
    """Return the belief after what each cluster said: it counts with 1 / (0.36 + 1 / sum(1/s^2))."""
    total, weighted = 1 / before.variance, before.mean / before.variance
    for precision, scores in heard:
        of_cluster = _counts(precision)
        total += of_cluster
        weighted += of_cluster * scores / precision
    return Belief(weighted / total, 1 / total)


def after_one_more(now: Belief, heard: Heard) -> Belief:
    """Return the belief after one more first-hand reading today in a cluster; only its variance is meant."""
    more = heard.precision + PRECISION[Vantage.FIRST_HAND]
    gain = _counts(more) - _counts(heard.precision)
    return Belief(now.mean, 1 / (1 / now.variance + gain))


def fading(age: float) -> float:
    """Return what is left of a voice's precision after some years: half of it after three."""
    return float(0.5 ** (max(age, 0.0) / _FADES_IN))


def _counts(precision: float) -> float:
    """Return with which precision a cluster counts; voices share what they have in common."""
    return 1 / (_CLUSTER_VARIANCE + 1 / precision) if precision else 0.0


def clusters(voices: Mapping[Key, Iterable[Hashable]]) -> dict[Key, int]:
    """Return a number for each voice, the same for voices who share a mark, directly or through others.

    Marks are whatever makes voices dependent: an employer at the same time, the root introducer.
    """
    root: dict[Hashable, Hashable] = {}

    def find(item: Hashable) -> Hashable:
        root.setdefault(item, item)
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for voice, marks in voices.items():
        for mark in marks:
            root[find(("mark", mark))] = find(("voice", voice))
    numbers: dict[Hashable, int] = {}
    return {voice: numbers.setdefault(find(("voice", voice)), len(numbers)) for voice in voices}


def utility(weights: Sequence[float], beliefs: Sequence[Belief]) -> Belief:
    """Return the belief about a path as a whole: the weighted sum of independent criteria."""
    pairs = list(zip(weights, beliefs, strict=True))
    return Belief(sum(w * b.mean for w, b in pairs), sum(w * w * b.variance for w, b in pairs))


def chances_of_being_best(utilities: Sequence[Belief]) -> list[float]:
    """Return for each path the share of 10,000 joint draws, always the same ones, in which it is best."""
    draws = _draw(utilities)
    best = draws.argmax(axis=0)
    return [float((best == place).mean()) for place in range(len(utilities))]


def worth_of_perfect_knowledge(utilities: Sequence[Belief]) -> float:
    """Return E[max U] - max E[U], in steps of the scale: what knowing everything could still add."""
    if len(utilities) < 2:  # noqa: PLR2004 - one path needs no choice
        return 0.0
    draws = _draw(utilities)
    return max(float(draws.max(axis=0).mean()) - float(draws.mean(axis=1).max()), 0.0)


def first_swap(weights: Sequence[float], first: Sequence[Belief], second: Sequence[Belief]) -> Swap | None:
    """Return the smallest change of one weight that would make two paths level; None where none would.

    The other weights keep their proportions, so that all still sum to 1.
    """
    gaps = [a.mean - b.mean for a, b in zip(first, second, strict=True)]
    lead = sum(w * gap for w, gap in zip(weights, gaps, strict=True))
    swaps = []
    for criterion, (weight, gap) in enumerate(zip(weights, gaps, strict=True)):
        if weight >= 1:
            continue
        others = (lead - weight * gap) / (1 - weight)
        level = others / (others - gap) if others != gap else -1.0
        if 0 <= level <= 1:
            swaps.append(Swap(criterion, level))
    return min(swaps, key=lambda swap: abs(swap.weight - weights[swap.criterion]), default=None)


def knowledge_gradient(
    weight: float, before: Belief, after: Belief, *, own_mean: float, best_other: float | None
) -> float:
    """Return what one more reading is worth for the choice, in steps of the scale.

    Before and after are the beliefs about a criterion without and with that reading; of the latter only the
    variance counts. The mean of the path's utility moves by a normal with standard deviation
    g = w (v_before - v_after)^0.5; the worth is g f(-|M - max of the others| / g), where
    f(z) = z Phi(z) + phi(z) (Frazier, Powell & Dayanik 2008). Without another path nothing hangs on it.
    """
    moved = weight * math.sqrt(max(before.variance - after.variance, 0.0))
    if moved == 0 or best_other is None:
        return 0.0
    z = -abs(own_mean - best_other) / moved
    return moved * (z * _STANDARD.cdf(z) + _STANDARD.pdf(z))


def _draw(utilities: Sequence[Belief]) -> "NDArray[np.float64]":
    """Return joint draws of shape (paths, draws), the same for the same beliefs."""
    import numpy as np

    means = np.array([[belief.mean] for belief in utilities])
    return means + np.sqrt([[belief.variance] for belief in utilities]) * _normals(len(utilities))


@lru_cache(maxsize=4)
def _normals(paths: int) -> "NDArray[np.float64]":
    import numpy as np

    return np.random.default_rng(_SEED).standard_normal((paths, _DRAWS))
