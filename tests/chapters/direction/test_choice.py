"""Choosing whom to ask: five who are near, and differ."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.direction.rules import (
    FAINT,
    AsideReason,
    BetweenYou,
    Candidate,
    Similarities,
    comes_back_on,
    explain,
    may_be_everywhere,
    suggest,
    warmth_between,
    workings,
)
from askaround.people.rules import Tie

TODAY = dt.date(2026, 9, 9)
TITLES = ("UX Researcher", "Senior UX Researcher", "User Researcher", "Nurse", "")


def candidate(key, title="UX Researcher", near=0.8, **more):
    return Candidate(
        **{
            "key": key,
            "title": title,
            "organisation": "Acme",
            "organisation_key": key,
            "similarities": Similarities(near, 0.0, 0.0),
            "told_on": TODAY,
            **more,
        }
    )


def chosen(*candidates, most=5):
    return suggest(candidates, path_title="UX researcher", has_field=False, most=most, today=TODAY)


def keys(*candidates, **more):
    return [each.key for each in chosen(*candidates, **more)]


some = st.lists(
    st.builds(
        candidate,
        key=st.integers(1, 10_000),
        title=st.sampled_from(TITLES),
        near=st.floats(-1, 1),
        organisation_key=st.one_of(st.none(), st.integers(1, 9)),
        asked_on=st.one_of(st.none(), st.none(), st.just(TODAY)),
        title_declined=st.booleans(),
        between=st.builds(BetweenYou, tie=st.one_of(st.none(), st.sampled_from(list(Tie)))),
    ),
    max_size=40,
    unique_by=lambda each: each.key,
)


@given(some, st.integers(0, 12))
def test_the_choice_has_the_size_asked_for_and_each_organisation_once(candidates, most):
    by_key = {each.key: each for each in candidates}
    found = chosen(*candidates, most=most)
    open_to_ask = [each for each in candidates if each.asked_on is None and each.similarities.title >= FAINT]
    at = {each.organisation_key for each in open_to_ask if each.organisation_key}
    alone = [each for each in open_to_ask if each.organisation_key is None]
    assert len(found) == min(most, len(at) + len(alone))
    places = [by_key[each.key].organisation_key for each in found if by_key[each.key].organisation_key]
    assert len(set(places)) == len(places)
    assert len({each.key for each in found}) == len(found)


@given(some)
def test_the_first_has_the_highest_score_and_nobody_asked_this_season_is_there(candidates):
    found = chosen(*candidates, most=5)
    asked = {each.key for each in candidates if each.asked_on}
    assert not asked & {each.key for each in found}
    everybody = chosen(*candidates, most=len(candidates))
    assert found == everybody[:5]
    if found:
        assert found[0].factors.score == max(each.factors.score for each in everybody)
        assert found[0].factors.variety == 0


def test_near_alternatives_pass_equal_titles_and_say_why():
    same = [candidate(key, near=0.9) for key in range(1, 6)]
    other = candidate(9, "Design researcher", near=0.82)
    found = chosen(*same, other)
    assert [each.key for each in found][:2] == [1, 9]
    assert found[1].notes == ("Chosen also so that you hear something different.",)
    assert found[1].factors.variety == pytest.approx(0.15 * 2 / 3, abs=0.001)
    assert not any(each.notes for each in found if each.key != 9)


def test_far_work_does_not_pass_for_the_sake_of_variety():
    assert keys(candidate(1, near=0.9), candidate(2, near=0.9), candidate(3, "Nurse", near=0.5)) == [1, 2, 3]


def test_a_rank_is_no_variety_and_neither_is_a_title_not_on_file():
    senior, untitled = candidate(2, "Senior UX Researcher", near=0.8), candidate(3, "", near=0.8)
    found = chosen(candidate(1), senior, untitled)
    assert [(each.key, each.factors.variety) for each in found] == [(1, 0.0), (2, 0.0), (3, 0.0)]


@pytest.mark.parametrize(
    ("spoke_on", "sentence"),
    [
        (dt.date(2026, 3, 1), "You last spoke in March 2026."),
        (dt.date(2024, 3, 1), "You last spoke in March 2024."),
        (dt.date(2023, 9, 10), "You last spoke in September 2023."),
        (dt.date(2023, 9, 9), "You last spoke in 2023. People are usually glad to hear from somebody again."),
        (dt.date(2019, 1, 1), "You last spoke in 2019. People are usually glad to hear from somebody again."),
    ],
)
def test_having_spoken_is_told_with_its_time(spoke_on, sentence):
    warmth = warmth_between(BetweenYou(last_spoke_on=spoke_on), TODAY)
    assert warmth.reasons == (sentence,)
    assert warmth.total == warmth.spoken > 0


def test_having_written_since_is_told_as_that():
    spoke_on, wrote_on = dt.date(2025, 3, 1), dt.date(2026, 3, 1)
    both = BetweenYou(last_spoke_on=spoke_on, last_wrote_on=wrote_on)
    assert warmth_between(both, TODAY).reasons == ("You last wrote to each other in March 2026.",)
    other = BetweenYou(last_spoke_on=wrote_on, last_wrote_on=spoke_on)
    assert warmth_between(other, TODAY).reasons == ("You last spoke in March 2026.",)


def test_who_introduced_you_is_named_where_that_is_known():
    known = BetweenYou(tie=Tie.INTRODUCED, introduced_by="Dara Nowak")
    assert warmth_between(known, TODAY).reasons == ("Dara Nowak introduced you.",)
    unknown = BetweenYou(tie=Tie.INTRODUCED)
    assert warmth_between(unknown, TODAY).reasons == ("Somebody introduced you.",)


def test_a_sleeping_tie_counts_more_than_one_of_last_year():
    years = {
        year: warmth_between(BetweenYou(last_spoke_on=dt.date(year, 1, 1)), TODAY).spoken
        for year in (2026, 2024, 2019)
    }
    assert years[2026] > years[2019] > years[2024] > 0


def test_each_thing_between_two_people_adds_a_little_and_has_a_reason():
    known = BetweenYou(
        tie=Tie.COLLEAGUE,
        connected_on=dt.date(2015, 5, 1),
        last_spoke_on=dt.date(2026, 8, 1),
        shared="Acme",
        invited_by_them=True,
    )
    warmth = warmth_between(known, TODAY)
    assert warmth.total == pytest.approx(0.28)
    assert warmth.reasons == (
        "You have worked together.",
        "You have both been at Acme.",
        "You last spoke in August 2026.",
        "They asked you to connect.",
    )
    assert warmth.unknowns == ()


def test_nothing_known_adds_nothing_and_is_said():
    warmth = warmth_between(BetweenYou(), TODAY)
    assert (warmth.total, warmth.reasons) == (0, ())
    assert warmth.unknowns == ("how well you know each other", "when you were last in touch")


@given(st.builds(BetweenYou, last_spoke_on=st.dates(max_value=TODAY), shared=st.sampled_from(["", "A"])))
def test_warmth_never_outweighs_work(known):
    assert 0 < warmth_between(known, TODAY).total <= 0.28


def test_what_is_not_known_is_said_and_not_guessed():
    plain = explain(candidate(1), path_title="UX researcher", has_field=False, today=TODAY)
    assert plain.unknowns == (
        "Not on file: how well you know each other, when you were last in touch and how far along they are.",
        "Their job is as of September 2026; it may have changed.",
    )
    known = BetweenYou(tie=Tie.FRIEND, last_spoke_on=TODAY)
    told = candidate(1, "Senior UX Researcher", between=known)
    told = explain(told, path_title="UX researcher", has_field=False, today=TODAY)
    assert told.unknowns == ("Their job is as of September 2026; it may have changed.",)


def test_the_figures_add_up_line_by_line():
    known = BetweenYou(tie=Tie.MET, last_spoke_on=dt.date(2019, 1, 1))
    told = candidate(1, between=known, title_declined=True)
    told = explain(told, path_title="UX researcher", has_field=False, today=TODAY)
    lines = {line.words: line.figure for line in workings(told.factors, has_field=False)}
    assert lines == {
        "Their title beside your path": "0.80",
        "The name of their organisation beside your path": "0.00",
        "So their work is near, out of 1": "0.80",
        "That you know each other": "+0.08",
        "When you were last in touch": "+0.04",
        "You said that this title is not the right work": "-0.25",
        "Together": "0.67",
    }


def test_only_not_now_comes_back_by_itself():
    back = {reason: comes_back_on(reason, TODAY) for reason in AsideReason}
    assert {reason for reason, day in back.items() if day} == {AsideReason.NOT_NOW}
    assert back[AsideReason.NOT_NOW] == dt.date(2026, 12, 8)
    assert [reason for reason in AsideReason if not may_be_everywhere(reason)] == [
        AsideReason.NOT_THE_WORK,
        AsideReason.KNOW_ENOUGH,
    ]
