"""Reading a home from one end to the other, a chunk at a time, in whichever database it is."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Max, Model, Prefetch, QuerySet

from askaround.history.models import Entry
from askaround.kit.models import OwnedModel
from askaround.people.models import ContactPoint, Person, Position, Tagging
from askaround.people.rules import ContactKind

AT_ONCE = 500  # rows held at a time; SQLite takes no more than 1,000 to look for
Kind = TypeVar("Kind", bound=OwnedModel)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Home:
    """The database that holds everything."""

    alias: str

    def all(self, model: type[Kind]) -> QuerySet[Kind]:
        """Return all rows of a table in the order of their keys; like a backup, whoever owns them."""
        rows: QuerySet[Kind] = model._default_manager.using(self.alias)  # type: ignore[assignment]  # noqa: SLF001 - Django's documented way
        return rows.order_by("pk")

    def last_changes(self) -> dict[UUID, dt.datetime]:
        """Return when each record was last changed, as far as the log tells."""
        return dict(self.all(Entry).order_by().values_list("subject").annotate(Max("at")))

    def people(self) -> QuerySet[Person]:
        """Return everybody, with all that an address book has a place for."""
        return (
            self.all(Person)
            .select_related("introducer")
            .prefetch_related(
                Prefetch("contact_points", self.all(ContactPoint)),
                Prefetch("positions", self.all(Position).select_related("organisation")),
                Prefetch("taggings", self.all(Tagging).select_related("tag")),
            )
        )


def chunks(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """Yield rows in groups that fit into memory."""
    held: list[Row] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        held.append(row)
        if len(held) == AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def reached_by(person: Person, kind: ContactKind) -> tuple[str, ...]:
    """Return the addresses of one kind that a person was read with."""
    points: list[ContactPoint] = list(person.contact_points.all())
    return tuple(point.value for point in points if point.kind == kind)


def tags_of(person: Person) -> tuple[str, ...]:
    """Return the tags that a person was read with."""
    taggings: list[Tagging] = list(person.taggings.all())
    return tuple(sorted(each.tag.name for each in taggings))


def positions_of(person: Person) -> list[Position]:
    """Return the positions that a person was read with, the present one first, then the latest."""
    found: list[Position] = list(person.positions.all())
    return sorted(
        found, key=lambda each: (each.present, each.started_on is not None, each.started_on), reverse=True
    )
