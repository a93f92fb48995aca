"""Preparing a talk: what is proposed, chosen, reworded, put in order and planned."""

import datetime as dt
from uuid import UUID

import pytest

from askaround.conversations import commands
from askaround.conversations.commands.guide import (
    AskedByNow,
    GuideIsFull,
    GuideIsThere,
    InTheGuide,
    NoQuestion,
    NothingToPropose,
)
from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.queries import get_question, guide_items, preparation
from askaround.conversations.rules import BANK, CORE, MOST_QUESTIONS, Stage, State
from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.paths import commands as paths
from askaround.paths.models import Unknown
from askaround.paths.queries import get_unknown
from askaround.paths.rules import Topic
from tests import factories

NOW = factories.NOW


@pytest.fixture
def mia(ada):
    return factories.person(ada)


@pytest.fixture
def talk(ada, mia):
    return factories.conversation(ada, mia, factories.path(ada))


def of(talk, **more):
    return {"owner": talk.owner, "conversation": talk.uuid, "now": NOW, **more}


def propose(talk, stage=Stage.EXPLORING):
    return commands.propose_guide(**of(talk, stage=stage))


def texts(talk):
    return [item.text for item in guide_items(talk)]


def planned(talk):
    return sum(item.minutes for item in guide_items(talk))


def asked(talk):
    """Let every question of a talk be asked, and the talk be held."""
    GuideItem.objects.filter(conversation=talk).update(asked_at=NOW)
    Conversation.objects.filter(pk=talk.pk).update(state=State.HELD)


def test_a_guide_is_proposed_for_the_promised_minutes(talk):
    propose(talk)
    items = guide_items(talk)
    assert [item.place for item in items] == list(range(8))
    assert sum(item.must for item in items) == 5
    assert planned(talk) == talk.minutes - 5
    assert {item.bank_id for item in items if item.must} >= set(CORE)


def test_what_is_open_about_the_path_is_proposed_in_its_own_words_and_stays_open(ada, talk):
    nights = factories.unknown(ada, talk.path, "How do people live with the night shifts?", Topic.LIFE, 3)
    propose(talk)
    (item,) = [each for each in guide_items(talk) if each.unknown]
    assert (item.text, item.bank_id, item.must) == (nights.question, "", True)
    assert get_unknown(ada, nights.uuid).state == "open"


def test_nothing_is_proposed_that_this_person_was_asked_before(ada, mia, talk):
    nights = factories.unknown(ada, talk.path, "How do people live with the night shifts?", Topic.LIFE, 3)
    propose(talk)
    asked(talk)
    again = factories.conversation(ada, mia, talk.path)
    propose(again)
    assert not set(texts(again)) & set(texts(talk))
    other = factories.conversation(ada, factories.person(ada, "Noa"), talk.path)
    propose(other)
    assert nights.question in texts(other)
    assert {item.bank_id for item in guide_items(other)} >= set(CORE)


def test_a_question_that_was_not_reached_may_be_proposed_again(ada, mia, talk):
    propose(talk)
    Conversation.objects.filter(pk=talk.pk).update(state=State.HELD)
    again = factories.conversation(ada, mia, talk.path)
    propose(again)
    assert texts(again) == texts(talk)


def test_when_everything_was_asked_there_is_nothing_to_propose(ada, mia, talk):
    GuideItem.objects.bulk_create(
        GuideItem(
            owner=ada,
            conversation=talk,
            place=0,
            text=each.text,
            topic=each.topic,
            bank_id=each.id,
            asked_at=NOW,
        )
        for each in BANK.values()
    )
    again = factories.conversation(ada, mia)
    with pytest.raises(NothingToPropose):
        propose(again)


def test_a_second_proposal_is_refused(talk):
    propose(talk)
    with pytest.raises(GuideIsThere):
        propose(talk)


def test_the_stage_follows_the_talks_that_were_held_about_the_path(ada, talk):
    assert preparation(ada, talk.uuid).stage is Stage.EXPLORING
    for name in ("Noa", "Pia"):
        held = factories.conversation(ada, factories.person(ada, name), talk.path)
        Conversation.objects.filter(pk=held.pk).update(state=State.HELD)
    assert preparation(ada, talk.uuid).stage is Stage.COMPARING


