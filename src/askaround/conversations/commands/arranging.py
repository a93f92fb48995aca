"""Agreeing on a time, moving it, calling it off, confirming it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import get_conversation, has_notes
from askaround.conversations.rules import (
    EARLIEST_DAY,
    LATEST_DAY,
    LONGEST_TALK,
    SHORTEST_TALK,
    Details,
    Mode,
    State,
    When,
    day_words,
    exists,
)
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


class NotCalledOff(Refusal):
    """Raised when a conversation that stands is to be on again."""


class AlreadyHeld(Refusal):
    """Raised when a conversation that was held is moved, called off or taken off the file."""


class HasNotes(Refusal):
    """Raised when a conversation with notes is to be taken off the file."""


class AskedSomebodyElse(Refusal):
    """Raised when the message that was said yes to went to another person."""


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

    `message` is the one they said yes to. Raises NoSuchTime, NoSuchLength and AskedSomebodyElse.
    """
    whom = get_person(owner, person)
    asked = get_message(owner, message).objective if message else None
    if asked and asked.person_id != whom.pk:
        raise AskedSomebodyElse(f"That message did not go to {whom.display_name}.")
    conversation = Conversation.objects.create(
        owner=owner,
        person=whom,
        path=get_path(owner, path) if path else None,
        objective=asked,
        state=State.ARRANGED,
        **_fields(details),
    )
    sentence = f"You talk with {whom.display_name} on {day_words(details.when.day)}."
    return note("arrange_conversation", conversation, sentence, now, after=_told(conversation))


@transaction.atomic
def move_conversation(
    *, owner: User, conversation: UUID, version: int, details: Details, now: dt.datetime
) -> Entry:
    """Agree on another time or place; calendars are told by a higher sequence.

    Raises NoSuchTime, NoSuchLength, CalledOff, AlreadyHeld, and StaleVersion when it was moved elsewhere
    meanwhile.
    """
    moved = _arranged(owner, conversation)
    before = _told(moved)
    moved.change(expected=version, sequence=moved.sequence + 1, confirmed_at=None, **_fields(details))
    return note("move_conversation", moved, "The new time is saved.", now, before, _told(moved))


@transaction.atomic
def cancel_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Call a conversation off; raises CalledOff and AlreadyHeld."""
    off = _arranged(owner, conversation)
    off.change(state=State.CANCELLED, sequence=off.sequence + 1)
    return note("cancel_conversation", off, f"The talk with {off.person.display_name} is called off.", now)


@transaction.atomic
def revive_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that a conversation was called off; raises NotCalledOff."""
    on = get_conversation(owner, conversation)
    if on.state != State.CANCELLED:
        raise NotCalledOff(f"The talk with {on.person.display_name} is not called off.")
    on.change(state=State.ARRANGED, sequence=on.sequence + 1)
    return note("revive_conversation", on, f"The talk with {on.person.display_name} is on again.", now)


@transaction.atomic
def confirm_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Note that you confirmed the time with the other person; raises CalledOff and AlreadyHeld."""
    confirmed = _arranged(owner, conversation).change(confirmed_at=now)
    return note("confirm_conversation", confirmed, "Noted as confirmed.", now)


@transaction.atomic
def unconfirm_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that the time was confirmed."""
    open_again = get_conversation(owner, conversation).change(confirmed_at=None)
    return note("unconfirm_conversation", open_again, "It waits to be confirmed.", now)


@transaction.atomic
def remove_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take a conversation that was just noted off the file; raises AlreadyHeld and HasNotes."""
    gone = get_conversation(owner, conversation)
    _refuse_if_held(gone)
    if has_notes(gone):
        raise HasNotes(f"There are notes of the talk with {gone.person.display_name}, so it stays.")
    entry = note("remove_conversation", gone, "It is no longer noted.", now, before=_told(gone))
    gone.delete()
    return entry


def _arranged(owner: User, uuid: UUID) -> Conversation:
    conversation = get_conversation(owner, uuid)
    if conversation.state == State.CANCELLED:
        raise CalledOff("This talk was called off. Take that back first.")
    _refuse_if_held(conversation)
    return conversation


def _refuse_if_held(conversation: Conversation) -> None:
    if conversation.state in {State.HELD, State.COMPLETE}:
        raise AlreadyHeld(f"You have talked with {conversation.person.display_name} already.")


def _fields(details: Details) -> dict[str, Any]:
    """Return the columns that details fill; raises NoSuchTime and NoSuchLength."""
    when = details.when
    if not EARLIEST_DAY <= when.day <= LATEST_DAY:
        raise NoSuchTime(f"Choose a day between {EARLIEST_DAY.year} and {LATEST_DAY.year}.")
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
    return Details(when, told["their_zone"], Mode(told["mode"]), told["place"])


def _told(conversation: Conversation) -> dict[str, Any]:
    return {
        **_fields(conversation.details),
        "day": conversation.day.isoformat(),
        "time": conversation.time.isoformat(),
    }
