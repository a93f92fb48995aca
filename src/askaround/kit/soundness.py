"""Whether a SQLite file is what was left there: a mark beside it tells that it was made, and its digest.

SQLite keeps no checksums: it notices a broken structure, but not a changed letter. Each commit counts up a
number in the header (sqlite.org/fileformat2.html, "File change counter"), so as long as the number is the
noted one, the bytes have to be the noted ones as well, but for those of free pages: SQLite does not journal
what it writes over them, so a write that is taken back leaves them changed. With write-ahead logging the
number may stand still; there the time of the last write has to be the noted one too.

Whoever writes withdraws the note first. So what a write that was cut off has left is judged by its structure
alone, and is compared with a digest only when nothing was written since that was taken.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from io import FileIO
from pathlib import Path
from typing import Any

from askaround.kit import files

_HEADER = 100  # bytes
_PAGE_SIZE = slice(16, 18)
_WRITE_VERSION = slice(18, 19)
_COMMITS = slice(24, 28)
_FIRST_FREE = slice(32, 36)
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65_536  # bytes; the header says 1 for the largest, for it has two bytes
_WAL = b"\x02"
_AT_ONCE = 1 << 20  # bytes read at a time
_PATIENCE = 10  # seconds
# Where a file cannot be read or is of no format that SQLite knows. Its other failures (a lock, a disk that is
# full or read-only) say nothing about what is in the file.
_UNREADABLE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
GONE = "The database is gone, though there was one."
EMPTY = "The database is empty, though there was something in it."
CHANGED = "The database was changed by something other than Askaround, as a failing disk does."
BROKEN = "The database is damaged"


def find_damage(database: Path) -> str:
    """Return what is wrong with a database in a sentence, "" if nothing is, or none was made yet.

    Raises sqlite3.OperationalError where it cannot be looked at, as while another program holds it.
    """
    mark = _mark_of(database)
    size = database.stat().st_size if database.exists() else -1
    if size <= 0:
        return "" if not mark.exists() else EMPTY if size == 0 else GONE
    try:
        with _held(database, "DEFERRED") as (connection, file):
            return _look(connection, file, mark)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode not in _UNREADABLE:
            raise
        return f"{BROKEN}: {str(error).partition(chr(10))[0]}."


def note(database: Path) -> None:
    """Write down that a database was made and what its bytes are, unless that is noted already.

    Not beside an open transaction of the same process: see _held.
    """
    mark = _mark_of(database)
    with _held(database, "IMMEDIATE") as (_, file):
        if _in_wal(file) and not _is_all_in_file(database):
            return
        state = _state(file)
        if not _is_of(_read(mark), state):
            files.write_whole(mark, json.dumps({**state, "used": _digest(file)}))


def withdraw(database: Path | str) -> None:
    """Take back what is noted, but that a database was made; whoever is about to write does this first.

    That needs no space, so it works on a full disk. Where it cannot be done, most likely nor can the write.
    """
    mark = _mark_of(database)
    with suppress(OSError):
        if mark.stat().st_size:
            with mark.open("r+b") as file:
                file.truncate(0)
                files.sync(file)


@contextmanager
def _held(database: Path, how: str) -> Iterator[tuple[sqlite3.Connection, FileIO]]:
    """Keep writers out while the bytes are read, after what a killed program left half written is taken back.

    Held immediately, nobody has begun to write either. Closing any handle of a file lets go of all the locks
    that the process has on it (POSIX), so there is one handle, and it is closed last.
    """
    with (
        FileIO(database) as file,
        closing(sqlite3.connect(database, timeout=_PATIENCE, isolation_level=None)) as connection,
    ):
        connection.execute(f"BEGIN {how}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection, file


def _look(connection: sqlite3.Connection, file: FileIO, mark: Path) -> str:
    noted = _read(mark)
    compared = noted is not None and _is_of(noted, _state(file))
    if compared and noted and _digest(file) == noted["used"]:
        return ""
    found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        return f"{BROKEN}: {found.partition(chr(10))[0]}."
    # With write-ahead logging, what is read may be written meanwhile; the note is withdrawn before.
    if compared and noted == _read(mark) and _is_of(noted, _state(file)):
        return CHANGED
    tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
    return "" if tables or noted is None else EMPTY


@lru_cache  # asked for with every write
def _mark_of(database: Path | str) -> Path:
    return Path(database).with_suffix(".mark")


def _read(mark: Path) -> dict[str, Any] | None:
    """Return what a mark says; {} where it is withdrawn or cannot be read, None where there is none."""
    with suppress(ValueError, OSError):
        said = json.loads(mark.read_text(encoding="ascii"))
        return said if isinstance(said, dict) else {}
    return {} if mark.exists() else None


def _is_of(noted: dict[str, Any] | None, state: dict[str, Any]) -> bool:
    """Tell whether a digest was noted of this state."""
    return noted is not None and "used" in noted and noted.items() >= state.items()


def _state(file: FileIO) -> dict[str, Any]:
    """Return what changes with every commit."""
    info = os.fstat(file.fileno())
    written = {"written": info.st_mtime_ns} if _in_wal(file) else {}
    return {"size": info.st_size, "commits": _header(file)[_COMMITS].hex(), **written}


def _header(file: FileIO) -> bytes:
    file.seek(0)
    return file.read(_HEADER)


def _in_wal(file: FileIO) -> bool:
    return _header(file)[_WRITE_VERSION] == _WAL


def _is_all_in_file(database: Path) -> bool:
    """Write what the write-ahead log holds into the database; tells whether all of it could be."""
    with closing(sqlite3.connect(database, timeout=_PATIENCE)) as connection:
        _, logged, written = connection.execute("PRAGMA wal_checkpoint").fetchone()
    return bool(logged == written)


def _digest(file: FileIO) -> str:
    """Return the SHA-256 of a file as it would be if its free pages were blank."""
    size, free = _page_size(file), _free_pages(file)
    digest, place = hashlib.sha256(), 0
    for page in sorted(free):
        _add(digest, file, place, (page - 1) * size)
        digest.update(bytes(size))
        place = page * size
    _add(digest, file, place, os.fstat(file.fileno()).st_size)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", file: FileIO, start: int, end: int) -> None:
    file.seek(start)
    while start < end and (piece := file.read(min(_AT_ONCE, end - start))):
        digest.update(piece)
        start += len(piece)


def _page_size(file: FileIO) -> int:
    size = int.from_bytes(_header(file)[_PAGE_SIZE], "big")
    return _LARGEST_PAGE if size == 1 else max(size, _SMALLEST_PAGE)


def _free_pages(file: FileIO) -> set[int]:
    """Return the numbers of the pages that hold nothing (sqlite.org/fileformat2.html, "The Freelist").

    The pages that list them are not among these: they are journaled, and decide which ones are.
    """
    size = _page_size(file)
    last = os.fstat(file.fileno()).st_size // size
    listing, free, lists = int.from_bytes(_header(file)[_FIRST_FREE], "big"), set[int](), {1}
    while 1 < listing <= last and listing not in lists:
        lists.add(listing)
        file.seek((listing - 1) * size)
        page = file.read(size)
        numbers = [int.from_bytes(page[at : at + 4], "big") for at in range(0, size - 3, 4)]
        listing, count, *listed = numbers
        free.update(number for number in listed[:count] if 1 < number <= last)
    return free - lists
