"""One path with everything about it, and the one next step."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askaround.direction.commands import rank_path
from askaround.journeys.queries.path_page import path_story
from askaround.journeys.queries.today import what_to_do
from askaround.journeys.rules.path_page import NextStep
from askaround.paths import commands
from askaround.paths.rules import MOST_UNKNOWNS, Confidence, GuessDetails, Topic, UnknownDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
_MOST_QUERIES = 10
_LARGEST_PAGE = 60 * 1024


def step(owner, path):
    return path_story(owner, path.uuid, NOW).step


def test_the_next_step_goes_from_contacts_to_questions_to_people(ada):
    path = factories.path(ada, "Nurse")
    assert step(ada, path) is NextStep.CONTACTS
    mia = factories.person(ada, "Mia", title="Nurse")
    factories.person(ada, "Tom", title="Nurse", organisation="Clinic")
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert step(ada, path) is NextStep.QUESTIONS
    factories.unknown(ada, path)
    assert step(ada, path) is NextStep.ASK
    factories.draft(ada, mia, path)
    assert step(ada, path) is NextStep.FINISH
    factories.sent(ada, mia, path)
    assert step(ada, path) is NextStep.GUESS
    guesses = [GuessDetails("Calm", 0, Confidence.SURE)]
    commands.guess_fit(owner=ada, path=path.uuid, version=1, guesses=guesses, now=NOW)
    assert step(ada, path) is NextStep.ASK


@pytest.mark.parametrize(
    ("decide", "expected"),
    [
        (commands.park_path, NextStep.EXPLORE),
        (commands.rule_out_path, NextStep.EXPLORE),
        (commands.choose_path, NextStep.REST),
    ],
)
def test_a_path_that_rests_names_nobody(ada, page, decide, expected):
    factories.person(ada, "Mia", title="Nurse")
    path = factories.ranked_path(ada, "Nurse")
    decide(owner=ada, path=path.uuid, reason="Nights.", now=NOW)
    story = path_story(ada, path.uuid, NOW)
    assert (story.step, story.whom) == (expected, None)
    shown = page.get(f"/paths/{path.uuid}/").content.decode()
    assert "Nights." in shown
    assert "Write to" not in shown


def test_today_is_silent_about_a_path_that_rests(ada):
    path = factories.path(ada, "Nurse")
    factories.sent(ada, factories.person(ada, "Mia", title="Nurse"), path)
    monday = NOW + dt.timedelta(days=5)
    assert [item.kind.value for item in what_to_do(ada, monday).items] == ["ask_another"]
    commands.park_path(owner=ada, path=path.uuid, reason="", now=NOW)
    assert [item.kind.value for item in what_to_do(ada, monday).items] == ["first_path"]


def test_today_asks_about_the_newest_path_that_somebody_is_near_to(ada):
    factories.person(ada, "Mia", title="Nurse")
    for title in ("Nurse", "Glaciologist"):
        factories.ranked_path(ada, title)
    assert [item.title for item in what_to_do(ada, NOW).items] == ["Ask Mia about Nurse"]


def fill(owner, path, count):
    for number in range(count):
        person = factories.person(owner, f"P{number}", title="Nurse", organisation=f"Ward {number}")
        factories.sent(owner, person, path)
    commands.add_unknowns(
        owner=owner,
        path=path.uuid,
        unknowns=[UnknownDetails(f"{number} {'why ' * 40}?", Topic.DAY) for number in range(count)],
        now=NOW,
    )
    for number in range(min(count, 20)):
        factories.mind_changer(owner, path, f"Reason {number}")
    guesses = [GuessDetails(f"Criterion {number}", 0, Confidence.SURE) for number in range(min(count, 8))]
    commands.guess_fit(owner=owner, path=path.uuid, version=1, guesses=guesses, now=NOW)
    rank_path(owner=owner, path=path.uuid, now=NOW)


@pytest.mark.parametrize("part", ["", "guesses/", "questions/"])
def test_a_path_with_more_on_it_asks_the_database_no_more_often(ada, ben, part):
    asked = []
    for owner, count in ((ada, 3), (ben, MOST_UNKNOWNS)):
        path = factories.path(owner, "Nurse")
        fill(owner, path, count)
        client = factories.browser(owner)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/paths/{path.uuid}/{part}")
        assert answer.status_code == 200
        assert len(answer.content) <= _LARGEST_PAGE
        asked.append([each["sql"] for each in captured])
    few, many = asked
    assert len(few) == len(many) <= _MOST_QUERIES, "\n".join(many)


def test_an_empty_path_teaches_each_section(ada, page):
    shown = page.get(f"/paths/{factories.path(ada).uuid}/").content.decode()
    for sentence in (
        "Nobody is on file yet.",
        "How well does this fit what you need",
        "A guess that nothing could change is a wish.",
        "The questions that only somebody who does this work can answer.",
        "Nobody yet.",
    ):
        assert sentence in shown


@pytest.mark.parametrize(
    ("address", "fields", "error"),
    [
        ("mind/add", {"text": ""}, "Say it in a few words first."),
        ("questions/add", {"question": "", "topic": "day", "importance": 2}, "Ask it in a sentence first."),
        ("questions/", {}, "Tick the questions"),
    ],
)
def test_what_was_left_empty_is_asked_for_again_on_its_page(ada, page, address, fields, error):
    answer = page.post(f"/paths/{factories.path(ada).uuid}/{address}", fields)
    assert answer.status_code == 422
    assert error in answer.content.decode()


def test_starters_that_are_there_already_are_not_offered_again(ada, page):
    path = factories.path(ada)
    address = f"/paths/{path.uuid}/questions/"
    ticked = ["Why do people leave, and where do they go?"]
    assert page.post(address, {"ticked": ticked}).status_code == 302
    assert ticked[0] not in page.get(address).content.decode()


def test_a_guess_is_posted_with_its_criterion_and_skipping_leaves_none(ada, page):
    path = factories.path(ada)
    fields = {
        "version": 1,
        "criterion_0": "Calm",
        "fit_0": "2",
        "sure_0": "sure",
        "criterion_1": "Pay",
        "fit_1": "",
    }
    assert page.post(f"/paths/{path.uuid}/guesses/", fields).status_code == 302
    assert path_story(ada, path.uuid, NOW).thoughts.guesses == [GuessDetails("Calm", 2, Confidence.SURE)]


def test_guesses_from_two_windows_are_shown_side_by_side_in_words(ada, page):
    path = factories.path(ada)
    address = f"/paths/{path.uuid}/guesses/"
    first = {"version": 1, "criterion_0": "Calm", "fit_0": "2", "sure_0": "sure"}
    page.post(address, first)
    answer = page.post(address, {**first, "fit_0": "-2"})
    assert answer.status_code == 409
    shown = [(each.label, each.yours, each.theirs) for each in answer.context["page"].differences]
    assert shown == [("Calm", "much worse than I need", "much better than I hope")]
    assert page.post(address, dict(answer.context["page"].fields)).status_code == 302
    assert path_story(ada, path.uuid, NOW).thoughts.guesses[0].score == -2
