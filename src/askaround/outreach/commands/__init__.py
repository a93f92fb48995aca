"""What can be done about asking."""

from askaround.outreach.commands.messages import (
    begin_message,
    begin_nudge,
    choose_channel,
    clear_answer,
    discard_draft,
    edit_message,
    mark_sent,
    mark_unsent,
    record_answer,
    redraft_message,
    restore_draft,
    set_objective,
    settle_follow_up,
    unsettle_follow_up,
)
from askaround.outreach.commands.moving import move_objectives, return_objectives

__all__ = [
    "begin_message",
    "begin_nudge",
    "choose_channel",
    "clear_answer",
    "discard_draft",
    "edit_message",
    "mark_sent",
    "mark_unsent",
    "move_objectives",
    "record_answer",
    "redraft_message",
    "restore_draft",
    "return_objectives",
    "set_objective",
    "settle_follow_up",
    "unsettle_follow_up",
]
