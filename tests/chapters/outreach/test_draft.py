"""Drafts for every combination of known and missing facts: short, honest, one question, an easy no."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from askaround.outreach.rules import Channel, Draft, Facts, Severity, draft, lint, objectives
from askaround.people.rules import Tie

ANA = Facts(
    given_name="Ana",
    display_name="Ana Silva",
    title="Senior UX Researcher",
    organisation="Siemens",
    path_title="service design",
    path_field="",
    path_place="",
    path_why="",
    tie=Tie.STUDIED,
    tie_detail="TU Berlin",
    tie_year=2015,
    introducer="Tom Lee",
    sender_name="Ben Okafor",
    sender_introduction="a nurse moving into design",
    objective="what a normal week looks like",
)
NOBODY = replace(
    ANA,
    **dict.fromkeys(("given_name", "display_name", "title", "organisation", "path_title", "tie_detail"), ""),
    **dict.fromkeys(("introducer", "sender_name", "sender_introduction", "objective"), ""),
    tie=None,
    tie_year=None,
)
NAMES = ["", "Ana", "Олена", "伟", "José María", "X", "[Name]", "TBD", "Guru"]
TITLES = [
    "",
    "Nurse",
    "Senior UX Researcher",
    "Recruiter / Talent Acquisition",
    "Head of R&D & Strategy",
    "Head of Data | Speaker | Mentor | Dog lover and much more besides",
    "データサイエンティスト" * 6,
    "We are hiring!",
    "Hiring Manager",
    "Chief of Staff to the Vice President for Research and Innovation of the whole University",
    "What if?",
    "Thought Leader & Guru",
    "XXX",
]
PLACES = [
    "",
    "Siemens",
    "Hiring GmbH",
    "We Are Hiring Ltd",
    "Acme Inc.",
    "Referral Jobs AG",
    "ПриватБанк",
    "<company>",
]
PATHS = [
    "",
    "service design",
    "UX researcher",
    "Nurse",
    "Open Positions",
    "law & policy",
    "研究者",
    "software " * 30,
]
TEXTS = st.text(max_size=60)


def one_of(choices: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(choices) | TEXTS


FACTS = st.builds(
    Facts,
    given_name=one_of(NAMES),
    display_name=one_of(NAMES),
    title=one_of(TITLES),
    organisation=one_of(PLACES),
    path_title=one_of(PATHS),
    path_field=one_of(["", "healthcare"]),
    path_place=one_of(["", "Berlin"]),
    path_why=one_of(["", "I like making services humane", "money"]),
    tie=st.sampled_from([None, *Tie]),
    tie_detail=one_of([*PLACES, "at the UX meetup", "through Tom"]),
    tie_year=st.none() | st.integers(1950, 2030),
    introducer=one_of(NAMES),
    sender_name=one_of(NAMES),
    sender_introduction=one_of(["", "a nurse", "second-year student at LMU", "I am a nurse.", "A teacher"]),
    objective=st.sampled_from(
        ["", "How did you start?", "learn about the trade-offs", *objectives("nursing")]
    )
    | TEXTS,
    minutes=st.sampled_from([15, 20, 30, 0]),
)


@given(FACTS, st.sampled_from(Channel))
@example(ANA, Channel.MAIL)
@example(NOBODY, Channel.LINKEDIN_NOTE)
def test_a_draft_never_has_a_fault_the_linter_knows(facts, channel):
    body = draft(facts, channel).body
    assert [f for f in lint(body, channel=channel) if f.severity is not Severity.HINT] == []


@given(FACTS, st.sampled_from(Channel))
def test_a_draft_is_short_and_whole(facts, channel):
    body = draft(facts, channel).body
    assert len(body.split()) < 75
    assert channel is not Channel.LINKEDIN_NOTE or len(body) <= 200
    assert body.count("?") == 1
    assert not re.search(r"  |\s[,.?](?!\w)|\.\.|\n{3}|,,", body)
    assert "no problem" in body.lower()


@given(FACTS)
def test_only_mail_has_a_subject(facts):
    assert draft(facts, Channel.MAIL).subject
    assert draft(facts, Channel.LINKEDIN_MESSAGE).subject == ""
    assert draft(facts, Channel.LINKEDIN_NOTE).subject == ""


def test_a_full_draft_follows_the_method():
    assert draft(ANA, Channel.MAIL) == Draft(
        "Question about service design",
        "Hi Ana,\n\n"
        "We both studied at TU Berlin. Your view as Senior UX Researcher at Siemens would help me as I "
        "explore service design. I am a nurse moving into design.\n\n"
        "Would you have 20 minutes in the next two weeks to tell me what a normal week looks like? "
        "If now is not a good time, no problem at all.\n\n"
        "Thank you,\nBen Okafor",
    )


def test_who_asks_is_told_before_where_the_other_works():
    introduction = "I have been a nurse for six years, and a UX designer before that"
    connected = replace(ANA, tie=Tie.LINKEDIN, path_title="UX researcher", sender_introduction=introduction)
    body = draft(connected, Channel.LINKEDIN_MESSAGE).body
    assert f"{introduction}." in body
    assert "Siemens" not in body


def test_a_draft_with_no_facts_still_reads_well():
    assert draft(NOBODY, Channel.LINKEDIN_NOTE).body == (
        "Hello, would you have 20 minutes to tell me what a normal week looks like for you? "
        "No problem if not."
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tie": Tie.COLLEAGUE, "tie_detail": "at Bosch"}, "We have both worked at Bosch."),
        ({"tie": Tie.COLLEAGUE, "tie_detail": ""}, "We know each other from work."),
        ({"tie": Tie.STUDIED, "tie_detail": ""}, "We know each other from our studies."),
        ({"tie": Tie.FRIEND}, "We have been friends since 2015."),
        ({"tie": Tie.FAMILY}, "I am asking you as family."),
        ({"tie": Tie.MET, "tie_detail": "the book fair"}, "We met at the book fair in 2015."),
        ({"tie": Tie.MET, "tie_detail": "Through Ana", "tie_year": None}, "We met through Ana."),
        ({"tie": Tie.INTRODUCED, "tie_year": None}, "Tom Lee introduced us."),
        ({"tie": Tie.LINKEDIN, "tie_year": None}, "We are connected on LinkedIn."),
        ({"path_title": "UX researcher"}, "would help me with a path I am considering: UX researcher."),
        ({"path_place": "Berlin"}, "as I explore service design (Berlin)."),
        ({"title": ""}, "Your view from Siemens would help me"),
        ({"title": "Designer at Siemens"}, "Your view as Designer at Siemens would"),
        ({"objective": "I would like to learn about the trade-offs."}, "to tell me about the trade-offs?"),
        ({"objective": "the trade-offs"}, "to tell me about the trade-offs?"),
        ({"objective": "How you began?"}, "to tell me how you began?"),
        ({"sender_introduction": "nursing student"}, "Ben Okafor, nursing student"),
        ({"minutes": 15}, "Would you have 15 minutes"),
    ],
)
def test_each_fact_finds_its_words(changes, sentence):
    assert sentence in draft(replace(ANA, **changes), Channel.MAIL).body


@pytest.mark.parametrize("channel", list(Channel))
def test_with_no_tie_no_connection_is_claimed(channel):
    body = draft(replace(ANA, tie=None), channel).body
    assert "We " not in body
    assert "we " not in body


@pytest.mark.parametrize(
    "title", ["Recruiter / Talent Acquisition", "Hiring Manager", "Head of R&D & Strategy"]
)
def test_a_title_that_sounds_like_hiring_is_kept(title):
    assert title in draft(replace(ANA, title=title, organisation="Hiring GmbH"), Channel.MAIL).body


def test_a_long_title_is_cut_where_a_reader_would():
    body = draft(
        replace(ANA, title="Head of Data | Speaker | Mentor | Dog lover and more"), Channel.MAIL
    ).body
    assert "as Head of Data at Siemens" in body


@pytest.mark.parametrize("path", ["", "service design", "UX researcher"])
def test_objectives_follow_tell_me(path):
    for objective in objectives(path):
        assert f"to tell me {objective}?" in draft(replace(ANA, objective=objective), Channel.MAIL).body
    assert len(objectives(path)) >= 6
