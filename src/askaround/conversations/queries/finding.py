"""Finding what was said in conversations."""

from askaround.accounts.models import User
from askaround.conversations.models import Note
from askaround.kit.excerpts import Said, excerpt
from askaround.kit.fulltext import Index
from askaround.kit.paging import ABOVE_ALL
from askaround.kit.search_words import terms

_INDEX = Index("conversations_note", ("text", "text_words"))
_PERSON = "conversation__person"
_SHOWN = (
    *("pk", "conversation__uuid", f"{_PERSON}__uuid", f"{_PERSON}__display_name"),
    *("text", "conversation__day"),
)


def search_talks(owner: User, text: str, *, limit: int, below: int = ABOVE_ALL) -> list[Said]:
    """Return the lines of notes that have words beginning like each of these, the last noted first."""
    sought = terms(text)
    if not sought:
        return []
    newest = Note.objects.filter(_INDEX.newest(owner.pk, sought, limit=limit, below=below))
    return [
        Said(key, uuid, person, name, excerpt(text, sought), day)
        for key, uuid, person, name, text, day in newest.order_by("-pk").values_list(*_SHOWN)
    ]
