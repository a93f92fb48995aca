"""Reading conversations, always by owner."""

from askaround.conversations.queries.finding import search_talks
from askaround.conversations.queries.guide import (
    MOST_SHOWN,
    Preparation,
    asked_of_person,
    bank_questions,
    get_question,
    guide_items,
    heard_before,
    preparation,
    talks_about,
)
from askaround.conversations.queries.notes import (
    count_notes,
    details_of,
    list_notes,
    notes_of,
)
from askaround.conversations.queries.talks import (
    MOST_LISTED,
    agreed_objectives,
    conversations_ahead,
    conversations_to_wrap_up,
    conversations_with,
    get_conversation,
    get_note,
    has_notes,
    past_conversations,
    people_talked_with,
)

__all__ = [
    "MOST_LISTED",
    "MOST_SHOWN",
    "Preparation",
    "agreed_objectives",
    "asked_of_person",
    "bank_questions",
    "conversations_ahead",
    "conversations_to_wrap_up",
    "conversations_with",
    "count_notes",
    "details_of",
    "get_conversation",
    "get_note",
    "get_question",
    "guide_items",
    "has_notes",
    "heard_before",
    "list_notes",
    "notes_of",
    "past_conversations",
    "people_talked_with",
    "preparation",
    "search_talks",
    "talks_about",
]
