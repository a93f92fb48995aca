"""First guesses, what would change your mind, and what is not known."""

import pytest

from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.me import commands as me
from askaround.me.rules import ConstraintDetails, ConstraintKind
from askaround.paths import commands
from askaround.paths.commands.guesses import TooManyCriteria
from askaround.paths.commands.mind_changers import NothingSaid, TooManyMindChangers
from askaround.paths.commands.unknowns import AskedAlready, NoQuestion, TooManyUnknowns
from askaround.paths.models import MindChanger, Unknown
from askaround.paths.queries import criteria_for, list_guesses, thoughts_on
from askaround.paths.rules import (
    MOST_UNKNOWNS,
    Confidence,
    GuessDetails,
    Topic,
    UnknownDetails,
    UnknownState,
)
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
CALM = GuessDetails("Calm", 1, Confidence.FAIRLY)
PAY = GuessDetails("Pay", -2, Confidence.SURE)


@pytest.fixture
def path(ada):
    return factories.path(ada)


def guess(owner, path, *guesses, version):
    return commands.guess_fit(owner=owner, path=path.uuid, version=version, guesses=guesses, now=NOW)


def test_guesses_are_said_all_at_once_and_the_former_ones_come_back(ada, path):
    guess(ada, path, CALM, PAY, version=1)
    entry = guess(ada, path, PAY, version=2)
    assert list_guesses(path) == [PAY]
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert list_guesses(path) == [CALM, PAY]


def test_the_same_criterion_twice_is_one_guess_the_last(ada, path):
    again = GuessDetails("  CALM ", -1, Confidence.SURE)
    guess(ada, path, CALM, again, version=1)
    assert list_guesses(path) == [again]


def test_guesses_from_an_older_window_are_refused_and_undo_does_not_overwrite_newer_ones(ada, path):
    entry = guess(ada, path, CALM, version=1)
    with pytest.raises(StaleVersion):
        guess(ada, path, PAY, version=1)
    guess(ada, path, CALM, PAY, version=2)
    with pytest.raises(StaleVersion):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert list_guesses(path) == [CALM, PAY]


def test_guessing_makes_no_ranking_old(ada, path):
    guess(ada, path, CALM, version=1)
    before = path.version
    path.refresh_from_db()
    assert path.version == before


def test_nobody_guesses_about_more_than_eight(ada, path):
    many = [GuessDetails(f"Criterion {number}", 0, Confidence.SURE) for number in range(9)]
    with pytest.raises(TooManyCriteria):
        guess(ada, path, *many, version=1)


def test_the_criteria_are_what_you_need_and_value_before_ours(ada):
    me.rank_values(owner=ada, names=["Learning: getting better all the time", "Music"], now=NOW)
    for text, hard in (("Near Kiel", False), ("No nights", True)):
        me.add_constraint(
            owner=ada, details=ConstraintDetails(ConstraintKind.OTHER, text, hard=hard), now=NOW
        )
    criteria = criteria_for(ada, [CALM])
    assert criteria[:5] == [
        "Calm",
        "No nights",
        "Learning: getting better all the time",
        "Music",
        "Near Kiel",
    ]
    assert len(criteria) == 8
    assert sum(name.startswith("Learning") for name in criteria) == 1


def test_what_would_change_your_mind_comes_goes_and_comes_back(ada, path):
    changer = factories.mind_changer(ada, path, " They all leave. ")
    edited = commands.edit_mind_changer(
        owner=ada, mind_changer=changer.uuid, version=1, text="Half of them leave.", now=NOW
    )
    assert texts(path) == ["Half of them leave."]
    undo(owner=ada, entry=edited.uuid, now=NOW)
    removed = commands.remove_mind_changer(owner=ada, mind_changer=changer.uuid, now=NOW)
    assert texts(path) == []
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert texts(path) == ["They all leave."]


def texts(path):
    return [changer.text for changer in thoughts_on(path).mind_changers]


def test_adding_what_would_change_your_mind_is_undone(ada, path):
    factories.mind_changer(ada, path)
    undo(owner=ada, entry=factories.last_entry(ada).uuid, now=NOW)
    assert texts(path) == []


def test_nothing_would_change_your_mind_by_saying_nothing_or_by_saying_everything(ada, path):
    with pytest.raises(NothingSaid):
        factories.mind_changer(ada, path, "  ")
    for number in range(20):
        factories.mind_changer(ada, path, f"Reason {number}")
    with pytest.raises(TooManyMindChangers):
        factories.mind_changer(ada, path, "One more")


def questions(path):
    return [
        (each.question, each.topic, each.importance)
        for _, group in thoughts_on(path).open_questions
        for each in group
    ]


