"""How paths stand, read from a home: whose voices are one, what they moved, and whom to ask next."""

import datetime as dt

import pytest

from askaround.direction.commands import rank_criteria, rank_path
from askaround.direction.queries import believed_fits, direction_of, whom_to_ask
from askaround.insights.rules import ReadingDetails, Vantage
from askaround.paths import commands as paths
from askaround.paths.rules import Confidence, GuessDetails
from askaround.people import commands as people
from askaround.people.rules import PositionDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
approx = pytest.approx
TODAY = NOW.date()


@pytest.fixture
def two(ada):
    """Two paths, measured by calm and then by income."""
    rank_criteria(owner=ada, names=["Calm", "Income"], now=NOW)
    return factories.path(ada, "UX researcher"), factories.path(ada, "Nurse")


def say(who, about, score, criterion="Calm", **more):
    reading = ReadingDetails(about.uuid, criterion, score)
    return factories.insight(who.owner, who, f"{criterion} {score}", readings=(reading,), **more)


def standing_of(owner, path):
    return direction_of(owner, NOW).standing.of_path(path.pk)


def calm(owner, path):
    return standing_of(owner, path).fits[0]


def test_there_is_nothing_to_compare_without_a_path_or_a_criterion(ada):
    assert direction_of(ada, NOW).standing is None
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    assert direction_of(ada, NOW).standing is None
    factories.path(ada)
    assert direction_of(ada, NOW).standing.leader.chance == 1


def test_a_guess_is_moved_by_what_was_said_from_each_vantage(ada, two):
    path, _ = two
    guesses = [GuessDetails("Calm", 1, Confidence.FAIRLY)]
    paths.guess_fit(owner=ada, path=path.uuid, version=1, guesses=guesses, now=NOW)
    mia = factories.person(ada, "Mia", organisation="Acme")
    say(mia, path, -2)
    say(mia, path, 0, vantage=Vantage.OPINION)
    # 1/0.36 + 1/1 = 3.7778 of Mia alone; mean -2 * 2.7778 / 3.7778; q = 1 / (0.36 + 0.2647).
    q, mean = 1 / (0.36 + 1 / 3.777778), -2 * 2.777778 / 3.777778
    fit = calm(ada, path)
    assert fit.now.mean == approx((1 / 0.64 + q * mean) / (1 / 0.64 + q), abs=1e-5)
    assert (fit.voices, fit.circles, fit.before.mean) == (1, 1, 1)


def test_what_was_said_three_years_ago_counts_half(ada, two):
    path, _ = two
    mia = factories.person(ada, "Mia", organisation="Acme")
    say(mia, path, 2, said_on=TODAY - dt.timedelta(days=1096))
    assert 1 / calm(ada, path).now.variance == approx(1 / 1.44 + 1 / (0.36 + 0.72), abs=1e-3)


def test_the_employer_of_the_day_and_the_introducer_make_voices_one(ada, two):
    path, _ = two
    mia, tom, lee, kim = (
        factories.person(ada, name, organisation=place)
        for name, place in (("Mia", "Acme"), ("Tom", "Bolt"), ("Lee", "Core"), ("Kim", "Dune"))
    )
    for each in (mia, tom, lee, kim):
        say(each, path, 1)
    assert calm(ada, path).circles == 4
    then = PositionDetails("Nurse", "Acme", TODAY.replace(year=2020), TODAY.replace(year=2027))
    people.add_position(owner=ada, person=tom.uuid, details=then, now=NOW)
    assert calm(ada, path).circles == 3
    named = factories.person(ada, "Ida")
    named.change(introducer=mia)
    lee.change(introducer=named)
    assert calm(ada, path).circles == 2
    assert calm(ada, path).voices == 4


def test_a_path_that_rests_is_not_compared_and_one_that_is_chosen_is(ada, two):
    path, other = two
    paths.park_path(owner=ada, path=other.uuid, reason="", now=NOW)
    paths.choose_path(owner=ada, path=path.uuid, reason="", now=NOW)
    assert direction_of(ada, NOW).paths == [path]


def test_at_most_six_paths_are_compared_and_it_is_said(ada, page):
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    for number in range(7):
        factories.path(ada, f"Path {number}")
    found = direction_of(ada, NOW)
    assert (len(found.paths), found.more) == (6, True)
    assert "The first six of your paths are compared." in page.get("/direction/").content.decode()


def test_conversations_are_told_one_by_one(ada, two):
    path, _ = two
    for name, score, day in (("Mia", 2, 1), ("Tom", -2, 2)):
        who = factories.person(ada, name)
        say(
            who,
            path,
            score,
            said_on=TODAY - dt.timedelta(days=day),
            conversation=factories.conversation(ada, who).uuid,
        )
    found = direction_of(ada, NOW)
    told = [(found.people[move.person].given_name, move.shifts[0].now.mean > 0) for move in found.moves]
    assert told == [("Mia", True), ("Tom", False)]


def test_readings_on_what_is_not_ranked_are_left_out_here_and_shown_on_the_path(ada, two):
    path, _ = two
    say(factories.person(ada), path, 2, "Purpose")
    assert standing_of(ada, path).voices == 0
    (fit,) = believed_fits(ada, path, [], NOW)
    assert (fit.criterion, fit.guess, fit.voices, fit.now.mean) == ("Purpose", None, 1, approx(4 / 3))


def test_whoever_comes_from_elsewhere_is_named_first_once_an_employer_was_heard(ada, two):
    path, _ = two
    mia, _, _ = (
        factories.person(ada, name, title="UX researcher", organisation=place)
        for name, place in (("Mia", "Acme"), ("Tom", "Acme"), ("Zoe", "Bolt"))
    )
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert {each.factors.worth for each in whom_to_ask(ada, path, NOW).named} == {0}
    say(mia, path, 1)
    assert not whom_to_ask(ada, path, NOW).fresh
    rank_path(owner=ada, path=path.uuid, now=NOW)
    whom = whom_to_ask(ada, path, NOW)
    assert whom.fresh
    zoe, other = whom.named
    assert zoe.person.given_name == "Zoe"
    assert zoe.factors.worth > other.factors.worth > 0
    assert any("with their employer or introducer" in note for note in other.notes)
    assert any(line.words.startswith("What a talk with them") for line in zoe.workings)


def test_a_removed_criterion_makes_rankings_stale(ada, two):
    path, _ = two
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert whom_to_ask(ada, path, NOW).fresh
    rank_criteria(owner=ada, names=["Income"], now=NOW)
    assert not whom_to_ask(ada, path, NOW).fresh


def test_people_to_ask_are_those_of_the_path_that_a_talk_would_change_most(ada, two):
    path, other = two
    factories.person(ada, "Noa", title="Nurse", organisation="Ward")
    for each in two:
        rank_path(owner=ada, path=each.uuid, now=NOW)
    for name in ("Mia", "Tom", "Lee"):
        say(factories.person(ada, name), path, 0)
    found = direction_of(ada, NOW)
    assert found.next_path == other
    assert [named.person.given_name for named in found.next] == ["Noa"]


def test_nothing_of_another_explorer_is_heard(ada, ben, two):
    path, _ = two
    rank_criteria(owner=ben, names=["Calm"], now=NOW)
    his = factories.path(ben)
    say(factories.person(ben), his, 2)
    assert calm(ada, path).voices == 0
    assert direction_of(ada, NOW).paths == list(two)
