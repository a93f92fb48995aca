"""Finding what was said in conversations."""

from askaround.accounts.models import User
from askaround.conversations.models import Note
from askaround.kit.excerpts import Said, excerpt
from askaround.kit.fulltext import Index, terms_of
from askaround.kit.paging import ABOVE_ALL
from askaround.kit.text import fold

_INDEX = Index("conversations_note", ("text",))


def search_talks(owner: User, text: str, *, limit: int, below: int = ABOVE_ALL) -> list[Said]:
    """Return the lines of notes that have words beginning like each of these, the last noted first."""
    terms = terms_of(text)
    if not terms:
        return []
    newest = _INDEX.newest(owner.pk, terms, limit=limit, below=below)
    found = Note.objects.filter(newest).select_related("conversation__person")
    beginnings = [fold(term) for term in terms]
    return [_said(each, beginnings) for each in found.order_by("-pk")]


def _said(note: Note, beginnings: list[str]) -> Said:
    talk = note.conversation
    return Said(
        key=note.pk,
        uuid=talk.uuid,
        person=talk.person.uuid,
        name=talk.person.display_name,
        excerpt=excerpt(note.text, beginnings),
        on=talk.day,
    )
