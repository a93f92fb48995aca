"""Reading conversations, always by owner."""

from askaround.conversations.queries.notes import (
    count_notes,
    details_of,
    guide_items,
    list_notes,
    notes_of,
)
from askaround.conversations.queries.talks import (
    arranged_objectives,
    coming_conversations,
    conversations_with,
    get_conversation,
    get_note,
    list_conversations,
)

__all__ = [
    "arranged_objectives",
    "coming_conversations",
    "conversations_with",
    "count_notes",
    "details_of",
    "get_conversation",
    "get_note",
    "guide_items",
    "list_conversations",
    "list_notes",
    "notes_of",
]
