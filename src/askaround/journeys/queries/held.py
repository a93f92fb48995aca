"""Everything on file about one person, in whichever tables it stands, found by following the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import CharField, Count, Q, QuerySet, Value

from askaround.journeys.rules.held import HELD_WORDS
from askaround.kit.models import OwnedModel
from askaround.people.models import Person

Rows = dict[type[OwnedModel], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of one kind is on file about a person, in words."""

    count: int
    words: str


def held_rows(person: Person) -> Rows:
    """Return the rows of each table that are about a person or hang on such; what others hang on first."""
    rows: Rows = {Person: Person.objects.filter(owner_id=person.owner_id, pk=person.pk)}
    for model in _in_order():
        about = Q()
        for field in _pointing(model):
            if field.related_model in rows and _is_about(field):
                about |= Q(**{f"{field.name}__in": rows[field.related_model].values("pk")})
        if about and model is not Person:
            rows[model] = model._default_manager.filter(about, owner_id=person.owner_id)  # noqa: SLF001 - Django's documented way
    return rows


def list_held(person: Person) -> list[Holding]:
    """Return how much is on file about a person, in one query."""
    first, *others = [
        rows.order_by()
        .values(table=Value(_label(model), output_field=CharField()))
        .annotate(count=Count("pk"))
        .values_list("table", "count")
        for model, rows in held_rows(person).items()
    ]
    counts: dict[str, int] = dict(first.union(*others, all=True))
    return [
        Holding(counts[label], one if counts[label] == 1 else many)
        for label, (one, many) in HELD_WORDS.items()
        if counts.get(label)
    ]


def _in_order() -> Iterator[type[OwnedModel]]:
    """Yield our tables, each after those it refers to."""
    owned = [model for model in apps.get_models() if issubclass(model, OwnedModel)]
    after = {model: {field.related_model for field in _pointing(model)} - {model} for model in owned}
    return (model for model in TopologicalSorter(after).static_order() if issubclass(model, OwnedModel))


def _pointing(model: type[models.Model]) -> "list[models.ForeignKey[Any, Any]]":
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented way
    return [field for field in fields if isinstance(field, models.ForeignKey) and field.name != "owner"]


def _is_about(field: "models.ForeignKey[Any, Any]") -> bool:
    """Tell whether a row is about what it refers to, rather than only naming it."""
    return field.related_model is Person or field.remote_field.on_delete is not models.SET_NULL


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 - Django's documented way to the name
