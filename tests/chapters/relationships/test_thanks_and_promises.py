"""Thanks and promises: what can be done, and what is refused."""

import datetime as dt

import pytest

from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.relationships import commands
from askaround.relationships.commands.promises import NothingPromised, PutDownAlready
from askaround.relationships.commands.thanks import NotHeldYet, ThankedAlready
from askaround.relationships.models import Promise, Thanks
from askaround.relationships.queries import open_promises, settled_promises
from askaround.relationships.rules import THANKS_DUE, PromiseDetails, PromiseState, Side
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ada):
    """A talk that was held."""
    return factories.held(ada, factories.person(ada))


def _write(talk, version, text="Thank you"):
    told = {"owner": talk.owner, "conversation": talk.uuid, "version": version, "now": NOW}
    return commands.write_thanks(text=text, drafted="Hi", **told)


def test_thanks_are_due_a_day_after_the_talk(ada, talk):
    _write(talk, 0)
    assert Thanks.objects.get(owner=ada).due_at == talk.ended_at + THANKS_DUE


def test_thanks_before_the_talk_are_refused(ada):
    arranged = factories.conversation(ada, factories.person(ada))
    with pytest.raises(NotHeldYet):
        commands.mark_thanked(owner=ada, conversation=arranged.uuid, now=NOW)
    assert not Thanks.objects.exists()


def test_thanks_go_out_once_and_that_is_undone(ada, talk):
    told = {"owner": ada, "conversation": talk.uuid, "now": NOW}
    entry = commands.mark_thanked(**told)
    with pytest.raises(ThankedAlready):
        commands.mark_thanked(**told)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert Thanks.objects.get(owner=ada).sent_at is None


def test_thanks_written_in_two_windows_are_not_overwritten(talk):
    first = _write(talk, 0, "First")
    with pytest.raises(StaleVersion):
        _write(talk, 0, "Second")
    _write(talk, first.after["version"], "Third")
    assert Thanks.objects.get(owner=talk.owner).text == "Third"


def test_a_line_is_one_promise(ada, talk):
    line = factories.noted(talk, "Send the report")
    details = PromiseDetails(talk.person.uuid, Side.MINE, line.text, note=line.uuid)
    commands.make_promise(owner=ada, details=details, now=NOW)
    with pytest.raises(PutDownAlready):
        commands.make_promise(owner=ada, details=details, now=NOW)


def test_a_promise_says_what(ada):
    with pytest.raises(NothingPromised):
        factories.promise(ada, factories.person(ada), " ")


def test_open_promises_stand_by_their_day_and_those_of_some_day_last(ada):
    mia, day = factories.person(ada), NOW.date()
    for text, due in (("later", day + dt.timedelta(days=3)), ("some day", None), ("first", day)):
        factories.promise(ada, mia, text, due_on=due)
    factories.promise(ada, mia, "theirs", side=Side.THEIRS)
    assert [each.text for each in open_promises(ada, Side.MINE)] == ["first", "later", "some day"]


@pytest.mark.parametrize("settle", ["keep_promise", "let_go_promise"])
def test_a_settled_promise_is_open_again_when_undone(ada, settle):
    promise = factories.promise(ada, factories.person(ada))
    entry = getattr(commands, settle)(owner=ada, promise=promise.uuid, now=NOW)
    assert [each.pk for each in settled_promises(ada).rows] == [promise.pk]
    undo(owner=ada, entry=entry.uuid, now=NOW)
    promise.refresh_from_db()
    assert (promise.state, promise.settled_at) == (PromiseState.OPEN, None)


def test_a_promise_that_was_taken_off_comes_back_whole(ada, talk):
    line = factories.noted(talk, "Send the report")
    told = {"due_on": NOW.date(), "conversation": talk.uuid, "note": line.uuid, "side": Side.THEIRS}
    promise = factories.promise(ada, talk.person, **told)
    commands.keep_promise(owner=ada, promise=promise.uuid, now=NOW)
    entry = commands.remove_promise(owner=ada, promise=promise.uuid, now=NOW)
    assert not Promise.objects.exists()
    undo(owner=ada, entry=entry.uuid, now=NOW)
    back = Promise.objects.get(owner=ada)
    assert (back.uuid, back.text, back.due_on, back.side) == (
        promise.uuid,
        promise.text,
        NOW.date(),
        Side.THEIRS,
    )
    assert (back.note, back.conversation, back.state, back.settled_at) == (line, talk, PromiseState.KEPT, NOW)


def test_an_edited_promise_is_undone(ada):
    promise = factories.promise(ada, factories.person(ada), due_on=NOW.date())
    said = {"side": Side.THEIRS, "text": "Send the book", "due_on": None}
    entry = commands.edit_promise(owner=ada, promise=promise.uuid, version=1, now=NOW, **said)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    promise.refresh_from_db()
    assert (promise.side, promise.text, promise.due_on) == (Side.MINE, "Send the report", NOW.date())


def test_undoing_a_new_promise_takes_it_off(ada):
    factories.promise(ada, factories.person(ada))
    undo(owner=ada, entry=factories.last_entry(ada).uuid, now=NOW)
    assert not Promise.objects.exists()
