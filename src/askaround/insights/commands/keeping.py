"""Keeping what you learned, saying it better, and taking it back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.queries import get_conversation, get_note
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.insights.models import Insight, Reading
from askaround.insights.queries import get_insight
from askaround.insights.rules import InsightDetails, ReadingDetails, Vantage, Visibility
from askaround.kit.refusals import Refusal
from askaround.kit.text import fold
from askaround.paths.queries import get_path
from askaround.paths.rules import Topic
from askaround.people.queries import get_person


class NothingClaimed(Refusal):
    """Raised for an insight without a claim."""


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
def remove_insight(*, owner: User, insight: UUID, now: dt.datetime) -> Entry:
    """Take an insight off the file."""
    subject = get_insight(owner, insight)
    before = _told(details_kept(subject), readings_kept(subject))
    entry = note("remove_insight", subject, "It is no longer among your insights.", now, before)
    subject.delete()
    return entry


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


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID | dt.date) else value