def test_a_talk_about_no_path_can_be_prepared(ada, mia):
    talk = factories.conversation(ada, mia)
    propose(talk)
    ready = preparation(ada, talk.uuid)
    assert (ready.unknowns, ready.stage, len(ready.items)) == ([], Stage.EXPLORING, 8)


def test_a_question_of_the_bank_goes_where_its_moment_is(talk):
    commands.choose_question(**of(talk, bank_id="unasked-should-have-asked"))
    commands.choose_question(**of(talk, bank_id="day-last-week"))
    factories.guide_item(talk.owner, talk, "What would you miss?")
    assert texts(talk) == [
        BANK["day-last-week"].text,
        "What would you miss?",
        BANK["unasked-should-have-asked"].text,
    ]
    assert planned(talk) == 15


def test_what_comes_after_the_musts_is_asked_if_there_is_time(talk):
    for number in range(6):
        factories.guide_item(talk.owner, talk, f"What is question {number}?")
    assert [item.must for item in guide_items(talk)] == [True] * 5 + [False]
    assert [item.minutes for item in guide_items(talk)] == [3, 3, 3, 3, 3, 0]


def test_marking_shares_the_minutes_anew(talk):
    first, second = (factories.guide_item(talk.owner, talk, text) for text in ("What one?", "What two?"))
    commands.unmark_must(owner=talk.owner, question=first.uuid, now=NOW)
    assert [item.minutes for item in guide_items(talk)] == [0, 15]
    commands.mark_must(owner=talk.owner, question=first.uuid, now=NOW)
    assert [item.minutes for item in guide_items(talk)] == [8, 7]
    commands.remove_question(owner=talk.owner, question=second.uuid, now=NOW)
    assert [item.minutes for item in guide_items(talk)] == [15]


def test_a_longer_promise_is_planned_anew(talk):
    propose(talk)
    Conversation.objects.filter(pk=talk.pk).update(minutes=60)
    commands.plan_minutes(**of(talk))
    assert planned(talk) == 55


@pytest.mark.parametrize("text", ["Walk  me through last WEEK.", "Walk me\nthrough last week."])
def test_the_same_question_twice_is_refused(talk, text):
    factories.guide_item(talk.owner, talk)
    with pytest.raises(InTheGuide):
        factories.guide_item(talk.owner, talk, text)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 301])
def test_a_question_that_says_nothing_or_does_not_fit_is_refused(talk, text):
    with pytest.raises(NoQuestion):
        factories.guide_item(talk.owner, talk, text)


def test_a_question_that_the_bank_does_not_have_is_refused(talk):
    with pytest.raises(NoQuestion):
        commands.choose_question(**of(talk, bank_id="day-never"))


def test_a_guide_has_an_end(talk):
    for number in range(MOST_QUESTIONS):
        factories.guide_item(talk.owner, talk, f"What is question {number}?")
    with pytest.raises(GuideIsFull):
        factories.guide_item(talk.owner, talk)


def test_what_was_asked_stays(talk):
    item = factories.guide_item(talk.owner, talk)
    asked(talk)
    with pytest.raises(AskedByNow):
        commands.remove_question(owner=talk.owner, question=item.uuid, now=NOW)
    with pytest.raises(AskedByNow):
        commands.clear_guide(**of(talk))
    assert texts(talk) == [item.text]


def test_an_open_question_of_the_path_is_taken_in_once(ada, talk):
    about = factories.unknown(ada, talk.path)
    commands.take_unknown(**of(talk, unknown=about.uuid))
    assert preparation(ada, talk.uuid).unknowns == []
    (item,) = guide_items(talk)
    assert (item.unknown, item.text, item.topic) == (about, about.question, about.topic)


def test_an_open_question_can_be_asked_in_other_words(ada, talk):
    about = factories.unknown(ada, talk.path, "Do they work nights?")
    commands.add_question(**of(talk, text="How do the nights go?", topic=Topic.LIFE, unknown=about.uuid))
    (item,) = guide_items(talk)
    assert (item.unknown, item.text) == (about, "How do the nights go?")


