"""The bank: open questions to choose from, and the few that everybody is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from askaround.conversations.rules.questions import QUESTIONS
from askaround.conversations.rules.terms import Moment, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from askaround.paths.rules import Topic


@dataclass(frozen=True, slots=True)
class Question:
    """One open question; its `id` stays for good, and `reveals` finishes "This shows …"."""

    id: str
    topic: Topic
    stage: Stage
    moment: Moment
    reveals: str
    text: str


def _read(topic: Topic, block: str) -> Iterator[Question]:
    lines = block.strip().splitlines()
    for heading, text in zip(lines[::2], lines[1::2], strict=True):
        name, stage, moment, reveals = heading.split(" · ")
        yield Question(f"{topic}-{name}", topic, Stage(stage), Moment(moment), reveals, text)


BANK: Final = {each.id: each for topic, block in QUESTIONS.items() for each in _read(topic, block)}
# People volunteer different things to different askers; what is asked of all can be laid side by side.
CORE: Final = ("day-last-week", "challenges-hardest", "unasked-should-have-asked")


def question(name: str) -> Question | None:
    """Return the question of this id, or None when the bank has none."""
    return BANK.get(name)
