"""Asking the full-text indexes: FTS5 on SQLite, tsvector on PostgreSQL.

An index follows its table by triggers or by itself (see the migrations called search). Newest first is the
order of the index: nothing is ranked, and reading ends with the last row that is shown.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from askaround.kit.paging import ABOVE_ALL
from askaround.kit.text import fold

# Whatever is taken out of a text before it is indexed is taken out of the words, too.
TSQUERY = "to_tsquery('simple', regexp_replace(%s, '[^[:alnum:]''&|():*]+', ' ', 'g'))"
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
# Further words narrow nothing down, and each costs a look into the index.
_MOST = 8
_ACCENTS = dict.fromkeys(range(768, 880))


@dataclass(frozen=True, slots=True)
class Index:
    """The full-text index of some columns of a table; on PostgreSQL it is the table's column `search`."""

    table: str
    columns: Sequence[str]

    def newest(self, owner_id: int, terms: Sequence[str], *, limit: int, below: int = ABOVE_ALL) -> Q:
        """Choose the newest rows that have words that begin like each of these, below a key.

        It is all that a query needs to say: with the owner said once more, SQLite would read all of theirs.
        """
        if connection.vendor == "sqlite":
            statement, match = _FTS5, fts5(self.columns, terms)
        else:
            statement, match = _TSVECTOR, tsquery(terms)
        asked = [match, owner_id, below, limit]
        statement = statement.format(table=self.table)
        return Q(pk__in=RawSQL(statement, asked))  # noqa: S611 - words come as arguments


def terms_of(text: str) -> list[str]:
    """Return the words of a text with the marks of their letters, as texts are indexed with them."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in plain)
    return [term for term in kept.split() if any(map(str.isalnum, term))][:_MOST]


def fts5(columns: Sequence[str], terms: Sequence[str]) -> str:
    """Return what SQLite's search is asked; whose the rows are is asked of the table, which is quicker."""
    words = _all(terms, chr(34), "*", " AND ", " OR ")
    return f"{{{' '.join(columns)}}}: ({words})"


def tsquery(terms: Sequence[str]) -> str:
    """Return what PostgreSQL's search is asked, for TSQUERY."""
    return _all(terms, "'", ":*", " & ", " | ")


def _all(terms: Sequence[str], quote: str, prefix: str, both: str, either: str) -> str:
    """Return the condition that each term is there, as typed, without accents, or folded (no index folds ß).

    A single Latin letter has to be a word of its own, since every text has words that begin with it.
    """
    conditions = []
    for term in terms:
        ending = "" if len(term) == 1 and term.isascii() else prefix
        bare = unicodedata.normalize("NFKD", term).translate(_ACCENTS)
        spellings = dict.fromkeys((term, bare, fold(term)))
        conditions.append(f"({either.join(f'{quote}{each}{quote}{ending}' for each in spellings)})")
    return both.join(conditions)
