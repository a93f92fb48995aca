"""Choosing a guide: the minutes sum, the musts are few, and what is unknown comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules import (
    BANK,
    CORE,
    LONGEST,
    SHORTEST,
    Heard,
    Moment,
    Stage,
    Unknown,
    UnplannableMinutes,
    guide,
)
from askaround.paths.rules import Topic

UNKNOWNS = st.lists(
    st.builds(Unknown, topic=st.sampled_from(Topic), importance=st.integers(1, 3), is_open=st.booleans()),
    max_size=20,
)
ASKED = st.frozensets(st.sampled_from(sorted(BANK)), max_size=100)
MINUTES = st.integers(SHORTEST, LONGEST)
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


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=MINUTES, person=ASKED, path=ASKED)
def test_five_to_ten_are_musts_and_none_was_asked_before(unknowns, stage, minutes, person, path):
    plan = guide(unknowns, stage=stage, minutes=minutes, heard=Heard(person, path))
    assert 5 <= len(musts(plan)) <= 10
    ids = [item.question.id for item in plan.items]
    assert len(ids) == len(set(ids)) <= 13
    assert not set(ids) & person


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=MINUTES, path=ASKED)
def test_everybody_is_asked_the_core_whatever_else(unknowns, stage, minutes, path):
    plan = guide(unknowns, stage=stage, minutes=minutes, heard=Heard(on_path=path))
    assert {item.question.id for item in musts(plan) if item.core} == set(CORE)
    assert [item for item in plan.items if item.core and item.question.id not in CORE] == []


@given(unknowns=UNKNOWNS, stage=STAGES, minutes=MINUTES, person=ASKED)
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


@given(stage=STAGES, minutes=MINUTES, topic=st.sampled_from(sorted(set(Topic))))
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


@pytest.mark.parametrize("minutes", [0, SHORTEST - 1, LONGEST + 1])
def test_what_cannot_be_planned_is_refused_in_a_sentence(minutes):
    with pytest.raises(UnplannableMinutes, match=r"^Plan for 10 to 180 minutes\.$"):
        guide([], stage=Stage.EXPLORING, minutes=minutes)
