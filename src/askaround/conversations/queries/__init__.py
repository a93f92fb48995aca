"""Reading conversations, always by owner."""

from askaround.conversations.queries.notes import (
    count_notes,
    details_of,
    guide_items,
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
    "agreed_objectives",
    "conversations_ahead",
    "conversations_to_wrap_up",
    "conversations_with",
    "count_notes",
    "details_of",
    "get_conversation",
    "get_note",
    "guide_items",
    "has_notes",
    "list_notes",
    "notes_of",
    "past_conversations",
    "people_talked_with",
]
