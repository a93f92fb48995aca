"""From a draft to an answer, and the days between."""

import datetime as dt

import pytest

from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.outreach import commands
from askaround.outreach.commands.messages import (
    AnsweredAlready,
    DoNotContact,
    EnoughNudges,
    NothingToLearn,
    NothingWritten,
    NotSentYet,
    SentAlready,
)
from askaround.outreach.models import FollowUp, Message
from askaround.outreach.queries import drafts, earlier_requests, follow_ups_until, get_message
from askaround.outreach.rules import AnswerKind, Channel, Severity, cautions, lint
from askaround.people import commands as people
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def open_follow_ups(owner):
    return [(each.kind, each.due_on) for each in follow_ups_until(owner, dt.date(2030, 1, 1))]


def test_a_draft_is_made_from_facts_on_file_and_reads_clean(ada):
    person = factories.person(ada, "Mia", title="UX Researcher", organisation="Acme", tie="colleague")
    message = factories.draft(ada, person, factories.path(ada, "UX researcher"))
    assert message.body.startswith("Hi Mia,")
    assert "Acme" in message.body
    assert "Ada Winter" in message.body
    findings = lint(message.body, channel=Channel(message.channel))
    assert [finding for finding in findings if finding.severity is not Severity.HINT] == []


def test_beginning_twice_opens_the_same_draft(ada):
    person, path = factories.person(ada), factories.path(ada)
    assert factories.draft(ada, person, path).uuid == factories.draft(ada, person, path).uuid


def test_whoever_is_to_be_left_alone_is_not_written_to(ada):
    person = factories.person(ada)
    people.mark_do_not_contact(owner=ada, person=person.uuid, now=NOW)
    with pytest.raises(DoNotContact):
        factories.draft(ada, person)


@pytest.mark.parametrize(
    ("details", "channel"),
    [
        ({"mails": ("m@example.org",)}, Channel.MAIL),
        ({"profiles": ("https://www.linkedin.com/in/m",)}, Channel.LINKEDIN_NOTE),
        ({}, Channel.MAIL),
    ],
)
def test_the_way_to_write_follows_what_is_on_file(ada, details, channel):
    assert factories.draft(ada, factories.person(ada, **details)).channel == channel


def test_another_way_is_another_draft_unless_you_have_written_your_own(ada):
    message = factories.draft(ada, factories.person(ada), factories.path(ada))
    commands.choose_channel(
        owner=ada, message=message.uuid, version=1, channel=Channel.LINKEDIN_NOTE, now=NOW
    )
    note = get_message(ada, message.uuid)
    assert len(note.body) <= 200
    commands.edit_message(
        owner=ada, message=message.uuid, version=note.version, subject="", body="My own words?", now=NOW
    )
    commands.choose_channel(
        owner=ada, message=message.uuid, version=note.version + 1, channel=Channel.MAIL, now=NOW
    )
    assert get_message(ada, message.uuid).body == "My own words?"


def test_the_objective_is_what_the_draft_asks(ada):
    message = factories.draft(ada, factories.person(ada), factories.path(ada))
    commands.set_objective(owner=ada, message=message.uuid, version=1, text="how a night shift ends", now=NOW)
    assert "how a night shift ends?" in get_message(ada, message.uuid).body
    with pytest.raises(NothingToLearn):
        commands.set_objective(owner=ada, message=message.uuid, version=2, text="", now=NOW)


def test_sending_plans_the_third_and_the_seventh_business_day(ada):
    factories.sent(ada, factories.person(ada))  # on Wednesday, 9 September 2026
    assert open_follow_ups(ada) == [("ask_another", dt.date(2026, 9, 14)), ("nudge", dt.date(2026, 9, 18))]


def test_business_days_follow_the_persons_country_when_it_is_known_else_mine(ada):
    unity_day = dt.datetime(2025, 9, 29, 10, tzinfo=dt.UTC)  # 3 October 2025, a Friday, is free in Germany
    factories.sent(ada, factories.person(ada, "Lea"), at=unity_day)
    factories.sent(ada, factories.person(ada, "Bob", country="US"), at=unity_day)
    due = {
        each.message.objective.person.given_name: each.due_on
        for each in follow_ups_until(ada, dt.date(2025, 10, 8))
    }
    kinds = [
        (each.message.objective.person.given_name, each.due_on.isoformat())
        for each in FollowUp.objects.filter(kind="nudge")
    ]
    assert sorted(kinds) == [("Bob", "2025-10-08"), ("Lea", "2025-10-09")]
    assert due


def test_the_senders_day_is_the_one_that_counts(ada):
    ada.time_zone = "Pacific/Auckland"
    late = dt.datetime(2026, 9, 9, 20, 0, tzinfo=dt.UTC)  # already Thursday there
    message = factories.draft(ada, factories.person(ada))
    commands.mark_sent(owner=ada, message=message.uuid, now=late)
    assert open_follow_ups(ada)[0] == ("ask_another", dt.date(2026, 9, 15))


