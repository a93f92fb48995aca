"""Choosing what to ask: a guide for the promised minutes, from what is still unknown.

A few questions are musts, so that they are asked even when time runs short; a common core is asked of
everybody, so that answers can be laid side by side. The rest follows what the explorer most wants to know.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from askaround.conversations.rules.bank import BANK, CORE, Question
from askaround.conversations.rules.lint import lint
from askaround.conversations.rules.plan import most_musts, shares, welcome_and_goodbye
from askaround.conversations.rules.terms import Moment, Stage
from askaround.paths.rules import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

IF_THERE_IS_TIME: Final = 3
# How many talks about a path make it one to compare, and one to decide about.
_TALKS_TO_COMPARE: Final = 2
_TALKS_TO_DECIDE: Final = 6
_MOMENTS: Final = tuple(Moment)
_TOPICS: Final = tuple(Topic)
_PLAIN: Final = 1.0
_OPEN: Final = 2.0
_SETTLED: Final = 0.5
_ASKED_OTHERS: Final = 0.6
_OTHER_STAGE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Unknown:
    """What only a practitioner can answer: its topic, its importance from 1 to 3, and whether it is open.

    One with an `id` can be asked in its own words.
    """

    topic: Topic
    importance: int = 2
    is_open: bool = True
    id: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """The ids of questions and unknowns asked before: of this person, and of others about the same path."""

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


def stage_after(talks: int) -> Stage:
    """Return how far somebody is with a path after so many talks about it.

    Below six it is too early to say that nothing new comes (Guest, Namey & Chen 2020); below two, to compare.
    """
    if talks < _TALKS_TO_COMPARE:
        return Stage.EXPLORING
    return Stage.COMPARING if talks < _TALKS_TO_DECIDE else Stage.DECIDING


def guide(unknowns: Iterable[Unknown], *, stage: Stage, minutes: int, heard: Heard | None = None) -> Guide:
    """Propose what to ask in the promised minutes, in order, five to ten of it musts.

    Nothing is proposed that this person has been asked. What is open is asked in its own words where the
    linter finds nothing in them. The minutes of all parts sum to those promised. Where few are left to ask,
    or the talk is shorter than eight minutes, there are fewer musts.
    """
    before, open_to_ask = heard or Heard(), list(unknowns)
    welcome, goodbye = welcome_and_goodbye(minutes)
    most = most_musts(minutes)
    worth = _worths(open_to_ask, stage, before)
    chosen = _chosen(worth, most + IF_THERE_IS_TIME)
    given = shares(minutes, len(chosen[:most]))
    musts = dict(zip((each.id for each in chosen[:most]), given, strict=True))
    items = tuple(
        Item(each, each.id in musts, each.id in CORE, musts.get(each.id, 0)) for each in _order(chosen)
    )
    return Guide(welcome, items, goodbye if musts else minutes - welcome)


def _worths(unknowns: Sequence[Unknown], stage: Stage, heard: Heard) -> dict[Question, float]:
    """Return what can still be asked of this person, and how much each is worth."""
    weights = _weights(unknowns)
    own = {
        Question(each.id, each.topic, stage, Moment.MIDDLE, "", each.text): weights[each.topic]
        * each.importance
        for each in unknowns
        if each.is_open and each.id and not lint(each.text)
    }
    everything = own | {each: _worth(each, weights, stage, heard) for each in BANK.values()}
    return {each: worth for each, worth in everything.items() if each.id not in heard.of_person}


def _weights(unknowns: Iterable[Unknown]) -> dict[Topic, float]:
    """Return how much each topic matters: more for what is open, less where all is answered."""
    importance: dict[Topic, int] = {}
    for unknown in unknowns:
        open_ones = unknown.importance if unknown.is_open else 0
        importance[unknown.topic] = importance.get(unknown.topic, 0) + open_ones
    weights = {topic: _PLAIN + _OPEN * each if each else _SETTLED for topic, each in importance.items()}
    return dict.fromkeys(Topic, _PLAIN) | weights


def _chosen(worth: Mapping[Question, float], most: int) -> list[Question]:
    """Return the questions worth most, each topic worth less once it is in.

    The core comes first, and one question to open with and one to end on where the core has none left.
    """
    chosen = [each for each in worth if each.id in CORE]
    for moment in (Moment.OPENING, Moment.CLOSING):
        if moment not in {each.moment for each in chosen}:
            chosen += _best([each for each in worth if each.moment is moment], worth, chosen)
    while len(chosen) < min(most, len(worth)):
        chosen += _best(list(worth), worth, chosen)
    return chosen


def _best(
    left: Sequence[Question], worth: Mapping[Question, float], chosen: Sequence[Question]
) -> list[Question]:
    """Return the next question to choose, or none."""
    topics = Counter(each.topic for each in chosen)
    fresh = [each for each in left if each not in chosen]
    return [max(fresh, key=lambda each: worth[each] / (1 + topics[each.topic]))] if fresh else []


def _worth(question: Question, weights: dict[Topic, float], stage: Stage, heard: Heard) -> float:
    worth = weights[question.topic]
    if question.stage is not stage:
        worth *= _OTHER_STAGE
    return worth * _ASKED_OTHERS if question.id in heard.on_path else worth


def place_for(moment: Moment, moments: Sequence[Moment]) -> int:
    """Return where among questions of these moments another belongs: after those that do not come later."""
    before = [place for place, each in enumerate(moments) if _MOMENTS.index(each) <= _MOMENTS.index(moment)]
    return before[-1] + 1 if before else 0


def _order(chosen: Sequence[Question]) -> list[Question]:
    """Return the questions as a talk goes: to open, to go deeper, to close; and topic by topic."""
    return sorted(chosen, key=lambda each: (_MOMENTS.index(each.moment), _TOPICS.index(each.topic)))
