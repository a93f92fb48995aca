"""Blanks that were never filled in are marked, whatever their shape; what only looks like one is not."""

import pytest

from askaround.outreach.rules import Channel, lint
from askaround.outreach.rules.placeholders import placeholders
from tests.chapters.outreach.blanks import BLANKS, GREETINGS, INNOCENT


def marked(text):
    return [text[span.start : span.end] for span in placeholders(text)]


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_between_words_is_marked(blank):
    found = marked(f"Hi Ana, your work at {blank} caught my eye.")
    assert any(blank in each or each in blank for each in found)


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_is_marked_in_a_subject(blank):
    (finding,) = (
        found for found in lint("Hi Ana", subject=f"About {blank} then") if "subject" in found.message
    )
    assert (finding.id, finding.start) == ("placeholder-left-in", None)


@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_greeting_of_nobody_is_marked(greeting):
    assert marked(f"{greeting}\n\nYou lead a ward.")


@pytest.mark.parametrize("sentence", INNOCENT)
def test_what_is_no_blank_is_not_marked(sentence):
    assert marked(f"{sentence}\nThanks.") == []


def test_a_long_text_of_half_blanks_is_read_at_once():
    for sign in ("[", "{", "((", "::a", "%a", "_", "Hi ", "(insert a ", "@name", "<<", "《name"):
        assert len(marked(sign * 5_000)) < 5_001


@pytest.mark.parametrize(
    ("text", "characters"),
    [("🙂" * 101, 205), ("é" * 201, 204), ("a\r\n" * 101, 205), ("👩‍🎓" * 41, 208)],
)
def test_a_note_is_counted_as_linkedin_counts_it(text, characters):
    (finding,) = (
        found
        for found in lint(f"Hi {text}", channel=Channel.LINKEDIN_NOTE)
        if found.id == "too-long-for-channel"
    )
    assert f"this one has {characters}." in finding.message
