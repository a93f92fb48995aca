"""What can be done with conversations."""

from askaround.conversations.commands.arranging import (
    arrange_conversation,
    cancel_conversation,
    confirm_conversation,
    move_conversation,
    remove_conversation,
    revive_conversation,
    unconfirm_conversation,
)
from askaround.conversations.commands.notes import (
    add_note,
    begin_conversation,
    edit_note,
    end_conversation,
    keep_notes,
    remove_note,
    restore_note,
    resume_conversation,
    unbegin_conversation,
)

__all__ = [
    "add_note",
    "arrange_conversation",
    "begin_conversation",
    "cancel_conversation",
    "confirm_conversation",
    "edit_note",
    "end_conversation",
    "keep_notes",
    "move_conversation",
    "remove_conversation",
    "remove_note",
    "restore_note",
    "resume_conversation",
    "revive_conversation",
    "unbegin_conversation",
    "unconfirm_conversation",
]
