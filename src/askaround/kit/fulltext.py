"""Asking the full-text indexes: FTS5 on SQLite, tsvector on PostgreSQL.

An index follows its table by triggers or by itself (see the migrations called search). Newest first is the
order of the index: nothing is ranked, and reading ends with the last row that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from askaround.kit.paging import ABOVE_ALL
from askaround.kit.search_words import Phrase, Term

# Whatever is taken out of a text before it is indexed is taken out of the words, too.
TSQUERY = "to_tsquery('simple', regexp_replace(%s, '[^[:alnum:]''&|():*<>-]+', ' ', 'g'))"
# CROSS JOIN is SQLite's way to say that the matches are looked at first, and not everything of the owner.
_FTS5 = """
    SELECT found.rowid FROM {table}_search AS found CROSS JOIN {table} AS record ON record.id = found.rowid
    WHERE {table}_search MATCH %s AND record.owner_id = %s AND found.rowid < %s
    ORDER BY found.rowid DESC LIMIT %s
"""
_TSVECTOR = f"""
    SELECT id FROM {{table}} WHERE search @@ {TSQUERY} AND owner_id = %s AND id < %s
    ORDER BY id DESC LIMIT %s
"""  # noqa: S608 - names of our own tables


@dataclass(frozen=True, slots=True)
class Index:
    """The full-text index of some columns of a table; on PostgreSQL it is the table's column `search`.

    `columns` are those with texts and those with the words beside them.
    """

    table: str
    columns: Sequence[str]

    def newest(self, owner_id: int, sought: Sequence[Term], *, limit: int, below: int = ABOVE_ALL) -> Q:
        """Choose the newest rows in which each of these stands, below a key.

        It is all that a query needs to say: with the owner said once more, SQLite would read all of theirs.
        """
        if connection.vendor == "sqlite":
            statement, match = _FTS5, fts5(self.columns, sought)
        else:
            statement, match = _TSVECTOR, tsquery(sought)
        asked = [match, owner_id, below, limit]
        statement = statement.format(table=self.table)
        return Q(pk__in=RawSQL(statement, asked))  # noqa: S611 - words come as arguments


def fts5(columns: Sequence[str], sought: Sequence[Term]) -> str:
    """Return what SQLite's search is asked; whose the rows are is asked of the table, which is quicker."""
    conditions = (" OR ".join(map(_fts5_phrase, term.spellings)) for term in sought)
    return f"{{{' '.join(columns)}}}: ({' AND '.join(f'({condition})' for condition in conditions)})"


def tsquery(sought: Sequence[Term]) -> str:
    """Return what PostgreSQL's search is asked, for TSQUERY."""
    return " & ".join(f"({' | '.join(map(_tsquery_phrase, term.spellings))})" for term in sought)


def _fts5_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{"" if phrase.whole else "*"}'


def _tsquery_phrase(phrase: Phrase) -> str:
    words = " <-> ".join(f"'{word}'" for word in phrase.words)
    return f"({words}{'' if phrase.whole else ':*'})"
