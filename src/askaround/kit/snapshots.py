"""Keeping whole rows in the log, so that they can be brought back exactly as they were."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from django.db import models

from askaround.kit import columns
from askaround.kit.bulk import slices
from askaround.kit.fields import SearchWords

# A row by attribute name, as JSON takes it: times in full, unlike Django's own JSON.
Snapshot: TypeAlias = dict[str, Any]


def snapshot(record: models.Model) -> Snapshot:
    """Return every column of a row, key and version too."""
    return {field.attname: _told(field, record) for field in _fields(type(record))}


def snapshots(rows: models.QuerySet[Any]) -> list[Snapshot]:
    """Return every column of some rows, by key."""
    return [snapshot(record) for record in rows.order_by("pk")]


def values_of(model: type[models.Model], kept: Snapshot) -> dict[str, Any]:
    """Return the columns of a snapshot as the model holds them."""
    fields = {field.attname: field for field in _fields(model)}
    return {name: None if said is None else fields[name].to_python(said) for name, said in kept.items()}


def bring_back(model: type[models.Model], kept: Iterable[Snapshot], *, anew: bool = False) -> None:
    """Write rows again under their old keys; `anew` leaves out those that are there by now.

    Raises NotAValue for what no row of the table can hold: the log may have come with a backup.
    """
    told = [values_of(model, each) for each in kept]
    for values in told:
        columns.check(model, values)
    rows = [model(**values) for values in told]
    model._default_manager.bulk_create(rows, ignore_conflicts=anew)  # noqa: SLF001 - Django's documented way


def hand_over(
    rows: models.QuerySet[Any], others: models.QuerySet[Any], same: Sequence[str], **to: Any
) -> list[Snapshot]:
    """Change columns of rows, leaving out those of which others have the like; return the rows as they were.

    `same` names the columns that make two rows alike; with none of them, any other row is.
    """
    kept = snapshots(rows)
    held = set(others.values_list(*same)) if same else {() for _ in others[:1]}
    doubles = [row.pk for row in rows if tuple(getattr(row, name) for name in same) in held]
    left = [row.pk for row in rows if row.pk not in set(doubles)]
    every = rows.model._default_manager  # noqa: SLF001 - Django's documented way
    every.filter(pk__in=doubles).delete()
    every.filter(pk__in=left).update(**to)
    return kept


def move(rows: models.QuerySet[Any], **to: Any) -> list[int]:
    """Change columns of rows; return the keys of those rows."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for some in slices(keys):
        rows.model._default_manager.filter(pk__in=some).update(**to)  # noqa: SLF001 - Django's documented way
    return keys


def _told(field: "models.Field[Any, Any]", record: models.Model) -> Any:
    return None if getattr(record, field.attname) is None else field.value_to_string(record)


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented way to the fields
    return [field for field in fields if not isinstance(field, SearchWords)]
