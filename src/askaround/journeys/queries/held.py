"""Everything on file about one person, in whichever tables it stands, found by following the tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import CharField, Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from askaround.history.models import Entry
from askaround.journeys.rules.held import HELD_WORDS, WRITINGS, Called, Writing
from askaround.kit.models import OwnedModel
from askaround.people.models import ContactPoint, Person
from askaround.people.rules import display_name

_SHOWN = 12  # of each kind, as many as can be taken in
Rows = dict[type[OwnedModel], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of one kind is on file about a person, in words."""

    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A record of another kind where somebody is named: what opens there, and what tells it apart."""

    opens: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Naming:
    """How many records of a table name somebody, in words, and the first of those."""

    table: str
    count: int
    words: str
    spots: list[Spot]


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


def names_of(person: Person, about: Collection[UUID]) -> set[str]:
    """Return how a person is and was called; `about` is what the log has said it of."""
    entries = Entry.objects.filter(owner_id=person.owner_id, chapter="people", subject__in=about)
    said = entries.values_list("before", "after")
    former = {name for pair in said for each in pair for name in _names_in(each)}
    return {person.display_name, *former} - {""}


def called(person: Person, names: Collection[str]) -> Called:
    """Return what tells of a person alone, and what may tell of others too, like a first name."""
    points = ContactPoint.objects.filter(owner_id=person.owner_id)
    mine = points.filter(person=person).values_list("value", flat=True)
    theirs = points.filter(value__in=mine).exclude(person=person).values_list("value", flat=True)
    shared = _shared(person, names)
    return Called(
        {*names, *mine.difference(theirs)} - shared,
        {person.given_name, person.family_name, *shared} - {"", *(set(names) - shared)},
    )


def _shared(person: Person, names: Collection[str]) -> set[str]:
    """Return which of these names somebody else on file has, if only within a longer one."""
    some = Q()
    for name in names:
        some |= Q(display_name__icontains=name)
    others = Person.objects.filter(some, owner_id=person.owner_id).exclude(pk=person.pk)
    known = [f" {other} ".casefold() for other in others.values_list("display_name", flat=True)]
    return {name for name in names if any(f" {name} ".casefold() in other for other in known)}


def list_named(person: Person) -> list[Naming]:
    """Return where you may have named a person in what is about others, and what erasing them leaves."""
    said = called(person, names_of(person, {person.uuid}))
    first, *others = _writings(person, said.terms)
    found: dict[str, dict[UUID, Spot]] = defaultdict(dict)
    for table, uuid, opens, title, text in first.union(*others, all=True).iterator():
        if said.anyhow.search(text):
            found[table][uuid] = Spot(opens, title)
    return [
        _naming(table, WRITINGS[table], list(found[table].values())) for table in WRITINGS if found[table]
    ]


def _naming(table: str, writing: Writing, spots: list[Spot]) -> Naming:
    return Naming(table, len(spots), writing.one if len(spots) == 1 else writing.many, spots[:_SHOWN])


def _writings(person: Person, terms: Iterable[str]) -> Iterator[QuerySet[Any]]:
    """Yield each column that may name a person, of what stays."""
    held = held_rows(person)
    for table, writing in WRITINGS.items():
        model = apps.get_model(table)
        stays = model._default_manager.filter(owner_id=person.owner_id)  # noqa: SLF001 - as above
        if model in held:
            stays = stays.exclude(pk__in=held[model].order_by().values("pk"))
        for column in writing.columns:
            seen = stays.filter(_seen(table, column, person))
            yield _column(seen, table, writing, column).filter(_with(terms))


def _seen(table: str, column: str, person: Person) -> Q:
    """Leave out lines you removed, and how somebody was introduced in words that are not yours: that goes."""
    if column == "tie_detail":
        return ~Q(introducer=person, tie_detail=person.display_name)
    return Q(removed_at=None) if table == "conversations.note" else Q()


def _column(rows: QuerySet[Any], table: str, writing: Writing, column: str) -> QuerySet[Any]:
    told: QuerySet[Any] = (
        rows.order_by()
        .annotate(
            table=Value(table, output_field=CharField()),
            opens=F(writing.opens),
            called=Cast(writing.title, TextField()),
            said=Cast(column, TextField()),
        )
        .values_list("table", "uuid", "opens", "called", "said")
    )
    return told


def _with(terms: Iterable[str]) -> Q:
    found = Q()
    for term in terms:
        found |= Q(said__icontains=term)
    return found


def _names_in(said: Any) -> Iterator[str]:
    if isinstance(said, list):
        yield from (name for each in said for name in _names_in(each))
    elif isinstance(said, dict):
        yield display_name(str(said.get("given_name", "")), str(said.get("family_name", "")))
        yield from (name for each in said.values() for name in _names_in(each))


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
