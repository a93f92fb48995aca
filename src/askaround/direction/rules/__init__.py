"""The rules of direction: whom to ask, and what to make of what they said."""

from askaround.direction.rules.aside import (
    ASIDE_WORDS,
    NOT_NOW,
    AsideReason,
    comes_back_on,
    may_be_everywhere,
)
from askaround.direction.rules.choice import explain, suggest
from askaround.direction.rules.comparing import differences
from askaround.direction.rules.reflection import ENERGY_WORDS, LONGEST_ANSWER, ReflectionDetails
from askaround.direction.rules.relevance import (
    CLOSE,
    FAINT,
    Similarities,
    relevance,
    titles_naming,
    work_of,
)
from askaround.direction.rules.strategy import SECTION_WORDS, Section
from askaround.direction.rules.terms import Candidate, Factors, Suggested
from askaround.direction.rules.warmth import BetweenYou, Warmth, warmth_between
from askaround.direction.rules.wordings import Line, workings

__all__ = [
    "ASIDE_WORDS",
    "CLOSE",
    "ENERGY_WORDS",
    "FAINT",
    "LONGEST_ANSWER",
    "NOT_NOW",
    "SECTION_WORDS",
    "AsideReason",
    "BetweenYou",
    "Candidate",
    "Factors",
    "Line",
    "ReflectionDetails",
    "Section",
    "Similarities",
    "Suggested",
    "Warmth",
    "comes_back_on",
    "differences",
    "explain",
    "may_be_everywhere",
    "relevance",
    "suggest",
    "titles_naming",
    "warmth_between",
    "work_of",
    "workings",
]
