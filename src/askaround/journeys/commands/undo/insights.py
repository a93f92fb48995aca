"""Taking back what was done to insights."""

import datetime as dt
from typing import Any
from uuid import UUID

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.insights import commands as insights
from askaround.insights.rules import InsightDetails, ReadingDetails, RelationKind, Vantage, Visibility
from askaround.journeys.commands.removing import remove_insight, restore_insight
from askaround.journeys.commands.undo.terms import Inverse
from askaround.paths.rules import Topic


def _details(said: dict[str, Any]) -> InsightDetails:
    points = {name: said[name] and UUID(said[name]) for name in ("person", "path", "conversation", "note")}
    words = {
        "topic": Topic(said["topic"]),
        "vantage": Vantage(said["vantage"]),
        "visibility": Visibility(said["visibility"]),
        "said_on": dt.date.fromisoformat(said["said_on"]),
    }
    return InsightDetails(**{**said, **points, **words})


def _change_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    readings = [
        ReadingDetails(UUID(each["path"]), each["criterion"], each["score"])
        for each in entry.before["readings"]
    ]
    return insights.change_insight(
        owner=owner,
        insight=entry.subject,
        version=entry.after["version"],
        details=_details(entry.before["details"]),
        readings=readings,
        now=now,
    )


def _relate_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    former = entry.before["kind"]
    if former is None:
        return insights.part_insights(owner=owner, relation=entry.subject, now=now)
    return _relate(owner, {**entry.after, "kind": former}, now)


def _relate(owner: User, pair: dict[str, Any], now: dt.datetime) -> Entry:
    one, other, kind = UUID(pair["insight"]), UUID(pair["other"]), RelationKind(pair["kind"])
    return insights.relate_insights(owner=owner, insight=one, other=other, kind=kind, now=now)


INVERSES: dict[str, Inverse] = {
    "insights.keep_insight": lambda o, e, t: remove_insight(owner=o, insight=e.subject, now=t),
    "insights.change_insight": _change_back,
    "insights.remove_insight": lambda o, e, t: restore_insight(owner=o, entry=e, now=t),
    "insights.relate_insights": _relate_back,
    "insights.part_insights": lambda o, e, t: _relate(o, e.before, t),
}
