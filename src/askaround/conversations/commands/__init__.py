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

__all__ = [
    "arrange_conversation",
    "cancel_conversation",
    "confirm_conversation",
    "move_conversation",
    "remove_conversation",
    "revive_conversation",
    "unconfirm_conversation",
]
