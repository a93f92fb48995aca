"""Dates as every language writes them, by the words of the CLDR; and numbers in the order of their file."""

from datetime import UTC, date, datetime

import pytest
from babel import Locale
from babel.dates import format_date, format_datetime

from askaround.integrations.contacts.date_words import LINKEDIN
from askaround.integrations.contacts.dates import DateReader, Order, parse_date

DAYS = [date(2024, month, day) for month in range(1, 13) for day in (2, 9, 17, 28)]


@pytest.mark.parametrize("language", LINKEDIN)
@pytest.mark.parametrize("length", ["medium", "long", "full", "clock"])
def test_every_date_of_a_language_is_read(language, length):
    locale = Locale.parse(language)
    texts = [
        format_datetime(datetime(day.year, day.month, day.day, 18, 14, tzinfo=UTC), "medium", locale=locale)
        if length == "clock"
        else format_date(day, length, locale)
        for day in DAYS
    ]
    reader = DateReader(dict.fromkeys(texts, 1))
    assert [reader.read(text) for text in texts] == DAYS


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["3/5/2024", "3/25/2024"], Order.MONTH_FIRST),
        (["3/5/2024", "25/3/2024"], Order.DAY_FIRST),
        (["3/5/2024", "4/6/2024"], None),
        (["3/5/2024", "25/3/2024", "3/25/2024"], None),
        (["12/5/2024", "11/8/2024", "2/9/2024", "1/3/2024"], Order.MONTH_FIRST),
    ],
)
def test_the_file_as_a_whole_tells_the_order(texts, order):
    assert DateReader(dict.fromkeys(texts, 1)).order is order


def test_labels_in_a_language_tell_how_its_numbers_stand():
    assert DateReader({"3/5/2024": 1}, language="es").read("3/5/2024") == date(2024, 5, 3)
    assert DateReader({"3/5/2024": 1}, language="en").read("3/5/2024") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("45356", date(2024, 3, 5)), ("20240305", date(2024, 3, 5)), ("令和6年3月5日", date(2024, 3, 5)),
        ("5 มี.ค. 2567", date(2024, 3, 5)), ("٥ مارس ٢٠٢٤", date(2024, 3, 5)), ("1/8/18, 6:14 PM", date(2018, 1, 8)),
        ("5.3.2024 klo 18.14", date(2024, 3, 5)), ("05. 02. 2024", date(2024, 2, 5)), ("05 lis 2024", date(2024, 11, 5)),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_date(text, day):
    assert parse_date(text) == day
