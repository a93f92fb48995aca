"""Times on two clocks, and the notes that say them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules import (
    Details,
    Mode,
    Party,
    Talk,
    When,
    both_clocks,
    city,
    confirmation,
    exists,
    hours_on_both,
    offer,
    regret,
    two_clocks,
    two_times,
)
from askaround.kit.zones import country_of, zone_of, zones_in

NOW = dt.datetime(2026, 9, 9, 10, 0, tzinfo=dt.UTC)
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC"])
ADA_TO_MIA = Party("Ada", "Mia")


def agreed(at: str, zone="Europe/Berlin", theirs="", minutes=20, **more) -> Details:
    moment = dt.datetime.fromisoformat(at)
    return Details(When(moment.date(), moment.time(), zone, minutes), theirs, **more)


def workdays(day: dt.date, count: int) -> dt.date:
    return day + dt.timedelta(days=count)


def test_a_talk_is_said_by_both_clocks():
    details = agreed("2026-09-10 15:00", theirs="America/New_York")
    clocks = two_clocks(details)
    assert clocks.yours == "Thursday 10 September at 15:00 (Berlin)"
    assert clocks.theirs == "09:00 (New York)"
    assert hours_on_both(details, "Europe/Berlin") == "15:00 (09:00 for them)"
    assert hours_on_both(details, "America/New_York") == "09:00"
    assert (
        both_clocks(details) == "Thursday 10 September at 09:00 (New York), which is 15:00 for me in Berlin"
    )


def test_where_it_is_another_day_the_day_is_said_too():
    details = agreed("2026-09-10 22:00", theirs="Asia/Tokyo")
    assert two_clocks(details).theirs == "Friday 11 September at 05:00 (Tokyo)"
    assert hours_on_both(details, "Europe/Berlin") == "22:00 (Friday 11 September at 05:00 for them)"
    assert both_clocks(details).endswith("which is Thursday 10 September at 22:00 for me in Berlin")


@pytest.mark.parametrize("theirs", ["", "Europe/Berlin", "Europe/Paris"])
def test_clocks_that_show_the_same_are_said_once(theirs):
    details = agreed("2026-09-10 15:00", theirs=theirs)
    assert two_clocks(details).theirs == ""
    assert hours_on_both(details, "Europe/Berlin") == "15:00"
    assert "for me" not in both_clocks(details)


def test_a_time_left_out_in_spring_is_known():
    assert not exists(dt.date(2027, 3, 28), dt.time(2, 30), "Europe/Berlin")
    assert exists(dt.date(2027, 3, 28), dt.time(3, 0), "Europe/Berlin")
    assert exists(dt.date(2026, 10, 25), dt.time(2, 30), "Europe/Berlin")


def test_of_an_hour_that_comes_twice_it_is_said_which():
    details = agreed("2026-10-25 02:30", theirs="UTC")
    assert two_clocks(details).yours == "Sunday 25 October at 02:30, before the clocks go back (Berlin)"
    assert two_clocks(details).theirs == "00:30 (UTC)"
    later = agreed("2026-10-25 01:30", zone="UTC", theirs="Europe/Berlin")
    assert two_clocks(later).theirs == "02:30, after the clocks have gone back (Berlin)"


def test_a_talk_takes_its_minutes_also_when_clocks_change_meanwhile():
    when = agreed("2026-10-25 02:50", minutes=30).when
    assert when.ends - when.begins.astimezone(dt.UTC) == dt.timedelta(minutes=30)
    assert f"{when.ends:%H:%M}" == "02:20"


@given(st.dates(dt.date(2000, 1, 2), dt.date(2099, 12, 30)), st.times(), ZONES, ZONES, st.integers(5, 240))
def test_both_clocks_mean_the_same_moment(day, time, mine, theirs, minutes):
    details = Details(When(day, time, mine, minutes), theirs)
    assert details.when.ends.astimezone(dt.UTC) - details.when.begins.astimezone(dt.UTC) == dt.timedelta(
        minutes=minutes
    )
    told = details.when.begins.astimezone(ZoneInfo(theirs))
    clocks = two_clocks(details)
    assert f"{told:%H:%M}" in (clocks.theirs or clocks.yours)


def test_two_near_times_are_offered_by_their_clock():
    times = two_times(NOW, "Europe/Berlin", "Europe/Paris", workdays)
    assert [f"{time:%d %H:%M %Z}" for time in times] == ["11 10:00 CEST", "13 15:00 CEST"]


def test_no_time_is_offered_at_which_you_sleep():
    times = two_times(NOW, "America/Los_Angeles", "Europe/Berlin", workdays)
    hours = [time.astimezone(ZoneInfo("Europe/Berlin")).hour for time in times]
    assert [time.hour for time in times] == [10, 12]
    assert all(hour < 22 for hour in hours)


@given(ZONES, ZONES)
def test_offered_times_are_working_hours_where_they_are(theirs, mine):
    times = two_times(NOW, theirs, mine, workdays)
    assert times[0] < times[1]
    assert all(9 <= time.hour < 18 for time in times)


def test_the_offer_thanks_and_leaves_them_the_choice():
    letter = offer(two_times(NOW, "Europe/Berlin", "UTC", workdays), "Europe/Berlin", 20, ADA_TO_MIA)
    assert letter.startswith("Hi Mia,\n\nThank you")
    assert "Friday 11 September at 10:00 (Berlin) or Sunday 13 September at 15:00 (Berlin)" in letter
    assert "20 minutes" in letter
    assert letter.endswith("\n\nAda")


def test_the_confirmation_says_where_and_leaves_a_way_out():
    details = agreed("2026-09-10 15:00", mode=Mode.PHONE, place="I call 0431 555.")
    letter = confirmation(Talk(details, Party("", "")))
    assert letter.startswith("Hello,")
    assert "Thursday 10 September at 15:00 (Berlin), by phone. I call 0431 555." in letter
    assert "another day is no problem" in letter


def test_calling_off_asks_nothing_of_them():
    letter = regret(Talk(agreed("2026-09-10 15:00"), ADA_TO_MIA))
    assert "call off our talk on Thursday 10 September at 15:00 (Berlin)" in letter
    assert "?" not in letter


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("https://meet.example/a?b=1", "https://meet.example/a?b=1"),
        ("Café Kiel", ""),
        ("https://meet.example/a code 123", ""),
        ("javascript:alert(1)", ""),
        ("https://bücher.example/", ""),
    ],
)
def test_only_a_plain_web_address_is_a_link(place, link):
    assert agreed("2026-09-10 15:00", place=place).link == link


def test_a_country_with_one_clock_tells_the_zone():
    assert zone_of("JP", NOW) == "Asia/Tokyo"
    # Büsingen's clocks show what Berlin's show.
    assert zone_of("DE", NOW) == "Europe/Berlin"
    assert zone_of("US", NOW) == ""
    assert zone_of("", NOW) == zone_of("XX", NOW) == ""
    assert "America/New_York" in zones_in("US")


def test_a_zone_tells_its_country():
    assert country_of("Europe/Berlin") == "DE"
    assert country_of("UTC") == ""


def test_a_zone_without_a_city_is_called_what_everybody_calls_it():
    assert [city(zone) for zone in ("Etc/GMT-3", "Etc/GMT+11", "America/St_Johns", "UTC", "CET")] == [
        *("UTC+3", "UTC-11", "St Johns", "UTC", "CET")
    ]
