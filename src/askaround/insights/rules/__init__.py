"""The rules of insights: the words for them."""

from askaround.insights.rules.terms import (
    RELATION_WORDS,
    VANTAGE_WORDS,
    VISIBILITY_WORDS,
    InsightDetails,
    ReadingDetails,
    RelationKind,
    Vantage,
    Visibility,
)

__all__ = [
    "RELATION_WORDS",
    "VANTAGE_WORDS",
    "VISIBILITY_WORDS",
    "InsightDetails",
    "ReadingDetails",
    "RelationKind",
    "Vantage",
    "Visibility",
]
