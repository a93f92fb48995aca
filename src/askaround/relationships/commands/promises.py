"""Putting down what was promised, and what became of it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.queries import get_conversation, get_note
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.people.queries import get_person
from askaround.relationships.models import Promise
from askaround.relationships.queries import get_promise
from askaround.relationships.rules import PromiseDetails, PromiseState, Side


class NothingPromised(Refusal):
    """Raised for a promise that does not say what."""


class PutDownAlready(Refusal):
    """Raised when a line of notes is made a promise twice."""


@transaction.atomic
def make_promise(*, owner: User, details: PromiseDetails, now: dt.datetime) -> Entry:
    """Put down what you or the other person promised; raises NothingPromised and PutDownAlready."""
    columns = _columns(owner, details)
    if columns["note"] and Promise.objects.filter(owner=owner, note=columns["note"]).exists():
        raise PutDownAlready("This line is among the promises already.")
    promise = Promise.objects.create(owner=owner, **columns)
    return note("make_promise", promise, f"Put down: {promise.text.rstrip('.')}.", now)


@transaction.atomic
def edit_promise(
    *,
    owner: User,
    promise: UUID,
    version: int,
    side: Side,
    text: str,
    due_on: dt.date | None,
    now: dt.datetime,
) -> Entry:
    """Say differently what was promised, by whom or by when; raises NothingPromised and StaleVersion."""
    edited = get_promise(owner, promise)
    before = _told(edited)
    edited.change(expected=version, **_said(side, text, due_on))
    return note("edit_promise", edited, "The promise is saved.", now, before, _told(edited))


@transaction.atomic
def keep_promise(*, owner: User, promise: UUID, now: dt.datetime) -> Entry:
    """Note that a promise was kept."""
    kept = get_promise(owner, promise)
    mine = kept.side == Side.MINE
    sentence = "Kept. They will remember that." if mine else f"Noted: {kept.person.display_name} kept it."
    return _settle("keep_promise", kept, PromiseState.KEPT, sentence, now)


@transaction.atomic
def let_go_promise(*, owner: User, promise: UUID, now: dt.datetime) -> Entry:
    """Let a promise go."""
    return _settle("let_go_promise", get_promise(owner, promise), PromiseState.LET_GO, "You let it go.", now)


@transaction.atomic
def reopen_promise(*, owner: User, promise: UUID, now: dt.datetime) -> Entry:
    """Take back that a promise was kept or let go."""
    return _settle("reopen_promise", get_promise(owner, promise), PromiseState.OPEN, "It is open again.", now)


@transaction.atomic
def remove_promise(*, owner: User, promise: UUID, now: dt.datetime) -> Entry:
    """Take a promise off the list; its words stay in history for undo."""
    gone = get_promise(owner, promise)
    entry = note("remove_promise", gone, "The promise is off your list.", now, before=_kept(gone))
    gone.delete()
    return entry


@transaction.atomic
def restore_promise(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Bring back a promise that was taken off, from the line that history kept."""
    kept = entry.before
    details = PromiseDetails(
        person=UUID(kept["person"]),
        side=Side(kept["side"]),
        text=kept["text"],
        due_on=_day(kept["due_on"]),
        conversation=UUID(kept["conversation"]) if kept["conversation"] else None,
        note=UUID(kept["note"]) if kept["note"] else None,
    )
    settled = dt.datetime.fromisoformat(kept["settled_at"]) if kept["settled_at"] else None
    promise = Promise.objects.create(
        owner=owner,
        uuid=entry.subject,
        state=kept["state"],
        settled_at=settled,
        **_columns(owner, details),
    )
    return note("restore_promise", promise, "The promise is back.", now)


def _settle(verb: str, promise: Promise, state: PromiseState, sentence: str, now: dt.datetime) -> Entry:
    before = {"state": promise.state}
    promise.change(state=state, settled_at=None if state is PromiseState.OPEN else now)
    return note(verb, promise, sentence, now, before)


def _columns(owner: User, details: PromiseDetails) -> dict[str, Any]:
    return {
        "person": get_person(owner, details.person),
        "conversation": get_conversation(owner, details.conversation) if details.conversation else None,
        "note": get_note(owner, details.note) if details.note else None,
        **_said(details.side, details.text, details.due_on),
    }


def _said(side: Side, text: str, due_on: dt.date | None) -> dict[str, Any]:
    if not text.strip():
        raise NothingPromised("Say in a few words what was promised.")
    return {"side": side, "text": text.strip(), "due_on": due_on}


def _told(promise: Promise) -> dict[str, Any]:
    """Return what can be said differently, for the log."""
    due = promise.due_on.isoformat() if promise.due_on else None
    return {"side": promise.side, "text": promise.text, "due_on": due}


def _kept(promise: Promise) -> dict[str, Any]:
    """Return everything that a promise says, for the log."""
    return {
        **_told(promise),
        "person": str(promise.person.uuid),
        "conversation": str(promise.conversation.uuid) if promise.conversation else "",
        "note": str(promise.note.uuid) if promise.note else "",
        "state": promise.state,
        "settled_at": promise.settled_at.isoformat() if promise.settled_at else "",
    }


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
