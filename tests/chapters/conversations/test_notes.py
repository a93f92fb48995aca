"""Lines that are typed in a talk: whatever comes late, twice or crosswise, the last word typed stays."""

import dataclasses
import datetime as dt
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askaround.conversations.commands import begin_conversation, end_conversation, keep_notes, remove_note
from askaround.conversations.commands.notes import (
    AlreadyBegun,
    LineTooLong,
    NoteOfAnotherTalk,
    NotOn,
    NoWords,
    TooManyLines,
)
from askaround.conversations.models import Conversation, GuideItem, Note
from askaround.conversations.queries import get_conversation, get_note, list_notes, notes_of
from askaround.conversations.rules import (
    LONGEST_LINE,
    MOST_LINES,
    NoteDetails,
    NoteKind,
    NoteWords,
    State,
    remaining,
)
from askaround.history.models import Entry
from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from tests import factories

NOW = factories.NOW


def line(number: int = 1, edits: int = 1, text: str = "Mondays are long", **more) -> NoteDetails:
    """Return a line as a screen sends it."""
    return NoteDetails(UUID(int=number), edits, number, NOW, text, **more)


@pytest.fixture
def talk(ada) -> Conversation:
    """A talk with Mia."""
    return factories.conversation(ada, factories.person(ada))


def keep(talk: Conversation, *lines: NoteDetails, asked=None):
    return keep_notes(owner=talk.owner, conversation=talk.uuid, lines=lines, asked=asked or {}, now=NOW)


def texts(talk: Conversation) -> list[str]:
    return [note.text for note in list_notes(talk).rows]


def test_a_line_is_kept_with_its_marks_and_its_question(talk, ada):
    item = factories.guide_item(ada, talk)
    marks = {"kind": NoteKind.QUOTE, "topic": "day", "prompting": "asked", "question": item.uuid}
    assert keep(talk, line(**marks)).kept == {UUID(int=1): 1}
    (note,) = notes_of(talk)
    assert (note.kind, note.topic, note.prompting, note.question) == ("quote", "day", "asked", item)


def test_what_arrives_twice_is_answered_alike_and_written_once(talk):
    first = keep(talk, line())
    before = list(Note.objects.values())
    assert keep(talk, line()) == first
    assert list(Note.objects.values()) == before


def test_an_older_state_that_comes_late_overwrites_nothing_and_learns_what_is_kept(talk):
    keep(talk, line(edits=5, text="Mondays are long, and loud"))
    answer = keep(talk, line(edits=4, text="Mondays are long, and"))
    assert texts(talk) == ["Mondays are long, and loud"]
    assert (answer.kept, [other.edits for other in answer.other]) == ({}, [5])


def test_another_text_after_as_many_edits_is_given_back_instead_of_overwriting(talk):
    keep(talk, line(edits=2, text="Ours"))
    (other,) = keep(talk, line(edits=2, text="Theirs")).other
    assert other.text == "Ours"
    assert texts(talk) == ["Ours"]


def test_of_one_line_twice_in_a_batch_the_later_counts(talk):
    keep(talk, line(edits=3, text="Later"), line(edits=2, text="Earlier"))
    assert texts(talk) == ["Later"]


def test_a_line_that_is_taken_out_or_emptied_no_longer_stands_until_it_is_typed_again(talk):
    keep(talk, line(1), line(2))
    keep(talk, line(1, 2, removed=True), line(2, 2, text="  "))
    assert texts(talk) == []
    keep(talk, line(1, 3, text="Once more"))
    assert texts(talk) == ["Once more"]


def test_lines_stand_in_their_order_whenever_they_arrive(talk):
    keep(talk, line(3, text="three"))
    keep(talk, line(1, text="one"), line(2, text="two"))
    assert texts(talk) == ["one", "two", "three"]


def test_a_question_that_left_the_guide_does_not_keep_its_line_away(talk):
    keep(talk, line(question=UUID(int=99)))
    assert notes_of(talk)[0].question is None


def test_a_question_of_another_talk_is_not_joined_to_a_line_nor_ticked(talk, ada):
    other = factories.guide_item(ada, factories.conversation(ada, factories.person(ada, "Noa")))
    keep(talk, line(question=other.uuid), asked={other.uuid: NOW})
    assert notes_of(talk)[0].question is None
    assert GuideItem.objects.get(pk=other.pk).asked_at is None


def test_a_question_is_ticked_and_unticked(talk, ada):
    item = factories.guide_item(ada, talk)
    for asked in (NOW, None):
        keep(talk, asked={item.uuid: asked})
        item.refresh_from_db()
        assert item.asked_at == asked


def test_a_line_that_stands_in_another_talk_is_refused_and_nothing_of_the_batch_is_written(talk, ada):
    other = factories.conversation(ada, factories.person(ada, "Noa"))
    keep(other, line(1))
    with pytest.raises(NoteOfAnotherTalk):
        keep(talk, line(2), line(1, 2))
    assert texts(talk) == []


def test_a_line_of_another_explorer_with_the_same_id_is_another_line(talk, ben):
    theirs = factories.conversation(ben, factories.person(ben))
    keep(theirs, line(text="Ben's"))
    keep(talk, line(text="Ada's"))
    assert (texts(theirs), texts(talk)) == (["Ben's"], ["Ada's"])


def test_a_line_longer_than_anybody_types_is_refused(talk):
    keep(talk, line(text="x" * LONGEST_LINE))
    with pytest.raises(LineTooLong):
        keep(talk, line(edits=2, text="x" * (LONGEST_LINE + 1)))


