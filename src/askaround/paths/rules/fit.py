"""How well a path may fit what you need: a guess to begin with, which conversations will move."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

# Nobody weighs more at once (practice of SMART, multi-attribute rating).
MOST_CRITERIA = 8
WORST, BEST = -2, 2
FIT_WORDS = {
    -2: "much worse than I need",
    -1: "worse than I need",
    0: "about what I need",
    1: "better than I need",
    2: "much better than I hope",
}
# Offered where your values and limits leave room; what stands before the colon tells two apart.
STARTER_CRITERIA = (
    "The work itself: what fills most hours",
    "People: those I would be among",
    "Learning: getting better all the time",
    "Income: earning well",
    "Security: knowing it will last",
    "Time: evenings, weekends and holidays that are mine",
    "Purpose: a cause larger than the job",
    "Place: where it can be done",
)


class Confidence(enum.StrEnum):
    """How sure you are of a guess."""

    SURE = "sure"
    FAIRLY = "fairly"
    UNSURE = "unsure"


CONFIDENCE_WORDS = {
    Confidence.SURE: "sure",
    Confidence.FAIRLY: "fairly sure",
    Confidence.UNSURE: "unsure",
}
# The standard deviation that each stands for, in steps of the scale.
SPREAD = {Confidence.SURE: 0.4, Confidence.FAIRLY: 0.8, Confidence.UNSURE: 1.2}


@dataclass(frozen=True, slots=True)
class GuessDetails:
    """A first guess: the fit from -2 to 2, and how sure you are of it."""

    criterion: str
    score: int
    confidence: Confidence

    @property
    def words(self) -> str:
        """Return the guess in words."""
        return f"{FIT_WORDS[self.score]}, {CONFIDENCE_WORDS[self.confidence]}"


@dataclass(frozen=True, slots=True)
class Band:
    """Where a guess lies on a line of 100, and the stretch in which the truth may well lie."""

    dot: float
    left: float
    width: float


def band(guess: GuessDetails) -> Band:
    """Return where to draw a guess: one standard deviation to each side, within the line."""
    reach = SPREAD[guess.confidence]
    return stretch(guess.score, guess.score - reach, guess.score + reach)


def stretch(middle: float, low: float, high: float) -> Band:
    """Return where to draw a place on the scale of fit, and what lies around it, within the line."""
    left, right = _place(low), _place(high)
    return Band(dot=_place(middle), left=left, width=round(right - left, 1))


def _place(score: float) -> float:
    within = min(max(score, WORST), BEST)
    return round(100 * (within - WORST) / (BEST - WORST), 1)


def offered_criteria(
    *, guessed: Iterable[str], hard: Iterable[str], values: Iterable[str], soft: Iterable[str]
) -> list[str]:
    """Return the criteria to guess about: those with a guess, your deal-breakers, values, wishes, then ours.

    Of ours, those are left out that share their first words with one of yours.
    """
    yours = list(dict.fromkeys((*guessed, *hard, *values, *soft)))
    heads = {_head(name) for name in yours}
    ours = [name for name in STARTER_CRITERIA if _head(name) not in heads]
    return [*yours, *ours][:MOST_CRITERIA]


def _head(criterion: str) -> str:
    return criterion.partition(":")[0].strip().casefold()
