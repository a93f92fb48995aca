"""How paths stand beside each other: a world worked by hand, and the sentences about it."""

import datetime as dt
import math
from dataclasses import replace
from statistics import NormalDist

import pytest

from askaround.direction.rules.beliefs import Belief
from askaround.direction.rules.criteria import Told, measures
from askaround.direction.rules.standing import (
    Known,
    Saying,
    Shift,
    shares_of_worth,
    stand,
    survey,
    worth_of_asking,
)
from askaround.direction.rules.standing_words import (
    how_it_would_turn,
    how_sure,
    in_ten,
    moved_by,
    steps,
    voices_heard,
    what_is_left,
    what_speaks_against,
    which_conversation,
)
from askaround.direction.rules.voices import Acquainted, Employment, circles_of, employers_on
from askaround.paths.rules import Confidence, GuessDetails

TODAY = dt.date(2026, 9, 9)
CALM, INCOME = Told("calm", "Calm"), Told("income", "Income")
RESEARCH, NURSING, BAKING = 1, 2, 3
MIA, TOM, LEE, KIM = 11, 12, 13, 14
ACME, BOLT = 101, 102
TITLES = {RESEARCH: "UX researcher", NURSING: "nurse"}
NOBODY = Acquainted({}, {})
approx = pytest.approx


def at(organisation, *, present=True, **days):
    return Employment(organisation, days.get("start"), days.get("end"), present)


def first_hand(path, key, person, score, *, said_on=TODAY, conversation=None):
    return Saying(path, key, person, said_on, conversation, 1 / 0.36, score / 0.36)


def known(
    *sayings, guesses=None, acquainted=NOBODY, told=(CALM, INCOME), questions=None, paths=(RESEARCH, NURSING)
):
    return Known(measures(told), paths, guesses or {}, sayings, acquainted, questions or {}, TODAY)


def moves(world, most=10):
    return survey(world, most=most)[1]


def circles(known_of_them, *people):
    return circles_of({person: known_of_them.marks(person, [TODAY]) for person in people}).count


def sure_guesses(score, other):
    return {
        (RESEARCH, "calm"): GuessDetails("Calm", score, Confidence.SURE),
        (RESEARCH, "income"): GuessDetails("Income", score, Confidence.SURE),
        (NURSING, "calm"): GuessDetails("Calm", other, Confidence.SURE),
        (NURSING, "income"): GuessDetails("Income", other, Confidence.SURE),
    }


def test_weights_come_from_the_order_unless_all_are_typed():
    by_order = [each.weight for each in measures([CALM, INCOME])]
    assert by_order == approx([0.75, 0.25])
    half = [Told("calm", "Calm", weight=10), INCOME]
    assert [each.weight for each in measures(half)] == approx([0.75, 0.25])
    typed = [Told("calm", "Calm", weight=10), Told("income", "Income", weight=30)]
    assert [each.weight for each in measures(typed)] == approx([0.25, 0.75])
    assert [each.percent for each in measures(typed)] == [25, 75]
    nothing = [Told("calm", "Calm", weight=0), Told("income", "Income", weight=0)]
    assert [each.weight for each in measures(nothing)] == approx([0.75, 0.25])


def test_a_path_as_a_whole_worked_by_hand():
    # Calm: prior 0 with 1.44, one first-hand 2: mean 4/3, variance 0.48. Income stays 0 with 1.44.
    standing = stand(known(first_hand(RESEARCH, "calm", MIA, 2)))
    whole = standing.of_path(RESEARCH).now
    assert whole.mean == approx(0.75 * 4 / 3)
    assert whole.variance == approx(0.75**2 * 0.48 + 0.25**2 * 1.44)
    other = standing.of_path(NURSING).now
    apart = NormalDist().cdf(1 / math.sqrt(whole.variance + other.variance))
    assert standing.of_path(RESEARCH).chance == approx(apart, abs=0.015)
    assert standing.leader.path == RESEARCH


