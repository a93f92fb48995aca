"""Wrapping a conversation up, and what Today says of it."""

import datetime as dt

import pytest

from askaround.conversations.commands.completing import NotTalkedYet
from askaround.conversations.rules import NoteKind, State
from askaround.direction.commands import rank_criteria
from askaround.direction.commands.reflections import NothingAnswered
from askaround.direction.models import Reflection
from askaround.direction.rules import ReflectionDetails
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo
from askaround.journeys.commands.wrap_up import TakenUpAlready, take_up_name, wrap_up_conversation
from askaround.journeys.queries.person_page import between
from askaround.journeys.queries.today import what_to_do
from askaround.journeys.queries.wrap_up import confirming, wrap_up_of
from askaround.journeys.rules.today import ItemKind, MarkKind
from askaround.kit.models import StaleVersion
from askaround.paths.commands import guess_fit
from askaround.paths.rules import STARTER_CRITERIA, Confidence, GuessDetails
from askaround.people.commands import add_person
from askaround.people.commands.persons import OwnIntroducer
from askaround.people.models import Person
from askaround.people.queries import get_person, get_person_page
from askaround.people.rules import PersonDetails, Tie
from askaround.relationships.commands import mark_thanked
from askaround.relationships.models import Thanks
from askaround.relationships.rules import PromiseState, Side, named
from tests import factories
from tests.factories import NOW, REFLECTION, THURSDAY

pytestmark = pytest.mark.django_db
ENDED = THURSDAY.ends
OF_THE_TALK = {ItemKind.THANK, ItemKind.WRAP_UP, ItemKind.PROMISE}


@pytest.fixture
def talk(ada):
    """A talk with Mia about a path that was held."""
    return factories.held(ada, factories.person(ada), factories.path(ada))


def _wrap_up(talk, version=0, details=REFLECTION):
    told = {"owner": talk.owner, "conversation": talk.uuid, "now": ENDED}
    entry = wrap_up_conversation(version=version, details=details, **told)
    talk.refresh_from_db()
    return entry


def _take_up(line, person=None):
    details = named(line.text, "Mia")
    return take_up_name(owner=line.owner, note=line.uuid, person=person, details=details, now=ENDED)


def test_four_answers_complete_a_talk_and_undo_opens_it_again(talk):
    entry = _wrap_up(talk)
    assert talk.state == State.COMPLETE
    assert Reflection.objects.get(owner=talk.owner).changed == REFLECTION.changed
    undo(owner=talk.owner, entry=entry.uuid, now=ENDED)
    talk.refresh_from_db()
    assert talk.state == State.HELD
    assert not Reflection.objects.exists()


def test_a_talk_that_is_still_to_come_keeps_no_reflection(ada):
    arranged = factories.conversation(ada, factories.person(ada))
    with pytest.raises(NotTalkedYet):
        _wrap_up(arranged)
    assert not Reflection.objects.exists()


def test_a_feeling_without_a_word_does_not_complete_it(talk):
    with pytest.raises(NothingAnswered):
        _wrap_up(talk, details=ReflectionDetails(" ", 2, "", ""))
    talk.refresh_from_db()
    assert talk.state == State.HELD


def test_answers_of_a_complete_talk_can_be_said_differently_and_back(talk):
    _wrap_up(talk)
    with pytest.raises(StaleVersion):
        _wrap_up(talk)
    entry = _wrap_up(talk, version=1, details=ReflectionDetails("Nothing", -1, "", ""))
    assert (talk.state, Reflection.objects.get().energy) == (State.COMPLETE, -1)
    undo(owner=talk.owner, entry=entry.uuid, now=ENDED)
    talk.refresh_from_db()
    assert (talk.state, Reflection.objects.get().energy) == (State.COMPLETE, REFLECTION.energy)


def test_somebody_who_was_named_is_on_file_with_who_named_them(ada, talk):
    line = factories.noted(talk, "Noa Sand, designer at Bank", kind=NoteKind.NAME)
    _take_up(line)
    noa = get_person_page(ada, Person.objects.get(owner=ada, given_name="Noa").uuid)
    assert (noa.introducer, noa.tie, noa.tie_detail) == (talk.person, Tie.INTRODUCED, "Mia")
    assert (noa.title, noa.organisation_name) == ("designer", "Bank")
    assert [moment.sentence for moment in between(ada, noa).moments] == ["Added; Mia named them"]
    assert wrap_up_of(ada, talk.uuid).names.turn.finished


