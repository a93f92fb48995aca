"""The words of a choice: who could be asked, the figures, and what is said of each."""

import datetime as dt
from dataclasses import dataclass, field

from askaround.direction.rules.relevance import Similarities
from askaround.direction.rules.warmth import BetweenYou


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be asked, with what is on file.

    `also_near` is the title of another path that their work is near to; `title_declined` tells that you said
    of somebody else with the same title that it is not the right work. `worth` is what a talk could change,
    as a share of what the best talk could; `circle_heard` that somebody near to them was heard on the path.
    """

    key: int
    title: str
    organisation: str
    organisation_key: int | None
    similarities: Similarities
    told_on: dt.date
    between: BetweenYou = field(default_factory=BetweenYou)
    asked_on: dt.date | None = None
    organisation_waits: bool = False
    last_asked_on: dt.date | None = None
    title_declined: bool = False
    worth: float = 0.0
    circle_heard: bool = False
    also_near: str = ""


@dataclass(frozen=True, slots=True)
class Factors:
    """The figures behind a suggestion: score is relevance plus warmth and worth, less what is taken away.

    Warmth is the sum of tie, spoken, shared and invited. Worth is what a talk could change, times the chance
    of a yes, times a weight. Variety is added where the place on the list is
    decided: how different the work is from that of those above, times a weight.
    """

    score: float
    relevance: float
    warmth: float
    tie: float
    spoken: float
    shared: float
    invited: float
    worth: float
    lowered: float
    variety: float
    title_similarity: float
    organisation_similarity: float
    field_similarity: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody to ask: why their work, what is between you, what else is to say, and what is not known."""

    key: int
    factors: Factors
    near: tuple[str, ...]
    warm: tuple[str, ...]
    notes: tuple[str, ...]
    unknowns: tuple[str, ...]