def test_more_lines_than_anybody_types_are_refused_but_those_that_stand_can_change(talk):
    keep(talk, *(line(number) for number in range(1, MOST_LINES + 1)))
    with pytest.raises(TooManyLines):
        keep(talk, line(MOST_LINES + 1))
    with pytest.raises(TooManyLines):
        factories.note(talk.owner, talk)
    keep(talk, line(1, 2, text="Changed"))
    assert texts(talk)[0] == "Changed"


def test_keeping_asks_the_database_as_often_for_fifty_lines_as_for_two(talk):
    def asked(*lines: NoteDetails) -> int:
        with CaptureQueriesContext(connection) as captured:
            keep(talk, *lines)
        return len(captured)

    def batch(size: int) -> list[NoteDetails]:
        return [line(number, number) for number in range(1, size + 1)]

    few = asked(*batch(2))
    keep(talk, *batch(30))
    assert asked(*(dataclasses.replace(each, edits=100) for each in batch(50))) <= few + 1


def test_typing_leaves_nothing_in_history_and_the_end_tells_how_much_was_typed(talk, ada):
    begin_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    keep(talk, line(1), line(2), line(3, removed=True))
    entry = end_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    told = Entry.objects.filter(subject=talk.uuid).order_by("id").values_list("command", flat=True)
    assert list(told) == ["arrange_conversation", "begin_conversation", "end_conversation"]
    assert entry.after["notes"] == 2
    assert entry.sentence == "You talked with Mia. 2 notes are kept."


def test_a_talk_begins_once_and_ends_once(talk, ada):
    begin_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    with pytest.raises(AlreadyBegun):
        begin_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    end_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    with pytest.raises(NotOn):
        end_conversation(owner=ada, conversation=talk.uuid, now=NOW)


def test_the_beginning_and_the_end_can_be_taken_back(talk, ada):
    begun = begin_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    ended = end_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    undo(owner=ada, entry=ended.uuid, now=NOW)
    undo(owner=ada, entry=begun.uuid, now=NOW)
    again = get_conversation(ada, talk.uuid)
    assert (again.state, again.begun_at, again.ended_at) == (State.ARRANGED, None, None)


def test_lines_that_arrive_after_the_end_are_kept_too(talk, ada):
    end_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    keep(talk, line())
    assert texts(talk) == ["Mondays are long"]


def test_a_note_without_words_is_refused(talk, ada):
    with pytest.raises(NoWords):
        factories.note(ada, talk, "  ")


def test_a_note_that_was_added_changed_and_taken_out_is_brought_back_step_by_step(talk, ada):
    note = factories.note(ada, talk, "First")
    edit_note_to(note, "Second")
    edited = factories.last_entry(ada)
    removed = remove_note(owner=ada, note=note.uuid, now=NOW)
    assert texts(talk) == []
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert texts(talk) == ["Second"]
    with pytest.raises(StaleVersion):  # it was taken out and brought back since
        undo(owner=ada, entry=edited.uuid, now=NOW)


def edit_note_to(note: Note, text: str) -> None:
    from askaround.conversations.commands import edit_note

    edit_note(owner=note.owner, note=note.uuid, version=note.version, words=NoteWords(text), now=NOW)


def test_what_a_form_changes_wins_over_what_a_screen_had_before(talk, ada):
    keep(talk, line(edits=3, text="On the screen"))
    edit_note_to(get_note(ada, UUID(int=1)), "In the form")
    (other,) = keep(talk, line(edits=4, text="On the screen, on")).other
    assert (other.text, other.edits) == ("In the form", 4)
    assert texts(talk) == ["In the form"]


def test_a_form_does_not_overwrite_what_a_screen_wrote_meanwhile(talk, ada):
    keep(talk, line())
    opened = get_note(ada, UUID(int=1))
    keep(talk, line(edits=2, text="Typed meanwhile"))
    with pytest.raises(StaleVersion):
        edit_note_to(opened, "From the form")


STATES = [
    line(number, edits, f"line {number}, edit {edits}") for number in (1, 2, 3) for edits in range(1, 6)
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_in_any_order_however_often_repeated_the_most_edits_stay(talk, data):
    Note.objects.all().delete()
    batches = data.draw(st.lists(st.lists(st.sampled_from(STATES), max_size=6), max_size=12))
    for batch in batches:
        answer = keep(talk, *batch)
        sent = {each.uuid: max(one.edits for one in batch if one.uuid == each.uuid) for each in batch}
        newer = {other.uuid for other in answer.other}
        assert answer.kept.keys() | newer == sent.keys()
        assert all(answer.kept[uuid] == sent[uuid] for uuid in answer.kept)
    wanted = {}
    for each in (each for batch in batches for each in batch):
        wanted[each.uuid] = max(wanted.get(each.uuid, each), each, key=lambda state: state.edits)
    assert {note.uuid: note.text for note in notes_of(talk)} == {
        uuid: each.text for uuid, each in wanted.items()
    }


@pytest.mark.parametrize(
    ("seconds", "minutes", "share"),
    [(-60, 20, 100), (0, 20, 100), (1, 20, 100), (600, 10, 50), (1199, 1, 0), (1200, 0, 0), (9000, 0, 0)],
)
def test_what_is_left_of_a_promise(seconds, minutes, share):
    left = remaining(NOW, 20, NOW + dt.timedelta(seconds=seconds))
    assert (left.minutes, left.share) == (minutes, share)
