"""Whether a SQLite file is what was left there: a mark beside it tells that it was made, and its digest.

SQLite keeps no checksums: it notices a broken structure, but not a changed letter. Each commit counts up a
number in the header (sqlite.org/fileformat2.html, "File change counter"), so as long as the number is the
noted one, the bytes have to be the noted ones as well. With write-ahead logging the number may stand still;
there the time of the last write has to be the noted one too.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Any

from askaround.kit.unavailable import is_locked

_HEADER = 100  # bytes
_COMMITS = slice(24, 28)
_WRITE_VERSION = slice(18, 19)
_WAL = b"\x02"
_PATIENCE = 10  # seconds
GONE = "The database is gone, though there was one."
EMPTY = "The database is empty, though there was something in it."
CHANGED = "The database was changed by something other than Askaround, as a failing disk does."
BROKEN = "The database is damaged"


def find_damage(database: Path) -> str:
    """Return what is wrong with a database in a sentence, "" if nothing is, or none was made yet.

    Raises sqlite3.OperationalError while another program keeps everybody out.
    """
    mark = _read(_mark_of(database))
    size = database.stat().st_size if database.exists() else -1
    if size <= 0:
        return "" if mark is None else EMPTY if size == 0 else GONE
    try:
        with _held(database) as (connection, file):
            return _look(connection, file, mark)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_locked(error):
            raise
        return f"{BROKEN}: {str(error).partition(chr(10))[0]}."


def note(database: Path) -> None:
    """Write down that a database was made and what its bytes are, unless that is noted already.

    Not beside an open transaction of the same process: see _held.
    """
    mark = _mark_of(database)
    with _held(database) as (_, file):
        state = _state(file)
        if (_read(mark) or {}).items() >= state.items():
            return
        noted = {**state, "sha256": _digest(file)}
        # With write-ahead logging, what is read may be written meanwhile.
        if _state(file) != state:
            return
    draft = mark.with_suffix(f".{os.getpid()}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
        json.dump(noted, written)
        written.flush()
        os.fsync(written.fileno())
    draft.replace(mark)


@contextmanager
def _held(database: Path) -> Iterator[tuple[sqlite3.Connection, FileIO]]:
    """Keep writers out while the bytes are read, after what a killed program left half written is taken back.

    Closing any handle of a file lets go of all the locks that the process has on it (POSIX), so there is one
    handle, and it is closed last.
    """
    with (
        FileIO(database) as file,
        closing(sqlite3.connect(database, timeout=_PATIENCE, isolation_level=None)) as connection,
    ):
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection, file


def _look(connection: sqlite3.Connection, file: FileIO, mark: dict[str, Any] | None) -> str:
    if mark and "sha256" in mark and mark.items() >= _state(file).items():
        return "" if _digest(file) == mark["sha256"] else CHANGED
    found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        return f"{BROKEN}: {found.partition(chr(10))[0]}."
    tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
    return "" if tables or mark is None else EMPTY


def _mark_of(database: Path) -> Path:
    return database.with_suffix(".mark")


def _read(mark: Path) -> dict[str, Any] | None:
    """Return what a mark says; {} where it cannot be read, None where there is none."""
    with suppress(ValueError, OSError):
        said = json.loads(mark.read_text(encoding="ascii"))
        return said if isinstance(said, dict) else {}
    return {} if mark.exists() else None


def _state(file: FileIO) -> dict[str, Any]:
    """Return what changes with every commit."""
    file.seek(0)
    header = file.read(_HEADER)
    info = os.fstat(file.fileno())
    written = {"written": info.st_mtime_ns} if header[_WRITE_VERSION] == _WAL else {}
    return {"size": info.st_size, "commits": header[_COMMITS].hex(), **written}


def _digest(file: FileIO) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
