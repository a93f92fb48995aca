"""The linter of questions against a corpus: what it must mark, what it must leave alone, and how fast."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules import lint
from askaround.conversations.rules.lint import ADVICE

_spec = importlib.util.spec_from_file_location("questions_asked", Path(__file__).with_name("questions.py"))
questions = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(questions)

# For each rule: questions it marks, questions it leaves alone.
CORPUS = {
    "closed": (questions.CLOSED, questions.NOT_CLOSED),
    "leading": (questions.LEADING, questions.NOT_LEADING),
    "two-in-one": (questions.TWO, questions.NOT_TWO),
    "looked-up": (questions.LOOKED_UP, questions.NOT_LOOKED_UP),
    "asks-for-a-job": (questions.JOB, questions.NOT_JOB),
    "own-pay": (questions.OWN_PAY, questions.NOT_OWN_PAY),
}


def ids(text: str) -> set[str]:
    return {finding.id for finding in lint(text)}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in CORPUS for text in CORPUS[rule][0]])
def test_what_spoils_a_question_is_marked(rule, text):
    assert rule in ids(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in CORPUS for text in CORPUS[rule][1]])
def test_what_does_not_is_left_alone(rule, text):
    assert rule not in ids(text)


@pytest.mark.parametrize("text", questions.GOOD)
def test_a_good_question_has_nothing_to_mark(text):
    assert lint(text) == []


@pytest.mark.parametrize("rule", CORPUS)
def test_each_rule_has_enough_to_be_held_to(rule):
    assert min(map(len, map(set, CORPUS[rule]))) >= 15


@pytest.mark.parametrize("text", [text for rule in CORPUS for text in CORPUS[rule][1]])
def test_a_good_question_is_not_taken_for_asking_for_a_job_or_their_pay(text):
    assert not ids(text) & {"asks-for-a-job", "own-pay", "looked-up"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("So, do you like it?", "do you"),
        ("It pays well, doesn’t it?", ", doesn’t it"),
        ("What do you like and what do you dislike?", "what"),
        ("What is your salary?", "your salary"),
        ("When was the company founded?", "When was the company founded"),
        ("🙂 “Are you hiring?”", "hiring"),
        ("Prices fell: İ. Is it hard?", "Is it"),
    ],
)
def test_a_mark_covers_exactly_the_words(text, marked):
    assert marked in [text[finding.start : finding.end] for finding in lint(text)]


def test_a_question_may_have_more_than_one_thing_wrong():
    assert ids("Isn't your salary too low, and are you hiring?") >= {"leading", "own-pay", "asks-for-a-job"}


def test_nothing_said_has_nothing_to_mark():
    assert lint("") == lint(" \n ") == lint("?") == []


def test_every_finding_gives_a_reason_and_a_repair():
    unwelcome = {"target", "lead", "funnel", "leverage", "pipeline", "close"}
    for advice in ADVICE.values():
        assert advice.message.endswith(".")
        assert advice.repair.endswith((".", '"'))
        assert not unwelcome & set(f"{advice.message} {advice.repair}".lower().split())


PIECES = [
    "do you ",
    "what ",
    "and ",
    ", ",
    "? ",
    "your ",
    "pay ",
    "i assume ",
    "\n",
    "if ",
    "when ",
    "İ",
    "’t ",
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_marks_lie_inside_the_text_and_come_in_order(text):
    findings = lint(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert [each.start for each in findings] == sorted(each.start for each in findings)


HOSTILE = [
    *PIECES,
    "a",
    " ",
    "?",
    "- ",
    "so, ",
    "in your view, ",
    "what or what ",
    "i know ",
    "how many people does ",
]
HOSTILE += [
    "what is a ",
    "would you say ",
    ", isn't it?",
    "pros and cons ",
    "what does a b c ",
    "don't ",
    "can you tell ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_hostile_characters_are_read_in_time_that_grows_with_them(piece):
    text = (piece * 100_000)[:100_000] + "x"
    lint("warm up")
    began = time.process_time()
    lint(text)
    assert time.process_time() - began < 10  # quadratic would be a hundred times that
