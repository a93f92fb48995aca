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

__all__ = [
    "begin_message",
    "begin_nudge",
    "choose_channel",
    "clear_answer",
    "discard_draft",
    "edit_message",
    "mark_sent",
    "mark_unsent",
    "record_answer",
    "redraft_message",
    "restore_draft",
    "set_objective",
    "settle_follow_up",
    "unsettle_follow_up",
]
