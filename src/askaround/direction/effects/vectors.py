"""The vectors on file: which texts want one, and which are there."""

from collections.abc import Collection, Iterable
from itertools import chain

from django.db.models import F

from askaround.accounts.models import User
from askaround.direction.models import Ranking, Reading, TextVector
from askaround.direction.rules import work_of
from askaround.integrations.embeddings import key_of
from askaround.paths.models import Path
from askaround.paths.queries import list_paths
from askaround.people.queries import titles_and_organisations

# Deleting by more keys at once would pass what a statement of SQLite may hold.
_AT_ONCE = 500


def works_of(people: Iterable[tuple[int, str, str]]) -> dict[str, str]:
    """Return what the work is by title, for people as (key, title, organisation)."""
    return {title: work_of(title) for title in {title for _, title, _ in people}}


def wanted_texts(owner: User, works: Iterable[str]) -> dict[str, str]:
    """Return every text to be read by its key: what people's work is, and what paths are about."""
    paths = Path.objects.filter(owner=owner).values_list("title", "field")
    return keyed(chain(works, *paths))


def keyed(texts: Iterable[str]) -> dict[str, str]:
    """Return texts by their keys, without empty ones."""
    return {key_of(text): text for text in texts if text.strip()}


def unread_texts(owner: User) -> tuple[int, dict[str, str]]:
    """Return how many texts are wanted, and by key those that are not read."""
    wanted = wanted_texts(owner, works_of(titles_and_organisations(owner)).values())
    kept = set(TextVector.objects.filter(owner=owner).values_list("key", flat=True))
    return len(wanted), {key: text for key, text in wanted.items() if key not in kept}


def kept_vectors(owner: User) -> dict[str, bytes]:
    """Return every vector on file."""
    rows = TextVector.objects.filter(owner=owner).values_list("key", "vector")
    return {key: bytes(vector) for key, vector in rows}


def sweep(owner: User, keys: Collection[str]) -> None:
    """Delete the vectors of texts that nobody holds any more."""
    gone = sorted(keys)
    for at in range(0, len(gone), _AT_ONCE):
        TextVector.objects.filter(owner=owner, key__in=gone[at : at + _AT_ONCE]).delete()


def is_reading(owner: User) -> bool:
    """Tell whether a reading was begun and is not finished."""
    return Reading.objects.filter(owner=owner, read__lt=F("wanted")).exists()


def finished_readings(owner: User) -> int:
    """Return how often all titles were read."""
    return Reading.objects.filter(owner=owner).values_list("finished", flat=True).first() or 0


def begin_reading(owner: User, *, wanted: int, read: int) -> bool:
    """Note that titles are to be read; returns False where that is noted already."""
    reading, _ = Reading.objects.get_or_create(owner=owner, defaults={"wanted": 0, "read": 0})
    begun = Reading.objects.filter(owner=owner, pk=reading.pk, wanted=reading.read, read=reading.read)
    return bool(begun.update(wanted=wanted, read=read))


def ranked_paths(owner: User) -> list[Path]:
    """Return the paths being explored whose people were ranked before."""
    ranked = set(Ranking.objects.filter(owner=owner).values_list("path_id", flat=True))
    return [path for path in list_paths(owner) if path.pk in ranked]
