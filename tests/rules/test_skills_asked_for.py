"""Which skills people ask for, by plain words."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.direction.rules import Asking, Having, match_skills
from askaround.kit.text import words


def said(claim, person=1, marks=()):
    marks = frozenset(marks or [("root", person)])
    return Asking(
        UUID(int=hash((claim, person)) % 2**128), claim, frozenset(words(claim)), person, "Mia", marks
    )


def have(name, level=2):
    return Having(name, tuple(words(name)), level)


def names(skill, claim):
    return bool(match_skills([said(claim)], [have(skill)]).known)


@pytest.mark.parametrize(
    ("skill", "claim"),
    [
        ("Listening", "Those who listen win"),
        ("Listening", "You need good listeners."),
        ("Writing", "She writes reports all day"),
        ("Public speaking", "You speak in public every week"),
        ("Interviewing", "Most of it is interviews"),
        ("SQL", "Everybody asks for sql"),
        ("Rédaction", "La redaction avant tout"),
    ],
)
def test_a_skill_is_named_by_its_words_whatever_their_ending(skill, claim):
    assert names(skill, claim)


@pytest.mark.parametrize(
    ("skill", "claim"),
    [
        ("Public speaking", "The public is loud"),
        ("Go", "Gone are the days"),
        ("Art", "Start early"),
        ("Working with people", "People are kind"),
        ("The", "The days are long"),
    ],
)
def test_other_words_name_no_skill(skill, claim):
    assert not names(skill, claim)


def test_what_more_voices_ask_for_comes_first_and_then_what_you_lack():
    asked = [said("sql", 1), said("sql", 2), said("welding", 1), said("cooking", 1)]
    found = match_skills(asked, [have("Cooking", 4), have("Welding", 0), have("SQL", 4), have("Singing")])
    assert [each.name for each in found.known] == ["SQL", "Welding", "Cooking"]
    assert found.others == ()


def test_those_who_share_a_mark_are_one_voice():
    asked = [
        said("sql", 1, [("at", 9)]),
        said("sql", 2, [("at", 9), ("root", 5)]),
        said("sql", 3, [("root", 5)]),
    ]
    (sql,) = match_skills(asked, [have("SQL")]).known
    assert (sql.people, sql.voices) == (3, 1)


@given(
    st.lists(st.tuples(st.text(max_size=30), st.integers(1, 4)), max_size=12), st.lists(st.text(max_size=12))
)
def test_everything_said_is_somewhere_and_voices_are_at_most_people(told, skills):
    asked = [said(claim, person) for claim, person in told]
    found = match_skills(asked, [have(skill) for skill in skills])
    shown = {each.insight for skill in found.known for each in skill.said}
    shown |= {each.insight for each in found.others}
    assert shown == {each.insight for each in asked}
    assert all(1 <= skill.voices <= skill.people for skill in found.known)
