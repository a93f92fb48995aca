"""Finding what was said in conversations."""

from askaround.accounts.models import User
from askaround.conversations.models import Note
from askaround.kit.excerpts import Said, excerpt
from askaround.kit.fulltext import Index, terms_of
from askaround.kit.paging import ABOVE_ALL
from askaround.kit.text import fold

_INDEX = Index("conversations_note", ("text",))
_PERSON = "conversation__person"
_SHOWN = (
    *("pk", "conversation__uuid", f"{_PERSON}__uuid", f"{_PERSON}__display_name"),
    *("text", "conversation__day"),
)


def search_talks(owner: User, text: str, *, limit: int, below: int = ABOVE_ALL) -> list[Said]:
    """Return the lines of notes that have words beginning like each of these, the last noted first."""
    terms = terms_of(text)
    if not terms:
        return []
    newest = Note.objects.filter(_INDEX.newest(owner.pk, terms, limit=limit, below=below))
    beginnings = [fold(term) for term in terms]
    return [
        Said(key, uuid, person, name, excerpt(text, beginnings), day)
        for key, uuid, person, name, text, day in newest.order_by("-pk").values_list(*_SHOWN)
    ]
