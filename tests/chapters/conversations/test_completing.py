"""After a talk: held, noted, complete."""

import pytest

from askaround.conversations import commands
from askaround.conversations.commands.completing import (
    NotArranged,
    NothingNoted,
    NotReflectedYet,
    NotTalkedYet,
)
from askaround.conversations.models import Note
from askaround.conversations.rules import NoteKind, State
from askaround.journeys.commands.undo import undo
from tests import factories
from tests.factories import NOW, THURSDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ada):
    """A talk that is arranged."""
    return factories.conversation(ada, factories.person(ada))


def _hold(talk, now):
    entry = commands.hold_conversation(owner=talk.owner, conversation=talk.uuid, now=now)
    talk.refresh_from_db()
    return entry


def test_a_talk_without_the_screen_ended_when_it_was_to(talk):
    _hold(talk, THURSDAY.ends.replace(hour=22))
    assert (talk.state, talk.ended_at) == (State.HELD, THURSDAY.ends)


def test_a_talk_that_took_place_earlier_ended_now(talk):
    _hold(talk, NOW)
    assert talk.ended_at == NOW


def test_having_talked_is_undone(talk):
    entry = _hold(talk, NOW)
    undo(owner=talk.owner, entry=entry.uuid, now=NOW)
    talk.refresh_from_db()
    assert (talk.state, talk.ended_at) == (State.ARRANGED, None)


def test_a_talk_that_was_called_off_is_not_held(talk):
    commands.cancel_conversation(owner=talk.owner, conversation=talk.uuid, now=NOW)
    with pytest.raises(NotArranged):
        _hold(talk, NOW)


def test_a_talk_is_not_complete_without_a_reflection(talk):
    _hold(talk, NOW)
    with pytest.raises(NotReflectedYet, match="thought it over"):
        commands.complete_conversation(owner=talk.owner, conversation=talk.uuid, reflected=False, now=NOW)


def test_a_talk_that_is_still_to_come_is_not_completed(talk):
    with pytest.raises(NotTalkedYet):
        commands.complete_conversation(owner=talk.owner, conversation=talk.uuid, reflected=True, now=NOW)


def test_each_line_is_a_note_after_those_that_are_there(ada, talk):
    told = {"owner": ada, "conversation": talk.uuid, "now": NOW}
    commands.write_notes(text="One\r\n\r\n  Two \x00", **told)
    entry = commands.write_notes(text="Three", **told)
    noted = Note.objects.filter(owner=ada, removed_at=None).order_by("place")
    assert [each.text for each in noted] == ["One", "Two", "Three"]
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert [each.text for each in noted.all()] == ["One", "Two"]


def test_nothing_written_and_nothing_ticked_are_refused(ada, talk):
    told = {"owner": ada, "conversation": talk.uuid, "now": NOW}
    with pytest.raises(NothingNoted):
        commands.write_notes(text=" \n ", **told)
    with pytest.raises(NothingNoted):
        commands.mark_notes(notes=[], kind=NoteKind.NAME, **told)


def test_marks_are_undone_line_by_line(ada, talk):
    lines = [factories.noted(talk, "Noa", kind=NoteKind.NAME), factories.noted(talk, "Quiet")]
    entry = commands.mark_notes(
        owner=ada,
        conversation=talk.uuid,
        notes=[each.uuid for each in lines],
        kind=NoteKind.INSIGHT,
        now=NOW,
    )
    undo(owner=ada, entry=entry.uuid, now=NOW)
    for line in lines:
        line.refresh_from_db()
    assert [line.kind for line in lines] == [NoteKind.NAME, NoteKind.NOTE]
    # The screen of the talk counts edits, so that what it kept offline does not win over these.
    assert lines[0].edits == 3


def test_a_line_of_another_talk_is_not_marked(ada, talk):
    other = factories.noted(factories.conversation(ada, talk.person), "Quiet")
    told = {"owner": ada, "conversation": talk.uuid, "now": NOW}
    with pytest.raises(NothingNoted):
        commands.mark_notes(notes=[other.uuid], kind=NoteKind.NAME, **told)
