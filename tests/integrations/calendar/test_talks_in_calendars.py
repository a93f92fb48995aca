"""The file of a talk as the page gives it: agreed, moved, called off; read by two readers and kept by a server."""

import datetime as dt
import http.client
import re

import pytest
from django.urls import reverse

from tests import factories
from tests.integrations.calendar.appointments import READERS, by_icalendar
from tests.integrations.calendar.caldav import CALENDAR, asked

pytestmark = pytest.mark.django_db
BEGINS = dt.datetime(2026, 9, 10, 13, 0, tzinfo=dt.UTC)
TWENTY_MINUTES = dt.timedelta(minutes=20)
readers = pytest.mark.parametrize("read", READERS)
MOVED = {"day": "2027-03-28", "time": "09:30", "zone": "Europe/Berlin", "minutes": 30, "mode": "phone"}


@pytest.fixture
def talk(ada):
    """A talk by video with Mia, whose address is on file."""
    mia = factories.person(ada, "Mia", family_name="Sól", mails=("mia@acme.org",))
    return factories.conversation(ada, mia, place="https://meet.example/a?b=1,2;c")


def file_of(page, talk) -> bytes:
    return page.get(reverse("conversation-calendar", args=[talk.uuid])).content


def move(page, talk, **more):
    talk.refresh_from_db()
    return page.post(
        reverse("conversation-move", args=[talk.uuid]), {**MOVED, "version": talk.version, **more}
    )


@readers
def test_what_is_agreed_stands_in_a_calendar(page, talk, read):
    seen = read(file_of(page, talk))
    assert (seen.start, seen.end) == (BEGINS, BEGINS + TWENTY_MINUTES)
    assert (seen.title, seen.details) == ("Ada Winter and Mia Sól", "20 minutes, by video.")
    assert seen.place == seen.link == "https://meet.example/a?b=1,2;c"
    assert (seen.method, seen.status, seen.sequence) == ("PUBLISH", "CONFIRMED", 0)
    assert seen.attendees == []


@readers
def test_another_time_is_the_same_talk_with_a_higher_sequence(page, talk, read):
    before = read(file_of(page, talk))
    move(page, talk, place="0431 555")
    seen = read(file_of(page, talk))
    assert (seen.uid, seen.sequence) == (before.uid, 1)
    # The day on which Berlin's clocks are set forward.
    assert seen.start == dt.datetime(2027, 3, 28, 7, 30, tzinfo=dt.UTC)
    assert (seen.details, seen.place, seen.link) == ("30 minutes, by phone.", "0431 555", "")


@readers
def test_calling_off_takes_it_off_and_on_again_puts_it_back(page, talk, read):
    page.post(reverse("conversation-cancel", args=[talk.uuid]))
    off = read(file_of(page, talk))
    assert (off.method, off.status, off.sequence) == ("CANCEL", "CANCELLED", 1)
    page.post(reverse("conversation-revive", args=[talk.uuid]))
    on = read(file_of(page, talk))
    assert (on.uid, on.method, on.status, on.sequence) == (off.uid, "PUBLISH", "CONFIRMED", 2)


@readers
def test_every_file_of_a_talk_is_yours_and_names_nobody_else(page, talk, read):
    files = [file_of(page, talk)]
    for step in ("move", "cancel", "revive"):
        move(page, talk) if step == "move" else page.post(reverse(f"conversation-{step}", args=[talk.uuid]))
        files.append(file_of(page, talk))
    seen = [read(file) for file in files]
    assert {(each.uid, each.organizer) for each in seen} == {
        (f"{talk.uuid}@askaround", "mailto:noreply@askaround.invalid")
    }
    assert [each.sequence for each in seen] == [0, 1, 2, 3]
    assert [each.method for each in seen] == ["PUBLISH", "PUBLISH", "CANCEL", "PUBLISH"]
    assert all(b'ORGANIZER;CN="Ada Winter":' in file.replace(b"\r\n ", b"") for file in files)
    assert all(b"ATTENDEE" not in file and b"acme.org" not in file for file in files)


@readers
def test_a_place_with_line_ends_adds_nothing_to_the_file(ada, page, read):
    talk = factories.conversation(
        ada, factories.person(ada, "Mia\nX"), place="Café\r\nATTENDEE:mailto:x@x.org"
    )
    seen = read(file_of(page, talk))
    assert seen.attendees == []
    assert seen.place == "Café ATTENDEE:mailto:x@x.org"


def test_the_file_is_named_for_the_person(page, talk):
    answer = page.get(reverse("conversation-calendar", args=[talk.uuid]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Talk%20with%20Mia%20S%C3%B3l.ics" in answer["Content-Disposition"]


def _keep(port: int, talk, file: bytes):
    """Put a file into a calendar as programs do: what it asks its reader to do is not kept (RFC 4791, 4.1)."""
    stored = re.sub(rb"METHOD:[A-Z]+\r\n", b"", file)
    path = f"{CALENDAR}/{talk.uuid}.ics"
    assert asked(port, "PUT", path, stored)[0] in {http.client.CREATED, http.client.NO_CONTENT}
    status, kept = asked(port, "GET", path)
    assert status == http.client.OK
    return by_icalendar(kept)


@pytest.mark.enable_socket
def test_a_server_takes_what_was_agreed_moved_and_called_off(server, page, talk):
    first = _keep(server, talk, file_of(page, talk))
    move(page, talk)
    second = _keep(server, talk, file_of(page, talk))
    page.post(reverse("conversation-cancel", args=[talk.uuid]))
    third = _keep(server, talk, file_of(page, talk))
    assert first.uid == second.uid == third.uid
    assert [each.sequence for each in (first, second, third)] == [0, 1, 2]
    assert [each.status for each in (first, second, third)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert (first.start, second.start) == (BEGINS, third.start)