def test_two_from_one_employer_count_as_one_circle_and_two_voices():
    colleagues = Acquainted({MIA: [at(ACME)], TOM: [at(ACME)], LEE: [at(BOLT)]}, {})
    said = [first_hand(RESEARCH, "calm", person, 1) for person in (MIA, TOM, LEE)]
    (calm, income) = stand(known(*said, acquainted=colleagues)).of_path(RESEARCH).fits
    assert (calm.voices, calm.circles, income.voices) == (3, 2, 0)
    # Mia and Tom: 1 / (0.36 + 0.18); Lee: 1 / 0.72; prior: 1 / 1.44.
    assert 1 / calm.now.variance == approx(1 / 1.44 + 1 / 0.54 + 1 / 0.72)


@pytest.mark.parametrize(
    ("worked", "there"),
    [
        ([at(ACME)], {ACME}),
        ([at(ACME, start=dt.date(2026, 10, 1))], set()),
        ([at(ACME, start=dt.date(2020, 1, 1), end=dt.date(2022, 1, 1), present=False)], set()),
        (
            [at(ACME, start=dt.date(2020, 1, 1), end=dt.date(2026, 12, 1), present=False), at(BOLT)],
            {ACME, BOLT},
        ),
        ([at(ACME, present=False)], set()),
        ([], set()),
    ],
)
def test_an_employer_is_that_of_the_day_of_speaking(worked, there):
    assert employers_on(worked, TODAY) == there


def test_whoever_was_named_by_the_same_person_through_others_is_one_circle():
    chains = Acquainted({}, {TOM: MIA, LEE: TOM, KIM: LEE})
    assert circles(chains, LEE, KIM, MIA) == 1
    assert circles(chains, LEE, 99) == 2


def test_a_ring_of_introducers_comes_to_an_end():
    assert circles(Acquainted({}, {MIA: TOM, TOM: MIA}), MIA, TOM) == 1


def test_a_deal_breaker_is_apart_from_the_whole():
    told = [Told("calm", "Calm", threshold=0), INCOME]
    calm, income = stand(known(first_hand(RESEARCH, "calm", MIA, 2), told=told)).of_path(RESEARCH).fits
    assert calm.chance_of_enough == approx(NormalDist(4 / 3, math.sqrt(0.48)).cdf(4 / 3 + 4 / 3))
    assert income.chance_of_enough is None


def test_each_conversation_is_told_with_the_whole_before_and_after():
    earlier = TODAY - dt.timedelta(days=30)
    said = [
        first_hand(RESEARCH, "calm", MIA, 2, said_on=earlier, conversation=1),
        first_hand(RESEARCH, "income", MIA, 1, said_on=earlier, conversation=1),
        first_hand(RESEARCH, "calm", LEE, -2, conversation=2),
    ]
    newest, oldest = moves(known(*said), most=10)
    assert (newest.person, oldest.person) == (LEE, MIA)
    (up,), (down,) = oldest.shifts, newest.shifts
    assert up.before == Belief(0, approx(0.75**2 * 1.44 + 0.25**2 * 1.44))
    assert up.now == down.before
    assert up.now.mean > 0.9
    assert down.now.mean < up.now.mean
    assert down.now == stand(known(*said)).of_path(RESEARCH).now
    (last,) = moves(known(*said), most=1)
    assert last == newest


def test_a_fresh_voice_is_worth_more_than_one_of_a_circle_that_was_heard():
    colleagues = Acquainted({MIA: [at(ACME)], TOM: [at(ACME)], LEE: [at(BOLT)]}, {})
    standing = stand(known(first_hand(RESEARCH, "calm", MIA, 1), acquainted=colleagues))
    path = standing.of_path(RESEARCH)
    fresh, (there, heard) = worth_of_asking(standing, path, LEE), worth_of_asking(standing, path, TOM)
    assert fresh == (path.worth, False)
    assert heard
    assert 0 < there < path.worth
    shares = shares_of_worth(standing, RESEARCH, [TOM, LEE])
    assert 0 < shares[TOM][0] < shares[LEE][0] <= 1


