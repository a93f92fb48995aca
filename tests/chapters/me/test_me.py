"""What you say about yourself."""

from itertools import pairwise

import pytest

from askaround.journeys.commands.undo import undo
from askaround.me import commands
from askaround.me.commands import NothingSaid, TooManyValues
from askaround.me.queries import portrait
from askaround.me.rules import (
    ACTIVITIES,
    VALUE_DECK,
    ConstraintDetails,
    ConstraintKind,
    Holland,
    Liking,
    SkillDetails,
    strengths,
)
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def skills(owner):
    return [(skill.name, skill.level, skill.joy) for skill in portrait(owner).skills]


def test_skills_stand_in_the_order_of_joy_and_naming_one_again_rates_it(ada):
    for details in (
        SkillDetails("Filing", 4, -2),
        SkillDetails("Listening", 3, 2),
        SkillDetails("filing", 3, -1),
    ):
        commands.add_skill(owner=ada, details=details, now=NOW)
    assert skills(ada) == [("Listening", 3, 2), ("Filing", 3, -1)]


def test_every_step_about_skills_is_undone(ada):
    added = commands.add_skill(owner=ada, details=SkillDetails("Filing", 1, 0), now=NOW)
    rated = commands.rate_skill(owner=ada, skill=added.subject, level=4, joy=2, now=NOW)
    undo(owner=ada, entry=rated.uuid, now=NOW)
    assert skills(ada) == [("Filing", 1, 0)]
    removed = commands.remove_skill(owner=ada, skill=added.subject, now=NOW)
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert skills(ada) == [("Filing", 1, 0)]
    again = commands.add_skill(owner=ada, details=SkillDetails("FILING", 2, 1), now=NOW)
    undo(owner=ada, entry=again.uuid, now=NOW)
    assert skills(ada) == [("Filing", 1, 0)]


def test_values_are_ranked_as_a_whole_and_the_former_order_comes_back(ada):
    commands.rank_values(owner=ada, names=["Calm", "Income", " Calm ", ""], now=NOW)
    entry = commands.rank_values(owner=ada, names=["Income", "Calm", "Music"], now=NOW)
    assert [value.name for value in portrait(ada).values] == ["Income", "Calm", "Music"]
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert [(value.rank, value.name) for value in portrait(ada).values] == [(1, "Calm"), (2, "Income")]


def test_nobody_weighs_more_than_eight_values(ada):
    with pytest.raises(TooManyValues):
        commands.rank_values(owner=ada, names=VALUE_DECK[:9], now=NOW)


def test_talents_and_constraints_come_and_go_and_come_back(ada):
    talent = commands.add_talent(owner=ada, prompt="Why?", text="Patience", now=NOW)
    details = ConstraintDetails(ConstraintKind.PLACE, "Near Kiel", hard=True)
    constraint = commands.add_constraint(owner=ada, details=details, now=NOW)
    gone = [
        commands.remove_talent(owner=ada, talent=talent.subject, now=NOW),
        commands.remove_constraint(owner=ada, constraint=constraint.subject, now=NOW),
    ]
    assert (portrait(ada).talents, portrait(ada).constraints) == ([], [])
    for entry in gone:
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert [each.text for each in portrait(ada).talents] == ["Patience"]
    assert [(each.text, each.hard) for each in portrait(ada).constraints] == [("Near Kiel", True)]


@pytest.mark.parametrize("text", ["", "   "])
def test_saying_nothing_is_refused(ada, text):
    with pytest.raises(NothingSaid):
        commands.add_talent(owner=ada, prompt="Why?", text=text, now=NOW)


def test_an_interest_is_the_mean_liking_of_its_activities():
    investigative = [key for key, kind, _ in ACTIVITIES if kind is Holland.INVESTIGATIVE]
    answers = dict(zip(investigative, (Liking.YES, Liking.YES, Liking.PERHAPS, Liking.NO), strict=True))
    assert strengths(answers) == {Holland.INVESTIGATIVE: 0.625}
    assert strengths({investigative[0]: Liking.YES}) == {Holland.INVESTIGATIVE: 1.0}
    assert strengths({}) == {}


def test_each_kind_of_work_is_asked_about_four_times_and_never_in_a_row():
    kinds = [kind for _, kind, _ in ACTIVITIES]
    assert all(kinds.count(kind) == 4 for kind in Holland)
    assert all(one is not following for one, following in pairwise(kinds))


def test_answering_again_keeps_what_was_not_asked(ada):
    commands.weigh_interests(owner=ada, answers={"why": Liking.YES, "song": Liking.PERHAPS}, now=NOW)
    commands.weigh_interests(owner=ada, answers={"song": Liking.NO}, now=NOW)
    assert [(each.code, each.strength) for each in portrait(ada).interests] == [("I", 1.0), ("A", 0.0)]


def test_nothing_of_another_explorer_shows(ada, ben):
    commands.add_skill(owner=ada, details=SkillDetails("Filing"), now=NOW)
    assert skills(ben) == []


def test_the_ranking_is_posted_in_its_order(ada):
    answer = factories.browser(ada).post("/me/values/", {"value": ["Income", "Calm"], "own": "Music"})
    assert answer.status_code == 302
    assert [value.name for value in portrait(ada).values] == ["Income", "Calm", "Music"]


def test_too_many_values_are_shown_again_with_what_was_chosen(ada):
    answer = factories.browser(ada).post("/me/values/", {"value": VALUE_DECK[:9], "own": ""})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 9
    assert portrait(ada).values == []
