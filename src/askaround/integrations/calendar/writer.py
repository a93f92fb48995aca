"""Writing the file: the event, its people and its zone, with nothing in a text that could end a line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event, vCalAddress, vUri

from askaround.integrations.calendar import zones
from askaround.integrations.calendar.protocol import Appointment, Mailbox, Method, NotWritable
from askaround.kit.text import lines, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_PRODUCT: Final = "-//Askaround//Calendar//EN"
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],:;\\\"?&#%]{1,64}@[^\s@<>()\[\],:;\\\"?&#%]{1,255}")
_LINK: Final = re.compile(r"https?://[!-~]{1,2000}")
_UID: Final = re.compile(r"[!-~]{1,255}")
# A parameter cannot hold a quotation mark, and readers differ on what a backslash does.
_NAME: Final = str.maketrans({'"': "'", "\\": "/"})
_EARLIEST, _LATEST = 1971, 2200  # a year of zone changes fits on either side
_DAY_OF_MINUTES: Final = 24 * 60


def write(appointment: Appointment, *, method: Method | None, now: datetime) -> bytes:
    """Return the appointment as a calendar file; see the package."""
    _check(appointment, method)
    start, end = _moments(appointment)
    calendar = _calendar(method)
    calendar.add_component(zones.component(ZoneInfo(appointment.zone), start, end))
    calendar.add_component(_event(appointment, method, (start, end), now))
    file: bytes = calendar.to_ical()
    return file


def write_all(told: Iterable[tuple[Appointment, Method, datetime]]) -> bytes | None:
    """Return many appointments as one calendar; see the package."""
    written = [
        (each, method, _moments(each), changed)
        for each, method, changed in told
        if _is_writable(each, method)
    ]
    if not written:
        return None
    spans: dict[str, list[datetime]] = {}
    for appointment, _, span, _ in written:
        spans.setdefault(appointment.zone, []).extend(span)
    calendar = _calendar(Method.PUBLISH)
    for zone, moments in spans.items():
        calendar.add_component(zones.component(ZoneInfo(zone), min(moments), max(moments)))
    for appointment, method, span, changed in written:
        calendar.add_component(_event(appointment, method, span, changed))
    file: bytes = calendar.to_ical()
    return file


def _calendar(method: Method | None) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    if method:
        calendar.add("METHOD", method.value)
    return calendar


def _is_writable(appointment: Appointment, method: Method) -> bool:
    try:
        _check(appointment, method)
    except NotWritable:
        return False
    return True


def _event(
    appointment: Appointment, method: Method | None, span: tuple[datetime, datetime], stamp: datetime
) -> Event:
    event = Event()
    event.add("UID", appointment.uid)
    event.add("SEQUENCE", appointment.sequence)
    event.add("DTSTAMP", stamp.astimezone(UTC))
    event.add("STATUS", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    for name, moment in zip(("DTSTART", "DTEND"), span, strict=True):
        event.add(name, _as_written(moment))
    _add_texts(event, appointment)
    _add_people(event, appointment, method)
    return event


def _add_texts(event: Event, appointment: Appointment) -> None:
    event.add("SUMMARY", one_line(appointment.title))
    for name, text in (
        ("DESCRIPTION", lines(appointment.details)),
        ("LOCATION", one_line(appointment.place)),
    ):
        if text:
            event.add(name, text)
    if appointment.link:
        event.add("URL", vUri(appointment.link))


def _add_people(event: Event, appointment: Appointment, method: Method | None) -> None:
    """Add who invites and who is invited; what is published invites nobody (RFC 5546, 3.2.1)."""
    if appointment.organizer:
        event.add("ORGANIZER", _person(appointment.organizer))
    for attendee in () if method is Method.PUBLISH else appointment.attendees:
        person = _person(attendee)
        person.params["ROLE"] = "REQ-PARTICIPANT"
        if method is Method.REQUEST:
            person.params["PARTSTAT"] = "NEEDS-ACTION"
            person.params["RSVP"] = "TRUE"
        event.add("ATTENDEE", person)


def _person(mailbox: Mailbox) -> vCalAddress:
    person = vCalAddress(f"mailto:{mailbox.address}")
    if name := one_line(mailbox.name).translate(_NAME):
        person.params["CN"] = name
    return person


def _moments(appointment: Appointment) -> tuple[datetime, datetime]:
    """Return when it starts and ends, in its zone, and never at a time that its clocks skip."""
    zone = ZoneInfo(appointment.zone)
    start = appointment.start.replace(tzinfo=zone).astimezone(UTC)
    end = start + timedelta(minutes=appointment.minutes)
    return start.astimezone(zone), end.astimezone(zone)


def _as_written(moment: datetime) -> datetime:
    """Return a moment in UTC where its wall time would be read as the earlier of two (RFC 5545, 3.3.5)."""
    earlier = moment.replace(fold=0)
    return moment.astimezone(UTC) if moment.utcoffset() != earlier.utcoffset() else moment


def _check(appointment: Appointment, method: Method | None) -> None:
    """Refuse what no calendar would understand."""
    _check_time(appointment)
    if not _UID.fullmatch(appointment.uid):
        raise NotWritable("An appointment needs a name of its own, of plain signs without blanks.")
    if appointment.link and not _LINK.fullmatch(appointment.link):
        raise NotWritable("The link does not begin with http:// or https://, or holds blanks.")
    if method and not appointment.organizer:
        raise NotWritable("A file that is handed on says who made it.")
    if method is Method.REQUEST and not appointment.attendees:
        raise NotWritable("An invitation says who is invited.")
    for mailbox in (*filter(None, [appointment.organizer]), *appointment.attendees):
        if not _ADDRESS.fullmatch(mailbox.address) or lines(mailbox.address) != mailbox.address:
            raise NotWritable(f"This is not a mail address: {one_line(mailbox.address)}")


def _check_time(appointment: Appointment) -> None:
    if appointment.start.tzinfo or not _EARLIEST <= appointment.start.year <= _LATEST:
        raise NotWritable(f"The start is a wall time between {_EARLIEST} and {_LATEST}.")
    if not 0 < appointment.minutes <= _DAY_OF_MINUTES or appointment.sequence < 0:
        raise NotWritable("An appointment takes between a minute and a day, and its changes count up from 0.")
    try:
        ZoneInfo(appointment.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NotWritable(f"There is no time zone of this name: {one_line(appointment.zone)}") from None
