"""A time zone written out as a VTIMEZONE, right for some days and a year to either side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

# Long enough that somebody may move the appointment by months and still find the zone right.
_AROUND: Final = timedelta(days=366)
_STEP: Final = timedelta(days=1)  # no zone changes its offset twice in a day
_SECOND: Final = timedelta(seconds=1)
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """A moment at which a zone's clocks change, with the offsets from UTC before and after it."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str


def component(zone: ZoneInfo, start: datetime, end: datetime) -> Timezone:
    """Return the VTIMEZONE of a zone for the time between two moments."""
    changes = list(_changes(zone, start - _AROUND, end + _AROUND))
    written = Timezone()
    written.add("TZID", zone.key)
    written.add_component(_observance(_beginning(zone, start, changes), changes))
    for change in changes:
        written.add_component(_observance(change, changes))
    return written


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    """Yield every change of offset between two moments."""
    moment = start.astimezone(UTC)
    while moment < end:
        following = moment + _STEP
        if _offset(zone, moment) != _offset(zone, following):
            at = _first_second(zone, moment, following)
            before, after = _offset(zone, moment), _offset(zone, following)
            yield Change(at, before, after, at.astimezone(zone).tzname() or "")
        moment = following


def _first_second(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the second between two moments from which the later offset holds."""
    later = _offset(zone, after)
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        before, after = (before, middle) if _offset(zone, middle) == later else (middle, after)
    return after


def _beginning(zone: ZoneInfo, start: datetime, changes: list[Change]) -> Change:
    """Return what holds before the first change, as if it always had."""
    offset = changes[0].before if changes else _offset(zone, start)
    eve = changes[0].at - _SECOND if changes else start
    return Change(_LONG_AGO, offset, offset, eve.astimezone(zone).tzname() or "")


def _observance(change: Change, changes: list[Change]) -> TimezoneStandard | TimezoneDaylight:
    """Return one change as RFC 5545 writes it: its start in the wall time it ends.

    The higher offset counts as daylight time, also where the law has it the other way around (Dublin's
    winters, Casablanca's Ramadan): older calendars take no daylight time that sets clocks back.
    """
    lowest = min((each.after for each in changes), default=change.after)
    observance = TimezoneDaylight() if change.after > lowest else TimezoneStandard()
    observance.add("DTSTART", (change.at + change.before).replace(tzinfo=None))
    observance.add("TZOFFSETFROM", change.before)
    observance.add("TZOFFSETTO", change.after)
    observance.add("TZNAME", change.name)
    return observance


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    if offset is None:
        raise TypeError("a zone of the IANA database always has an offset")
    return offset
