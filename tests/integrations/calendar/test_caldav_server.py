"""A real CalDAV server, Radicale on loopback, takes what we write, replaces it, and gives it back."""

import http.client
from dataclasses import replace

import pytest

from askaround.integrations.calendar import write
from tests.integrations.calendar.appointments import (
    ADA,
    ANA,
    NOW,
    ZONES,
    appointment,
    by_icalendar,
    moments,
    wall,
)
from tests.integrations.calendar.caldav import CALENDAR, asked


def _put(port: int, wanted) -> int:
    file = write(wanted, method=None, now=NOW)
    return asked(port, "PUT", f"{CALENDAR}/{wanted.uid}.ics", file)[0]


def _kept(port: int, uid: str):
    status, file = asked(port, "GET", f"{CALENDAR}/{uid}.ics")
    assert status == http.client.OK
    return by_icalendar(file)


@pytest.mark.parametrize("zone", ZONES)
def test_an_appointment_is_kept_and_given_back(server, zone):
    wanted = appointment(
        zone=zone,
        uid=f"{zone.replace('/', '-')}@askaround",
        title='Ana; "Keller", 20 minutes',
        details="What led you here?\nPlaces: Zürich, 東京, \\n",
        place="Café",
        link="https://meet.example/a?b=1,2;c",
        organizer=ADA,
        attendees=(ANA,),
    )
    assert _put(server, wanted) == http.client.CREATED
    seen = _kept(server, wanted.uid)
    assert (seen.start, seen.end) == moments(wanted)
    assert (seen.title, seen.details, seen.place, seen.link) == (
        wanted.title,
        wanted.details,
        wanted.place,
        wanted.link,
    )


def test_a_change_replaces_what_was_kept(server):
    first = appointment(uid="moved@askaround")
    moved = replace(first, start=wall("2027-03-28 14:30"), sequence=1)
    assert _put(server, first) == http.client.CREATED
    assert _put(server, moved) in {http.client.CREATED, http.client.NO_CONTENT}
    seen = _kept(server, first.uid)
    assert (seen.sequence, seen.start) == (1, moments(moved)[0])


def test_the_server_finds_an_appointment_by_its_time(server):
    _put(server, appointment(wall("2027-08-03 09:00"), uid="summer@askaround", zone="America/New_York"))
    query = b"""<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:">
      <D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
      <C:time-range start="20270803T130000Z" end="20270803T131000Z"/>
      </C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""
    xml = {"Depth": "1", "Content-Type": "application/xml"}
    status, answer = asked(server, "REPORT", CALENDAR, query, **xml)
    assert status == http.client.MULTI_STATUS
    assert b"summer@askaround" in answer


def test_what_is_deleted_is_gone(server):
    wanted = appointment(uid="gone@askaround")
    _put(server, wanted)
    path = f"{CALENDAR}/{wanted.uid}.ics"
    assert asked(server, "DELETE", path)[0] in {http.client.OK, http.client.NO_CONTENT}
    assert asked(server, "GET", path)[0] == http.client.NOT_FOUND
