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
from askaround.conversations.commands.completing import (
    await_conversation,
    complete_conversation,
    hold_conversation,
    mark_notes,
    remark_notes,
    reopen_conversation,
    withdraw_notes,
    write_notes,
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
    "await_conversation",
    "begin_conversation",
    "cancel_conversation",
    "complete_conversation",
    "confirm_conversation",
    "edit_note",
    "end_conversation",
    "hold_conversation",
    "keep_notes",
    "mark_notes",
    "move_conversation",
    "remark_notes",
    "remove_conversation",
    "remove_note",
    "reopen_conversation",
    "restore_note",
    "resume_conversation",
    "revive_conversation",
    "unbegin_conversation",
    "unconfirm_conversation",
    "withdraw_notes",
    "write_notes",
]
