"""How sure one can be: hand-worked examples, and a simulation of explorers."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.direction.rules.beliefs import (
    Belief,
    Reading,
    centroid_weights,
    chances_of_being_best,
    clusters,
    first_swap,
    knowledge_gradient,
    posterior,
    prior,
    utility,
    worth_of_perfect_knowledge,
)
from askaround.insights.rules import Vantage
from askaround.paths.rules import Confidence

FIRST_HAND, OPINION = Vantage.FIRST_HAND, Vantage.OPINION
approx = pytest.approx


def test_weights_of_four_ranked_criteria_are_those_of_the_textbook():
    # A quarter of 1 + 1/2 + 1/3 + 1/4, then without the first of these, and so on.
    assert centroid_weights(4) == approx((0.520833, 0.270833, 0.145833, 0.0625), abs=1e-6)


@given(st.integers(1, 12))
def test_weights_sum_to_one_and_fall(count):
    weights = centroid_weights(count)
    assert sum(weights) == approx(1)
    assert list(weights) == sorted(weights, reverse=True)


def test_no_guess_is_the_middle_unsure():
    assert prior(None, Confidence.SURE) == Belief(0.0, 1.44)
    assert prior(1, Confidence.SURE) == Belief(1, approx(0.16))


def test_one_first_hand_voice_moves_an_unsure_guess_most_of_the_way():
    # q = 1 / (0.36 + 0.36) = 1.38889; precision 0.69444 + 1.38889; mean 2 * 1.38889 / 2.08333
    after = posterior(prior(None), [Reading(2, FIRST_HAND, cluster=0)])
    assert (after.mean, after.variance) == (approx(1.33333, abs=1e-5), approx(0.48))


def test_two_voices_of_one_cluster_by_hand():
    # 1/0.36 + 1/1 = 3.77778; mean (2 * 2.77778 + 0) / 3.77778 = 1.470588; q = 1 / (0.36 + 0.264706) = 1.600753
    said = [Reading(2, FIRST_HAND, cluster=0), Reading(0, OPINION, cluster=0)]
    after = posterior(Belief(0, 0.64), said)
    assert after.mean == approx(1.600753 * 1.470588 / (1.5625 + 1.600753), abs=1e-5)
    assert after.variance == approx(1 / (1.5625 + 1.600753), abs=1e-6)


def test_five_from_one_employer_count_for_less_than_three_from_three():
    before = prior(None)
    five = posterior(before, [Reading(1, FIRST_HAND, cluster=0)] * 5)
    three = posterior(before, [Reading(1, FIRST_HAND, cluster=number) for number in range(3)])
    assert three.variance < five.variance


def test_a_reading_of_three_years_ago_counts_half():
    # s^2 = 0.36 / 0.5; q = 1 / (0.36 + 0.72)
    after = posterior(Belief(0, 1.44), [Reading(2, FIRST_HAND, cluster=0, age=3)])
    assert 1 / after.variance == approx(1 / 1.44 + 1 / 1.08)


def test_voices_are_one_when_they_share_an_employer_or_an_introducer_through_others():
    found = clusters({"Mia": ["acme"], "Tom": ["acme", "Ana"], "Lee": ["Ana"], "Kim": [], "Sam": ["globex"]})
    assert found["Mia"] == found["Tom"] == found["Lee"]
    assert len(set(found.values())) == 3


def test_a_path_as_a_whole_is_the_weighted_sum():
    whole = utility((0.75, 0.25), (Belief(1, 0.4), Belief(-1, 0.8)))
    assert (whole.mean, whole.variance) == (approx(0.5), approx(0.275))


def test_the_chance_of_being_best_agrees_with_the_closed_form_for_two():
    # P(A > B) = Phi(0.5 / sqrt(0.5)) = 0.76025
    chances = chances_of_being_best([Belief(0.5, 0.25), Belief(0, 0.25)])
    assert chances[0] == approx(0.76025, abs=0.015)
    assert sum(chances) == approx(1)


def test_the_worth_of_perfect_knowledge_agrees_with_the_closed_form_for_two():
    # E[max] - max E = s phi(d/s) - d Phi(-d/s) with d = 0.5, s = sqrt(0.5): 0.7071 * 0.31070 - 0.5 * 0.23975
    assert worth_of_perfect_knowledge([Belief(0.5, 0.25), Belief(0, 0.25)]) == approx(0.09981, abs=0.012)
    assert worth_of_perfect_knowledge([Belief(0.5, 0.25)]) == 0


def test_the_weight_at_which_the_first_two_swap_by_hand():
    # Gaps 1 and -1 with weights 0.6 and 0.4: level at one half.
    sure = 0.1
    swap = first_swap((0.6, 0.4), (Belief(1, sure), Belief(0, sure)), (Belief(0, sure), Belief(1, sure)))
    assert swap.weight == approx(0.5)


def test_a_path_better_in_everything_is_never_overtaken():
    better, worse = (Belief(1, 0.1), Belief(1, 0.1)), (Belief(0, 0.1), Belief(0, 0.1))
    assert first_swap((0.6, 0.4), better, worse) is None


def test_the_worth_of_a_reading_by_hand():
    # Variance from 1.44 to 0.48 with weight 0.5: g = 0.489898; level: g * phi(0) = 0.195441
    before, after = Belief(0, 1.44), Belief(0, 0.48)
    assert knowledge_gradient(0.5, before, after, own_mean=0.2, best_other=0.2) == approx(0.195441, abs=1e-5)
    far = knowledge_gradient(0.5, before, after, own_mean=0.2, best_other=3)
    assert far < 1e-6
    assert knowledge_gradient(0.5, before, before, own_mean=0.2, best_other=0.2) == 0
    assert knowledge_gradient(0.5, before, after, own_mean=0.2, best_other=None) == 0


def test_a_deal_breaker_is_a_chance_of_its_own():
    assert Belief(1, 0.25).chance_of_at_least(0) == approx(0.97725, abs=1e-4)


def test_eighty_percent_intervals_hold_the_truth_for_two_thousand_explorers():
    chance = random.Random(7)
    held = sum(_interval_holds(chance) for _ in range(2000))
    assert 0.78 <= held / 2000 <= 0.82


def _interval_holds(chance: random.Random) -> bool:
    """Draw a truth from the prior and readings from the model, and tell whether the interval holds the truth."""
    before = prior(chance.choice((-1, 0, 1, 2)), chance.choice(list(Confidence)))
    truth = chance.gauss(before.mean, math.sqrt(before.variance))
    shared = {cluster: chance.gauss(0, 0.6) for cluster in range(4)}
    said = []
    for _ in range(chance.randrange(7)):
        cluster, vantage, age = chance.randrange(4), chance.choice(list(Vantage)), chance.uniform(0, 9)
        spread = {"first_hand": 0.6, "opinion": 1.0, "hearsay": 1.5}[vantage] / math.sqrt(0.5 ** (age / 3))
        said.append(Reading(truth + shared[cluster] + chance.gauss(0, spread), vantage, cluster, age))
    low, high = posterior(before, said).interval
    return low <= truth <= high
