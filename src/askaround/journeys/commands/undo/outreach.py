"""Taking back what was done to messages."""

import datetime as dt

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind


def _restore_answer(owner: User, entry: Entry, now: dt.datetime) -> object:
    former = entry.before["answer"]
    cleared = outreach.clear_answer(owner=owner, message=entry.subject, now=now)
    if not former:
        return cleared
    return outreach.record_answer(owner=owner, message=entry.subject, kind=AnswerKind(former), now=now)


def _restore_text(owner: User, entry: Entry, now: dt.datetime) -> object:
    version = entry.after["version"]
    return outreach.edit_message(owner=owner, message=entry.subject, version=version, now=now, **entry.before)


INVERSES: dict[str, Inverse] = {
    "outreach.mark_sent": lambda o, e, t: outreach.mark_unsent(owner=o, message=e.subject, now=t),
    "outreach.record_answer": _restore_answer,
    "outreach.redraft_message": _restore_text,
    "outreach.discard_draft": lambda o, e, t: outreach.restore_draft(owner=o, entry=e, now=t),
}
