"""Where a guess is drawn, which criteria are offered, and the starter questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from askaround.paths.rules import (
    FIT_WORDS,
    MOST_CRITERIA,
    STARTER_CRITERIA,
    STARTERS,
    TOPIC_WORDS,
    Confidence,
    GuessDetails,
    Topic,
    band,
    offered_criteria,
)

names = some.lists(some.text("abc :", min_size=1, max_size=6), max_size=6)


def test_a_sure_guess_in_the_middle_is_a_narrow_band_in_the_middle():
    drawn = band(GuessDetails("Calm", 0, Confidence.SURE))
    assert (drawn.left, drawn.dot, drawn.width) == (40.0, 50.0, 20.0)


@pytest.mark.parametrize("score", FIT_WORDS)
def test_less_sure_is_wider_and_never_off_the_line(score):
    drawn = [band(GuessDetails("Calm", score, confidence)) for confidence in Confidence]
    assert drawn[0].width < drawn[1].width < drawn[2].width
    for each in drawn:
        assert 0 <= each.left <= each.dot <= each.left + each.width <= 100


def test_a_guess_is_said_in_words():
    guess = GuessDetails("Calm", 2, Confidence.UNSURE)
    assert guess.words == "much better than I hope, unsure"


def test_without_anything_of_yours_ours_are_offered():
    assert offered_criteria(guessed=[], hard=[], values=[], soft=[]) == list(STARTER_CRITERIA)


@given(guessed=names, hard=names, values=names, soft=names)
def test_the_offer_has_at_most_eight_none_twice_and_what_was_guessed_first(guessed, hard, values, soft):
    offered = offered_criteria(guessed=guessed, hard=hard, values=values, soft=soft)
    assert len(offered) == len(set(offered)) == MOST_CRITERIA
    first = list(dict.fromkeys(guessed))
    assert offered[: len(first)] == first


def test_each_topic_has_two_or_three_starters_and_none_is_asked_twice():
    topics = [each.topic for each in STARTERS]
    assert all(2 <= topics.count(topic) <= 3 for topic in Topic)
    assert len({each.question for each in STARTERS}) == len(STARTERS)
    assert topics == sorted(topics, key=list(TOPIC_WORDS).index)


def test_each_starter_is_one_question():
    assert [
        each.question for each in STARTERS if not each.question.endswith("?") or "? " in each.question
    ] == []
