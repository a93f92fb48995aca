"""The words that people describe themselves with."""

import enum
from dataclasses import dataclass

# How well a skill is had, 0 to 4, and how much it is enjoyed, -2 to 2.
LEVEL_WORDS = {
    0: "I know of it",
    1: "I have begun",
    2: "I can do it with help",
    3: "I do it alone",
    4: "Others ask me about it",
}
NOT_SAID = "not said yet"
JOY_WORDS = {-2: "drains me", -1: "rather not", 0: "neutral", 1: "like it", 2: "love it"}

# What work can give. Rank the few that matter to you; eight at most, since nobody weighs more at once.
MOST_VALUES = 8
VALUE_DECK = (
    "Autonomy: deciding how I work",
    "Belonging: people I like to be with",
    "Beauty: making things well and handsome",
    "Calm: days without alarm",
    "Challenge: problems at the edge of what I can do",
    "Contribution: helping people I can see",
    "Curiosity: finding things out",
    "Fairness: being treated, and treating others, rightly",
    "Influence: having a say in what happens",
    "Income: earning well",
    "Learning: getting better all the time",
    "Mastery: being known for one craft",
    "Nature: being outdoors, or working for the living world",
    "Purpose: a cause larger than the job",
    "Recognition: being seen for what I do",
    "Security: knowing it will last",
    "Time: evenings, weekends and holidays that are mine",
    "Variety: no two days alike",
)
TALENT_PROMPTS = (
    "What do people thank you for?",
    "What do you do while others put it off?",
    "What did you do well before anybody taught you?",
)


class ConstraintKind(enum.StrEnum):
    """What a constraint is about."""

    PLACE = "place"
    MONEY = "money"
    TIME = "time"
    HEALTH = "health"
    OTHER = "other"


KIND_WORDS = {
    ConstraintKind.PLACE: "Place",
    ConstraintKind.MONEY: "Money",
    ConstraintKind.TIME: "Time",
    ConstraintKind.HEALTH: "Health and family",
    ConstraintKind.OTHER: "Something else",
}


@dataclass(frozen=True, slots=True)
class SkillDetails:
    """A skill as its owner tells it: level 0 to 4, joy -2 to 2, None for what is not said."""

    name: str
    level: int | None = None
    joy: int | None = None


@dataclass(frozen=True, slots=True)
class ConstraintDetails:
    """Something a path has to fit; a hard one is a deal-breaker."""

    kind: ConstraintKind
    text: str
    hard: bool = False
