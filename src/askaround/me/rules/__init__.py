"""The rules of me: the words for what is stored, and the exercises."""

from askaround.me.rules.interests import ACTIVITIES, HOLLAND_WORDS, Holland, Liking, strengths
from askaround.me.rules.terms import (
    JOY_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    MOST_VALUES,
    TALENT_PROMPTS,
    VALUE_DECK,
    ConstraintDetails,
    ConstraintKind,
    SkillDetails,
)

__all__ = [
    "ACTIVITIES",
    "HOLLAND_WORDS",
    "JOY_WORDS",
    "KIND_WORDS",
    "LEVEL_WORDS",
    "MOST_VALUES",
    "TALENT_PROMPTS",
    "VALUE_DECK",
    "ConstraintDetails",
    "ConstraintKind",
    "Holland",
    "Liking",
    "SkillDetails",
    "strengths",
]
