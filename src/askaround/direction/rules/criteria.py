"""What paths are measured by: how much each criterion weighs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from askaround.direction.rules.beliefs import centroid_weights
from askaround.paths.rules import FIT_WORDS

THRESHOLD_WORDS: Final = {step: f"not below “{FIT_WORDS[step]}”" for step in (-2, -1, 0, 1, 2)}
# Shares of the whole from which a criterion is said to weigh so much.
_HEAVY, _MIDDLING = 0.3, 0.12


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion with its weight, a share of 1; `threshold` is what a deal-breaker needs at least."""

    key: str
    name: str
    weight: float
    threshold: int | None = None

    @property
    def percent(self) -> int:
        """Return the weight in hundredths."""
        return round(100 * self.weight)

    @property
    def short(self) -> str:
        """Return its name as sentences have it, without what is explained after a colon."""
        return self.name.partition(":")[0].strip()

    @property
    def least(self) -> str:
        """Return what a deal-breaker needs, in words; "" for what is none."""
        return "" if self.threshold is None else THRESHOLD_WORDS[self.threshold]

    @property
    def words(self) -> str:
        """Return the weight in words."""
        if self.weight >= _HEAVY:
            return "weighs most" if self.weight > 1 / 2 else "weighs much"
        return "weighs some" if self.weight >= _MIDDLING else "weighs little"


@dataclass(frozen=True, slots=True)
class Told:
    """A criterion as you told it: the weight in hundredths where you typed one."""

    key: str
    name: str
    weight: int | None = None
    threshold: int | None = None


def measures(ranked: Sequence[Told]) -> tuple[Measure, ...]:
    """Return criteria with their weights, which sum to 1: those you typed, or else by their ranks."""
    typed = [each.weight for each in ranked if each.weight is not None]
    if ranked and len(typed) == len(ranked) and sum(typed):
        weights: Sequence[float] = [weight / sum(typed) for weight in typed]
    else:
        weights = centroid_weights(len(ranked))
    pairs = zip(ranked, weights, strict=True)
    return tuple(Measure(each.key, each.name, weight, each.threshold) for each, weight in pairs)
