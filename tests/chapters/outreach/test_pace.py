"""Business days by country, the 3B7 rhythm, and cautions before asking again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.outreach.rules import Earlier, FollowUpDates, business_day_after, cautions, follow_up_dates

TODAY = date(2026, 11, 18)  # a Wednesday
DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


def earlier(days_ago: int, *, same: bool, answered: bool = False, name: str = "Ana") -> Earlier:
    return Earlier(TODAY - timedelta(days=days_ago), same, answered, name)


@pytest.mark.parametrize(
    ("start", "days", "country", "expected"),
    [
        (date(2026, 11, 20), 1, "", date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 18), 3, "", date(2026, 11, 23)),
        (date(2026, 12, 23), 1, "", date(2026, 12, 24)),
        (date(2026, 12, 24), 1, "DE", date(2026, 12, 28)),  # Christmas
        (date(2026, 11, 25), 1, "US", date(2026, 11, 27)),  # Thanksgiving
        (date(2026, 11, 25), 1, "us", date(2026, 11, 27)),
        (date(2026, 11, 19), 1, "IL", date(2026, 11, 22)),  # Friday and Saturday are the weekend
        (date(2026, 11, 20), 1, "XX", date(2026, 11, 23)),  # an unknown country
        (date(2026, 11, 21), 0, "", date(2026, 11, 21)),
    ],
)
def test_business_days_follow_the_country(start, days, country, expected):
    assert business_day_after(start, days, country) == expected


def test_another_person_on_the_third_and_a_reminder_on_the_seventh_business_day():
    assert follow_up_dates(date(2026, 11, 18)) == FollowUpDates(date(2026, 11, 23), date(2026, 11, 27))


@given(DAYS, st.integers(1, 30), st.sampled_from(["", "DE", "US", "IL", "JP"]))
def test_business_days_add_up(start, days, country):
    step = business_day_after(business_day_after(start, days - 1, country), 1, country)
    assert business_day_after(start, days, country) == step > start


@given(DAYS)
def test_without_a_country_no_business_day_is_on_a_weekend(start):
    assert business_day_after(start, 3).weekday() < 5


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        ([], []),
        ([earlier(12, same=True)], ["You asked Ana 12 days ago."]),
        ([earlier(12, same=True, answered=True)], ["You asked Ana 12 days ago."]),
        ([earlier(89, same=True)], ["89 days ago"]),
        ([earlier(90, same=True)], []),
        ([earlier(1, same=False, name="Ben")], ["You asked Ben at the same organisation yesterday."]),
        ([earlier(1, same=False, answered=True)], []),
        ([earlier(2, same=False)], ["2 days ago"]),
        ([earlier(5, same=False)], []),
        ([earlier(0, same=False, name="")], ["You asked somebody at the same organisation today."]),
        ([earlier(5, same=True), earlier(2, same=False, name="Ben")], ["Ben", "Ana"]),
    ],
)
def test_cautions_protect_peoples_time(requests, words):
    found = cautions(TODAY, requests)
    assert len(found) == len(words)
    assert all(word in sentence for word, sentence in zip(words, found, strict=True))
