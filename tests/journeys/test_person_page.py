"""The page of a person: what comes next, and everything that was between you."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.html import escape

from askaround.conversations.commands import begin_conversation
from askaround.journeys.queries.person_page import between
from askaround.people.queries import get_person_page
from askaround.relationships.commands import keep_promise, let_go_promise, mark_thanked
from askaround.relationships.rules import Side
from tests import factories
from tests.factories import NOW, THURSDAY

pytestmark = pytest.mark.django_db
BEFORE, DURING, AFTER = (THURSDAY.begins + dt.timedelta(minutes=minutes) for minutes in (-60, 5, 60))


@pytest.fixture
def mia(ada):
    """Somebody on file."""
    return factories.person(ada)


def _between(person, now=AFTER):
    return between(person.owner, get_person_page(person.owner, person.uuid), now)


def _step(person, now):
    step = _between(person, now).step
    return step and (step.words, step.route, step.uuid)


def _said(person):
    return [(moment.sentence, moment.route) for moment in _between(person).moments]


def test_a_talk_ahead_is_opened_and_begun_at_its_time(ada, mia):
    talk = factories.conversation(ada, mia)
    assert _step(mia, BEFORE) == ("Open the talk", "conversation", talk.uuid)
    assert _step(mia, DURING) == ("Begin", "live", talk.uuid)
    begin_conversation(owner=ada, conversation=talk.uuid, now=DURING)
    assert _step(mia, DURING) == ("Go on with the talk", "live", talk.uuid)
    assert _step(mia, AFTER) == ("Wrap up the talk", "wrap-up", talk.uuid)


def test_a_talk_that_was_held_is_wrapped_up_and_then_nothing_waits(ada, mia):
    assert _step(mia, BEFORE) is None
    talk = factories.held(ada, mia)
    assert _step(mia, AFTER) == ("Wrap up the talk", "wrap-up", talk.uuid)
    factories.wrapped_up(talk)
    assert _step(mia, AFTER) is None


def test_what_came_of_a_talk_is_on_the_timeline(ada, mia):
    talk = factories.held(ada, mia)
    kept, dropped, waits = (
        factories.promise(ada, mia, text, side=side, conversation=talk.uuid)
        for text, side in (("Send it", Side.MINE), ("Lend the book", Side.THEIRS), ("Call", Side.MINE))
    )
    keep_promise(owner=ada, promise=kept.uuid, now=AFTER + dt.timedelta(days=1))
    let_go_promise(owner=ada, promise=dropped.uuid, now=AFTER + dt.timedelta(days=2))
    factories.insight(ada, mia, "It is quiet", said_on=AFTER.date(), conversation=talk.uuid)
    mark_thanked(owner=ada, conversation=talk.uuid, now=AFTER + dt.timedelta(days=3))
    assert _said(mia) == [
        ("You said thank you", "wrap-up"),
        ("You let the promise go: Lend the book", ""),
        ("You kept the promise: Send it", ""),
        ("You promised: Call", ""),
        ("They promised: Lend the book", ""),
        ("You promised: Send it", ""),
        ("You learned: It is quiet", "insight"),
        ("Talk, to be wrapped up", "conversation"),
        ("Added", ""),
    ]
    assert [each.uuid for each in _between(mia).promises] == [waits.uuid]


def test_a_promise_outside_a_talk_stands_at_the_day_it_was_put_down(ada, mia):
    late, soon = (
        factories.promise(ada, mia, text, due_on=day) for text, day in (("Call", None), ("Send", NOW))
    )
    made = {moment.sentence: moment.on for moment in _between(mia).moments}
    assert made["You promised: Send"] == NOW.date()
    assert [each.uuid for each in _between(mia).promises] == [soon.uuid, late.uuid]


def test_what_came_of_another_person_or_explorer_is_not_told(ada, ben, mia):
    for owner in (ada, ben):
        factories.promise(owner, factories.person(owner, "Noa"))
        factories.insight(owner, factories.person(owner, "Eva"))
    assert _said(mia) == [("Added", "")]


def test_the_page_leads_to_the_talk_and_writes_about_its_path(ada, page, mia):
    _, about, _ = (factories.path(ada, title) for title in ("Baker", "Nurse", "Pilot"))
    held = factories.held(ada, mia, about)
    shown = page.get(reverse("person", args=[mia.uuid])).content.decode()
    assert f'<a class="button" href="{reverse("wrap-up", args=[held.uuid])}">Wrap up the talk</a>' in shown
    assert f'<option value="{about.uuid}" selected>Nurse</option>' in shown
    assert '<button id="write" class="quiet">' in shown


def test_words_of_an_insight_are_words_on_the_page(ada, page, mia):
    claim = "<b>Quiet</b> & long"
    factories.insight(ada, mia, claim)
    assert f"You learned: {escape(claim)}" in page.get(reverse("person", args=[mia.uuid])).content.decode()


def _known(owner, count):
    """Return the address of somebody with so many promises, insights, thanks and messages between you."""
    mia = factories.person(owner, "Mia", mails=("mia@acme.org",))
    for n in range(count):
        talk = factories.held(owner, mia, factories.path(owner, f"Path {n}"))
        keep_promise(owner=owner, promise=factories.promise(owner, mia, f"Send {n}").uuid, now=AFTER)
        factories.promise(owner, mia, f"Call {n} " * 30, conversation=talk.uuid)
        factories.insight(owner, mia, f"It is quiet {n} " * 30, conversation=talk.uuid)
        mark_thanked(owner=owner, conversation=talk.uuid, now=AFTER)
    return reverse("person", args=[mia.uuid])


def test_much_between_you_asks_the_database_no_more_often_and_stays_small(
    ada, ben, django_assert_max_num_queries
):
    few, many = (_known(owner, count) for owner, count in ((ada, 2), (ben, 40)))
    counts = []
    for owner, address in ((ada, few), (ben, many)):
        client = factories.browser(owner)
        with django_assert_max_num_queries(10) as captured:
            answer = client.get(address)
        counts.append(len(captured))
        assert len(answer.content) <= 60 * 1024
    assert counts[0] == counts[1]
