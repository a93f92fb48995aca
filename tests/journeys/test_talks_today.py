"""What talks ask of a day, and the week below it."""

import datetime as dt
from dataclasses import replace

import pytest

from askaround.conversations import commands
from askaround.conversations.queries import get_conversation
from askaround.conversations.rules import State
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo
from askaround.journeys.queries.today import what_to_do
from askaround.journeys.rules.today import MarkKind
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from tests import factories
from tests.factories import NOW, THURSDAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def mia(ada):
    """Mia."""
    return factories.person(ada, "Mia")


@pytest.fixture
def talk(ada, mia):
    """A talk with Mia on Thursday at three in Berlin, which is nine in New York; NOW is Wednesday, Ada in UTC."""
    return factories.conversation(ada, mia, their_zone="America/New_York")


def items(owner, now=NOW):
    return [
        item for item in what_to_do(owner, now).items if item.kind.value in {"talk", "confirm", "arrange"}
    ]


def titles(owner, now=NOW):
    return [item.title for item in items(owner, now)]


def test_a_yes_waits_for_a_time_until_there_is_one(ada, mia):
    message = factories.sent(ada, mia)
    outreach.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=NOW)
    assert titles(ada) == ["Agree on a time with Mia"]
    talk = factories.conversation(
        ada, mia, message=message, when=replace(THURSDAY, day=THURSDAY.day + 4 * DAY)
    )
    assert titles(ada) == []
    commands.cancel_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    assert titles(ada) == ["Agree on a new time with Mia"]


def test_a_talk_that_was_held_asks_for_no_other_time(ada, mia):
    message = factories.sent(ada, mia)
    outreach.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=NOW)
    factories.conversation(ada, mia, message=message).change(state=State.HELD)
    assert titles(ada, NOW + 3 * DAY) == []


def test_the_day_before_asks_to_confirm(ada, talk):
    assert titles(ada, NOW - DAY) == []
    (item,) = items(ada)
    assert item.title == "Confirm tomorrow's talk with Mia"
    assert "13:00 (09:00 for them)" in item.reason
    commands.confirm_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    assert titles(ada) == []


def test_done_on_today_confirms_and_undo_takes_it_back(ada, talk):
    entry = mark_item(owner=ada, key=items(ada)[0].key, kind=MarkKind.DONE, now=NOW)
    assert get_conversation(ada, talk.uuid).confirmed_at == NOW
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_conversation(ada, talk.uuid).confirmed_at is None
    assert titles(ada) == ["Confirm tomorrow's talk with Mia"]


def test_a_talk_that_is_moved_asks_again(ada, talk):
    mark_item(owner=ada, key=items(ada)[0].key, kind=MarkKind.DONE, now=NOW)
    details = replace(talk.details, when=replace(THURSDAY, day=THURSDAY.day + DAY))
    commands.move_conversation(owner=ada, conversation=talk.uuid, version=2, details=details, now=NOW)
    assert titles(ada) == []
    assert titles(ada, NOW + DAY) == ["Confirm tomorrow's talk with Mia"]


def test_the_day_itself_says_when_on_both_clocks(ada, talk):
    (item,) = items(ada, NOW + DAY)
    assert item.title == "You talk with Mia at 13:00 (09:00 for them)"
    assert item.subject == str(talk.uuid)


def test_afterwards_it_is_asked_how_it_was(ada, talk):
    assert titles(ada, NOW + DAY + dt.timedelta(hours=6)) == ["How was your talk with Mia?"]
    assert titles(ada, NOW + 3 * DAY) == ["How was your talk with Mia?"]
    assert titles(ada, NOW + 40 * DAY) == []
    commands.cancel_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    assert titles(ada, NOW + 3 * DAY) == []


@pytest.mark.parametrize(("zone", "title"), [("Asia/Tokyo", "Confirm"), ("Pacific/Honolulu", "You")])
def test_the_day_is_that_of_your_own_calendar(ada, mia, zone, title):
    """Thursday 11:00 in Kiritimati is Wednesday in Honolulu and Thursday in Tokyo."""
    ada.time_zone = zone
    ada.save()
    factories.conversation(ada, mia, when=replace(THURSDAY, time=dt.time(11), zone="Pacific/Kiritimati"))
    assert [each.split()[0] for each in titles(ada)] == [title]


def test_the_week_has_the_talks_among_the_other_days(ada, mia, talk):
    factories.sent(ada, factories.person(ada, "Noa"))
    factories.conversation(ada, mia, when=replace(THURSDAY, day=THURSDAY.day + 20 * DAY))
    week = what_to_do(ada, NOW).week
    assert [(each.on.day, each.about.value) for each in week] == [(10, "conversation"), (14, "message")]
    assert week[0].sentence == "You talk with Mia at 13:00 (09:00 for them)"


def test_today_leads_to_the_talk(ada, page, mia):
    tomorrow = (dt.datetime.now(dt.UTC) + DAY).date()
    talk = factories.conversation(ada, mia, when=replace(THURSDAY, day=tomorrow, zone="UTC"))
    shown = page.get("/today/").content.decode()
    assert shown.count(f'href="/conversations/{talk.uuid}/"') == 2


def test_talks_of_another_explorer_are_not_there(ada, ben, talk):
    assert titles(ben) == []
    assert what_to_do(ben, NOW).week == []
