"""Taking back what was done to a talk's clock and its notes."""

import datetime as dt

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.rules import NoteKind, NoteWords
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse


def _reword_note(owner: User, entry: Entry, now: dt.datetime) -> object:
    words = NoteWords(**{**entry.before, "kind": NoteKind(entry.before["kind"])})
    version = entry.after["version"]
    return conversations.edit_note(owner=owner, note=entry.subject, version=version, words=words, now=now)


INVERSES: dict[str, Inverse] = {
    "conversations.begin_conversation": lambda o, e, t: conversations.unbegin_conversation(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.end_conversation": lambda o, e, t: conversations.resume_conversation(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.add_note": lambda o, e, t: conversations.remove_note(owner=o, note=e.subject, now=t),
    "conversations.edit_note": _reword_note,
    "conversations.remove_note": lambda o, e, t: conversations.restore_note(owner=o, note=e.subject, now=t),
}