def test_a_name_is_taken_up_once_and_again_after_an_undo(ada, talk):
    line = factories.noted(talk, "Noa Sand", kind=NoteKind.NAME)
    entry = _take_up(line)
    with pytest.raises(TakenUpAlready):
        _take_up(line)
    undo(owner=ada, entry=entry.uuid, now=ENDED)
    assert not Person.objects.filter(owner=ada, given_name="Noa").exists()
    assert wrap_up_of(ada, talk.uuid).names.turn.now == line
    _take_up(line)
    assert wrap_up_of(ada, talk.uuid).names.turn.now is None


def test_somebody_on_file_is_offered_first_and_keeps_how_you_know_them(ada, talk):
    noa = factories.person(ada, "Noa", family_name="Sand", tie="friend")
    factories.person(ada, "Norbert", family_name="Sand")
    line = factories.noted(talk, "Noa Sand", kind=NoteKind.NAME)
    assert [row.uuid for row in wrap_up_of(ada, talk.uuid).names.on_file] == [noa.uuid]
    entry = _take_up(line, noa.uuid)
    noa.refresh_from_db()
    assert (noa.introducer, noa.tie) == (talk.person, Tie.FRIEND)
    undo(owner=ada, entry=entry.uuid, now=ENDED)
    assert get_person(ada, noa.uuid).introducer is None


def test_a_stranger_gets_the_tie_and_loses_it_with_the_undo(ada, talk):
    noa = factories.person(ada, "Noa")
    entry = _take_up(factories.noted(talk, "Noa", kind=NoteKind.NAME), noa.uuid)
    noa.refresh_from_db()
    assert (noa.tie, noa.tie_detail) == (Tie.INTRODUCED, "Mia")
    undo(owner=ada, entry=entry.uuid, now=ENDED)
    noa.refresh_from_db()
    assert (noa.tie, noa.tie_detail, noa.introducer) == ("", "", None)


def test_another_explorers_person_is_not_who_was_meant(ada, ben, talk):
    theirs = factories.person(ben, "Noa")
    with pytest.raises(Person.DoesNotExist):
        _take_up(factories.noted(talk, "Noa", kind=NoteKind.NAME), theirs.uuid)


def test_nobody_names_themselves(ada, talk):
    with pytest.raises(OwnIntroducer):
        _take_up(factories.noted(talk, "Mia", kind=NoteKind.NAME), talk.person.uuid)


def test_the_draft_names_the_first_insight_and_your_promise_before_theirs(ada, talk):
    factories.noted(talk, "She will send me a book", kind=NoteKind.PROMISE)
    factories.noted(talk, "It is quiet", kind=NoteKind.QUOTE)
    factories.noted(talk, "Half of the week is meetings", kind=NoteKind.INSIGHT)
    assert "for offering to send me a book" in wrap_up_of(ada, talk.uuid).draft
    factories.promise(ada, talk.person, "Send Mia the report", conversation=talk.uuid)
    draft = wrap_up_of(ada, talk.uuid).draft
    assert "most: Half of the week is meetings." in draft
    assert "As promised, I will send you the report." in draft


def test_an_insight_rests_on_a_quote_that_was_noted_near_it(ada, talk):
    quote = factories.noted(talk, "“They watch the clips”", kind=NoteKind.QUOTE)
    near = factories.noted(talk, "Nobody reads reports", kind=NoteKind.INSIGHT)
    for _ in range(4):
        factories.noted(talk, "Something else")
    far = factories.noted(talk, "Pay is fair", kind=NoteKind.INSIGHT)
    assert confirming(ada, near.uuid).details.quote == quote.text
    assert confirming(ada, far.uuid).details.quote == far.text
    assert (confirming(ada, quote.uuid).details.claim, confirming(ada, quote.uuid).following) == ("", near)


