"""The talk itself: its clock, and every line that is typed."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, GuideItem, Note
from askaround.conversations.queries import count_notes, details_of, get_conversation, get_note
from askaround.conversations.rules import (
    LONGEST_LINE,
    MOST_LINES,
    NoteDetails,
    NoteWords,
    State,
    is_out,
    newest,
    says_the_same,
)
from askaround.history.commands import note as in_history
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal

_WRITTEN = (
    "question",
    "place",
    "said_at",
    "text",
    "kind",
    "topic",
    "prompting",
    "edits",
    "removed_at",
    "version",
)


class NotOn(Refusal):
    """Raised when a talk is begun, ended or gone on with that is called off, over or complete."""


class AlreadyBegun(Refusal):
    """Raised when the clock of a talk is started twice."""


class LineTooLong(Refusal):
    """Raised for a line that is longer than anything said in one breath."""


class TooManyLines(Refusal):
    """Raised when a talk holds more lines than anybody types in one."""


class NoteOfAnotherTalk(Refusal):
    """Raised when a line comes with the id of one that stands in another talk."""


class NoWords(Refusal):
    """Raised for a note without words."""


@dataclass(frozen=True, slots=True)
class KeptNotes:
    """What a screen is told: how many edits of each line are kept, and the lines that differ here.

    A line is among `other` when what is kept says something else after as many edits or more.
    """

    kept: dict[UUID, int]
    other: list[NoteDetails]


@transaction.atomic
def begin_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Start the clock of the promised minutes; raises NotOn and AlreadyBegun."""
    begun = _in_state(owner, conversation, State.ARRANGED)
    if begun.begun_at:
        raise AlreadyBegun("The clock of this talk is running already.")
    begun.change(begun_at=now)
    return in_history("begin_conversation", begun, f"You promised {begun.minutes} minutes.", now)


@transaction.atomic
def unbegin_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that a talk has begun; what was noted stays."""
    waiting = _in_state(owner, conversation, State.ARRANGED).change(begun_at=None)
    return in_history("unbegin_conversation", waiting, "It has not begun yet.", now)


@transaction.atomic
def end_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Note that a talk was held, with or without its clock; raises NotOn."""
    held = _in_state(owner, conversation, State.ARRANGED).change(state=State.HELD, ended_at=now)
    count = count_notes(held)
    lines = "1 note is" if count == 1 else f"{count} notes are"
    sentence = f"You talked with {held.person.display_name}. {lines} kept."
    return in_history("end_conversation", held, sentence, now, after={"notes": count})


