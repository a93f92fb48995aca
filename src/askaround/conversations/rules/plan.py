"""Planning the promised minutes: a welcome, the musts, and an end that comes on time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

# Practice: five to ten musts a conversation. More than these questions nobody gets through.
FEWEST_MUSTS: Final = 5
MOST_MUSTS: Final = 10
MOST_QUESTIONS: Final = 20
_MINUTES_A_QUESTION: Final = 3
_SHORT_TALK: Final = 20  # minutes below which thanks take one minute and the end two


@dataclass(frozen=True, slots=True)
class TimePlan:
    """How the promised minutes go: thanks and who I am, each must, what is left open, and the end.

    `over` is by how many minutes the musts go beyond what was promised.
    """

    welcome: int
    musts: tuple[int, ...]
    open: int
    goodbye: int
    over: int = 0

    @property
    def asking(self) -> int:
        """Return how many minutes the musts take."""
        return sum(self.musts)

    @property
    def minutes(self) -> int:
        """Return how many minutes the whole takes."""
        return self.welcome + self.asking + self.open + self.goodbye


def welcome_and_goodbye(minutes: int) -> tuple[int, int]:
    """Return how many of the promised minutes go to the beginning and to the end."""
    return (1, 2) if minutes < _SHORT_TALK else (2, 3)


def most_musts(minutes: int) -> int:
    """Return how many musts there is time for: five to ten, fewer only below eight minutes."""
    free = _for_questions(minutes)
    return min(MOST_MUSTS, max(min(FEWEST_MUSTS, free), free // _MINUTES_A_QUESTION))


def shares(minutes: int, musts: int) -> list[int]:
    """Return whole minutes for each must: as even as can be, the first getting what is over."""
    free = _for_questions(minutes)
    return [free // musts + (place < free % musts) for place in range(musts)]


def time_plan(minutes: int, musts: Sequence[int]) -> TimePlan:
    """Return how the promised minutes go where the musts are given these."""
    welcome, goodbye = welcome_and_goodbye(minutes)
    left = _for_questions(minutes) - sum(musts)
    return TimePlan(welcome, tuple(musts), max(left, 0), goodbye, max(-left, 0))


def plan_advice(minutes: int, musts: int) -> str:
    """Return a sentence on too many or too few musts for the promised minutes, or "" where they fit."""
    most = most_musts(minutes)
    if musts > most:
        return (
            f"{musts} musts are too many for {minutes} minutes. "
            f"Keep {most}, and ask the others if there is time."
        )
    if not musts:
        return "Nothing is a must yet. A must is asked even when time runs short; mark about five."
    if musts < min(FEWEST_MUSTS, most):
        return f"There is room for more: up to {most} musts fit into {minutes} minutes."
    return ""


def _for_questions(minutes: int) -> int:
    return minutes - sum(welcome_and_goodbye(minutes))
