"""The rules of me: the words for what is stored, and the exercises."""

from askaround.me.rules.career import (
    Background,
    OwnPositionDetails,
    OwnSchoolingDetails,
    OwnTime,
    counted,
    in_order,
    position_of,
    sameness,
    schooling_of,
    stored,
)
from askaround.me.rules.interests import ACTIVITIES, HOLLAND_WORDS, Holland, Liking, strengths
from askaround.me.rules.organisations import is_no_employer, name_key, organisation_key
from askaround.me.rules.terms import (
    JOY_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    MOST_VALUES,
    NOT_SAID,
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
    "NOT_SAID",
    "TALENT_PROMPTS",
    "VALUE_DECK",
    "Background",
    "ConstraintDetails",
    "ConstraintKind",
    "Holland",
    "Liking",
    "OwnPositionDetails",
    "OwnSchoolingDetails",
    "OwnTime",
    "SkillDetails",
    "counted",
    "in_order",
    "is_no_employer",
    "name_key",
    "organisation_key",
    "position_of",
    "sameness",
    "schooling_of",
    "stored",
    "strengths",
]
