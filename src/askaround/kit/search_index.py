"""The full-text index of a table, as migrations make it: FTS5 on SQLite, a tsvector on PostgreSQL.

What is made here was made in homes before: whoever wants it otherwise makes another index.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.migrations import RunPython

# A tsvector holds a megabyte at most, which 100,000 characters do not reach.
_TSVECTOR = r"""to_tsvector('simple', regexp_replace(
    regexp_replace(left(normalize(left({text}, 100000), NFKD), 100000), '[\u0300-\u036f]+', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g'))"""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index over columns of text of a table; rows in which the column `unless` is filled are left out.

    On SQLite it is kept in step by triggers, so whoever makes the table anew forgets and makes the index.
    """

    table: str
    columns: tuple[str, ...]
    unless: str = ""

    @property
    def name(self) -> str:
        """Return the name of the index."""
        return f"{self.table}_search"

    def operation(self) -> RunPython:
        """Return the step of a migration that makes the index, and takes it away."""
        return RunPython(
            _run(self._sqlite(), self._postgresql()), _run(self._sqlite_back(), self._postgresql_back())
        )

    def _sqlite(self) -> list[str]:
        watched = ", ".join(filter(None, ("owner_id", *self.columns, self.unless)))
        learn, forget = f"{self._learn('new.')};", f"{self._forget()};"
        return [
            f"""CREATE VIRTUAL TABLE {self.name} USING fts5 (
                {self._listed()}, content='{self.table}', content_rowid='id', columnsize=0, prefix='2 3',
                tokenize='unicode61 remove_diacritics 2')""",
            self._learn(rows=f"FROM {self.table}"),
            f"CREATE TRIGGER {self.name}_insert AFTER INSERT ON {self.table} BEGIN {learn} END",
            f"CREATE TRIGGER {self.name}_delete AFTER DELETE ON {self.table} BEGIN {forget} END",
            f"""CREATE TRIGGER {self.name}_update AFTER UPDATE OF {watched} ON {self.table}
                BEGIN {forget} {learn} END""",
        ]

    def _sqlite_back(self) -> list[str]:
        triggers = [f"DROP TRIGGER {self.name}_{event}" for event in ("update", "delete", "insert")]
        return [*triggers, f"DROP TABLE {self.name}"]

    def _postgresql(self) -> list[str]:
        vector = _TSVECTOR.format(text=" || ' ' || ".join(self.columns))
        if self.unless:
            vector = f"CASE WHEN {self.unless} IS NULL THEN {vector} END"
        return [
            f"ALTER TABLE {self.table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({vector}) STORED",
            f"CREATE INDEX {self.name} ON {self.table} USING gin (search)",
        ]

    def _postgresql_back(self) -> list[str]:
        return [f"DROP INDEX {self.name}", f"ALTER TABLE {self.table} DROP COLUMN search"]

    def _listed(self, row: str = "") -> str:
        return ", ".join(f"{row}{column}" for column in ("owner_id", *self.columns))

    def _learn(self, row: str = "", rows: str = "") -> str:
        selected = f"SELECT {row}id, {self._listed(row)} {rows} {self._counted(row)}"
        return f"INSERT INTO {self.name} (rowid, {self._listed()}) {selected}"

    def _forget(self) -> str:
        selected = f"SELECT 'delete', old.id, {self._listed('old.')} {self._counted('old.')}"
        return f"INSERT INTO {self.name} ({self.name}, rowid, {self._listed()}) {selected}"

    def _counted(self, row: str) -> str:
        return f"WHERE {row}{self.unless} IS NULL" if self.unless else ""


def _run(sqlite: Sequence[str], postgresql: Sequence[str]) -> Callable[[Any, Any], None]:
    def run(_apps: Any, schema_editor: Any) -> None:
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return run
