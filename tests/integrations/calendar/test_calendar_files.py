"""What we write, as other programs read it."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.integrations.calendar import Mailbox, Method, NotWritable, write
from tests.integrations.calendar.appointments import (
    ADA,
    ANA,
    NOW,
    READERS,
    ZONES,
    appointment,
    by_icalendar,
    moments,
    wall,
)

readers = pytest.mark.parametrize("read", READERS)
INVITED = {"organizer": ADA, "attendees": (ANA,)}
TEXTS = st.text(max_size=300) | st.text(alphabet='a"\\,;:\r\n\t\x00\x0b\x85\u2028^é👩\ud800', max_size=200)
WALLS = st.datetimes(wall("1971-01-01 00:00"), wall("2100-01-01 00:00")).map(
    lambda at: at.replace(second=0, microsecond=0)
)


def stored(wanted) -> bytes:
    return write(wanted, method=None, now=NOW)


@readers
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_of_a_zone_is_read_at_the_right_moment(read, zone, month):
    for year in (2011, 2018, 2026, 2027):
        wanted = appointment(wall(f"{year}-{month:02}-24 09:00"), zone=zone)
        seen = read(stored(wanted))
        assert (seen.start, seen.end) == moments(wanted)


# The hours around a change of clocks, the skipped and the repeated ones too.
EDGES = [
    ("Europe/Berlin", wall("2027-03-28 00:00")),
    ("Europe/Berlin", wall("2026-10-25 00:00")),
    ("Europe/Dublin", wall("2026-10-25 00:00")),
    ("America/New_York", wall("2027-03-14 00:00")),
    ("America/New_York", wall("2026-11-01 00:00")),
    ("Africa/Casablanca", wall("2027-02-07 00:00")),
    ("Africa/Casablanca", wall("2027-03-14 00:00")),
    ("America/Sao_Paulo", wall("2018-11-04 00:00")),
    ("America/Sao_Paulo", wall("2019-02-16 00:00")),
    ("Australia/Lord_Howe", wall("2027-04-04 00:00")),
    ("Australia/Lord_Howe", wall("2026-10-04 00:00")),
    ("Antarctica/Troll", wall("2027-03-28 00:00")),
    ("Pacific/Apia", wall("2011-12-29 00:00")),
]


@readers
@pytest.mark.parametrize(("zone", "day"), EDGES)
def test_the_hours_around_a_change_of_clocks_are_read_at_the_right_moment(read, zone, day):
    for minutes in (*range(0, 6 * 60, 30), *range(6 * 60, 30 * 60, 3 * 60)):
        for fold in (0, 1):
            at = (day + timedelta(minutes=minutes)).replace(fold=fold)
            wanted = appointment(at, zone=zone, minutes=45)
            seen = read(stored(wanted))
            assert (seen.start, seen.end) == moments(wanted), at


@readers
def test_every_zone_there_is_can_be_written(read):
    zones = sorted(available_timezones() - {"Factory", "localtime"})
    for zone in random.sample(zones, 150):  # others each time
        for at in (wall("2027-01-15 09:00"), wall("2027-07-15 09:00")):
            wanted = appointment(at, zone=zone)
            assert read(stored(wanted)).start == moments(wanted)[0], zone


@readers
@given(at=WALLS, zone=st.sampled_from(sorted(ZONES)), minutes=st.integers(1, 24 * 60))
def test_any_wall_time_is_read_at_the_right_moment(read, at, zone, minutes):
    wanted = appointment(at, zone=zone, minutes=minutes)
    seen = read(stored(wanted))
    assert (seen.start, seen.end) == moments(wanted)


@readers
@given(title=TEXTS, details=TEXTS, place=TEXTS, name=TEXTS)
def test_any_text_is_given_back_and_ends_no_line(read, title, details, place, name):
    people = {"organizer": Mailbox("ada@example.org", name), "attendees": (Mailbox("b@example.org", name),)}
    file = write(
        appointment(title=title, details=details, place=place, **people), method=Method.REQUEST, now=NOW
    )
    seen = read(file)
    assert (seen.title, seen.place) == (_flat(title), _flat(place))
    assert seen.details == "\n".join(_kept(line) for line in details.splitlines()).strip()
    assert seen.organizer == "mailto:ada@example.org"
    assert seen.attendees == ["mailto:b@example.org"]
    assert _properties(file) == _properties(
        write(appointment(details="x", place="x", **INVITED), method=Method.REQUEST, now=NOW)
    ) - _absent(seen)


def _kept(line: str) -> str:
    return "".join(
        each for each in line if each == "\t" or not re.match(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", each)
    )


def _flat(text: str) -> str:
    return " ".join(" ".join(map(_kept, text.splitlines())).split())


def _properties(file: bytes) -> set[str]:
    unfolded = re.sub(rb"\r\n[ \t]", b"", file).split(b"\r\n")
    return {re.split(rb"[:;]", line)[0].decode() for line in unfolded if line}


def _absent(seen) -> set[str]:
    return {name for name, text in (("DESCRIPTION", seen.details), ("LOCATION", seen.place)) if not text}


@given(title=TEXTS, details=TEXTS)
def test_lines_end_in_crlf_and_hold_at_most_75_octets(title, details):
    file = stored(appointment(title=title, details=details))
    assert file.endswith(b"\r\n")
    assert re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", file.replace(b"\r\n", b"")) is None
    for line in file.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two


def test_a_change_keeps_the_uid_and_counts_up():
    first = appointment(**INVITED)
    moved = replace(first, start=wall("2026-11-25 14:30"), sequence=1)
    before, after = (by_icalendar(write(each, method=Method.REQUEST, now=NOW)) for each in (first, moved))
    assert (before.uid, before.sequence, after.sequence) == (after.uid, 0, 1)
    assert (after.method, after.status) == ("REQUEST", "CONFIRMED")
    assert after.start == moments(moved)[0]


@readers
def test_a_cancellation_says_so_twice(read):
    seen = read(write(appointment(sequence=2, **INVITED), method=Method.CANCEL, now=NOW))
    assert (seen.method, seen.status, seen.sequence) == ("CANCEL", "CANCELLED", 2)
    assert seen.attendees == ["mailto:ana.keller@example.com"]


@readers
def test_what_is_published_invites_nobody(read):
    seen = read(
        write(appointment(link="https://meet.example/a?b=1,2;c", **INVITED), method=Method.PUBLISH, now=NOW)
    )
    assert (seen.method, seen.attendees) == ("PUBLISH", [])
    assert seen.link == "https://meet.example/a?b=1,2;c"


def test_an_invitation_asks_for_an_answer():
    file = write(appointment(**INVITED), method=Method.REQUEST, now=NOW).replace(b"\r\n ", b"")
    assert b'CN="Ana Keller"' in file
    assert b"PARTSTAT=NEEDS-ACTION" in file
    assert b"RSVP=TRUE" in file


def test_the_zone_says_its_changes_in_the_wall_time_they_end():
    file = stored(appointment()).decode()
    assert "DTSTART:20270328T020000\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200" in file
    assert "DTSTART:20261025T030000\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100" in file
    assert "DTSTART;TZID=Europe/Berlin:20261124T090000" in file


def test_no_daylight_time_sets_clocks_back():
    for zone in ZONES:
        file = stored(appointment(zone=zone)).decode()
        for part in re.findall(r"BEGIN:DAYLIGHT.*?END:DAYLIGHT", file, re.DOTALL):
            before, after = (
                int(re.search(rf"{name}:([+-]\d+)", part)[1]) for name in ("TZOFFSETFROM", "TZOFFSETTO")
            )
            assert after >= before, zone


def test_the_time_of_writing_is_given_in_utc():
    later = NOW.astimezone(ZoneInfo("Asia/Kathmandu"))
    assert write(appointment(), method=None, now=later) == stored(appointment())
    assert b"DTSTAMP:20261120T083000Z" in stored(appointment())


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Europe/Nowhere"},
        {"zone": "../../../etc/passwd"},
        {"zone": "Europe"},
        {"zone": ""},
        {"zone": "Europe/Berlin\r\nX:1"},
        {"minutes": 0},
        {"minutes": 24 * 60 + 1},
        {"sequence": -1},
        {"start": NOW},
        {"start": wall("1960-01-01 00:00")},
        {"uid": ""},
        {"uid": "a\r\nX:1"},
        {"link": "javascript:alert(1)"},
        {"link": "https://a.example/\r\nX:1"},
        {"organizer": Mailbox("ada@example.org\r\nX:1")},
        {"organizer": Mailbox("ada")},
        {"attendees": (Mailbox("ada@example.org?cc=all@example.org"),)},
        {"attendees": (Mailbox("ada@exam\x07ple.org"),)},
        {"attendees": (Mailbox("ada@exam\ud800ple.org"),)},
    ],
)
def test_what_no_calendar_would_understand_is_refused_in_a_sentence(wrong):
    with pytest.raises(NotWritable, match=r"^[A-Z].+"):
        stored(appointment(**wrong))


@pytest.mark.parametrize("people", [{}, {"organizer": ADA}, {"attendees": (ANA,)}])
def test_an_invitation_without_host_or_guest_is_refused(people):
    with pytest.raises(NotWritable):
        write(appointment(**people), method=Method.REQUEST, now=NOW)


@pytest.mark.parametrize("method", Method)
def test_a_file_that_is_handed_on_says_who_made_it(method):
    file = write(appointment(**INVITED), method=method, now=NOW)
    assert b'ORGANIZER;CN="Ada Winter":mailto:ada@example.org' in file
    with pytest.raises(NotWritable, match="says who made it"):
        write(appointment(attendees=(ANA,)), method=method, now=NOW)


def test_the_package_that_writes_is_loaded_only_to_write():
    code = "import sys; import askaround.integrations.calendar; print('icalendar' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