def test_nobody_is_told_apart_on_a_path_that_nobody_spoke_of():
    assert shares_of_worth(stand(known(first_hand(NURSING, "calm", MIA, 1))), RESEARCH, [TOM]) == {}


def test_open_questions_add_to_what_a_talk_is_worth():
    silent, asked = known(), known(questions={NURSING: [3, 2, 2]})
    assert stand(asked).of_path(NURSING).worth == approx(stand(silent).of_path(NURSING).worth + 0.028)


def test_how_sure_is_said_in_tenths_and_not_beyond():
    said = [first_hand(RESEARCH, "calm", MIA, 2), first_hand(RESEARCH, "income", MIA, 1)]
    sentence = how_sure(stand(known(*said)), TITLES)
    assert sentence == "How sure: 9 in 10 that UX researcher fits you best of two; nurse 1 in 10."
    assert in_ten(0.999) == "more than 9 in 10"
    assert in_ten(0.001) == "less than 1 in 10"
    alone = stand(known(paths=(RESEARCH,)))
    assert "only path" in how_sure(alone, TITLES)
    assert what_is_left(alone, TITLES) == how_it_would_turn(alone, TITLES) == ""


def test_the_weight_at_which_the_first_two_are_level_is_said():
    # Gaps of 1 on calm and -2 on income, weights 0.75 and 0.25: level where 1 - w = 2 w for income's w.
    guesses = {
        (RESEARCH, "calm"): GuessDetails("Calm", 1, Confidence.SURE),
        (NURSING, "income"): GuessDetails("Income", 2, Confidence.SURE),
    }
    told = how_it_would_turn(stand(known(guesses=guesses)), TITLES)
    assert told == "UX researcher and nurse would be level if “Income” weighed 33% instead of 25%."
    guesses[RESEARCH, "income"] = GuessDetails("Income", 2, Confidence.SURE)
    told = how_it_would_turn(stand(known(guesses=guesses)), TITLES)
    assert told == "Only if “Calm” hardly counted would nurse be level with UX researcher."
    better = how_it_would_turn(stand(known(guesses=sure_guesses(1, -1))), TITLES)
    assert better == "No other weight of a single criterion would put nurse before UX researcher."


def test_enough_is_said_only_after_voices_that_are_enough_and_apart():
    far_apart = sure_guesses(2, -2)
    assert which_conversation(stand(known(guesses=far_apart)), TITLES) == (
        "By these figures, little hangs on one more talk. "
        "Nobody has spoken about UX researcher yet, though: ask somebody first."
    )
    said = [first_hand(RESEARCH, "calm", person, 2) for person in range(20, 26)]
    heard = stand(known(*said, guesses=far_apart))
    assert heard.enough
    assert which_conversation(heard, TITLES).startswith("Enough heard")
    assert "Even perfect knowledge" in what_is_left(heard, TITLES)
    colleagues = Acquainted({person: [at(ACME)] for person in range(20, 26)}, {})
    assert not stand(known(*said, guesses=far_apart, acquainted=colleagues)).enough


def test_the_conversation_that_would_change_most_names_its_criteria():
    guesses = sure_guesses(0, 0) | {(NURSING, "income"): GuessDetails("Income", 0, Confidence.UNSURE)}
    told = which_conversation(stand(known(guesses=guesses)), TITLES)
    assert told == "A conversation about nurse would change most, above all on “Income” and “Calm”."
    assert "of a step" in what_is_left(stand(known()), TITLES)


def test_what_a_conversation_did_is_said_with_both_figures():
    (move,) = moves(known(first_hand(RESEARCH, "calm", MIA, 2)), most=10)
    told = moved_by(move.shifts[0], TITLES)
    assert told == "UX researcher went up from 0.0 to +1.0; best of all: 5 in 10 before, 8 in 10 after."
    (still,) = moves(known(first_hand(RESEARCH, "calm", MIA, 0)), most=10)
    assert moved_by(still.shifts[0], TITLES) == "UX researcher stayed at 0.0, and is a little surer."
    assert steps(-1.24) == "−1.2"
    assert [voices_heard(*pair) for pair in ((0, 0), (1, 1), (3, 3), (3, 2))] == [
        "nobody yet",
        "1 voice",
        "3 voices",
        "3 voices, 2 independent",
    ]


