"""Writing many rows at once: one prepared statement, and no object for a row that nobody looks at.

bulk_create builds, checks and converts an object for each row, which for an import of 30,000 lines costs more
than the database does.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from askaround.kit.fields import SearchWords
from askaround.kit.search_words import words_beside

# The columns of one row by attribute name ("person_id", not "person").
Columns: TypeAlias = dict[str, Any]
Item = TypeVar("Item")
# So many values fit into one statement; SQLite takes 32,766.
_AT_ONCE = 10_000
# Kinds of field whose values every database takes as they are.
_AS_THEY_ARE = (
    models.AutoField,
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


def insert(model: type[models.Model], rows: Sequence[Columns], *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Write rows that all name the same columns; columns not named get their default.

    Keys are given out where the rows do not name them.
    """
    if not rows:
        return
    connection = connections[using]
    options = model._meta  # noqa: SLF001 - Django's documented way to the fields
    fields = [f for f in options.concrete_fields if not f.primary_key or f.attname in rows[0]]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(repeat("%s", len(fields)))
    table = connection.ops.quote_name(options.db_table)
    columns = (_column(field, rows, connection) for field in fields)
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own tables
        cursor.executemany(statement, list(zip(*columns, strict=True)))


def slices(items: Sequence[Item], at_once: int = _AT_ONCE) -> Iterator[Sequence[Item]]:
    """Yield items in groups that fit into one statement."""
    return (items[start : start + at_once] for start in range(0, len(items), at_once))


def _column(
    field: "models.Field[Any, Any]", rows: Sequence[Columns], connection: BaseDatabaseWrapper
) -> list[Any]:
    if field.attname in rows[0]:
        values = [row[field.attname] for row in rows]
    elif isinstance(field, SearchWords) and field.of in rows[0]:
        values = [words_beside(row[field.of]) for row in rows]
    elif callable(field.default):
        values = [field.get_default() for _ in rows]
    else:
        return [field.get_db_prep_save(field.get_default(), connection)] * len(rows)
    if isinstance(field, _AS_THEY_ARE):
        return values
    convert = functools.partial(field.get_db_prep_save, connection=connection)
    if isinstance(field, models.DateField):  # days repeat from row to row
        known = {value: convert(value) for value in set(values)}
        return [known[value] for value in values]
    if isinstance(field, models.JSONField):  # most say nothing
        nothing = convert([])
        return [nothing if value == [] else convert(value) for value in values]
    return [convert(value) for value in values]