def test_somebody_elses_open_question_is_not_found(ben, talk):
    theirs = factories.unknown(ben)
    with pytest.raises(Unknown.DoesNotExist):
        commands.take_unknown(**of(talk, unknown=theirs.uuid))


def test_the_order_is_kept_and_what_is_not_named_follows(talk):
    one, two, three = (factories.guide_item(talk.owner, talk, f"What {n}?") for n in "abc")
    talk.refresh_from_db()
    stranger = UUID(int=1)
    entry = commands.order_questions(
        **of(talk, version=talk.guide_version, order=[three.uuid, stranger, one.uuid])
    )
    assert texts(talk) == [three.text, one.text, two.text]
    assert entry.after["guide_version"] == talk.guide_version + 1


def test_an_order_from_another_window_is_refused(talk):
    one, two = (factories.guide_item(talk.owner, talk, f"What {n}?") for n in "ab")
    talk.refresh_from_db()
    seen = talk.guide_version
    factories.guide_item(talk.owner, talk, "What c?")
    with pytest.raises(StaleVersion):
        commands.order_questions(**of(talk, version=seen, order=[two.uuid, one.uuid]))
    assert texts(talk) == ["What a?", "What b?", "What c?"]


def test_a_rewording_from_another_window_is_refused(talk):
    item = factories.guide_item(talk.owner, talk)
    told = {"owner": talk.owner, "question": item.uuid, "version": 1, "topic": Topic.DAY, "now": NOW}
    commands.reword_question(**told, text="Walk me through last Monday.")
    with pytest.raises(StaleVersion):
        commands.reword_question(**told, text="Walk me through last Friday.")


def _told(talk):
    kept = ("uuid", "place", "text", "bank_id", "topic", "must", "minutes", "unknown_id", "asked_at")
    return [tuple(getattr(item, name) for name in kept) for item in guide_items(talk)]


def _later(number):
    return NOW + dt.timedelta(minutes=number)


@pytest.mark.parametrize(
    "change",
    [
        lambda talk, _: commands.clear_guide(**of(talk)),
        lambda talk, _: commands.choose_question(**of(talk, bank_id="education-weight")),
        lambda talk, _: commands.take_unknown(
            **of(talk, unknown=factories.unknown(talk.owner, talk.path, "Why?").uuid)
        ),
        lambda talk, _: commands.add_question(**of(talk, text="How come?", topic=Topic.DAY, unknown=None)),
        lambda talk, item: commands.remove_question(owner=talk.owner, question=item.uuid, now=NOW),
        lambda talk, item: commands.reword_question(
            owner=talk.owner, question=item.uuid, version=item.version, text="How?", topic=Topic.LIFE, now=NOW
        ),
        lambda talk, item: commands.unmark_must(owner=talk.owner, question=item.uuid, now=NOW),
        lambda talk, item: commands.order_questions(
            **of(talk, version=talk.guide_version, order=[item.uuid])
        ),
    ],
)
def test_each_change_is_taken_back(ada, talk, change):
    factories.unknown(ada, talk.path, "How do people live with the night shifts?", Topic.LIFE, 3)
    propose(talk)
    talk.refresh_from_db()
    before = _told(talk)
    middle = next(item for item in guide_items(talk) if item.unknown)
    entry = change(talk, middle)
    assert _told(talk) != before
    undo(owner=ada, entry=entry.uuid, now=_later(1))
    assert _told(talk) == before


def test_a_proposal_is_taken_back(ada, talk):
    undo(owner=ada, entry=propose(talk).uuid, now=_later(1))
    assert texts(talk) == []


def test_a_question_comes_back_without_an_unknown_that_is_gone(ada, talk):
    about = factories.unknown(ada, talk.path)
    taken = commands.take_unknown(**of(talk, unknown=about.uuid))
    removed = commands.remove_question(owner=ada, question=taken.subject, now=NOW)
    paths.remove_unknown(owner=ada, unknown=about.uuid, now=NOW)
    undo(owner=ada, entry=removed.uuid, now=_later(1))
    assert get_question(ada, taken.subject).unknown is None
