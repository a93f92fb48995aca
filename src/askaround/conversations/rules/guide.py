"""Choosing what to ask: a guide for the promised minutes, from what is still unknown.

A few questions are musts, so that they are asked even when time runs short; a common core is asked of
everybody, so that answers can be laid side by side. The rest follows what the explorer most wants to know.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from askaround.conversations.rules.bank import BANK, CORE, Question
from askaround.conversations.rules.terms import Moment, Stage
from askaround.paths.rules import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

# How many minutes a conversation may promise.
SHORTEST: Final = 10
LONGEST: Final = 180
FEWEST_MUSTS: Final = 5
MOST_MUSTS: Final = 10
IF_THERE_IS_TIME: Final = 3
_MINUTES_A_QUESTION: Final = 3
_SHORT_TALK: Final = 20  # minutes below which thanks take one minute and the end two
_MOMENTS: Final = tuple(Moment)
_TOPICS: Final = tuple(Topic)
_PLAIN: Final = 1.0
_OPEN: Final = 2.0
_SETTLED: Final = 0.5
_ASKED_OTHERS: Final = 0.6
_OTHER_STAGE: Final = 0.7


class UnplannableMinutes(Exception):  # noqa: N818 - a refusal is named for its reason
    """The promised time cannot be planned; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What only a practitioner can answer: its topic, its importance from 1 to 3, and whether it is open."""

    topic: Topic
    importance: int = 2
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Heard:
    """The ids of questions asked before: of this person, and of others about the same path."""

    of_person: AbstractSet[str] = field(default_factory=frozenset)
    on_path: AbstractSet[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a guide; without minutes it is asked if there is time."""

    question: Question
    must: bool
    core: bool
    minutes: int


@dataclass(frozen=True, slots=True)
class Guide:
    """The order of a conversation, and its minutes: thanks and who I am, the questions, and the end."""

    welcome: int
    items: tuple[Item, ...]
    goodbye: int

    @property
    def minutes(self) -> int:
        """Return how many minutes the whole takes."""
        return self.welcome + sum(item.minutes for item in self.items) + self.goodbye


def guide(unknowns: Iterable[Unknown], *, stage: Stage, minutes: int, heard: Heard | None = None) -> Guide:
    """Propose what to ask in the promised minutes, in order, five to ten of it musts.

    Nothing is proposed that this person has been asked. The minutes of all parts sum to those promised.
    Raises UnplannableMinutes below 10 minutes and above 180. Where few are left to ask, there are fewer.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise UnplannableMinutes(f"Plan for {SHORTEST} to {LONGEST} minutes.")
    welcome, goodbye = (1, 2) if minutes < _SHORT_TALK else (2, 3)
    for_questions = minutes - welcome - goodbye
    most = min(MOST_MUSTS, max(FEWEST_MUSTS, for_questions // _MINUTES_A_QUESTION))
    chosen = _chosen(_weights(unknowns), stage, heard or Heard(), most + IF_THERE_IS_TIME)
    musts = dict(zip((each.id for each in chosen[:most]), _shares(for_questions, chosen[:most]), strict=True))
    items = tuple(
        Item(each, each.id in musts, each.id in CORE, musts.get(each.id, 0)) for each in _order(chosen)
    )
    return Guide(welcome, items, goodbye if musts else minutes - welcome)


def _weights(unknowns: Iterable[Unknown]) -> dict[Topic, float]:
    """Return how much each topic matters: more for what is open, less where all is answered."""
    importance: dict[Topic, int] = {}
    for unknown in unknowns:
        open_ones = unknown.importance if unknown.is_open else 0
        importance[unknown.topic] = importance.get(unknown.topic, 0) + open_ones
    weights = {topic: _PLAIN + _OPEN * each if each else _SETTLED for topic, each in importance.items()}
    return dict.fromkeys(Topic, _PLAIN) | weights


def _chosen(weights: dict[Topic, float], stage: Stage, heard: Heard, most: int) -> list[Question]:
    """Return the questions worth most, each topic worth less once it is in.

    The core comes first, and one question to open with and one to end on where the core has none left.
    """
    left = [each for each in BANK.values() if each.id not in heard.of_person]
    worth = {each.id: _worth(each, weights, stage, heard) for each in left}
    chosen = [each for each in left if each.id in CORE]
    for moment in (Moment.OPENING, Moment.CLOSING):
        if moment not in {each.moment for each in chosen}:
            chosen += _best([each for each in left if each.moment is moment], worth, chosen)
    while len(chosen) < min(most, len(left)):
        chosen += _best(left, worth, chosen)
    return chosen


def _best(left: Sequence[Question], worth: Mapping[str, float], chosen: Sequence[Question]) -> list[Question]:
    """Return the next question to choose, or none."""
    topics = Counter(each.topic for each in chosen)
    fresh = [each for each in left if each not in chosen]
    return [max(fresh, key=lambda each: worth[each.id] / (1 + topics[each.topic]))] if fresh else []


def _worth(question: Question, weights: dict[Topic, float], stage: Stage, heard: Heard) -> float:
    worth = weights[question.topic]
    if question.stage is not stage:
        worth *= _OTHER_STAGE
    return worth * _ASKED_OTHERS if question.id in heard.on_path else worth


def _order(chosen: Sequence[Question]) -> list[Question]:
    """Return the questions as a talk goes: to open, to go deeper, to close; and topic by topic."""
    return sorted(chosen, key=lambda each: (_MOMENTS.index(each.moment), _TOPICS.index(each.topic)))


def _shares(minutes: int, musts: Sequence[Question]) -> Iterator[int]:
    """Yield whole minutes for each question: as even as can be, the first chosen getting what is over."""
    for place in range(len(musts)):
        yield minutes // len(musts) + (place < minutes % len(musts))
