"""The floor of an import: five tables filled by csv and sqlite3 alone.

The tables are those of an importer: an owner and a uuid in each, their unique key, and an index that begins
with the owner. Nothing is staged, matched, checked, explained or made searchable.
"""

import csv
import sqlite3
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from askaround.kit.sqlite import journal_mode

OWNER = 1
_HEADER = 4  # the lines above the first row in LinkedIn's file
_NOW = "2026-01-01 00:00:00"
_RECORD = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid CHAR(32) NOT NULL, owner_id BIGINT NOT NULL"
_TABLES = {
    "organisation": "name TEXT NOT NULL, key TEXT NOT NULL",
    "person": """given_name TEXT NOT NULL, family_name TEXT NOT NULL, display_name TEXT NOT NULL,
        title TEXT NOT NULL, organisation_name TEXT NOT NULL, organisation_id BIGINT, connected_on TEXT,
        added_at TEXT NOT NULL, sort_name TEXT NOT NULL""",
    "position": "title TEXT NOT NULL, organisation_id BIGINT, person_id BIGINT NOT NULL",
    "contact_point": "kind TEXT NOT NULL, value TEXT NOT NULL, key TEXT NOT NULL, person_id BIGINT NOT NULL",
    "imported_row": """number INTEGER NOT NULL, outcome TEXT NOT NULL, fingerprint BIGINT NOT NULL,
        facts TEXT NOT NULL, person_id BIGINT NOT NULL""",
}
_INDEXES = {
    "organisation": "owner_id, key",
    "person": "owner_id, sort_name",
    "position": "owner_id, person_id",
    "contact_point": "owner_id, kind, key",
    "imported_row": "owner_id, fingerprint",
}
Tables = dict[str, list[tuple[object, ...]]]


def import_seconds(file: Path) -> float:
    """Return the seconds that csv and sqlite3 take for a file, in one durable transaction."""
    with tempfile.TemporaryDirectory(prefix="askaround-bench-") as folder:
        connection = _database(Path(folder) / "floor.sqlite3")
        began = time.perf_counter()
        tables = _read(file)
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in tables.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute("COMMIT")
        seconds = time.perf_counter() - began
        connection.close()
    return seconds


def _database(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode={journal_mode()}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-65536")
    for table, columns in _TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({_RECORD}, {columns}, UNIQUE (owner_id, uuid))")
        connection.execute(f"CREATE INDEX {table}_index ON {table} ({_INDEXES[table]})")
    return connection


def _read(file: Path) -> Tables:
    organisations: dict[str, int] = {}
    tables: Tables = {table: [] for table in _TABLES}
    for number, cells in enumerate(lines(file), start=1):
        given, family, url, mail, company, title, connected = cells
        name = f"{given} {family}"
        if company and company not in organisations:
            organisations[company] = len(organisations) + 1
            tables["organisation"].append((*_record(), company, company.lower()))
        at = organisations.get(company)
        tables["person"].append(
            (*_record(), given, family, name, title, company, at, connected, _NOW, name.lower())
        )
        if title or company:
            tables["position"].append((*_record(), title, at, number))
        tables["contact_point"] += [
            (*_record(), kind, value, value.lower(), number)
            for kind, value in (("profile", url), ("mail", mail))
            if value
        ]
        facts = "\n".join(cells)
        tables["imported_row"].append((*_record(), number, "created", hash(facts), facts, number))
    return tables


def lines(file: Path) -> Iterator[list[str]]:
    """Yield the rows of LinkedIn's file."""
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.reader(opened)
        for _ in range(_HEADER):
            next(reader)
        yield from reader


def _record() -> tuple[None, str, int]:
    """Return key (left to the database), uuid and owner."""
    return None, uuid.uuid4().hex, OWNER


if __name__ == "__main__":
    print(import_seconds(Path(sys.argv[1])))
