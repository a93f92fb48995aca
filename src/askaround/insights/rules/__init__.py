"""The rules of insights: the words for them."""

from askaround.insights.rules.terms import (
    MOST_RELATIONS,
    RELATION_WORDS,
    SHARING_WORDS,
    VANTAGE_WORDS,
    VISIBILITY_WORDS,
    InsightDetails,
    ReadingDetails,
    RelationKind,
    Vantage,
    Visibility,
)

__all__ = [
    "MOST_RELATIONS",
    "RELATION_WORDS",
    "SHARING_WORDS",
    "VANTAGE_WORDS",
    "VISIBILITY_WORDS",
    "InsightDetails",
    "ReadingDetails",
    "RelationKind",
    "Vantage",
    "Visibility",
]
