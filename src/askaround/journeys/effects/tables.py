"""Rows as lines of JSON, the same from either engine, written and read by the models of their own time.

What is read and written are the tables as the migrations of a database (or of a backup) made them, not as the
code of today knows them: a backup is made before a migration, and may be brought back years after.
"""

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps as apps_of_today
from django.core.management.color import no_style
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader

from askaround.journeys.rules.backup import LEFT_OUT
from askaround.kit import bulk, columns
from askaround.kit.fields import SearchWords

Migrations = tuple[tuple[str, str], ...]
Models = dict[str, type[models.Model]]
NOTHING = models.Q(pk__in=())
_CHUNK = 2000  # rows held at a time


@functools.cache
def _loader() -> MigrationLoader:
    return MigrationLoader(None)


def migrations_known() -> Migrations:
    """Return the migrations of ours that this code has."""
    return _ours(_loader().disk_migrations)


def migrations_of(alias: str) -> Migrations:
    """Return the migrations of ours that a database has been through."""
    return _ours(MigrationLoader(connections[alias]).applied_migrations)


def last_of_each_app(migrations: Migrations) -> list[tuple[str, str]]:
    """Return the migrations that no other of these follows in the same app."""
    nodes, given = _loader().graph.node_map, set(migrations)
    followed = {
        node
        for node in given
        for child in nodes[node].children
        if child.key in given and child.key[0] == node[0]
    }
    return [node for node in migrations if node not in followed]


def _ours(migrations: Iterable[tuple[str, str]]) -> Migrations:
    labels = {
        config.label for config in apps_of_today.get_app_configs() if config.name.startswith("askaround.")
    }
    return tuple(sorted(key for key in migrations if key[0] in labels))


@functools.cache
def models_at(migrations: Migrations) -> Models:
    """Return the models whose rows are kept, by label, as some migrations made them.

    A table comes after those that it points to: SQLite looks through all that points to a row which is late.
    """
    labels = {app for app, _ in migrations}
    state = _loader().project_state(last_of_each_app(migrations))
    found = {model._meta.label_lower: model for model in state.apps.get_models()}  # noqa: SLF001 - Django's documented way
    kept = {label: model for label, model in found.items() if _is_kept(label, labels)}
    pointing = {label: _pointed_to(model) & kept.keys() - {label} for label, model in sorted(kept.items())}
    return {label: kept[label] for label in TopologicalSorter(pointing).static_order()}


def _is_kept(label: str, apps: set[str]) -> bool:
    return label.partition(".")[0] in apps and label not in LEFT_OUT


def _pointed_to(model: type[models.Model]) -> set[str]:
    return {table for field in fields_of(model) if (table := table_pointed_to(field))}


def table_pointed_to(field: "models.Field[Any, Any]") -> str:
    """Return the table that a column refers to, "" where it refers to none."""
    return field.related_model._meta.label_lower if field.related_model else ""  # noqa: SLF001 - Django's documented way


def fields_of(model: type[models.Model]) -> "Sequence[models.Field[Any, Any]]":
    """Return the fields of a table that are columns, but for words that are written by themselves."""
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented way
    return [field for field in fields if not isinstance(field, SearchWords)]


def columns_of(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns of a table, by attribute name ("person_id", not "person")."""
    return tuple(field.attname for field in fields_of(model))


def values(
    model: type[models.Model], alias: str, columns: Iterable[str], *, leave_out: models.Q = NOTHING
) -> Iterator[tuple[Any, ...]]:
    """Yield columns of rows, in the order of the keys."""
    rows = model._base_manager.using(alias).exclude(leave_out).order_by("pk")  # noqa: SLF001 - as above
    return iter(rows.values_list(*columns).iterator(chunk_size=_CHUNK))


def lines(model: type[models.Model], alias: str) -> Iterator[bytes]:
    """Yield every row as a line of JSON, in the order of the keys."""
    return map(line, values(model, alias, columns_of(model)))


def line(row: object) -> bytes:
    """Return a row as a line of JSON, the same from either engine."""
    text = json.dumps(row, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def digest(written: Iterable[bytes]) -> str:
    """Return the SHA-256 of lines."""
    found = hashlib.sha256()
    for each in written:
        found.update(each)
    return found.hexdigest()


class BadRow(ValueError):  # noqa: N818 - named for what is wrong
    """Raised for a row that no table of ours could hold; says which, counted from 1, and why."""


def insert(model: type[models.Model], rows: Iterable[list[Any]], alias: str, *, shaped: bool) -> None:
    """Write rows that were read from lines; raises BadRow.

    Where they are of today's shape, what the models of today declare of it is asked for as well.
    """
    fields = fields_of(model)
    shapes = columns.shapes_of(_of_today(model)) if shaped else {}
    waiting, done = iter(rows), 0
    while chunk := list(islice(waiting, _CHUNK)):
        told = zip(fields, zip(*chunk, strict=True), strict=True)
        try:
            values = {
                field.attname: columns.read(field, each, shapes.get(field.attname)) for field, each in told
            }
        except columns.NotAValue as error:
            raise BadRow(f"line {done + error.place + 1:,}: {error}") from error
        done += len(chunk)
        bulk.insert(
            model,
            [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)],
            using=alias,
        )


def _of_today(model: type[models.Model]) -> type[models.Model]:
    return apps_of_today.get_model(model._meta.label)  # noqa: SLF001 - as above


def count_on_from(kept: Iterable[type[models.Model]], alias: str) -> None:
    """Let new rows get keys beyond those that were written with theirs."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(kept)):
            cursor.execute(statement)


def _plain(value: object) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"a backup cannot hold a {type(value).__name__}")
