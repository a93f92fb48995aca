"""After a talk: that it was held, what was said in it, and that it is complete."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, Note
from askaround.conversations.queries import get_conversation
from askaround.conversations.rules import NoteKind, State
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.kit.text import lines


class NotArranged(Refusal):
    """Raised when a talk that was called off, or held already, is noted as held."""


class NotTalkedYet(Refusal):
    """Raised when a talk is completed that has not been held."""


class NotReflectedYet(Refusal):
    """Raised when a talk is completed that was not reflected on."""


class NothingNoted(Refusal):
    """Raised when there is nothing to write down or to mark."""


@transaction.atomic
def hold_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Note that you talked without the screen: it ended when it was agreed to, or now; raises NotArranged."""
    held = get_conversation(owner, conversation)
    if held.state != State.ARRANGED:
        raise NotArranged("Only a talk that is arranged can be noted as held.")
    held.change(state=State.HELD, ended_at=min(held.when.ends, now))
    sentence = f"You talked with {held.person.display_name}. Write down what you remember while it is fresh."
    return note("hold_conversation", held, sentence, now)


@transaction.atomic
def await_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that you talked; raises NotTalkedYet when the talk is not held or is complete."""
    awaited = _held(owner, conversation).change(state=State.ARRANGED, ended_at=None)
    return note("await_conversation", awaited, "The talk is arranged again.", now)


@transaction.atomic
def complete_conversation(*, owner: User, conversation: UUID, reflected: bool, now: dt.datetime) -> Entry:
    """Close a talk; `reflected` tells whether you thought it over, which is where the gain is.

    Exploring oneself carried the gain in decisions, not exploring the world alone (practice, synthesis).
    Raises NotTalkedYet and NotReflectedYet.
    """
    subject = _held(owner, conversation)
    if not reflected:
        raise NotReflectedYet(
            "A talk is complete once you have thought it over. Four short answers are enough."
        )
    subject.change(state=State.COMPLETE)
    sentence = f"The talk with {subject.person.display_name} is complete."
    return note("complete_conversation", subject, sentence, now)


@transaction.atomic
def reopen_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that a talk is complete."""
    subject = get_conversation(owner, conversation).change(state=State.HELD)
    return note("reopen_conversation", subject, "The talk waits to be wrapped up.", now)


@transaction.atomic
def write_notes(*, owner: User, conversation: UUID, text: str, now: dt.datetime) -> Entry:
    """Note what was said, a note for each line, after those that are there; raises NothingNoted."""
    subject = get_conversation(owner, conversation)
    said = [line.strip() for line in lines(text).splitlines() if line.strip()]
    if not said:
        raise NothingNoted("Write a line for each thing you remember.")
    last = Note.objects.filter(owner=owner, conversation=subject).order_by("-place").first()
    first = last.place + 1 if last else 1
    made = Note.objects.bulk_create(
        Note(
            owner=owner,
            conversation=subject,
            place=place,
            said_at=subject.ended_at or now,
            text=line,
            kind=NoteKind.NOTE,
        )
        for place, line in enumerate(said, first)
    )
    count = "One line is" if len(made) == 1 else f"{len(made)} lines are"
    after = {"notes": [str(each.uuid) for each in made]}
    return note("write_notes", subject, f"{count} in your notes.", now, after=after)


@transaction.atomic
def withdraw_notes(*, owner: User, conversation: UUID, notes: Collection[UUID], now: dt.datetime) -> Entry:
    """Take lines back that were just written."""
    subject = get_conversation(owner, conversation)
    for each in _notes(owner, subject, notes):
        each.change(removed_at=now, edits=each.edits + 1)
    return note("withdraw_notes", subject, "The lines are taken back.", now)


@transaction.atomic
def mark_notes(
    *, owner: User, conversation: UUID, notes: Collection[UUID], kind: NoteKind, now: dt.datetime
) -> Entry:
    """Say what some lines are: an insight, a name, a promise, or a note again; raises NothingNoted."""
    subject = get_conversation(owner, conversation)
    marked = _notes(owner, subject, notes)
    if not marked:
        raise NothingNoted("Tick the lines first.")
    before = {"kinds": {str(each.uuid): each.kind for each in marked}}
    for each in marked:
        each.change(kind=kind, edits=each.edits + 1)
    sentence = "It stays in your notes." if kind is NoteKind.NOTE else "Marked."
    return note("mark_notes", subject, sentence, now, before)


@transaction.atomic
def remark_notes(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make lines again what they were before a line of history marked them."""
    subject, kinds = get_conversation(owner, entry.subject), entry.before["kinds"]
    for each in _notes(owner, subject, [UUID(name) for name in kinds]):
        each.change(kind=kinds[str(each.uuid)], edits=each.edits + 1)
    return note("remark_notes", subject, "As before.", now)


def _held(owner: User, uuid: UUID) -> Conversation:
    conversation = get_conversation(owner, uuid)
    if conversation.state != State.HELD:
        raise NotTalkedYet("This talk is not one that waits to be wrapped up.")
    return conversation


def _notes(owner: User, conversation: Conversation, uuids: Collection[UUID]) -> list[Note]:
    found = Note.objects.filter(owner=owner, conversation=conversation, uuid__in=uuids, removed_at=None)
    return list(found.order_by("place", "id"))
