"""Taking an insight off the file with the places of the strategy that rest on it, and both back."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.models import Citation, StrategyLine
from askaround.history.models import Entry
from askaround.insights import commands as insights
from askaround.insights.queries import get_insight
from askaround.kit.snapshots import bring_back, snapshots


@transaction.atomic
def remove_insight(*, owner: User, insight: UUID, now: dt.datetime) -> Entry:
    """Remove an insight; its line in the log keeps where the strategy rested on it."""
    cited = Citation.objects.filter(owner=owner, insight=get_insight(owner, insight))
    return insights.remove_insight(
        owner=owner, insight=insight, now=now, beside={"citations": snapshots(cited)}
    )


@transaction.atomic
def restore_insight(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Bring an insight back, cited by the lines that are still there; raises NotThereAnyMore."""
    back = insights.restore_insight(owner=owner, entry=entry, now=now)
    kept = entry.before.get("citations", [])
    lines = StrategyLine.objects.filter(owner=owner, pk__in=[each["line_id"] for each in kept])
    there = set(lines.values_list("pk", flat=True))
    bring_back(Citation, [each for each in kept if int(each["line_id"]) in there], anew=True)
    return back
