"""Which backups are kept, by name alone."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from askaround.journeys.rules.backup import Kind, Name, surplus

NOON = dt.datetime(2026, 9, 9, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(days=5)
moments = st.integers(0, 400 * 24).map(lambda hours: NOON - dt.timedelta(hours=hours))
names = st.one_of(
    st.builds(Name, moments, st.sampled_from([Kind.DAILY, Kind.ASKED])),
    st.builds(
        Name, moments, st.just(Kind.BEFORE), st.sampled_from(["0.1.0", "0.2.0", "0.3.0", "1.0", "1.1"])
    ),
)


def _daily(*days_ago: int) -> list[Name]:
    return [Name(NOON - dt.timedelta(days=days), Kind.DAILY) for days in days_ago]


@given(st.sets(names, max_size=60))
def test_the_newest_is_never_deleted_nor_what_somebody_asked_for(given):
    kept = given - surplus(given, LATER)
    assert not given or max(given, key=lambda name: name.made_at).made_at in {name.made_at for name in kept}
    assert {name for name in given if name.kind is Kind.ASKED} <= kept


@given(st.sets(names, max_size=60))
def test_deleting_twice_deletes_no_more(given):
    kept = given - surplus(given, LATER)
    assert surplus(kept, LATER) == set()


@given(st.sets(st.builds(Name, moments, st.just(Kind.DAILY)), max_size=200))
def test_at_most_seven_days_four_weeks_and_six_months_are_kept(given):
    assert len(given - surplus(given, LATER)) <= 7 + 4 + 6


def test_a_year_of_days_leaves_seven_days_four_weeks_and_six_months():
    given = _daily(*range(365))
    kept = sorted(set(given) - surplus(given, LATER), reverse=True)
    assert kept[:7] == given[:7]
    assert {name.made_at.isocalendar()[1] for name in kept} >= {37, 36, 35, 34}
    assert {name.made_at.month for name in kept} == {9, 8, 7, 6, 5, 4}


def test_of_one_day_the_newest_is_kept():
    morning, evening = (Name(NOON.replace(hour=hour), Kind.DAILY) for hour in (8, 20))
    assert surplus([morning, evening], LATER) == {morning}


@given(st.sets(names, max_size=40), st.sets(names, max_size=40))
def test_those_dated_in_the_future_take_no_place_of_others_and_are_few_as_well(given, wrong):
    ahead = {replace(name, made_at=name.made_at + dt.timedelta(days=3650)) for name in wrong}
    assert surplus(given | ahead, LATER) & given == surplus(given, LATER)
    assert (
        len({name for name in ahead - surplus(given | ahead, LATER) if name.kind is Kind.DAILY}) <= 7 + 4 + 6
    )


def test_those_before_an_upgrade_stay_for_three_versions():
    versions = ["0.1.0", "0.2.0", "0.3.0", "0.4.0"]
    given = [
        Name(NOON + dt.timedelta(days=day, hours=hour), Kind.BEFORE, version)
        for day, version in enumerate(versions)
        for hour in (0, 1)
    ]
    assert {name.version for name in surplus(given, LATER)} == {"0.1.0"}


@given(names)
def test_a_name_is_read_as_it_is_written(name):
    assert Name.read(str(name)) == name


def test_what_is_no_backup_has_no_name():
    others = (
        "askaround-2026-13-45-999999-daily.zip",
        "mine.zip",
        "askaround-2026-09-09-120000-daily.zip.part",
    )
    assert [Name.read(text) for text in others] == [None, None, None]