@pytest.mark.parametrize("kind", AnswerKind)
def test_an_answer_ends_the_waiting_and_is_undone(ada, kind):
    message = factories.sent(ada, factories.person(ada))
    entry = commands.record_answer(owner=ada, message=message.uuid, kind=kind, now=NOW)
    kinds = {each for each, _ in open_follow_ups(ada)}
    expected = {
        AnswerKind.YES: {"arrange"},
        AnswerKind.LATER: {"check_back"},
        AnswerKind.AWAY: {"check_back"},
    }
    assert kinds == expected.get(kind, set())
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert {each for each, _ in open_follow_ups(ada)} == {"ask_another", "nudge"}


def test_an_answer_needs_a_sent_message(ada):
    message = factories.draft(ada, factories.person(ada))
    with pytest.raises(NotSentYet):
        commands.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=NOW)


def test_a_sent_message_is_not_changed_until_that_is_undone(ada):
    message = factories.draft(ada, factories.person(ada))
    entry = commands.mark_sent(owner=ada, message=message.uuid, now=NOW)
    with pytest.raises(SentAlready):
        commands.edit_message(owner=ada, message=message.uuid, version=2, subject="", body="x", now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_message(ada, message.uuid).sent_at is None
    assert open_follow_ups(ada) == []


def test_one_reminder_is_written_and_a_third_is_refused(ada):
    first = factories.sent(ada, factories.person(ada), factories.path(ada))
    for _ in range(2):
        reminder = commands.begin_nudge(owner=ada, message=first.uuid, now=NOW)
        assert commands.begin_nudge(owner=ada, message=first.uuid, now=NOW).uuid == reminder.uuid
        assert reminder.body.count("?") == 1
        commands.mark_sent(owner=ada, message=reminder.uuid, now=NOW)
    assert open_follow_ups(ada) == []
    with pytest.raises(EnoughNudges):
        commands.begin_nudge(owner=ada, message=first.uuid, now=NOW)


def test_two_windows_do_not_overwrite_each_other(ada):
    message = factories.draft(ada, factories.person(ada))
    commands.edit_message(owner=ada, message=message.uuid, version=1, subject="a", body="theirs", now=NOW)
    with pytest.raises(StaleVersion):
        commands.edit_message(owner=ada, message=message.uuid, version=1, subject="b", body="mine", now=NOW)
    assert get_message(ada, message.uuid).body == "theirs"


def test_a_draft_that_was_thrown_away_comes_back(ada):
    message = factories.draft(ada, factories.person(ada), factories.path(ada))
    entry = commands.discard_draft(owner=ada, message=message.uuid, now=NOW)
    assert not Message.objects.exists()
    undo(owner=ada, entry=entry.uuid, now=NOW)
    back = Message.objects.get()
    assert (back.body, back.objective.text) == (message.body, message.objective.text)


def warned(owner, person, day):
    message = factories.draft(owner, person)
    moment = NOW + dt.timedelta(days=day)
    return cautions(moment.date(), earlier_requests(owner, person, moment, but=message), owner.country)


def test_asking_someone_twice_in_a_season_is_warned_about_and_possible(ada):
    person = factories.person(ada, "Mia")
    factories.sent(ada, person, factories.path(ada, "Nurse"))
    assert len(warned(ada, person, 80)) == 1
    assert warned(ada, person, 91) == []


def test_two_of_one_organisation_within_three_business_days_are_warned_about(ada):
    first = factories.person(ada, "Mia", organisation="Acme")
    second = factories.person(ada, "Jon", organisation="ACME")
    elsewhere = factories.person(ada, "Lea", organisation="Bolt")
    factories.sent(ada, first)  # Wednesday
    assert "Mia" in warned(ada, second, 1)[0]
    assert warned(ada, second, 5) == []  # Monday, the third business day
    assert warned(ada, elsewhere, 1) == []


def test_an_objective_set_in_two_windows_is_not_overwritten(ada):
    message = factories.draft(ada, factories.person(ada))
    commands.set_objective(owner=ada, message=message.uuid, version=1, text="how you began", now=NOW)
    with pytest.raises(StaleVersion):
        commands.set_objective(owner=ada, message=message.uuid, version=1, text="what you earn", now=NOW)
    assert get_message(ada, message.uuid).objective.text == "how you began"


def test_a_subject_of_your_own_stays(ada):
    person = factories.person(ada, mails=("m@example.org",))
    message = factories.draft(ada, person, factories.path(ada))
    commands.edit_message(
        owner=ada, message=message.uuid, version=1, subject="My subject", body=message.body, now=NOW
    )
    commands.set_objective(owner=ada, message=message.uuid, version=2, text="how you began", now=NOW)
    commands.choose_channel(
        owner=ada, message=message.uuid, version=3, channel=Channel.LINKEDIN_MESSAGE, now=NOW
    )
    assert get_message(ada, message.uuid).subject == "My subject"


def test_an_untouched_draft_learns_what_became_known_and_your_own_words_stay(ada):
    person, path = factories.person(ada), factories.path(ada)
    ada.name = ""
    message = factories.draft(ada, person, path)
    ada.name = "Ada Winter"
    assert "Ada Winter" in factories.draft(ada, person, path).body
    version = get_message(ada, message.uuid).version
    commands.edit_message(owner=ada, message=message.uuid, version=version, subject="", body="Mine?", now=NOW)
    assert factories.draft(ada, person, path).body == "Mine?"


def test_drafting_anew_replaces_your_words_and_undo_brings_them_back(ada):
    message = factories.draft(ada, factories.person(ada))
    commands.edit_message(owner=ada, message=message.uuid, version=1, subject="s", body="Mine?", now=NOW)
    entry = commands.redraft_message(owner=ada, message=message.uuid, now=NOW)
    assert get_message(ada, message.uuid).body == message.body
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_message(ada, message.uuid).body == "Mine?"


@pytest.mark.parametrize("put_away", [people.mark_do_not_contact, people.archive_person])
def test_whoever_is_put_away_asks_nothing_of_the_day(ada, put_away):
    person = factories.person(ada)
    message = factories.sent(ada, person)
    factories.draft(ada, person, factories.path(ada))
    put_away(owner=ada, person=person.uuid, now=NOW)
    assert open_follow_ups(ada) == []
    assert drafts(ada) == []
    if put_away is people.mark_do_not_contact:
        with pytest.raises(DoNotContact):
            commands.begin_nudge(owner=ada, message=message.uuid, now=NOW)


def test_whoever_has_answered_is_not_reminded(ada):
    message = factories.sent(ada, factories.person(ada))
    commands.begin_nudge(owner=ada, message=message.uuid, now=NOW)
    commands.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.NO, now=NOW)
    assert drafts(ada) == []
    with pytest.raises(AnsweredAlready):
        commands.begin_nudge(owner=ada, message=message.uuid, now=NOW)
    with pytest.raises(AnsweredAlready):
        commands.mark_unsent(owner=ada, message=message.uuid, now=NOW)


