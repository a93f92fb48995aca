"""The rules of paths: their words, how well they may fit, and what is not known of them."""

from askaround.paths.rules.fit import (
    CONFIDENCE_WORDS,
    FIT_WORDS,
    MOST_CRITERIA,
    SPREAD,
    STARTER_CRITERIA,
    WORST,
    Band,
    Confidence,
    GuessDetails,
    band,
    offered_criteria,
    stretch,
)
from askaround.paths.rules.questions import (
    IMPORTANCE_WORDS,
    MOST_UNKNOWNS,
    STARTERS,
    STATE_WORDS,
    TOPIC_WORDS,
    Topic,
    UnknownDetails,
    UnknownState,
)
from askaround.paths.rules.terms import LONGEST, STATUS_WORDS, PathDetails, Status

__all__ = [
    "CONFIDENCE_WORDS",
    "FIT_WORDS",
    "IMPORTANCE_WORDS",
    "LONGEST",
    "MOST_CRITERIA",
    "MOST_UNKNOWNS",
    "SPREAD",
    "STARTERS",
    "STARTER_CRITERIA",
    "STATE_WORDS",
    "STATUS_WORDS",
    "TOPIC_WORDS",
    "WORST",
    "Band",
    "Confidence",
    "GuessDetails",
    "PathDetails",
    "Status",
    "Topic",
    "UnknownDetails",
    "UnknownState",
    "band",
    "offered_criteria",
    "stretch",
]