@transaction.atomic
def resume_conversation(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that a talk is over; raises NotOn when you have reflected on it already."""
    resumed = _in_state(owner, conversation, State.HELD).change(state=State.ARRANGED, ended_at=None)
    return in_history("resume_conversation", resumed, "The talk goes on.", now)


@transaction.atomic
def keep_notes(
    *,
    owner: User,
    conversation: UUID,
    lines: Sequence[NoteDetails],
    asked: Mapping[UUID, dt.datetime | None],
    now: dt.datetime,
) -> KeptNotes:
    """Keep lines as a screen has them and which questions were asked; what arrives twice changes nothing.

    A line is written where it has more edits than what is kept; a question that is no longer in the guide is
    left out. It leaves no line in history, as it comes with every few words typed: the end of a talk tells
    how many lines there are. Raises LineTooLong, TooManyLines and NoteOfAnotherTalk.
    """
    talk = _locked(owner, conversation)
    wanted = newest(lines)
    stored = _stored(owner, wanted)
    _refuse_unkeepable(talk, wanted, stored)
    items = _items(talk, [*(line.question for line in wanted.values() if line.question), *asked])
    theirs = {uuid: details_of(line) for uuid, line in stored.items() if line.edits >= wanted[uuid].edits}
    _write(talk, [line for uuid, line in wanted.items() if uuid not in theirs], stored, items, now)
    _tick(items, asked)
    other = [line for uuid, line in theirs.items() if not says_the_same(line, wanted[uuid])]
    apart = {line.uuid for line in other}
    kept = {uuid: theirs.get(uuid, line).edits for uuid, line in wanted.items() if uuid not in apart}
    return KeptNotes(kept, other)


@transaction.atomic
def add_note(*, owner: User, conversation: UUID, words: NoteWords, now: dt.datetime) -> Entry:
    """Add a line below the others; raises NoWords, LineTooLong and TooManyLines."""
    talk = _locked(owner, conversation)
    _refuse_wordless(words)
    _refuse_too_many(talk, 1)
    last = Note.objects.filter(owner=owner, conversation=talk).aggregate(last=Max("place"))["last"]
    added = Note.objects.create(
        owner=owner,
        conversation=talk,
        place=0 if last is None else last + 1,
        said_at=now,
        edits=1,
        **_columns(words),
    )
    return in_history("add_note", added, "The note is kept.", now)


@transaction.atomic
def edit_note(*, owner: User, note: UUID, version: int, words: NoteWords, now: dt.datetime) -> Entry:
    """Say a line differently; raises NoWords, LineTooLong, and StaleVersion when it was changed elsewhere."""
    _refuse_wordless(words)
    edited = get_note(owner, note)
    before = _told(edited)
    edited.change(expected=version, edits=edited.edits + 1, **_columns(words))
    return in_history("edit_note", edited, "The note is saved.", now, before, _told(edited))


@transaction.atomic
def remove_note(*, owner: User, note: UUID, now: dt.datetime) -> Entry:
    """Take a line out; it can be brought back."""
    removed = get_note(owner, note)
    removed.change(removed_at=now, edits=removed.edits + 1)
    return in_history("remove_note", removed, "The note is taken out.", now)


@transaction.atomic
def restore_note(*, owner: User, note: UUID, now: dt.datetime) -> Entry:
    """Bring a line back that was taken out."""
    restored = get_note(owner, note)
    restored.change(removed_at=None, edits=restored.edits + 1)
    return in_history("restore_note", restored, "The note is back.", now)


def _in_state(owner: User, uuid: UUID, state: State) -> Conversation:
    talk = get_conversation(owner, uuid)
    if talk.state != state:
        raise NotOn(_WHY_NOT[State(talk.state)])
    return talk


_WHY_NOT = {
    State.ARRANGED: "This talk is not over yet.",
    State.CANCELLED: "This talk was called off. Take that back first.",
    State.HELD: "This talk is over already. Its notes are kept.",
    State.COMPLETE: "This talk is complete: you have reflected on it.",
}


def _locked(owner: User, uuid: UUID) -> Conversation:
    """Return a talk that nobody else writes lines to before this is done."""
    return Conversation.objects.select_for_update().get(owner=owner, uuid=uuid)


def _stored(owner: User, uuids: Iterable[UUID]) -> dict[UUID, Note]:
    found = Note.objects.filter(owner=owner, uuid__in=list(uuids)).select_related("question")
    return {line.uuid: line for line in found}


def _items(talk: Conversation, uuids: Iterable[UUID]) -> dict[UUID, GuideItem]:
    found = GuideItem.objects.filter(owner=talk.owner_id, conversation=talk, uuid__in=set(uuids))
    return {item.uuid: item for item in found}


def _write(
    talk: Conversation,
    lines: Sequence[NoteDetails],
    stored: Mapping[UUID, Note],
    items: Mapping[UUID, GuideItem],
    now: dt.datetime,
) -> None:
    """Write these lines, new ones and known ones each at once."""
    blank = {line.uuid: Note(owner_id=talk.owner_id, uuid=line.uuid, version=0) for line in lines}
    notes = [stored.get(line.uuid, blank[line.uuid]) for line in lines]
    for written, line in zip(notes, lines, strict=True):
        written.conversation, written.place, written.said_at = talk, line.place, line.said_at
        written.question = items.get(line.question) if line.question else None
        written.text, written.kind, written.topic = line.text, line.kind, line.topic
        written.prompting, written.edits = line.prompting, line.edits
        written.removed_at = now if is_out(line) else None
        written.version += 1
    known = [written for written in notes if written.pk]
    Note.objects.bulk_create([written for written in notes if not written.pk])
    Note.objects.bulk_update(known, _WRITTEN)


def _tick(items: Mapping[UUID, GuideItem], asked: Mapping[UUID, dt.datetime | None]) -> None:
    changed = [item for uuid, item in items.items() if uuid in asked and item.asked_at != asked[uuid]]
    for item in changed:
        item.asked_at = asked[item.uuid]
    GuideItem.objects.bulk_update(changed, ["asked_at"])


def _refuse_unkeepable(
    talk: Conversation, lines: Mapping[UUID, NoteDetails], stored: Mapping[UUID, Note]
) -> None:
    if any(line.conversation_id != talk.pk for line in stored.values()):
        raise NoteOfAnotherTalk("One of these lines stands in another talk. Nothing was changed.")
    if any(len(line.text) > LONGEST_LINE for line in lines.values()):
        raise LineTooLong(f"A line holds {LONGEST_LINE:,} characters at most. Divide it in two.")
    _refuse_too_many(talk, len(lines.keys() - stored.keys()))


def _refuse_too_many(talk: Conversation, new: int) -> None:
    if new and Note.objects.filter(owner=talk.owner_id, conversation=talk).count() + new > MOST_LINES:
        raise TooManyLines(f"A talk holds {MOST_LINES:,} lines at most.")


def _refuse_wordless(words: NoteWords) -> None:
    if not words.text.strip():
        raise NoWords("Say what was said, in a word at least.")
    if len(words.text) > LONGEST_LINE:
        raise LineTooLong(f"A line holds {LONGEST_LINE:,} characters at most. Divide it in two.")


def _columns(words: NoteWords) -> dict[str, Any]:
    return {"text": words.text, "kind": words.kind, "topic": words.topic, "prompting": words.prompting}


def _told(line: Note) -> dict[str, Any]:
    return {"text": line.text, "kind": line.kind, "topic": line.topic, "prompting": line.prompting}
