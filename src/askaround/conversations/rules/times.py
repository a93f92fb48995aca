"""Times by the clock of a place: a meeting at nine in Berlin stays at nine when the rules of time change."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

# The hours that are offered, by the other person's clock: after the mail is read, and after lunch.
_OFFERED_HOURS = (10, 15)
_WORKING_HOURS = range(9, 18)
_WAKING_HOURS = range(7, 22)


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


def two_times(
    now: dt.datetime, zone: str, mine: str, next_day: Callable[[dt.date, int], dt.date]
) -> list[dt.datetime]:
    """Return two near times to offer, by their zone's clock, while you are up where that can be.

    Near dates are answered more evenly than far ones. `next_day(day, n)` is the n-th business day after one.
    """
    there, here = ZoneInfo(zone), ZoneInfo(mine)
    today = now.astimezone(there).date()
    days = (next_day(today, 2), next_day(today, 4))
    return [_awake(day, hour, there, here) for day, hour in zip(days, _OFFERED_HOURS, strict=True)]


def _awake(day: dt.date, wanted: int, there: ZoneInfo, here: ZoneInfo) -> dt.datetime:
    """Return the working hour nearest to the one wanted at which you are up, or else the one wanted."""
    hours = sorted(_WORKING_HOURS, key=lambda hour: abs(hour - wanted))
    times = [dt.datetime.combine(day, dt.time(hour), there) for hour in hours]
    return next((time for time in times if time.astimezone(here).hour in _WAKING_HOURS), times[0])
