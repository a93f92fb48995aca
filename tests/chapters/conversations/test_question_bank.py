"""The bank of questions: enough for each topic, and each as good as the linter asks of anybody's."""

from __future__ import annotations

from collections import Counter

import pytest

from askaround.conversations.rules import (
    BANK,
    CORE,
    MOMENT_WORDS,
    STAGE_WORDS,
    Moment,
    Stage,
    lint,
    question,
)
from askaround.paths.rules import TOPIC_WORDS, Topic

QUESTIONS = list(BANK.values())


def test_there_are_enough_questions_for_each_topic():
    counts = Counter(each.topic for each in QUESTIONS)
    assert len(QUESTIONS) >= 110
    assert min(counts[topic] for topic in Topic) >= 8


@pytest.mark.parametrize("text", [each.text for each in QUESTIONS])
def test_the_linter_finds_nothing_in_it(text):
    assert lint(text) == []


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.id)
def test_it_can_be_said_in_one_breath(asked):
    assert 3 <= len(asked.text.split()) <= 16
    assert asked.text[0].isupper()
    assert asked.text[-1] in "?."
    assert asked.id.startswith(f"{asked.topic}-")
    assert asked.reveals[0].islower()
    assert asked.reveals[-1] not in ".?"


def test_no_two_are_the_same():
    assert len({each.text.casefold() for each in QUESTIONS}) == len(QUESTIONS)
    assert len({each.reveals for each in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("kinds", [("stage", Stage), ("moment", Moment)], ids=lambda kinds: kinds[0])
def test_there_is_something_for_each(kinds):
    name, kind = kinds
    counts = Counter(getattr(each, name) for each in QUESTIONS)
    assert min(counts[each] for each in kind) >= 8


def test_the_core_opens_goes_deep_and_closes():
    assert [question(name).moment for name in CORE] == [Moment.OPENING, Moment.MIDDLE, Moment.CLOSING]


def test_an_unknown_question_is_none():
    assert question("path-nonsense") is None


def test_every_word_of_the_field_has_words_of_ours():
    assert set(TOPIC_WORDS) == set(Topic)
    assert set(STAGE_WORDS) == set(Stage)
    assert set(MOMENT_WORDS) == set(Moment)
