"""A name as it was jotted down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.people.rules import Tie
from askaround.relationships.rules import named, told_of


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Noa Sand", ("Noa", "Sand", "", "")),
        ("Noa Sand, designer at Bank", ("Noa", "Sand", "designer", "Bank")),
        ("Noa Sand (Bank)", ("Noa", "Sand", "Bank", "")),
        ("Talk to Ida Falk from the Clinic", ("Ida", "Falk", "", "the Clinic")),
        ("ask Noa", ("Noa", "", "", "")),
        ("Ida Falk is a nurse at Clinic", ("Ida", "Falk", "nurse", "Clinic")),
        ("Ida Falk, who’s a nurse at Clinic", ("Ida", "Falk", "nurse", "Clinic")),
        ("Ida Falk - head of care", ("Ida", "Falk", "head", "care")),
    ],
)
def test_a_line_says_who_and_what_they_do(text, read):
    who = named(text, "Mia Sol")
    assert (who.given_name, who.family_name, who.title, who.organisation) == read
    assert (who.tie, who.tie_detail) == (Tie.INTRODUCED, "Mia Sol")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Wanda Pohl, who left research at Harbour Insurance", "Left research at Harbour Insurance"),
        ("Ask Ida Falk who runs a clinic.", "Runs a clinic"),
        ("Ida Falk (who knows everybody)", "Knows everybody"),
        ("Ida Falk, who is a nurse at Clinic", ""),
        ("Ida Falk, who’s a nurse at Clinic", ""),
        ("Ida Falk, who works at Clinic", ""),
        ("Ida Falk, nurse", ""),
        ("Who", ""),
    ],
)
def test_what_somebody_did_is_told_of_them_and_is_no_title(text, told):
    assert told_of(text) == told
    if told:
        who = named(text, "Mia")
        assert (who.title, who.organisation) == ("", "")


@given(st.text(max_size=400))
def test_any_line_can_be_read_and_fits(text):
    who = named(text, "Mia")
    assert all(len(part) <= 200 for part in (who.given_name, who.family_name, who.title, who.organisation))