def test_figures_that_read_the_same_did_not_move():
    same = Shift(RESEARCH, Belief(0.66, 0.3), Belief(0.74, 0.2), 0.31, 0.44)
    assert moved_by(same, TITLES) == (
        "UX researcher stayed at +0.7; best of all: 3 in 10 before, 4 in 10 after."
    )
    assert moved_by(replace(same, chance_now=0.31), TITLES) == (
        "UX researcher stayed at +0.7, and is a little surer."
    )


def guessed(**fits):
    """Return sure guesses by path and criterion."""
    ways = {"research": RESEARCH, "nursing": NURSING}
    return {
        (path, key): GuessDetails(key.title(), score, Confidence.SURE)
        for name, path in ways.items()
        for key, score in zip(("calm", "income"), fits[name], strict=True)
    }


def test_a_deal_breaker_that_the_first_path_probably_fails_stands_beside_the_verdict():
    told = (CALM, Told("income", "Income: earning well", threshold=0))
    said = first_hand(RESEARCH, "income", MIA, -1)
    world = stand(known(said, told=told, guesses=guessed(research=(2, -1), nursing=(-1, 1))))
    assert world.leader.path == RESEARCH
    assert what_speaks_against(world, TITLES).endswith(
        "But UX researcher probably fails your deal-breaker Income (met: less than 1 in 10). Only nurse probably passes."
    )
    neither = stand(known(told=told, guesses=guessed(research=(2, -1), nursing=(-1, -1))))
    assert what_speaks_against(neither, TITLES).endswith(
        "Income (met: less than 1 in 10, though nobody has spoken to it). No other path here is likely to pass"
        " either."
    )
    assert what_is_left(neither, TITLES).startswith("Deal-breakers aside, even perfect knowledge")
    alone = stand(known(told=told, guesses=guessed(research=(2, -1), nursing=(0, 0)), paths=(RESEARCH,)))
    assert what_speaks_against(alone, TITLES).endswith("though nobody has spoken to it).")
    fine = stand(known(told=told, guesses=guessed(research=(2, 1), nursing=(-1, -1))))
    assert what_speaks_against(fine, TITLES) == ""


def test_of_several_that_probably_pass_the_one_that_fits_best_is_named():
    told = (CALM, Told("income", "Income", threshold=0))
    guesses = guessed(research=(2, -1), nursing=(-1, 1)) | {
        (BAKING, "calm"): GuessDetails("Calm", 1, Confidence.SURE),
        (BAKING, "income"): GuessDetails("Income", 1, Confidence.SURE),
    }
    world = stand(known(told=told, guesses=guesses, paths=(RESEARCH, NURSING, BAKING)))
    assert what_speaks_against(world, {**TITLES, BAKING: "baker"}).endswith(
        "Of those that probably pass, baker leads."
    )


def test_nobody_is_sent_to_try_out_what_probably_fails_before_asking():
    told = (CALM, Told("income", "Income", threshold=0))
    said = [first_hand(RESEARCH, "calm", person, 2) for person in range(20, 26)]
    failing = stand(known(*said, told=told, guesses=guessed(research=(2, -2), nursing=(-2, 2))))
    assert failing.enough
    assert which_conversation(failing, TITLES).endswith(
        "Before you try UX researcher out, find out whether Income could be enough. "
        "Or try nurse out, which probably passes."
    )


def test_it_is_said_why_the_next_talk_is_about_another_path_than_the_first():
    said = [first_hand(RESEARCH, "calm", person, 2) for person in (MIA, TOM, LEE)]
    world = stand(known(*said, guesses=sure_guesses(2, -2), questions={NURSING: [3]}))
    assert which_conversation(world, TITLES) == (
        "By these figures, little hangs on one more talk. Three voices on UX researcher are too few to stop, "
        "though, and what you do not know yet weighs most for nurse: ask about that next."
    )
