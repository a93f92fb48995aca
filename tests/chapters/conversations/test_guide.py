"""Choosing a guide: the minutes sum, the musts are few, and what is unknown comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules import (
    BANK,
    CORE,
    LONGEST_TALK,
    MOST_QUESTIONS,
    SHORTEST_TALK,
    Heard,
    Moment,
    Stage,
    Unknown,
    guide,
    place_for,
    plan_advice,
    shares,
    stage_after,
    time_plan,
)
from askaround.paths.rules import Topic

UNKNOWNS = st.lists(
    st.builds(Unknown, topic=st.sampled_from(Topic), importance=st.integers(1, 3), is_open=st.booleans()),
    max_size=20,
)
ASKED = st.frozensets(st.sampled_from(sorted(BANK)), max_size=100)
MINUTES = st.integers(SHORTEST_TALK, LONGEST_TALK)
TIME_FOR_FIVE = st.integers(SHORTEST_TALK + 3, LONGEST_TALK)
STAGES = st.sampled_from(Stage)
ORDER = list(Moment)


def musts(plan):
    return [item for item in plan.items if item.must]


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=MINUTES, person=ASKED, path=ASKED)
def test_the_minutes_sum_to_those_promised(unknowns, stage, minutes, person, path):
    plan = guide(unknowns, stage=stage, minutes=minutes, heard=Heard(person, path))
    assert plan.minutes == minutes
    assert plan.welcome in {1, 2}
    assert plan.goodbye in {2, 3}
    assert all(item.minutes >= 1 for item in musts(plan))
    assert all(item.minutes == 0 for item in plan.items if not item.must)


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=TIME_FOR_FIVE, person=ASKED, path=ASKED)
def test_five_to_ten_are_musts_and_none_was_asked_before(unknowns, stage, minutes, person, path):
    plan = guide(unknowns, stage=stage, minutes=minutes, heard=Heard(person, path))
    assert 5 <= len(musts(plan)) <= 10
    ids = [item.question.id for item in plan.items]
    assert len(ids) == len(set(ids)) <= 13
    assert not set(ids) & person


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=TIME_FOR_FIVE, path=ASKED)
def test_everybody_is_asked_the_core_whatever_else(unknowns, stage, minutes, path):
    plan = guide(unknowns, stage=stage, minutes=minutes, heard=Heard(on_path=path))
    assert {item.question.id for item in musts(plan) if item.core} == set(CORE)
    assert [item for item in plan.items if item.core and item.question.id not in CORE] == []


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=TIME_FOR_FIVE, person=ASKED)
def test_a_talk_opens_goes_deeper_and_closes(unknowns, stage, minutes, person):
    moments = [item.question.moment for item in guide(unknowns, stage=stage, minutes=minutes).items]
    assert moments == sorted(moments, key=ORDER.index)
    again = musts(guide(unknowns, stage=stage, minutes=minutes, heard=Heard(person)))
    left = {each.moment for each in BANK.values() if each.id not in person}
    assert left & {Moment.OPENING, Moment.CLOSING} <= {item.question.moment for item in again}


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=MINUTES)
def test_the_same_question_is_answered_the_same(unknowns, stage, minutes):
    plans = [guide(unknowns, stage=stage, minutes=minutes) for _ in range(2)]
    assert plans[0] == plans[1]


@given(stage=STAGES, minutes=TIME_FOR_FIVE, topic=st.sampled_from(sorted(set(Topic))))
def test_what_is_most_important_and_open_is_a_must(stage, minutes, topic):
    plan = guide([Unknown(Topic(topic), 3)], stage=stage, minutes=minutes)
    assert topic in {item.question.topic for item in musts(plan)}


def test_what_is_answered_makes_room():
    settled = guide([Unknown(Topic.PATH, 3, is_open=False)], stage=Stage.EXPLORING, minutes=60)
    curious = guide([Unknown(Topic.PATH, 3)], stage=Stage.EXPLORING, minutes=60)
    counts = [sum(item.question.topic is Topic.PATH for item in plan.items) for plan in (settled, curious)]
    assert counts[0] <= 1
    assert counts[1] >= 3


def test_another_person_is_asked_something_new():
    first = guide([Unknown(Topic.LIFE)], stage=Stage.COMPARING, minutes=20)
    asked = frozenset(item.question.id for item in first.items)
    second = guide([Unknown(Topic.LIFE)], stage=Stage.COMPARING, minutes=20, heard=Heard(on_path=asked))
    assert {item.question.id for item in second.items} - asked
    assert {item.question.id for item in second.items} & asked >= set(CORE)


def test_a_second_talk_with_the_same_person_repeats_nothing():
    first = guide([], stage=Stage.EXPLORING, minutes=30)
    asked = frozenset(item.question.id for item in first.items)
    second = guide([], stage=Stage.EXPLORING, minutes=30, heard=Heard(of_person=asked))
    assert not {item.question.id for item in second.items} & asked


def test_when_everything_was_asked_the_time_is_theirs():
    plan = guide([], stage=Stage.DECIDING, minutes=20, heard=Heard(frozenset(BANK)))
    assert plan.items == ()
    assert plan.minutes == 20


def test_what_is_open_is_asked_in_its_own_words():
    tuesday = Unknown(Topic.DAY, 3, id="tuesday", text="What fills an ordinary Tuesday, hour by hour?")
    plan = guide([tuesday], stage=Stage.EXPLORING, minutes=20)
    assert "tuesday" in {item.question.id for item in musts(plan)}
    again = guide([tuesday], stage=Stage.EXPLORING, minutes=20, heard=Heard(frozenset({"tuesday"})))
    assert "tuesday" not in {item.question.id for item in again.items}


@pytest.mark.parametrize(
    "unknown",
    [
        Unknown(Topic.DAY, 3, id="closed", text="Do you work nights?"),
        Unknown(Topic.DAY, 3, is_open=False, id="answered", text="What fills an ordinary Tuesday?"),
    ],
)
def test_what_is_answered_or_badly_put_is_not_asked_in_its_own_words(unknown):
    plan = guide([unknown], stage=Stage.EXPLORING, minutes=60)
    assert unknown.id not in {item.question.id for item in plan.items}


@given(minutes=MINUTES, count=st.integers(0, MOST_QUESTIONS))
def test_the_minutes_of_all_parts_sum_to_those_promised(minutes, count):
    plan = time_plan(minutes, shares(minutes, count))
    assert plan.minutes == minutes
    assert plan.over == 0
    assert max(plan.musts, default=0) - min(plan.musts, default=0) <= 1


def test_a_plan_for_a_longer_talk_says_by_how_much_it_is_over():
    plan = time_plan(20, shares(30, 5))
    assert (plan.minutes, plan.over, plan.open) == (30, 10, 0)
    shorter = time_plan(30, shares(20, 5))
    assert (shorter.minutes, shorter.over, shorter.open) == (30, 0, 10)


@pytest.mark.parametrize(
    ("minutes", "musts", "advice"),
    [
        (20, 0, "Nothing is a must yet."),
        (20, 4, "There is room for more: up to 5 musts fit into 20 minutes."),
        (20, 5, ""),
        (20, 6, "6 musts are too many for 20 minutes. Keep 5,"),
        (120, 11, "11 musts are too many for 120 minutes. Keep 10,"),
        (5, 2, ""),
    ],
)
def test_too_many_and_too_few_musts_are_said(minutes, musts, advice):
    said = plan_advice(minutes, musts)
    assert said.startswith(advice)
    assert bool(said) == bool(advice)


@pytest.mark.parametrize(
    ("talks", "stage"),
    [(0, Stage.EXPLORING), (1, Stage.EXPLORING), (2, Stage.COMPARING), (6, Stage.DECIDING)],
)
def test_a_path_is_explored_then_compared_then_decided(talks, stage):
    assert stage_after(talks) is stage


@pytest.mark.parametrize(("moment", "place"), [(Moment.OPENING, 1), (Moment.MIDDLE, 2), (Moment.CLOSING, 3)])
def test_a_question_goes_where_its_moment_is(moment, place):
    assert place_for(moment, list(Moment)) == place
    assert place_for(moment, []) == 0
