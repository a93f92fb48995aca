"""The rules of relationships: the words for them, thanks and when they are due, promises and names."""

from askaround.relationships.rules.letters import Promised, Takeaway, thanks
from askaround.relationships.rules.names import named, told_of
from askaround.relationships.rules.promised import deed, said_to_me, whose
from askaround.relationships.rules.terms import (
    SIDE_WORDS,
    THANKS_DUE,
    THANKS_OVERDUE,
    PromiseDetails,
    PromiseState,
    Side,
)

__all__ = [
    "SIDE_WORDS",
    "THANKS_DUE",
    "THANKS_OVERDUE",
    "PromiseDetails",
    "PromiseState",
    "Promised",
    "Side",
    "Takeaway",
    "deed",
    "named",
    "said_to_me",
    "thanks",
    "told_of",
    "whose",
]
