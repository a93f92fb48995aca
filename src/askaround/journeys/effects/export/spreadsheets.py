"""Records as tables for a spreadsheet, with nothing in a cell that it would take for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from askaround.conversations.models import Conversation, Note
from askaround.direction.models import Criterion, StrategyLine
from askaround.insights.models import Insight, Reading, Relation
from askaround.journeys.effects.export.reading import AT_ONCE, Home, reached_by, tags_of
from askaround.kit.models import OwnedModel
from askaround.kit.text import neutral_cell
from askaround.kit.zips import Writer
from askaround.outreach.models import Message
from askaround.paths.models import Path
from askaround.people.models import Person
from askaround.people.rules import ContactKind
from askaround.relationships.models import Promise

_WHOM = {"person": "person__display_name", "person_uuid": "person__uuid"}
_TALK = {"conversation_day": "conversation__day", "conversation_uuid": "conversation__uuid"}
# For each file: its columns by heading, as lookups from the table.
_TALKS = {
    "uuid": "uuid",
    **_WHOM,
    "path": "path__title",
    "day": "day",
    "time": "time",
    "zone": "zone",
    "their_zone": "their_zone",
    "minutes": "minutes",
    "mode": "mode",
    "place": "place",
    "state": "state",
    "objective": "objective__text",
    "begun_at": "begun_at",
    "ended_at": "ended_at",
}
_NOTES = {
    "uuid": "uuid",
    **_TALK,
    "person": "conversation__person__display_name",
    "question": "question__text",
    "said_at": "said_at",
    "kind": "kind",
    "topic": "topic",
    "prompting": "prompting",
    "text": "text",
}
_INSIGHTS = {
    "uuid": "uuid",
    "claim": "claim",
    "quote": "quote",
    **_WHOM,
    **_TALK,
    "said_on": "said_on",
    "path": "path__title",
    "topic": "topic",
    "vantage": "vantage",
    "visibility": "visibility",
    "volunteered": "volunteered",
}
_PROMISES = {
    "uuid": "uuid",
    **_WHOM,
    **_TALK,
    "side": "side",
    "text": "text",
    "due_on": "due_on",
    "state": "state",
    "settled_at": "settled_at",
}
_PATHS = {
    "uuid": "uuid",
    "title": "title",
    "field": "field",
    "place": "place",
    "why": "why",
    "status": "status",
    "reason": "reason",
    "decided_at": "decided_at",
}
_MESSAGES = {
    "uuid": "uuid",
    "person": "objective__person__display_name",
    "person_uuid": "objective__person__uuid",
    "path": "objective__path__title",
    "objective": "objective__text",
    "channel": "channel",
    "subject": "subject",
    "body": "body",
    "begun_at": "begun_at",
    "sent_at": "sent_at",
    "answer": "answer",
    "answered_at": "answered_at",
}
_READINGS = {
    "insight": "insight__claim",
    "insight_uuid": "insight__uuid",
    "path": "path__title",
    "criterion": "criterion",
    "score": "score",
}
_RELATIONS = {
    "insight": "first__claim",
    "insight_uuid": "first__uuid",
    "kind": "kind",
    "other": "second__claim",
    "other_uuid": "second__uuid",
}
_CRITERIA = {"rank": "rank", "name": "name", "weight": "weight", "threshold": "threshold"}
# A line of the strategy for each insight that it rests on, once where it rests on none.
_STRATEGY = {
    "uuid": "uuid",
    "section": "section",
    "place": "place",
    "text": "text",
    "due_on": "due_on",
    "done_at": "done_at",
    "rests_on": "citations__insight__claim",
    "rests_on_uuid": "citations__insight__uuid",
}
_TABLES: dict[str, tuple[type[OwnedModel], dict[str, str]]] = {
    "paths.csv": (Path, _PATHS),
    "messages.csv": (Message, _MESSAGES),
    "conversations.csv": (Conversation, _TALKS),
    "insights.csv": (Insight, _INSIGHTS),
    "readings.csv": (Reading, _READINGS),
    "relations.csv": (Relation, _RELATIONS),
    "promises.csv": (Promise, _PROMISES),
    "criteria.csv": (Criterion, _CRITERIA),
    "strategy.csv": (StrategyLine, _STRATEGY),
}
_PEOPLE = (
    *("uuid", "name", "given_name", "family_name", "title", "organisation", "country"),
    *("mails", "phones", "profiles", "tags", "tie", "tie_detail", "tie_year", "introduced_by"),
    *("connected_on", "added_at", "archived_at", "do_not_contact", "notes"),
)


def write(archive: Writer, home: Home) -> None:
    """Write the tables."""
    people = home.people().iterator(chunk_size=AT_ONCE)
    _write(archive, "people.csv", _PEOPLE, map(_person, people))
    kept = home.all(Note).filter(removed_at=None)
    _write(archive, "notes.csv", tuple(_NOTES), _values(kept, _NOTES))
    for name, (model, columns) in _TABLES.items():
        _write(archive, name, tuple(columns), _values(home.all(model), columns))


def _values(rows: QuerySet[Any], columns: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    return iter(rows.values_list(*columns.values()).iterator(chunk_size=AT_ONCE))


def _write(archive: Writer, name: str, headings: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    with (
        archive.begin(name) as file,
        io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="") as text,
    ):
        writer = csv.writer(text)
        writer.writerow(headings)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return neutral_cell(value) if isinstance(value, str) else str(value)


def _person(person: Person) -> tuple[Any, ...]:
    return (
        *(person.uuid, person.display_name, person.given_name, person.family_name),
        *(person.title, person.organisation_name, person.country),
        *(
            "\n".join(reached_by(person, kind))
            for kind in (ContactKind.MAIL, ContactKind.PHONE, ContactKind.PROFILE)
        ),
        *(", ".join(tags_of(person)), person.tie, person.tie_detail, person.tie_year),
        person.introducer.display_name if person.introducer else "",
        *(person.connected_on, person.added_at, person.archived_at, person.do_not_contact, person.notes),
    )