def test_without_criteria_of_yours_an_insight_is_read_on_those_that_you_guess_about(ada, talk):
    line = factories.noted(talk, "It is quiet", kind=NoteKind.INSIGHT)
    assert confirming(ada, line.uuid).criteria == list(STARTER_CRITERIA)
    guesses = [GuessDetails("Calm", 1, Confidence.SURE)]
    guess_fit(owner=ada, path=talk.path.uuid, version=1, guesses=guesses, now=NOW)
    assert confirming(ada, line.uuid).criteria == ["Calm", *STARTER_CRITERIA[:-1]]
    rank_criteria(owner=ada, names=["Time for friends"], now=NOW)
    assert confirming(ada, line.uuid).criteria == ["Time for friends"]


def _said(ada, at):
    return [(each.title, each.reason) for each in what_to_do(ada, at).items if each.kind in OF_THE_TALK]


def test_today_asks_for_thanks_and_for_the_wrap_up(ada, talk):
    soon = _said(ada, ENDED + dt.timedelta(hours=1))
    assert soon[0] == ("Thank Mia", "You talked today. Thanks within a day are the warmest.")
    assert soon[1][0] == "Wrap up your talk with Mia"
    late = _said(ada, ENDED + dt.timedelta(hours=73))
    assert late[0][1] == "You talked 3 days ago. Late thanks are still welcome."
    mark_thanked(owner=ada, conversation=talk.uuid, now=ENDED)
    _wrap_up(talk)
    assert _said(ada, ENDED) == []


def test_a_complete_talk_still_asks_for_thanks_and_an_old_one_does_not(ada, talk):
    _wrap_up(talk)
    assert [title for title, _ in _said(ada, ENDED)] == ["Thank Mia"]
    assert _said(ada, ENDED + dt.timedelta(days=31)) == []


def test_your_promise_is_said_on_its_day_and_another_s_once_it_has_passed(ada):
    mia, day = factories.person(ada), NOW.date()
    factories.promise(ada, mia, "Send her the report", due_on=day)
    factories.promise(ada, mia, "She lends me the book", side=Side.THEIRS, due_on=day)
    assert _said(ada, NOW) == [("Keep your promise to Mia", "You said you would send her the report, today.")]
    after = _said(ada, NOW + dt.timedelta(days=1))
    assert after[1] == (
        "A promise by Mia is open",
        "They said they would lend you the book, by 9 September. A friendly line is fine.",
    )


def test_the_week_holds_what_was_promised_for_it(ada):
    mia = factories.person(ada)
    factories.promise(ada, mia, "Send the report", due_on=NOW.date() + dt.timedelta(days=3))
    factories.promise(ada, mia, "Too far", due_on=NOW.date() + dt.timedelta(days=8))
    assert [each.sentence for each in what_to_do(ada, NOW).week] == ["Your promise to Mia: Send the report"]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (MarkKind.DONE, PromiseState.KEPT),
        (MarkKind.NOT_THIS, PromiseState.LET_GO),
        (MarkKind.LATER, PromiseState.OPEN),
    ],
)
def test_what_is_said_of_a_promise_on_today_settles_it(ada, kind, state):
    promise = factories.promise(ada, factories.person(ada), due_on=NOW.date())
    entry = mark_item(owner=ada, key=f"promise:{promise.uuid}", kind=kind, now=NOW)
    promise.refresh_from_db()
    assert promise.state == state
    undo(owner=ada, entry=entry.uuid, now=NOW)
    promise.refresh_from_db()
    assert promise.state == PromiseState.OPEN


def test_thanks_that_are_done_on_today_are_done(ada, talk):
    entry = mark_item(owner=ada, key=f"thank:{talk.uuid}", kind=MarkKind.DONE, now=ENDED)
    assert Thanks.objects.get(owner=ada).sent_at == ENDED
    undo(owner=ada, entry=entry.uuid, now=ENDED)
    assert Thanks.objects.get(owner=ada).sent_at is None


def test_what_ben_owes_is_not_on_adas_today(ada, ben):
    factories.held(ben, factories.person(ben))
    factories.promise(ben, factories.person(ben), due_on=NOW.date())
    assert _said(ada, ENDED) == []


def test_adding_with_an_introducer_of_another_explorer_is_refused(ada, ben):
    theirs = factories.person(ben)
    with pytest.raises(Person.DoesNotExist):
        add_person(owner=ada, details=PersonDetails("Noa"), introducer=theirs.uuid, now=NOW)
