"""Rows as an export tells them: objects by field name that refer to each other by uuid, for any program.

`id` is the number by which the log refers to a row; whoever does not bring the log back may leave it aside.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

from askaround.journeys.effects import tables

Records = Callable[[str], Iterator[dict[str, Any]]]


class DanglingReference(ValueError):  # noqa: N818 - named for what is wrong
    """Raised for a row that refers to one that is not there."""


def names_of(model: type[models.Model]) -> tuple[str, ...]:
    """Return the names of a table's fields ("person", not "person_id")."""
    return tuple(field.name for field in tables.fields_of(model))


def lines(model: type[models.Model], alias: str, *, leave_out: models.Q = tables.NOTHING) -> Iterator[bytes]:
    """Yield rows as an object each in a line of JSON, in the order of the keys."""
    names = names_of(model)
    rows = tables.values(model, alias, lookups_of(model), leave_out=leave_out)
    return (tables.line(dict(zip(names, row, strict=True))) for row in rows)


def lookups_of(model: type[models.Model]) -> list[str]:
    """Return how each field is read, so that what it refers to is named by uuid."""
    fields = tables.fields_of(model)
    return [f"{field.name}__uuid" if field.is_relation else field.attname for field in fields]


class Keys:
    """Which key each uuid of a table stands for; a table is read once, when a row first refers to it."""

    def __init__(self, records: Records) -> None:
        """Keep how the records of a table are read."""
        self._records = records
        self._known: dict[str, dict[str, int]] = {}

    def of(self, table: str) -> dict[str, int]:
        """Return the key of each uuid in a table."""
        if table not in self._known:
            self._known[table] = {each["uuid"]: each["id"] for each in self._records(table)}
        return self._known[table]


def as_rows(model: type[models.Model], records: Iterator[dict[str, Any]], keys: Keys) -> Iterator[list[Any]]:
    """Yield records as the database holds them, by column; raises DanglingReference."""
    fields = [(field.name, tables.table_pointed_to(field)) for field in tables.fields_of(model)]
    for record in records:
        yield [_key(keys, table, record[name]) if table else record[name] for name, table in fields]


def _key(keys: Keys, table: str, uuid: str | None) -> int | None:
    if uuid is None:
        return None
    try:
        return keys.of(table)[uuid]
    except (KeyError, TypeError) as error:
        raise DanglingReference(f"{uuid} is not among data/{table}.jsonl") from error
