"""What paths are measured by: ranking, weighing, deal-breakers, and taking each back."""

import pytest

from askaround.direction import commands
from askaround.direction.commands.criteria import MeasuredAnew, NothingWeighs, TooManyCriteria
from askaround.direction.models import Criterion
from askaround.direction.queries import measures_of, ranked_criteria
from askaround.journeys.commands.undo import undo
from tests.factories import NOW, last_entry

pytestmark = pytest.mark.django_db


def rank(owner, *names):
    return commands.rank_criteria(owner=owner, names=names, now=NOW)


def told(owner):
    return [(each.name, each.weight, each.threshold) for each in ranked_criteria(owner)]


def one(owner, name):
    return Criterion.objects.get(owner=owner, name=name)


def test_the_order_is_kept_and_names_alike_are_one(ada):
    rank(ada, " Calm", "Income", "CALM", "")
    assert told(ada) == [("CALM", None, None), ("Income", None, None)]


def test_ranking_anew_keeps_deal_breakers_and_forgets_typed_weights(ada):
    rank(ada, "Calm", "Income")
    calm = one(ada, "Calm")
    commands.set_deal_breaker(owner=ada, criterion=calm.uuid, threshold=1, now=NOW)
    weights = {each.uuid: 50 for each in ranked_criteria(ada)}
    commands.weigh_criteria(owner=ada, weights=weights, now=NOW)
    rank(ada, "Place", "Calm")
    assert told(ada) == [("Place", None, None), ("Calm", None, 1)]
    assert one(ada, "Calm").uuid == calm.uuid


def test_more_than_eight_are_refused(ada):
    with pytest.raises(TooManyCriteria):
        rank(ada, *(f"Criterion {number}" for number in range(9)))


def test_typed_weights_are_for_all_or_for_none(ada):
    rank(ada, "Calm", "Income")
    calm, income = ranked_criteria(ada)
    for weights in ({calm.uuid: 30}, {calm.uuid: 0, income.uuid: 0}):
        with pytest.raises(NothingWeighs):
            commands.weigh_criteria(owner=ada, weights=weights, now=NOW)
    commands.weigh_criteria(owner=ada, weights={calm.uuid: 30, income.uuid: 10}, now=NOW)
    assert [each.percent for each in measures_of(ranked_criteria(ada))] == [75, 25]
    commands.weigh_criteria(owner=ada, weights={}, now=NOW)
    assert told(ada) == [("Calm", None, None), ("Income", None, None)]


def test_each_can_be_taken_back(ada):
    rank(ada, "Calm", "Income")
    calm, income = ranked_criteria(ada)
    before = told(ada)
    changes = (
        lambda: rank(ada, "Place"),
        lambda: commands.weigh_criteria(owner=ada, weights={calm.uuid: 1, income.uuid: 2}, now=NOW),
        lambda: commands.set_deal_breaker(owner=ada, criterion=calm.uuid, threshold=-1, now=NOW),
    )
    for change in changes:
        undo(owner=ada, entry=change().uuid, now=NOW)
        assert told(ada) == before
    commands.set_deal_breaker(owner=ada, criterion=calm.uuid, threshold=-1, now=NOW)
    cleared = commands.clear_deal_breaker(owner=ada, criterion=calm.uuid, now=NOW)
    assert one(ada, "Calm").threshold is None
    undo(owner=ada, entry=cleared.uuid, now=NOW)
    assert one(ada, "Calm").threshold == -1
    assert last_entry(ada).sentence == "Undone."


def test_what_was_measured_anew_is_not_overwritten_by_an_undo(ada):
    former = rank(ada, "Calm")
    rank(ada, "Income")
    with pytest.raises(MeasuredAnew):
        undo(owner=ada, entry=former.uuid, now=NOW)
    assert told(ada) == [("Income", None, None)]


def test_another_explorers_criterion_is_not_there(ada, ben):
    rank(ben, "Calm")
    with pytest.raises(Criterion.DoesNotExist):
        commands.set_deal_breaker(owner=ada, criterion=one(ben, "Calm").uuid, threshold=0, now=NOW)
