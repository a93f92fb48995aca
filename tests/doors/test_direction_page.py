"""Direction at the web door: what it teaches, shows and asks, and how seldom it asks the database."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askaround.direction.commands import rank_criteria, set_deal_breaker
from askaround.direction.queries import ranked_criteria
from askaround.insights.rules import ReadingDetails
from askaround.paths import commands as paths
from askaround.paths.rules import MOST_CRITERIA, Confidence, GuessDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
_MOST_QUERIES = 10
_LARGEST_PAGE = 60 * 1024
CRITERIA = [f"Criterion {number}: what a path has to give me" for number in range(MOST_CRITERIA)]


def text(answer):
    return answer.content.decode()


def fill(owner, *, voices, each):
    """Give an owner six paths, and voices who say so much of them all."""
    rank_criteria(owner=owner, names=CRITERIA, now=NOW)
    for criterion in ranked_criteria(owner)[:2]:
        set_deal_breaker(owner=owner, criterion=criterion.uuid, threshold=0, now=NOW)
    there = [factories.ranked_path(owner, f"UX researcher number {number}") for number in range(6)]
    for path in there:
        guesses = [GuessDetails(name, 1, Confidence.FAIRLY) for name in CRITERIA]
        paths.guess_fit(owner=owner, path=path.uuid, version=1, guesses=guesses, now=NOW)
        factories.unknown(owner, path)
    for number in range(voices):
        who = factories.person(owner, f"Mia {number}", title="UX researcher", organisation=f"Acme {number}")
        talk = factories.conversation(owner, who)
        for place in range(each):
            path, name = there[place % 6], CRITERIA[place % MOST_CRITERIA]
            reading = ReadingDetails(path.uuid, name, place % 5 - 2)
            factories.insight(owner, who, f"Claim {place}", readings=(reading,), conversation=talk.uuid)


def test_an_empty_page_teaches_the_step_and_offers_it(ada, page):
    assert "Name a path" in text(page.get("/direction/"))
    factories.path(ada)
    assert "Rank what matters" in text(page.get("/direction/"))
    assert "bars" not in text(page.get("/direction/"))


def test_guesses_alone_are_shown_and_said_to_be_guesses(ada, page):
    factories.path(ada)
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    shown = text(page.get("/direction/"))
    assert "UX researcher is the only path here" in shown
    assert "best of all" not in shown
    assert "Nobody has moved anything yet" in shown


def test_the_same_is_there_as_sentences_bars_and_tables(ada, page):
    fill(ada, voices=2, each=8)
    shown = text(page.get("/direction/"))
    assert re.search(r"in 10 that UX researcher number \d fits you best of six", shown)
    assert shown.count('<svg viewBox="-4 0 108 12"') == 6 * (MOST_CRITERIA + 1)
    assert shown.count("<caption>") == 6
    assert "Criterion 0: what a path has to give me: at least about what I need" in shown
    assert "2 voices" in shown
    assert "style=" not in shown


def test_ten_times_the_insights_ask_the_database_no_more_often(ada, ben):
    asked = []
    for owner, voices in ((ada, 2), (ben, 20)):
        fill(owner, voices=voices, each=12)
        client = factories.browser(owner)
        for address in ("/direction/", "/direction/criteria/"):
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address)
            assert answer.status_code == 200
            assert len(answer.content) <= _LARGEST_PAGE
            asked.append(len(captured))
    # Where enough was heard, nobody is looked for any more.
    (few, criteria), (many, same) = asked[:2], asked[2:]
    assert many <= few <= _MOST_QUERIES
    assert same == criteria <= _MOST_QUERIES


def test_a_path_that_many_spoke_of_asks_the_database_no_more_often(ada, ben):
    asked = []
    for owner, voices in ((ada, 1), (ben, 10)):
        fill(owner, voices=voices, each=12)
        path = factories.ranked_path(owner, "UX researcher number 9")
        for who in range(voices):
            reading = ReadingDetails(path.uuid, "Calm", 1)
            factories.insight(owner, factories.person(owner, f"Tom {who}"), readings=(reading,))
        client = factories.browser(owner)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/paths/{path.uuid}/")
        assert f"by {voices} voice" in text(answer)
        asked.append(len(captured))
    assert asked[0] == asked[1] <= _MOST_QUERIES


def test_criteria_come_from_guesses_values_and_limits_in_the_order_they_are_posted(ada, page):
    path = factories.path(ada)
    guesses = [GuessDetails("Quiet rooms", 1, Confidence.SURE)]
    paths.guess_fit(owner=ada, path=path.uuid, version=1, guesses=guesses, now=NOW)
    assert "Quiet rooms" in text(page.get("/direction/criteria/"))
    page.post("/direction/criteria/", {"value": ["Income", "Quiet rooms"], "own": "Dogs"})
    assert [each.name for each in ranked_criteria(ada)] == ["Income", "Quiet rooms", "Dogs"]
    assert "Income weighs much" not in text(page.get("/direction/criteria/"))
    assert "Income weighs most, 61%" in text(page.get("/direction/criteria/"))


def test_nine_criteria_are_refused_and_what_was_ticked_is_kept(page):
    names = [f"Criterion {number}" for number in range(9)]
    answer = page.post("/direction/criteria/", {"value": names})
    assert answer.status_code == 422
    assert "Nobody weighs more at once." in text(answer)
    assert all(f'value="{name}" checked' in text(answer) for name in names)


def test_weights_for_some_are_refused_and_for_all_are_kept(ada, page):
    rank_criteria(owner=ada, names=["Calm", "Income"], now=NOW)
    calm, income = (f"weight_{each.uuid}" for each in ranked_criteria(ada))
    for wrong in ({calm: 30}, {calm: 0, income: 0}, {calm: 101, income: 1}, {calm: "x", income: 1}):
        assert page.post("/direction/criteria/weights", wrong).status_code == 422
    page.post("/direction/criteria/weights", {calm: 30, income: 10})
    assert "Calm weighs most, 75%" in text(page.get("/direction/criteria/"))
    page.post("/direction/criteria/weights", {calm: "", income: ""})
    assert {each.weight for each in ranked_criteria(ada)} == {None}


def test_a_deal_breaker_is_set_and_cleared(ada, page):
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    (calm,) = ranked_criteria(ada)
    address = f"/direction/criteria/{calm.uuid}/deal-breaker"
    for posted, kept in (("1", 1), ("", None), ("-1", -1)):
        page.post(address, {"threshold": posted})
        assert ranked_criteria(ada)[0].threshold == kept
    assert page.post(address, {"threshold": "7"}).status_code == 422
    assert ranked_criteria(ada)[0].threshold == -1


def test_names_that_are_markup_stay_words(ada, page):
    rank_criteria(owner=ada, names=['<b>Calm</b> & "quiet"'], now=NOW)
    factories.path(ada, "<script>alert(1)</script>")
    for address in ("/direction/", "/direction/criteria/"):
        assert "<b>Calm" not in text(page.get(address))
        assert "<script>alert" not in text(page.get(address))
