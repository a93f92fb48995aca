"""The rules of relationships: the words for them, and when thanks are due."""

from askaround.relationships.rules.terms import (
    SIDE_WORDS,
    THANKS_DUE,
    THANKS_OVERDUE,
    PromiseDetails,
    PromiseState,
    Side,
)

__all__ = ["SIDE_WORDS", "THANKS_DUE", "THANKS_OVERDUE", "PromiseDetails", "PromiseState", "Side"]
