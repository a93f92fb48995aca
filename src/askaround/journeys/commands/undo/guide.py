"""Taking back what was done to the guide of a talk."""

import datetime as dt
from uuid import UUID

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse
from askaround.paths.rules import Topic


def _reorder(owner: User, entry: Entry, now: dt.datetime) -> object:
    return conversations.order_questions(
        owner=owner,
        conversation=entry.subject,
        version=entry.after["guide_version"],
        order=[UUID(each) for each in entry.before["order"]],
        now=now,
    )


def _reword(owner: User, entry: Entry, now: dt.datetime) -> object:
    return conversations.reword_question(
        owner=owner,
        question=entry.subject,
        version=entry.after["version"],
        text=entry.before["text"],
        topic=Topic(entry.before["topic"]),
        now=now,
    )


def _take_out(owner: User, entry: Entry, now: dt.datetime) -> object:
    return conversations.remove_question(owner=owner, question=entry.subject, now=now)


INVERSES: dict[str, Inverse] = {
    "conversations.propose_guide": lambda o, e, t: conversations.clear_guide(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.clear_guide": lambda o, e, t: conversations.restore_guide(owner=o, entry=e, now=t),
    "conversations.add_question": _take_out,
    "conversations.choose_question": _take_out,
    "conversations.take_unknown": _take_out,
    "conversations.remove_question": lambda o, e, t: conversations.restore_question(owner=o, entry=e, now=t),
    "conversations.reword_question": _reword,
    "conversations.order_questions": _reorder,
    "conversations.mark_must": lambda o, e, t: conversations.unmark_must(owner=o, question=e.subject, now=t),
    "conversations.unmark_must": lambda o, e, t: conversations.mark_must(owner=o, question=e.subject, now=t),
}
