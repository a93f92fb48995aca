"""The one place that reads the clock; everything else is handed the time."""

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """Return the present moment in UTC."""
    return timezone.now()


def local_date(moment: dt.datetime, zone: str) -> dt.date:
    """Return the calendar date of a moment in an IANA time zone (UTC when the zone is empty)."""
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone or "UTC")).date()
