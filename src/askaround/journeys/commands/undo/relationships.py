"""Taking back what was done after a conversation."""

import datetime as dt
from uuid import UUID

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.rules import State
from askaround.direction.commands import withdraw_reflection
from askaround.history.models import Entry
from askaround.history.queries import get_entry
from askaround.journeys.commands.undo.people import INVERSES as OF_PEOPLE
from askaround.journeys.commands.undo.terms import Inverse
from askaround.relationships import commands as relationships
from askaround.relationships.rules import PromiseState, Side


def _reedit_promise(owner: User, entry: Entry, now: dt.datetime) -> object:
    told, due = entry.before, entry.before["due_on"]
    return relationships.edit_promise(
        owner=owner,
        promise=entry.subject,
        version=entry.after["version"],
        side=Side(told["side"]),
        text=told["text"],
        due_on=dt.date.fromisoformat(due) if due else None,
        now=now,
    )


def _restore_state(owner: User, entry: Entry, now: dt.datetime) -> object:
    settle = {
        PromiseState.OPEN: relationships.reopen_promise,
        PromiseState.KEPT: relationships.keep_promise,
        PromiseState.LET_GO: relationships.let_go_promise,
    }[PromiseState(entry.before["state"])]
    return settle(owner=owner, promise=entry.subject, now=now)


def _unwrite_notes(owner: User, entry: Entry, now: dt.datetime) -> object:
    notes = [UUID(uuid) for uuid in entry.after["notes"]]
    return conversations.withdraw_notes(owner=owner, conversation=entry.subject, notes=notes, now=now)


def _forget_name(owner: User, entry: Entry, now: dt.datetime) -> object:
    line = get_entry(owner.pk, UUID(entry.after["line"]))
    return OF_PEOPLE[f"people.{line.command}"](owner, line, now)


def _unwrap(owner: User, entry: Entry, now: dt.datetime) -> object:
    line = get_entry(owner.pk, UUID(entry.after["line"]))
    if State(entry.before["state"]) is State.HELD:
        conversations.reopen_conversation(owner=owner, conversation=entry.subject, now=now)
    return withdraw_reflection(owner=owner, entry=line, now=now)


INVERSES: dict[str, Inverse] = {
    "conversations.hold_conversation": lambda o, e, t: conversations.await_conversation(
        owner=o, conversation=e.subject, now=t
    ),
    "conversations.write_notes": _unwrite_notes,
    "conversations.mark_notes": lambda o, e, t: conversations.remark_notes(owner=o, entry=e, now=t),
    "relationships.mark_thanked": lambda o, e, t: relationships.unmark_thanked(
        owner=o, conversation=UUID(e.after["conversation"]), now=t
    ),
    "relationships.unmark_thanked": lambda o, e, t: relationships.mark_thanked(
        owner=o, conversation=UUID(e.after["conversation"]), now=t
    ),
    "relationships.make_promise": lambda o, e, t: relationships.remove_promise(
        owner=o, promise=e.subject, now=t
    ),
    "relationships.remove_promise": lambda o, e, t: relationships.restore_promise(owner=o, entry=e, now=t),
    "relationships.edit_promise": _reedit_promise,
    "relationships.keep_promise": _restore_state,
    "relationships.let_go_promise": _restore_state,
    "relationships.reopen_promise": _restore_state,
    "journeys.wrap_up_conversation": _unwrap,
    "journeys.take_up_name": _forget_name,
}
