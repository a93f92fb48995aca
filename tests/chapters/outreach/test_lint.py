"""The linter against a corpus: what it must mark, what it must leave alone, and how fast it reads."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.outreach.rules import LIMITS, Channel, Severity, lint
from askaround.outreach.rules.advice import ADVICE

_spec = importlib.util.spec_from_file_location("outreach_messages", Path(__file__).with_name("messages.py"))
messages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(messages)

TAIL = messages.TAIL
# For each rule: messages it marks, messages it leaves alone.
CORPUS = {
    "asks-for-a-job": ([s + TAIL for s in messages.JOB], [s + TAIL for s in messages.NOT_JOB]),
    "flattery": ([s + TAIL for s in messages.FLATTERY], [s + TAIL for s in messages.NOT_FLATTERY]),
    "generic-opening": ([s + TAIL for s in messages.GENERIC], [s + TAIL for s in messages.NOT_GENERIC]),
    "placeholder-left-in": (
        [s + TAIL for s in messages.PLACEHOLDERS],
        [s + TAIL for s in messages.NOT_PLACEHOLDERS],
    ),
    "no-easy-way-out": (
        ["Hi Ana," + messages.ASK + " " + s for s in messages.NO_EASY_NO],
        ["Hi Ana," + messages.ASK + " " + s for s in messages.EASY_NO],
    ),
    "no-question": (
        ["Hi Ana, " + s + messages.OUT for s in messages.NO_QUESTION],
        ["Hi Ana, " + s + messages.OUT for s in messages.QUESTION],
    ),
    "more-than-one-ask": (messages.MANY_ASKS, messages.ONE_ASK),
    "mostly-about-me": (messages.ABOUT_ME, messages.NOT_ABOUT_ME),
    "pick-your-brain": (
        ["Could I pick your brain?", "I'd love to pick\nyour brains."],
        ["You pick berries."],
    ),
}


def ids(text: str, channel: Channel = Channel.MAIL) -> set[str]:
    return {finding.id for finding in lint(text, channel=channel)}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in CORPUS for text in CORPUS[rule][0]])
def test_what_hurts_is_marked(rule, text):
    assert rule in ids(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in CORPUS for text in CORPUS[rule][1]])
def test_what_does_not_hurt_is_left_alone(rule, text):
    assert rule not in ids(text)


@pytest.mark.parametrize("text", messages.GOOD)
def test_a_message_that_follows_the_advice_is_left_alone(text):
    assert lint(text) == []


@pytest.mark.parametrize("text", [text for rule in CORPUS for text in CORPUS[rule][1]])
def test_a_good_message_is_not_taken_for_asking_for_a_job_or_flattering(text):
    assert not ids(text) & {"asks-for-a-job", "flattery", "placeholder-left-in", "pick-your-brain"}


@pytest.mark.parametrize(("text", "marked"), (messages.FLATTERY | messages.PLACEHOLDERS).items())
def test_a_mark_covers_exactly_the_words(text, marked):
    found = [text[finding.start : finding.end] for finding in lint(text) if finding.start is not None]
    assert marked in found


def test_places_are_counted_in_code_points():
    finding = next(f for f in lint("🙂🙂 İ — “Are you hiring?”") if f.id == "asks-for-a-job")
    assert (finding.start, finding.end) == (16, 22)


@pytest.mark.parametrize(
    ("words", "expected"),
    [(75, set()), (76, {"over-75-words"}), (100, {"over-75-words"}), (101, {"over-100-words"})],
)
def test_length_is_marked_in_two_steps(words, expected):
    assert {name for name in ids("word " * words) if name.startswith("over")} == expected


@pytest.mark.parametrize(
    ("channel", "characters", "severity"),
    [
        (Channel.MAIL, 5000, None),
        (Channel.LINKEDIN_MESSAGE, 400, None),
        (Channel.LINKEDIN_MESSAGE, 401, Severity.HINT),
        (Channel.LINKEDIN_NOTE, 200, None),
        (Channel.LINKEDIN_NOTE, 201, Severity.WARNING),
        (Channel.LINKEDIN_NOTE, 301, Severity.ERROR),
    ],
)
def test_each_channel_has_its_room(channel, characters, severity):
    found = [f.severity for f in lint("a" * characters, channel=channel) if f.id == "too-long-for-channel"]
    assert found == ([severity] if severity else [])


def test_the_free_limit_of_a_note_is_named():
    finding = next(
        f for f in lint("a" * 250, channel=Channel.LINKEDIN_NOTE) if f.id == "too-long-for-channel"
    )
    assert str(LIMITS[Channel.LINKEDIN_NOTE].free) in finding.message


def test_an_empty_message_has_nothing_to_mark():
    assert lint("") == lint(" \n ") == []


def test_every_finding_gives_a_reason_and_a_repair():
    unwelcome = {"target", "lead", "funnel", "leverage", "pipeline", "close"}
    for advice in ADVICE.values():
        assert advice.message.endswith((".", "}"))
        assert advice.repair
        assert not unwelcome & set(f"{advice.message} {advice.repair}".lower().split())


@given(st.text() | st.text(alphabet="Iyou hiring?!.,\n\r[]{}<>$%_X\u2019İ👩\t"))
def test_marks_lie_inside_the_text_and_come_in_order(text):
    findings = lint(text)
    assert all(f.start is None or 0 <= f.start < f.end <= len(text) for f in findings)
    assert findings == sorted(findings, key=lambda f: (f.start is not None, f.start or 0))


HOSTILE = [
    "a",
    " ",
    "\n",
    "?",
    "!",
    "are ",
    "i would really ",
    "[",
    "{",
    "<a ",
    "_",
    "not ask ",
    "is your ",
    "hi@",
    "no ",
]
HOSTILE += [
    "are you hiring ",
    "? ",
    "refer me. ",
    "looking for new ",
    "Dear ,\n",
    "\u2019",
    "i\n",
    "İ",
    "www.",
    "'a",
    "of .",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_to_read_does_not_explode_with_hostile_characters(piece):
    text = (piece * 100_000)[:100_000] + "x"
    began = time.process_time()
    lint(text)
    assert time.process_time() - began < 10  # quadratic would be a hundred times that


@pytest.mark.parametrize(
    ("greeting", "name"),
    [("Hi Tom,", "Mia Keller"), ("Dear Dr. Brandt,", "Mia Keller"), ("hello ana", "Šárka Novák")],
)
def test_a_greeting_by_another_name_is_marked_at_the_name(greeting, name):
    text = f"{greeting}\n{messages.ASK}{messages.OUT}"
    (found,) = [each for each in lint(text, to=name) if each.id == "another-name"]
    assert text[found.start : found.end] in greeting


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Hi Mia,", "Mia Keller"),
        ("Dear Ms Keller,", "Mia Keller"),
        ("Hi Šarka,", "Sárka Novák"),
        ("Hi Sam!", "Samantha Obi"),
        ("Hi there,", "Mia Keller"),
        ("Good morning,", "Mia Keller"),
        ("Hi Tom,", ""),
    ],
)
def test_a_greeting_by_a_name_they_go_by_is_left_alone(greeting, name):
    text = f"{greeting}\n{messages.ASK}{messages.OUT}"
    assert "another-name" not in {found.id for found in lint(text, to=name)}
