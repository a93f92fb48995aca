"""All that is held about one person, written for them or for another program."""

from django.db.models import QuerySet

from askaround.history.models import Entry
from askaround.journeys.effects import records, tables
from askaround.journeys.effects.erasing import entries_about
from askaround.journeys.queries.held import held_rows
from askaround.kit.models import OwnedModel
from askaround.people.models import Person


def written(person: Person) -> bytes:
    """Return every row about a person and every line of the log, as an export writes them, by table."""
    told: list[QuerySet[OwnedModel]] = [*held_rows(person).values()]
    told.append(Entry.objects.filter(owner_id=person.owner_id, pk__in=entries_about(person)))
    listed = (f'"{rows.model._meta.label_lower}":[{_rows(rows)}]' for rows in told)  # noqa: SLF001 - Django's documented way to the name
    return ("{" + ",\n".join(listed) + "}\n").encode("utf-8", "replace")


def _rows(rows: QuerySet[OwnedModel]) -> str:
    names = records.names_of(rows.model)
    values = rows.order_by("pk").values_list(*records.lookups_of(rows.model))
    lines = (tables.line(dict(zip(names, row, strict=True))) for row in values)
    return ",".join(line.decode("utf-8", "surrogatepass").strip() for line in lines)
