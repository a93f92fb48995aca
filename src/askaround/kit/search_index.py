"""The full-text index of a table, as migrations make it: FTS5 on SQLite, a tsvector on PostgreSQL.

What is made here was made in homes before: whoever wants it otherwise makes another index.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.migrations import RunPython

from askaround.kit.search_words import words_beside

# A tsvector holds a megabyte at most, which 100,000 characters do not reach.
_TSVECTOR = r"""to_tsvector('simple', regexp_replace(
    regexp_replace(left(normalize(left({text}, 100000), NFKD), 100000), '[\u0300-\u036f]+', '', 'g'){words},
    '[^[:alnum:]]+', ' ', 'g'))"""
_AT_ONCE = 5_000  # rows held while their words are written
_WORDS = r""" || ' ' || left({text}, 200000)"""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index over columns of text of a table; rows in which the column `unless` is filled are left out.

    `words` are the columns of SearchWords, in the order of the columns whose words they are.

    On SQLite it is kept in step by triggers, so whoever makes the table anew forgets and makes the index.
    """

    table: str
    columns: tuple[str, ...]
    unless: str = ""
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name of the index."""
        return f"{self.table}_search"

    def operation(self) -> RunPython:
        """Return the step of a migration that makes the index, and takes it away."""
        return RunPython(
            run(self._sqlite(), self._postgresql()), run(self._sqlite_back(), self._postgresql_back())
        )

    def removal(self) -> RunPython:
        """Return the step that takes the index away, and makes it again on the way back."""
        return RunPython(
            run(self._sqlite_back(), self._postgresql_back()), run(self._sqlite(), self._postgresql())
        )

    def words_written(self) -> RunPython:
        """Return the step that writes the words of what is on file."""
        return RunPython(_write_words(self.table, dict(zip(self.words, self.columns, strict=True))), _nothing)

    def _sqlite(self) -> list[str]:
        watched = ", ".join(filter(None, ("owner_id", *self.columns, *self.words, self.unless)))
        # Signs of Thai and Hindi hold marks, which are letters to those who read them.
        letters = " categories ''L* N* M* Co''" if self.words else ""
        learn, forget = f"{self._learn('new.')};", f"{self._forget()};"
        return [
            f"""CREATE VIRTUAL TABLE {self.name} USING fts5 (
                {self._listed()}, content='{self.table}', content_rowid='id', columnsize=0, prefix='2 3',
                tokenize='unicode61 remove_diacritics 2{letters}')""",
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
        vector = tsvector(self.columns, self.words)
        if self.unless:
            vector = f"CASE WHEN {self.unless} IS NULL THEN {vector} END"
        return [
            f"ALTER TABLE {self.table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({vector}) STORED",
            f"CREATE INDEX {self.name} ON {self.table} USING gin (search)",
        ]

    def _postgresql_back(self) -> list[str]:
        return [f"DROP INDEX {self.name}", f"ALTER TABLE {self.table} DROP COLUMN search"]

    def _listed(self, row: str = "") -> str:
        return ", ".join(f"{row}{column}" for column in ("owner_id", *self.columns, *self.words))

    def _learn(self, row: str = "", rows: str = "") -> str:
        selected = f"SELECT {row}id, {self._listed(row)} {rows} {self._counted(row)}"
        return f"INSERT INTO {self.name} (rowid, {self._listed()}) {selected}"

    def _forget(self) -> str:
        selected = f"SELECT 'delete', old.id, {self._listed('old.')} {self._counted('old.')}"
        return f"INSERT INTO {self.name} ({self.name}, rowid, {self._listed()}) {selected}"

    def _counted(self, row: str) -> str:
        return f"WHERE {row}{self.unless} IS NULL" if self.unless else ""


def tsvector(columns: Sequence[str], words: Sequence[str]) -> str:
    """Return what PostgreSQL makes of columns of text, and of the columns with their words."""
    beside = " || ' ' || ".join(f"coalesce({column}, '')" for column in words)
    return _TSVECTOR.format(
        text=" || ' ' || ".join(columns), words=_WORDS.format(text=beside) if words else ""
    )


def _write_words(table: str, columns: Mapping[str, str]) -> Callable[[Any, Any], None]:
    def run(_apps: Any, schema_editor: Any) -> None:
        connection = schema_editor.connection
        for words, text in columns.items():
            last = 0
            while True:
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"SELECT id, {text} FROM {table} WHERE id > %s AND {text} <> '' ORDER BY id LIMIT %s",  # noqa: S608 - names of our own
                        (last, _AT_ONCE),
                    )
                    rows = cursor.fetchall()
                    beside = ((words_beside(said), key) for key, said in rows)
                    written = [each for each in beside if each[0] is not None]
                    cursor.executemany(f"UPDATE {table} SET {words} = %s WHERE id = %s", written)  # noqa: S608 - as above
                if len(rows) < _AT_ONCE:
                    break
                last = rows[-1][0]

    return run


def _nothing(_apps: Any, _schema_editor: Any) -> None:
    """Leave the words: their column goes by itself."""


def run(sqlite: Sequence[str], postgresql: Sequence[str]) -> Callable[[Any, Any], None]:
    """Return what a migration runs: statements in the words of either database."""

    def _run(_apps: Any, schema_editor: Any) -> None:
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return _run
