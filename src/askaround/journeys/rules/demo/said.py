"""Reading what was said in the demo world.

A block has three lines for each insight. The first names topic, vantage and what it says of criteria (work+1
is one step better than needed), and may end in a label: two insights with the same label agree where the sign
is the same and contradict each other where it is not. The second line is the claim, the third the words it
rests on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from askaround.insights.rules import RelationKind, Vantage, Visibility
from askaround.paths.rules import STARTER_CRITERIA, Topic

_READING = re.compile(r"(work|people|learning|income|security|time)([+-]?\d)")
_HEADS = {"work": "The work itself"}
# Pay, colleagues and what hurts stay between two people; what anybody could have taught may carry a name.
_BETWEEN_US = frozenset({Topic.LIFE, Topic.CHALLENGES, Topic.CULTURE})
_TAUGHT = frozenset({Topic.SKILLS, Topic.EDUCATION, Topic.PATH, Topic.ADVICE, Topic.RESOURCES})


@dataclass(frozen=True, slots=True)
class Said:
    """One insight of the demo world; `label` is "" or a sign and a word."""

    topic: Topic
    vantage: Vantage
    readings: tuple[tuple[str, int], ...]
    label: str
    claim: str
    quote: str

    def visibility(self, *, quotable: bool) -> Visibility:
        """Return who may see who said it, where whoever said it may be quoted or not."""
        if self.topic in _BETWEEN_US or self.vantage is Vantage.HEARSAY:
            return Visibility.PRIVATE
        named = quotable and self.topic in _TAUGHT
        return Visibility.QUOTABLE if named else Visibility.ANONYMISED


def read(block: str) -> list[Said]:
    """Return the insights of a block."""
    lines = block.strip().splitlines()
    return [_said(*three) for three in zip(lines[::3], lines[1::3], lines[2::3], strict=True)]


def _said(heading: str, claim: str, quote: str) -> Said:
    topic, vantage, readings, *label = heading.split(" · ")
    return Said(
        topic=Topic(topic),
        vantage=Vantage(vantage.replace(" ", "_")),
        readings=tuple((criterion(name), int(score)) for name, score in _READING.findall(readings)),
        label="".join(label),
        claim=claim,
        quote=quote,
    )


def criterion(name: str) -> str:
    """Return the criterion of the starter set that a short name stands for."""
    head = _HEADS.get(name, name.capitalize())
    return next(each for each in STARTER_CRITERIA if each.startswith(f"{head}:"))


def relations(labels: Sequence[str]) -> Iterator[tuple[int, int, RelationKind]]:
    """Yield which insight, by its place, agrees with or contradicts the one before it on the same subject."""
    before: dict[str, int] = {}
    for place, label in enumerate(labels):
        subject = label[1:]
        if subject and subject in before:
            same = labels[before[subject]][0] == label[0]
            yield before[subject], place, RelationKind.AGREES if same else RelationKind.CONTRADICTS
        if subject:
            before[subject] = place
