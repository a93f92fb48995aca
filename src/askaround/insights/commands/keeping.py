"""Keeping what you learned, saying it better, and taking it back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, Note
from askaround.conversations.queries import get_conversation, get_note
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.insights.models import Insight, Reading, Relation
from askaround.insights.queries import get_insight
from askaround.insights.rules import InsightDetails, ReadingDetails, Vantage, Visibility
from askaround.kit.refusals import Refusal
from askaround.kit.snapshots import Snapshot, bring_back, snapshot, snapshots
from askaround.kit.text import fold
from askaround.paths.models import Path
from askaround.paths.queries import get_path
from askaround.paths.rules import Topic
from askaround.people.models import Person
from askaround.people.queries import get_person


class NothingClaimed(Refusal):
    """Raised for an insight without a claim."""


class NotThereAnyMore(Refusal):
    """Raised when an insight cannot come back because of whoever said it."""


@transaction.atomic
def keep_insight(
    *, owner: User, details: InsightDetails, readings: Sequence[ReadingDetails] = (), now: dt.datetime
) -> Entry:
    """Keep a claim with the words it rests on and how far it speaks for paths; raises NothingClaimed."""
    insight = Insight.objects.create(owner=owner, **_columns(owner, details))
    _read(owner, insight, readings)
    return note("keep_insight", insight, "It is among your insights.", now, after=_told(details, readings))


@transaction.atomic
def change_insight(
    *,
    owner: User,
    insight: UUID,
    version: int,
    details: InsightDetails,
    readings: Sequence[ReadingDetails],
    now: dt.datetime,
) -> Entry:
    """Say it better, or read it differently; raises NothingClaimed and StaleVersion."""
    subject = get_insight(owner, insight)
    before = _told(details_kept(subject), readings_kept(subject))
    subject.change(expected=version, **_columns(owner, details))
    Reading.objects.filter(owner=owner, insight=subject).delete()
    _read(owner, subject, readings)
    return note("change_insight", subject, "The insight is saved.", now, before, _told(details, readings))


@transaction.atomic
def remove_insight(
    *, owner: User, insight: UUID, now: dt.datetime, beside: Mapping[str, list[Snapshot]] | None = None
) -> Entry:
    """Take an insight off the file, with its readings and relations; the log keeps what undo needs.

    `beside` is what goes with it in later chapters, for the log to keep too.
    """
    subject = get_insight(owner, insight)
    mine = {"owner": owner, "insight": subject}
    related = Relation.objects.filter(Q(first=subject) | Q(second=subject), owner=owner)
    before = {
        "insight": snapshot(subject),
        "readings": snapshots(Reading.objects.filter(**mine)),
        "relations": snapshots(related),
        **(beside or {}),
    }
    entry = note("remove_insight", subject, "It is no longer among your insights.", now, before)
    subject.delete()
    return entry


@transaction.atomic
def restore_insight(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Bring a removed insight back, related to those that are still there; raises NotThereAnyMore.

    What it bears on is left out where that was removed meanwhile.
    """
    kept = entry.before["insight"]
    if not Person.objects.filter(owner=owner, pk=kept["person_id"]).exists():
        raise NotThereAnyMore("Whoever said it is no longer on file.")
    bring_back(Insight, [_without_what_is_gone(owner, kept)])
    bring_back(Reading, _still(entry.before["readings"], Path, owner, "path_id"))
    others = _still(entry.before["relations"], Insight, owner, "first_id")
    bring_back(Relation, _still(others, Insight, owner, "second_id"))
    return note("restore_insight", get_insight(owner, entry.subject), "The insight is back.", now)


def details_kept(insight: Insight) -> InsightDetails:
    """Return what an insight says, as it would be told."""
    return InsightDetails(
        claim=insight.claim,
        topic=Topic(insight.topic),
        vantage=Vantage(insight.vantage),
        person=insight.person.uuid,
        said_on=insight.said_on,
        quote=insight.quote,
        visibility=Visibility(insight.visibility),
        path=insight.path.uuid if insight.path else None,
        conversation=insight.conversation.uuid if insight.conversation else None,
        note=insight.note.uuid if insight.note else None,
        volunteered=insight.volunteered,
    )


def readings_kept(insight: Insight) -> list[ReadingDetails]:
    """Return how far an insight speaks for which paths."""
    readings = insight.readings.filter(owner=insight.owner_id).select_related("path").order_by("id")
    return [ReadingDetails(each.path.uuid, each.criterion, each.score) for each in readings]


def _columns(owner: User, details: InsightDetails) -> dict[str, Any]:
    if not details.claim.strip():
        raise NothingClaimed("Say in a sentence what you learned.")
    conversation = get_conversation(owner, details.conversation) if details.conversation else None
    return {
        "claim": details.claim.strip(),
        "quote": details.quote.strip(),
        "topic": details.topic,
        "vantage": details.vantage,
        "visibility": details.visibility,
        "volunteered": details.volunteered,
        "person": get_person(owner, details.person),
        "path": get_path(owner, details.path) if details.path else None,
        "conversation": conversation,
        "note": get_note(owner, details.note) if details.note else None,
        "said_on": details.said_on,
    }


def _read(owner: User, insight: Insight, readings: Sequence[ReadingDetails]) -> None:
    Reading.objects.bulk_create(
        Reading(
            owner=owner,
            insight=insight,
            path=get_path(owner, each.path),
            criterion=each.criterion,
            key=fold(each.criterion),
            score=each.score,
        )
        for each in readings
    )


def _told(details: InsightDetails, readings: Sequence[ReadingDetails]) -> dict[str, Any]:
    """Return what history keeps: ids and days as text."""
    said = {name: _plain(value) for name, value in asdict(details).items()}
    read = [{**asdict(each), "path": str(each.path)} for each in readings]
    return {"details": said, "readings": read}


def _without_what_is_gone(owner: User, kept: Snapshot) -> Snapshot:
    """Return a row that points to nothing that is not there; a note gives one insight, so it may be taken."""
    points: dict[str, type[Path | Conversation | Note]] = {
        "path_id": Path,
        "conversation_id": Conversation,
        "note_id": Note,
    }
    gone = {
        name: None
        for name, model in points.items()
        if not model.objects.filter(owner=owner, pk=kept[name] or 0).exists()
    }
    if Insight.objects.filter(owner=owner, note=kept["note_id"] or 0).exists():
        gone["note_id"] = None
    return {**kept, **gone}


def _still(rows: list[Snapshot], model: type[Path | Insight], owner: User, column: str) -> list[Snapshot]:
    """Return those rows whose column points to something that is still there."""
    there = model.objects.filter(owner=owner, pk__in={row[column] for row in rows})
    keys = set(there.values_list("pk", flat=True))
    return [row for row in rows if int(row[column]) in keys]


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID | dt.date) else value
