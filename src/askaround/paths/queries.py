"""Reading paths, always by owner."""

from itertools import islice
from uuid import UUID

from askaround.accounts.models import User
from askaround.kit.text import begin_like, fold, words
from askaround.paths.models import Path
from askaround.paths.rules import PathDetails

# Nobody explores more at once; more would only be read for nothing.
_SEARCHED = 200


def get_path(owner: User, uuid: UUID) -> Path:
    """Return one path; raises Path.DoesNotExist."""
    return Path.objects.get(owner=owner, uuid=uuid)


def list_paths(owner: User, *, limit: int = 50) -> list[Path]:
    """Return the paths being explored, oldest first."""
    return list(Path.objects.filter(owner=owner, archived_at=None).order_by("id")[:limit])


def list_archived(owner: User, *, limit: int = 50) -> list[Path]:
    """Return the paths that were archived, newest first."""
    return list(Path.objects.filter(owner=owner, archived_at__isnull=False).order_by("-id")[:limit])


def find_path(owner: User, words: str) -> Path:
    """Return the path whose title is, or else begins with, these words; raises Path.DoesNotExist."""
    wanted = fold(words)
    paths = list_paths(owner)
    exact = [path for path in paths if wanted in (fold(path.title), str(path.uuid))]
    for path in exact or [path for path in paths if fold(path.title).startswith(wanted)]:
        return path
    raise Path.DoesNotExist


def search_paths(owner: User, text: str, *, limit: int) -> list[Path]:
    """Return the paths being explored that have words beginning like each of these, oldest first."""
    terms = words(text)
    if not terms:
        return []
    paths = Path.objects.filter(owner=owner, archived_at=None).order_by("id")[:_SEARCHED]
    found = (path for path in paths if begin_like(terms, path.title, path.field, path.place, path.why))
    return list(islice(found, limit))


def details_of(path: Path) -> PathDetails:
    """Return what the edit page shows of a path."""
    return PathDetails(title=path.title, field=path.field, place=path.place, why=path.why)
