"""What a backup's rows may not decide: who you are to this home, and what it does by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from askaround.people.rules import BatchState

Row = dict[str, Any]
USERS: Final = "accounts.user"
BATCHES: Final = "people.importbatch"
_WAITING: Final = {BatchState.PREVIEWED, BatchState.READING, BatchState.STOPPED, BatchState.UNDOING}
_NO_FILE: Final = (
    "This import was waiting when the backup was made, which holds no files. Bring the file in again."
)


def stood_down(
    table: str, columns: Sequence[str], rows: Iterable[list[Any]], username: str
) -> Iterator[list[Any]]:
    """Yield the rows of a table, by column, with what is this home's own to say in place of theirs.

    A backup names no file that could be read or deleted here, no name or password to come in by, and nothing
    that goes on by itself: an import that waited is stopped.
    """
    change = _CHANGES[table]
    for row in rows:
        told = dict(zip(columns, row, strict=True))
        change(told, username)
        yield [told[name] for name in columns]


def _as_ours(user: Row, username: str) -> None:
    user.update(username=username, password="", is_active=True)


def _stopped(batch: Row, _username: str) -> None:
    batch.update(stored_name="")
    if batch["state"] in _WAITING:
        batch.update(state=str(BatchState.STOPPED), reason=_NO_FILE)


_CHANGES: Final[dict[str, Callable[[Row, str], None]]] = {USERS: _as_ours, BATCHES: _stopped}
CHANGED: Final = frozenset(_CHANGES)