def test_undoing_a_corrected_answer_brings_the_first_one_back(ada):
    message = factories.sent(ada, factories.person(ada))
    commands.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=NOW)
    entry = commands.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.NO, now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_message(ada, message.uuid).answer == "yes"
    assert [kind for kind, _ in open_follow_ups(ada)] == ["arrange"]


def test_a_reminder_that_was_thrown_away_comes_back_as_a_reminder(ada):
    first = factories.sent(ada, factories.person(ada))
    reminder = commands.begin_nudge(owner=ada, message=first.uuid, now=NOW)
    entry = commands.discard_draft(owner=ada, message=reminder.uuid, now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    back = Message.objects.get(sent_at=None)
    assert (back.follows_id, back.objective_id) == (first.pk, first.objective_id)


@pytest.mark.parametrize("profiles", [(), ("https://www.linkedin.com/in/m",)])
def test_reminders_read_clean_and_only_the_second_says_it_is_the_last(ada, profiles):
    first = factories.draft(ada, factories.person(ada, profiles=profiles), factories.path(ada))
    commands.set_objective(
        owner=ada, message=first.uuid, version=1, text="I want to learn how you got in?", now=NOW
    )
    commands.mark_sent(owner=ada, message=first.uuid, now=NOW)
    for last in (False, True):
        reminder = commands.begin_nudge(owner=ada, message=first.uuid, now=NOW)
        found = lint(reminder.body, channel=Channel(reminder.channel))
        assert [each.id for each in found if each.severity is not Severity.HINT] == []
        assert ("last note" in reminder.body) is last
        commands.mark_sent(owner=ada, message=reminder.uuid, now=NOW)


def test_a_message_that_bounced_asked_nobody(ada):
    person = factories.person(ada)
    message = factories.sent(ada, person, factories.path(ada, "Nurse"))
    commands.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.BOUNCED, now=NOW)
    assert warned(ada, person, 1) == []


def test_an_empty_message_is_not_marked_as_sent(ada):
    message = factories.draft(ada, factories.person(ada))
    commands.edit_message(owner=ada, message=message.uuid, version=1, subject="", body=" ", now=NOW)
    with pytest.raises(NothingWritten):
        commands.mark_sent(owner=ada, message=message.uuid, now=NOW)
