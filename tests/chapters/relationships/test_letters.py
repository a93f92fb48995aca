"""The thank-you as it is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules import Party
from askaround.relationships.rules import Promised, Side, Takeaway, deed, thanks, whose

ADA_TO_MIA = Party("Ada Winter", "Mia")


def test_it_names_one_insight_and_one_promise():
    letter = thanks(
        ADA_TO_MIA,
        Takeaway("Half of the week is meetings"),
        Promised("I'll send her my notes on diaries", Side.MINE),
    )
    assert letter == (
        "Hi Mia,\n\n"
        "Thank you for taking the time to talk with me. What stays with me most: Half of the week is meetings.\n\n"
        "As promised, I will send you my notes on diaries.\n\n"
        "Ada Winter"
    )


def test_a_quote_is_said_in_their_words():
    letter = thanks(ADA_TO_MIA, Takeaway("“Nobody reads the report.”", quoted=True), None)
    assert "stays with me: “Nobody reads the report.”" in letter


def test_their_promise_is_thanked_for():
    promised = Promised("She will introduce me to Noa", Side.THEIRS)
    assert "for offering to introduce me to Noa." in thanks(ADA_TO_MIA, None, promised)


def test_a_promise_that_is_no_sentence_is_named_as_it_was_noted():
    mine, theirs = (thanks(ADA_TO_MIA, None, Promised("The reading list", side)) for side in Side)
    assert "I have not forgotten: The reading list." in mine
    assert "for what you offered: The reading list." in theirs


def test_with_nothing_marked_there_is_no_blank_in_it():
    letter = thanks(Party("", ""), None, None)
    assert letter.startswith("Hello,\n\nThank you for taking the time")
    assert letter.endswith("If something comes of it, I will let you know.")


@given(
    st.text(max_size=300), st.text(max_size=300), st.sampled_from(Side), st.booleans(), st.text(max_size=30)
)
def test_whatever_was_noted_becomes_a_letter(learned, promised, side, quoted, name):
    letter = thanks(Party("Ada", name), Takeaway(learned, quoted=quoted), Promised(promised, side))
    assert letter.count("Thank you for taking the time") == 1 + learned.count("Thank you for taking the time")
    assert letter.endswith("Ada")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I'll send her the report", Side.MINE),
        ("send her the report", Side.MINE),
        ("She will look for the book", Side.THEIRS),
        ("Mia asks her old boss", Side.THEIRS),
        ("introduce me to Noa", Side.THEIRS),
        ("My slides", Side.MINE),
    ],
)
def test_whose_promise_a_line_is(text, side):
    assert whose(text, "Mia") is side


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I'll send her the report.", "send her the report"),
        ("I promised to write to Mia", "write to Mia"),
        ("She sends the book", "send the book"),
        ("Mia will try it", "try it"),
        ("he tries it", "try it"),
        ("passes my name on", "pass my name on"),
        ("the report", ""),
        ("", ""),
    ],
)
def test_what_was_promised(text, said):
    assert deed(text, "Mia") == said
