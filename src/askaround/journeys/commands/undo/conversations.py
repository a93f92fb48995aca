"""Taking back what was agreed about conversations."""

import datetime as dt

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.commands.arranging import details_told
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse


def _move_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    details, version = details_told(entry.before), entry.after["version"]
    return conversations.move_conversation(
        owner=owner, conversation=entry.subject, version=version, details=details, now=now
    )


INVERSES: dict[str, Inverse] = {
    "conversations.arrange_conversation": lambda o, e, t: conversations.remove_conversation(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.move_conversation": _move_back,
    "conversations.cancel_conversation": lambda o, e, t: conversations.revive_conversation(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.revive_conversation": lambda o, e, t: conversations.cancel_conversation(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.confirm_conversation": lambda o, e, t: conversations.unconfirm_conversation(
        owner=o, conversation=e.subject, now=t
    ),
}