def add(owner, path, *unknowns):
    return commands.add_unknowns(owner=owner, path=path.uuid, unknowns=unknowns, now=NOW)


WHY = UnknownDetails("Why do people leave?", Topic.CHALLENGES, 3)
MONDAY = UnknownDetails("What is a Monday like?", Topic.DAY, 1)
TUESDAY = UnknownDetails("And a Tuesday?", Topic.DAY, 2)


def test_questions_stand_by_topic_and_what_matters_most_comes_first(ada, path):
    add(ada, path, WHY, MONDAY, TUESDAY)
    assert [topic for topic, _ in thoughts_on(path).open_questions] == [Topic.DAY, Topic.CHALLENGES]
    assert [question for question, *_ in questions(path)] == [TUESDAY.question, MONDAY.question, WHY.question]


def test_a_question_is_asked_once_however_it_is_written(ada, path):
    add(ada, path, WHY)
    add(ada, path, UnknownDetails("  why do people LEAVE?", Topic.LIFE), MONDAY)
    assert len(questions(path)) == 2
    with pytest.raises(AskedAlready):
        add(ada, path, WHY, MONDAY)


def test_adding_several_is_undone_as_one_and_leaves_out_what_was_removed_since(ada, path):
    entry = add(ada, path, WHY, MONDAY)
    commands.remove_unknown(owner=ada, unknown=Unknown.objects.get(topic="day").uuid, now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert questions(path) == []


@pytest.mark.parametrize("question", ["", "   ", "x" * 301])
def test_an_empty_or_endless_question_is_refused(ada, path, question):
    with pytest.raises(NoQuestion):
        add(ada, path, UnknownDetails(question, Topic.DAY))


def test_a_path_holds_as_many_questions_as_can_be_carried(ada, path):
    add(ada, path, *(UnknownDetails(f"Question {number}?", Topic.DAY) for number in range(MOST_UNKNOWNS)))
    with pytest.raises(TooManyUnknowns):
        add(ada, path, WHY)


def test_a_question_is_asked_differently_and_that_is_undone(ada, path):
    unknown = factories.unknown(ada, path)
    entry = commands.edit_unknown(owner=ada, unknown=unknown.uuid, version=1, details=WHY, now=NOW)
    assert questions(path) == [(WHY.question, WHY.topic, WHY.importance)]
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert questions(path) == [("What is a Monday like?", Topic.DAY, 2)]


def test_a_question_does_not_become_another_that_is_there(ada, path):
    add(ada, path, WHY)
    unknown = factories.unknown(ada, path)
    with pytest.raises(AskedAlready):
        commands.edit_unknown(owner=ada, unknown=unknown.uuid, version=1, details=WHY, now=NOW)
    assert len(questions(path)) == 2


@pytest.mark.parametrize(
    ("settle", "state"),
    [(commands.answer_unknown, UnknownState.ANSWERED), (commands.give_up_unknown, UnknownState.GIVEN_UP)],
)
def test_a_settled_question_is_kept_aside_opened_again_and_survives_removal(ada, path, settle, state):
    unknown = factories.unknown(ada, path)
    settled = settle(owner=ada, unknown=unknown.uuid, now=NOW)
    assert questions(path) == []
    undo(owner=ada, entry=settled.uuid, now=NOW)
    assert len(questions(path)) == 1
    settle(owner=ada, unknown=unknown.uuid, now=NOW)
    reopened = commands.reopen_unknown(owner=ada, unknown=unknown.uuid, now=NOW)
    undo(owner=ada, entry=reopened.uuid, now=NOW)
    removed = commands.remove_unknown(owner=ada, unknown=unknown.uuid, now=NOW)
    assert thoughts_on(path).settled == []
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert [each.state for each in thoughts_on(path).settled] == [state]


def test_everything_about_a_path_is_read_in_one_query(ada, path, django_assert_num_queries):
    factories.mind_changer(ada, path)
    add(ada, path, WHY, MONDAY)
    guess(ada, path, CALM, version=1)
    with django_assert_num_queries(1):
        thoughts = thoughts_on(path)
    assert thoughts.guesses == [CALM]
    assert thoughts.mind_changers[0].uuid == MindChanger.objects.get().uuid


def test_nothing_of_another_path_or_explorer_shows(ada, ben, path):
    factories.mind_changer(ada, path)
    add(ada, path, WHY)
    other, theirs = thoughts_on(factories.path(ada, "Cook")), thoughts_on(factories.path(ben))
    assert (
        (other.mind_changers, other.open_questions)
        == (theirs.mind_changers, theirs.open_questions)
        == ([], [])
    )
