"""Agreeing on a time, moving it, calling it off, confirming it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import get_conversation
from askaround.conversations.rules import LONGEST_TALK, SHORTEST_TALK, Details, State, When, exists
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.outreach.queries import get_message
from askaround.paths.queries import get_path
from askaround.people.queries import get_person


class NoSuchTime(Refusal):
    """Raised for a time that the clocks leave out."""


class NoSuchLength(Refusal):
    """Raised for a talk of too few or too many minutes."""


class CalledOff(Refusal):
    """Raised when a conversation that was called off is moved or confirmed."""


@transaction.atomic
def arrange_conversation(
    *,
    owner: User,
    person: UUID,
    path: UUID | None,
    message: UUID | None,
    details: Details,
    now: dt.datetime,
) -> Entry:
    """Note what was agreed with a person; the entry's subject is the conversation.

    `message` is the one they said yes to. Raises NoSuchTime and NoSuchLength.
    """
    asked = get_message(owner, message).objective if message else None
    conversation = Conversation.objects.create(
        owner=owner,
        person=get_person(owner, person),
        path=get_path(owner, path) if path else None,
        objective=asked,
        state=State.ARRANGED,
        **_fields(details),
    )
    day = details.when.day
    sentence = f"You talk with {conversation.person.display_name} on {day:%A} {day.day} {day:%B}."
    return note("arrange_conversation", conversation, sentence, now, after=_told(conversation))


@transaction.atomic
def move_conversation(
    *, owner: User, conversation: UUID, version: int, details: Details, now: dt.datetime
) -> Entry:
    """Agree on another time or place; calendars are told by a higher sequence.

    Raises NoSuchTime, NoSuchLength, CalledOff, and StaleVersion when it was moved elsewhere meanwhile.
    """
    moved = _arranged(owner, conversation)
    before = _told(moved)
    moved.change(expected=version, sequence=moved.sequence + 1, confirmed_at=None, **_fields(details))
    return note("move_conversation", moved, "The new time is saved.", now, before, _told(moved))


@transaction.atomic
def cancel_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Call a conversation off."""
    off = _arranged(owner, conversation)
    off.change(state=State.CANCELLED, sequence=off.sequence + 1)
    return note("cancel_conversation", off, f"The talk with {off.person.display_name} is called off.", now)


@transaction.atomic
def revive_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that a conversation was called off."""
    on = get_conversation(owner, conversation)
    on.change(state=State.ARRANGED, sequence=on.sequence + 1)
    return note("revive_conversation", on, f"The talk with {on.person.display_name} is on again.", now)


@transaction.atomic
def confirm_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Note that you confirmed the time with the other person."""
    confirmed = _arranged(owner, conversation).change(confirmed_at=now)
    return note("confirm_conversation", confirmed, "Noted as confirmed.", now)


@transaction.atomic
def unconfirm_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that the time was confirmed."""
    open_again = get_conversation(owner, conversation).change(confirmed_at=None)
    return note("unconfirm_conversation", open_again, "It waits to be confirmed.", now)


@transaction.atomic
def remove_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take a conversation that was just noted off the file."""
    gone = get_conversation(owner, conversation)
    entry = note("remove_conversation", gone, "It is no longer noted.", now, before=_told(gone))
    gone.delete()
    return entry


def _arranged(owner: User, uuid: UUID) -> Conversation:
    conversation = get_conversation(owner, uuid)
    if conversation.state != State.ARRANGED:
        raise CalledOff("This talk was called off. Take that back first.")
    return conversation


def _fields(details: Details) -> dict[str, Any]:
    """Return the columns that details fill; raises NoSuchTime and NoSuchLength."""
    when = details.when
    if not exists(when.day, when.time, when.zone):
        raise NoSuchTime(
            f"On that day the clocks in {when.zone} leave {when.time:%H:%M} out. Choose another time."
        )
    if not SHORTEST_TALK <= when.minutes <= LONGEST_TALK:
        raise NoSuchLength(f"Promise {SHORTEST_TALK} to {LONGEST_TALK} minutes.")
    return {
        "day": when.day,
        "time": when.time,
        "zone": when.zone,
        "minutes": when.minutes,
        "their_zone": details.their_zone,
        "mode": details.mode,
        "place": details.place,
    }


def details_told(told: dict[str, Any]) -> Details:
    """Return the details that a line of history keeps."""
    when = When(
        dt.date.fromisoformat(told["day"]), dt.time.fromisoformat(told["time"]), told["zone"], told["minutes"]
    )
    return Details(when, told["their_zone"], told["mode"], told["place"])


def _told(conversation: Conversation) -> dict[str, Any]:
    return {
        **_fields(conversation.details),
        "day": conversation.day.isoformat(),
        "time": conversation.time.isoformat(),
    }
