"""Times by the clock of a place: a meeting at nine in Berlin stays at nine when the rules of time change."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

# The hours that are offered, by the other person's clock: after the mail is read, and after lunch.
_OFFERED_HOURS = (dt.time(10), dt.time(15))


@dataclass(frozen=True, slots=True)
class When:
    """A day and time by the clock of an IANA zone, and for how many minutes."""

    day: dt.date
    time: dt.time
    zone: str
    minutes: int

    @property
    def begins(self) -> dt.datetime:
        """Return the beginning; of an hour that comes twice in autumn, the first."""
        return dt.datetime.combine(self.day, self.time, ZoneInfo(self.zone))

    @property
    def ends(self) -> dt.datetime:
        """Return the end: so many minutes later, also when the clocks change meanwhile."""
        end = self.begins.astimezone(dt.UTC) + dt.timedelta(minutes=self.minutes)
        return end.astimezone(ZoneInfo(self.zone))


def exists(day: dt.date, time: dt.time, zone: str) -> bool:
    """Tell whether a clock ever shows this time: in spring an hour is left out."""
    shown = dt.datetime.combine(day, time, ZoneInfo(zone))
    there_and_back = shown.astimezone(dt.UTC).astimezone(ZoneInfo(zone))
    return there_and_back.replace(tzinfo=None) == shown.replace(tzinfo=None)


def two_times(now: dt.datetime, zone: str, next_day: Callable[[dt.date, int], dt.date]) -> list[dt.datetime]:
    """Return two near times to offer, by a zone's clock: near dates are answered more evenly than far ones.

    `next_day(day, n)` is the n-th business day after a day.
    """
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    days = (next_day(today, 2), next_day(today, 4))
    return [dt.datetime.combine(day, time, here) for day, time in zip(days, _OFFERED_HOURS, strict=True)]
