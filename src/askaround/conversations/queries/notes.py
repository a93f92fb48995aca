"""Reading what was noted in a talk."""

from django.db.models import QuerySet

from askaround.conversations.models import Conversation, Note
from askaround.conversations.rules import NoteDetails, NoteKind
from askaround.kit.paging import Page, keyset


def notes_of(conversation: Conversation) -> list[Note]:
    """Return every line in order with its question, also those that were taken out."""
    return list(_notes(conversation).order_by("place", "id"))


def list_notes(conversation: Conversation, *, cursor: str = "") -> Page[Note]:
    """Return one page of the lines that stand, in order, each with its question."""
    return keyset(_notes(conversation).filter(removed_at=None), "place", cursor=cursor)


def count_notes(conversation: Conversation) -> int:
    """Return how many lines stand."""
    return _notes(conversation).filter(removed_at=None).count()


def details_of(note: Note) -> NoteDetails:
    """Return a line as screens keep it."""
    return NoteDetails(
        uuid=note.uuid,
        edits=note.edits,
        place=note.place,
        said_at=note.said_at,
        text=note.text,
        kind=NoteKind(note.kind),
        topic=note.topic,
        prompting=note.prompting,
        question=note.question.uuid if note.question else None,
        removed=note.removed_at is not None,
    )


def _notes(conversation: Conversation) -> QuerySet[Note]:
    mine = Note.objects.filter(owner=conversation.owner_id, conversation=conversation)
    return mine.select_related("question")
