"""How SQLite is opened, so that what was acknowledged is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connection, connections

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

Version = tuple[int, ...]
_WRITE_VERSION = 18  # where in its header a file says so (sqlite.org/fileformat2.html)


def wal_is_safe(version: Version) -> bool:
    """Tell whether write-ahead logging is free of the reset race (sqlite.org/wal.html#walresetbug).

    Fixed in 3.51.3 and later, and in the branches 3.50.7 and 3.44.6; 3.45 to 3.49 never had the fix.
    """
    if version[:2] in {(3, 44), (3, 50)}:
        return version >= ((3, 44, 6) if version[:2] == (3, 44) else (3, 50, 7))
    return version >= (3, 51, 3)


def journal_mode(version: Version = sqlite3.sqlite_version_info) -> str:
    """Return the journal mode that this SQLite can be trusted with."""
    return "WAL" if wal_is_safe(version) else "TRUNCATE"


def options() -> dict[str, Any]:
    """Return Django's connection options: durable commits, a cache that keeps writes from spilling.

    What is deleted is overwritten (sqlite.org/pragma.html#pragma_secure_delete), however SQLite was built.
    """
    pragmas = (
        f"PRAGMA journal_mode={journal_mode()}",
        "PRAGMA synchronous=FULL",
        "PRAGMA cache_size=-65536",
        "PRAGMA foreign_keys=ON",
        "PRAGMA secure_delete=ON",
    )
    return {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": ";".join(pragmas)}


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Let this thread's connection wait so long for another program meanwhile; sqlite_engine tells ours."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    if wrapper.vendor != "sqlite":
        yield
        return
    wrapper.wait(seconds)
    try:
        yield
    finally:
        wrapper.wait(wrapper.settings_dict["OPTIONS"].get("timeout", 0))


def let_others_in() -> None:
    """Between two transactions of a long work, let those who wait to write go first."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    if wrapper.vendor == "sqlite":
        wrapper.let_others_in()


@contextmanager
def without_looking_for_references() -> Iterator[None]:
    """Let SQLite not look whether a row that is deleted is referred to: for each it would read whole tables.

    For deletions by Django, which follows references itself. Not inside a transaction (SQLite ignores it).
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.disable_constraint_checking()
    try:
        yield
    finally:
        connection.enable_constraint_checking()


def give_pages_back() -> None:
    """Let SQLite drop the pages that it keeps of tables read whole; the system's cache holds them too."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA shrink_memory")


def overwrite_what_is_deleted(connection: "BaseDatabaseWrapper") -> None:
    """Let what is deleted from now on be overwritten (sqlite.org/pragma.html#pragma_secure_delete)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def rewrite_searches(connection: "BaseDatabaseWrapper") -> None:
    """Write every full-text index anew: what was deleted stands in its older parts until then."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
            for name in [row[0] for row in cursor.fetchall()]:
                cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - names of our own tables


def opened(file: Path, *, read_only: bool) -> dict[str, Any]:
    """Return Django's name and options for a database."""
    if not read_only:
        return {"NAME": file, "OPTIONS": options()}
    return {"NAME": f"{file.as_uri()}?{_to_read(file)}", "OPTIONS": reading_options()}


def _to_read(file: Path) -> str:
    """Return how a file is opened that nobody may write to.

    One with write-ahead logging would need files beside it, unless it is told that nothing changes; what
    still stands in its log would be left out then.
    """
    log = file.with_name(f"{file.name}-wal")
    with suppress(OSError), file.open("rb") as opened_file:
        in_wal = opened_file.read(_WRITE_VERSION + 1)[_WRITE_VERSION:] == b"\x02"
        if in_wal and not (log.exists() and log.stat().st_size):
            return "immutable=1"
    return "mode=ro"


def reading_options() -> dict[str, Any]:
    """Return the options for a database that nothing may be written to."""
    return {"timeout": 20, "init_command": "PRAGMA query_only=ON"}


def scratch_options() -> dict[str, Any]:
    """Return the options for a database that is thrown away: quick, and not safe from anything."""
    pragmas = (
        "PRAGMA journal_mode=MEMORY",
        "PRAGMA synchronous=OFF",
        "PRAGMA foreign_keys=ON",
        "PRAGMA secure_delete=ON",
    )
    return {"transaction_mode": "IMMEDIATE", "init_command": ";".join(pragmas)}
