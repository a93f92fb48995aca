"""Appointments as the tests make them, and two readers that are not ours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import dateutil.tz
import icalendar
import vobject

from askaround.integrations.calendar import Appointment, Mailbox

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
ADA = Mailbox("ada@example.org", "Ada Winter")
ANA = Mailbox("ana.keller@example.com", "Ana Keller")
# Both edges of summer time, no summer time, and what is odd about each.
ZONES = {
    "Europe/Berlin": "an hour in summer",
    "America/New_York": "another day of change",
    "Europe/Dublin": "its winter is the exception in law",
    "Africa/Casablanca": "Ramadan sets clocks back",
    "America/Sao_Paulo": "summer time until 2019",
    "Asia/Kathmandu": "a quarter of an hour",
    "Australia/Lord_Howe": "half an hour in summer",
    "Pacific/Apia": "skipped a whole day in 2011",
    "Pacific/Kiritimati": "fourteen hours ahead",
    "Asia/Gaza": "dates that change each year",
    "America/Godthab": "an old name",
    "Antarctica/Troll": "two hours in summer",
    "UTC": "no place at all",
}


wall = datetime.fromisoformat


TUESDAY = wall("2026-11-24 09:00")


def appointment(start: datetime = TUESDAY, **given: object) -> Appointment:
    """Return twenty minutes in Berlin, unless told otherwise."""
    usual = {
        "uid": "7f3c@askaround",
        "sequence": 0,
        "zone": "Europe/Berlin",
        "minutes": 20,
        "title": "A talk",
    }
    return Appointment(**{**usual, "start": start, **given})


def moments(wanted: Appointment) -> tuple[datetime, datetime]:
    """Return when an appointment starts and ends, by the IANA data alone."""
    start = wanted.start.replace(tzinfo=ZoneInfo(wanted.zone)).astimezone(UTC).timestamp()
    return datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(start + wanted.minutes * 60, UTC)


@dataclass(frozen=True)
class Seen:
    """What a reader makes of a file."""

    title: str
    details: str
    place: str
    link: str
    uid: str
    sequence: int
    status: str
    method: str
    organizer: str
    attendees: list[str]
    start: datetime
    end: datetime


def by_icalendar(file: bytes) -> Seen:
    """Read with icalendar, taking the zone from the file and not from its name."""
    calendar = icalendar.Calendar.from_ical(file)
    (event,) = calendar.events
    (zone,) = calendar.walk("VTIMEZONE")
    clock = zone.to_tz(lookup_tzid=False)
    assert event.errors == []
    return Seen(
        *(str(event.get(name, "")) for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "UID")),
        sequence=int(event["SEQUENCE"]),
        status=str(event["STATUS"]),
        method=str(calendar.get("METHOD", "")),
        organizer=str(event.get("ORGANIZER", "")),
        attendees=[str(each) for each in event.attendees],
        start=_moment(event["DTSTART"].dt, clock),
        end=_moment(event["DTEND"].dt, clock),
    )


def by_vobject(file: bytes) -> Seen:
    """Read with vobject, and the zone with dateutil."""
    calendar = vobject.readOne(file.decode(), transform=False)
    event = calendar.vevent
    said = {key: event.contents[key][0].value for key in event.contents}
    clock = dateutil.tz.tzical(io.StringIO(_zone(file))).get()
    return Seen(
        *(said.get(name, "") for name in ("summary", "description", "location")),
        link=said.get("url", ""),
        uid=said["uid"],
        sequence=int(said["sequence"]),
        status=said["status"],
        method=calendar.method.value if "method" in calendar.contents else "",
        organizer=said.get("organizer", ""),
        attendees=[each.value for each in event.contents.get("attendee", [])],
        start=_moment(_stamp(said["dtstart"]), clock),
        end=_moment(_stamp(said["dtend"]), clock),
    )


READERS = [by_icalendar, by_vobject]


def _zone(file: bytes) -> str:
    lines = file.decode().split("\r\n")
    return "\r\n".join(lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE") + 1])


def _stamp(text: str) -> datetime:
    moment = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - the zone is the file's
    return moment.replace(tzinfo=UTC) if text.endswith("Z") else moment


def _moment(stamp: datetime, clock: object) -> datetime:
    return (stamp if stamp.tzname() == "UTC" else stamp.replace(tzinfo=clock)).astimezone(UTC)
