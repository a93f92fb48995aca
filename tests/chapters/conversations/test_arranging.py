"""Agreeing on a time, moving it, calling it off, confirming it, and taking each back."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.conversations import commands
from askaround.conversations.commands.arranging import (
    AlreadyHeld,
    AskedSomebodyElse,
    CalledOff,
    HasNotes,
    NoSuchLength,
    NoSuchTime,
    NotCalledOff,
)
from askaround.conversations.models import Conversation, Note
from askaround.conversations.queries import MOST_LISTED, get_conversation
from askaround.conversations.rules import Details, Mode, State
from askaround.history.models import Entry
from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.kit.models import StaleVersion
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from askaround.people import commands as people
from askaround.people.models import Person
from askaround.people.rules import PositionDetails
from tests import factories
from tests.doors.routes import A_TIME
from tests.factories import NOW, THURSDAY

pytestmark = pytest.mark.django_db
FRIDAY = Details(replace(THURSDAY, day=THURSDAY.day + dt.timedelta(days=1)), "Asia/Tokyo", Mode.PHONE, "0431")


@pytest.fixture
def mia(ada):
    """Mia."""
    return factories.person(ada, "Mia")


@pytest.fixture
def talk(ada, mia):
    """A talk with Mia."""
    return factories.conversation(ada, mia, factories.path(ada))


def told(owner, talk, **more):
    return {"owner": owner, "conversation": talk.uuid, "now": NOW, **more}


def arrange(owner, person, details, message=None):
    return commands.arrange_conversation(
        owner=owner, person=person.uuid, path=None, message=message, details=details, now=NOW
    )


def now_of(owner, talk):
    return get_conversation(owner, talk.uuid)


def test_what_is_agreed_is_kept(ada, talk):
    assert talk.details == Details(THURSDAY)
    assert (talk.state, talk.sequence, talk.path.title) == (State.ARRANGED, 0, "UX researcher")
    assert factories.last_entry(ada).sentence == "You talk with Mia on Thursday 10 September."


def test_the_objective_of_the_message_comes_along(ada, mia):
    message = factories.sent(ada, mia)
    talk = factories.conversation(ada, mia, message=message)
    assert talk.objective == message.objective


def test_a_message_to_somebody_else_is_refused(ada, mia):
    message = factories.sent(ada, factories.person(ada, "Noa"))
    with pytest.raises(AskedSomebodyElse):
        factories.conversation(ada, mia, message=message)


@pytest.mark.parametrize(
    ("when", "refusal"),
    [
        (replace(THURSDAY, day=dt.date(2027, 3, 28), time=dt.time(2, 30)), NoSuchTime),
        (replace(THURSDAY, day=dt.date(1, 1, 1)), NoSuchTime),
        (replace(THURSDAY, day=dt.date(9999, 12, 31)), NoSuchTime),
        (replace(THURSDAY, minutes=4), NoSuchLength),
        (replace(THURSDAY, minutes=241), NoSuchLength),
    ],
)
def test_a_time_that_cannot_be_is_refused(ada, mia, when, refusal):
    with pytest.raises(refusal):
        arrange(ada, mia, Details(when))
    assert not Conversation.objects.exists()


def test_moving_counts_up_and_asks_for_a_new_confirmation(ada, talk):
    commands.confirm_conversation(**told(ada, talk))
    commands.move_conversation(**told(ada, talk, version=2, details=FRIDAY))
    moved = now_of(ada, talk)
    assert (moved.details, moved.sequence, moved.confirmed_at) == (FRIDAY, 1, None)


def test_a_talk_moved_elsewhere_meanwhile_is_not_overwritten(ada, talk):
    commands.move_conversation(**told(ada, talk, version=1, details=FRIDAY))
    with pytest.raises(StaleVersion):
        commands.move_conversation(**told(ada, talk, version=1, details=Details(THURSDAY)))
    assert now_of(ada, talk).details == FRIDAY


def test_what_is_called_off_is_neither_moved_nor_confirmed(ada, talk):
    commands.cancel_conversation(**told(ada, talk))
    assert now_of(ada, talk).state == State.CANCELLED
    with pytest.raises(CalledOff):
        commands.move_conversation(**told(ada, talk, version=2, details=FRIDAY))
    for command in (commands.confirm_conversation, commands.cancel_conversation):
        with pytest.raises(CalledOff):
            command(**told(ada, talk))


def test_only_what_is_called_off_can_be_on_again(ada, talk):
    with pytest.raises(NotCalledOff):
        commands.revive_conversation(**told(ada, talk))
    commands.cancel_conversation(**told(ada, talk))
    commands.revive_conversation(**told(ada, talk))
    assert (now_of(ada, talk).state, now_of(ada, talk).sequence) == (State.ARRANGED, 2)


@pytest.mark.parametrize("state", [State.HELD, State.COMPLETE])
def test_what_was_held_stays_as_it_was(ada, talk, state):
    talk.change(state=state)
    with pytest.raises(AlreadyHeld):
        commands.move_conversation(**told(ada, talk, version=2, details=FRIDAY))
    for command in (
        commands.cancel_conversation,
        commands.confirm_conversation,
        commands.remove_conversation,
    ):
        with pytest.raises(AlreadyHeld):
            command(**told(ada, talk))
    with pytest.raises(NotCalledOff):
        commands.revive_conversation(**told(ada, talk))


def test_each_step_is_taken_back(ada, talk):
    def back():
        undo(owner=ada, entry=entry.uuid, now=NOW)
        return now_of(ada, talk)

    entry = commands.confirm_conversation(**told(ada, talk))
    assert back().confirmed_at is None
    entry = commands.move_conversation(**told(ada, talk, version=3, details=FRIDAY))
    moved_back = back()
    assert (moved_back.details, moved_back.sequence) == (Details(THURSDAY), 2)
    entry = commands.cancel_conversation(**told(ada, talk))
    assert back().state == State.ARRANGED
    commands.cancel_conversation(**told(ada, talk))
    entry = commands.revive_conversation(**told(ada, talk))
    assert back().state == State.CANCELLED


def test_a_move_is_not_taken_back_over_a_newer_one(ada, talk):
    entry = commands.move_conversation(**told(ada, talk, version=1, details=FRIDAY))
    commands.move_conversation(**told(ada, talk, version=2, details=replace(FRIDAY, place="Café")))
    with pytest.raises(StaleVersion):
        undo(owner=ada, entry=entry.uuid, now=NOW)


def test_agreeing_is_taken_back_unless_there_are_notes(ada, mia):
    entry = arrange(ada, mia, Details(THURSDAY))
    talk = get_conversation(ada, entry.subject)
    noted = Note.objects.create(owner=ada, conversation=talk, place=1, said_at=NOW, text="Hm", kind="note")
    with pytest.raises(HasNotes):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    noted.delete()
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert not Conversation.objects.exists()


def test_somebody_you_talk_with_is_not_taken_off_the_file(ada, mia, talk):
    entry = Entry.objects.get(owner=ada, command="add_person", subject=mia.uuid)
    with pytest.raises(NotUndoable, match="agreed on a talk"):
        undo(owner=ada, entry=entry.uuid, now=NOW)


def test_an_import_taken_back_leaves_those_you_talk_with(ada, page):
    batch = factories.imported(ada, factories.connections("Noa,Sand,,,Bank,Cook,01 Feb 2024", "Jo,Li,,,,,"))
    noa = ada_s_person(ada, "Noa")
    factories.conversation(ada, noa)
    page.post(reverse("import-undo", args=[batch.uuid]))
    assert ada_s_person(ada, "Noa")
    assert ada_s_person(ada, "Jo") is None


def ada_s_person(ada, name):
    return Person.objects.filter(owner=ada, given_name=name).first()


# The pages.


def text(answer):
    return answer.content.decode()


def post_time(page, person, query="", **more):
    return page.post(reverse("arrange", args=[person.uuid]) + query, {**A_TIME, **more})


def test_after_a_yes_every_page_leads_to_a_time(ada, page, mia):
    message = factories.sent(ada, mia, factories.path(ada), at=NOW)
    outreach.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=NOW)
    place = f"/people/{mia.uuid}/arrange/?message={message.uuid}"
    for address in (reverse("message", args=[message.uuid]), reverse("person", args=[mia.uuid])):
        assert f'href="{place}"' in text(page.get(address))
    answer = post_time(page, mia, f"?message={message.uuid}", path=str(message.objective.path.uuid))
    talk = Conversation.objects.get()
    assert answer["Location"] == reverse("conversation", args=[talk.uuid])
    assert (talk.objective, talk.path) == (message.objective, message.objective.path)
    shown = text(page.get(reverse("person", args=[mia.uuid])))
    assert f'href="{place}"' not in shown
    assert "Talk about UX researcher" in shown
    page.post(reverse("conversation-cancel", args=[talk.uuid]))
    assert f'href="{place}"' in text(page.get(reverse("person", args=[mia.uuid])))


def test_their_zone_is_guessed_from_their_country(ada, page):
    tomo = factories.person(ada, "Tomo", country="JP")
    initial = page.get(reverse("arrange", args=[tomo.uuid])).context["page"].form.initial
    assert (initial["zone"], initial["their_zone"]) == ("UTC", "Asia/Tokyo")
    shown = page.get(reverse("arrange", args=[tomo.uuid])).context["page"].offer.text
    assert shown.count("(Tokyo)") == 2


def test_a_country_of_many_clocks_offers_its_zones(ada, page):
    shown = text(page.get(reverse("arrange", args=[factories.person(ada, "Joy", country="US").uuid])))
    assert '<option value="America/Chicago">' in shown


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"day": "2027-03-28", "time": "02:30"}, "time"),
        ({"day": "0001-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"day": "x"}, "day"),
        ({"zone": "Europe/Nowhere"}, "zone"),
        ({"their_zone": "../etc"}, "their_zone"),
        ({"minutes": "1000"}, "minutes"),
        ({"mode": "letter"}, "mode"),
        ({"path": "x"}, "path"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(page, mia, said, field):
    answer = post_time(page, mia, **said)
    assert answer.status_code == 422
    assert set(answer.context["page"].form.errors) == {field}


def test_a_foreign_path_is_not_chosen(page, mia, ben):
    assert post_time(page, mia, path=str(factories.path(ben).uuid)).status_code == 422


def test_a_link_is_a_link_and_other_places_are_words(ada, page, mia):
    linked = factories.conversation(ada, mia, place="https://meet.example/a")
    assert 'href="https://meet.example/a"' in text(page.get(reverse("conversation", args=[linked.uuid])))
    wild = factories.conversation(ada, mia, place="javascript:alert(1)")
    assert 'href="javascript' not in text(page.get(reverse("conversation", args=[wild.uuid])))


def test_taking_an_agreement_back_leads_to_the_list(page, mia):
    answer = post_time(page, mia)
    entry = Entry.objects.get(command="arrange_conversation")
    undone = page.post(reverse("undo", args=[entry.uuid]), {"back": answer["Location"]})
    assert undone["Location"] == reverse("conversations")


def test_the_list_has_what_comes_what_waits_and_what_was(ada, page, mia):
    today = dt.datetime.now(dt.UTC).date()

    def on(days, name):
        when = replace(THURSDAY, day=today + dt.timedelta(days=days))
        return factories.conversation(ada, factories.person(ada, name), when=when)

    on(9, "Later")
    on(2, "Soon")
    on(-3, "Over")
    on(-5, "Held").change(state=State.HELD)
    on(-9, "Done").change(state=State.COMPLETE)
    on(4, "Off").change(state=State.CANCELLED)
    found = page.get(reverse("conversations")).context["page"]
    assert [row.conversation.person.given_name for row in found.ahead.rows] == ["Soon", "Later"]
    assert [row.conversation.person.given_name for row in found.waiting.rows] == ["Over", "Held"]
    assert [each.person.given_name for each in found.past.rows] == ["Off", "Done"]


def test_an_empty_list_teaches_the_step(page):
    assert "A talk begins with a yes" in text(page.get(reverse("conversations")))


def test_a_long_past_is_read_page_by_page(ada, page, mia):
    for days in range(60):
        when = replace(THURSDAY, day=THURSDAY.day - dt.timedelta(days=days))
        factories.conversation(ada, mia, when=when).change(state=State.COMPLETE)
    first = page.get(reverse("conversations")).context["page"]
    second = page.get(first.after).context["page"]
    assert (len(first.past.rows), len(second.past.rows)) == (25, 25)
    assert second.further
    assert len(page.get(second.after).context["page"].past.rows) == 10


def test_of_many_ahead_the_first_are_shown_and_that_is_said(ada, page, mia):
    today = dt.datetime.now(dt.UTC).date()
    for days in range(2, 26):
        factories.conversation(ada, mia, when=replace(THURSDAY, day=today + dt.timedelta(days=days)))
    answer = page.get(reverse("conversations"))
    assert len(answer.context["page"].ahead.rows) == MOST_LISTED
    assert f"These are the first {MOST_LISTED}." in text(answer)


def test_more_talks_ask_the_database_no_more_often(ada, page, mia):
    people.add_position(owner=ada, person=mia.uuid, details=PositionDetails("Tutor", "TU Kiel"), now=NOW)
    counts = []
    for more in (2, 20):
        for _ in range(more):
            talk = factories.conversation(ada, mia, message=factories.sent(ada, mia))
        for address in (reverse("person", args=[mia.uuid]), reverse("conversation", args=[talk.uuid])):
            with CaptureQueriesContext(connection) as asked:
                page.get(address)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 10
