"""Whom to ask: the best first, and then those who are good and different from the ones above them.

A greedy choice by score plus distance, which for such a cover is within 1 - 1/e of the best one (Nemhauser,
Wolsey and Fisher, 1978).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from askaround.direction.rules.relevance import FAINT, relevance, words_of, work_of
from askaround.direction.rules.terms import Candidate, Factors, Suggested
from askaround.direction.rules.warmth import Warmth, chance_of_a_yes, warmth_between
from askaround.direction.rules.wordings import near_reasons, notes, unknowns

# What wholly different work is worth beside relevance: enough that a near alternative passes an equal title.
VARIETY = 0.15
# What a talk that could change most is worth beside relevance, if a yes were certain.
WORTH = 0.08
# What is taken away where you said of the same title that it is not the right work.
LOWERED = 0.25
DIFFERENT = "Chosen also so that you hear something different."


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    said: Suggested
    work: frozenset[str]


def suggest(
    candidates: Iterable[Candidate], *, path_title: str, has_field: bool, most: int, today: dt.date
) -> list[Suggested]:
    """Return whom to ask, best first: one per organisation, and nobody who was asked this season."""
    open_to_ask = (each for each in candidates if each.asked_on is None)
    said = (
        _Scored(each, explain(each, path_title=path_title, has_field=has_field, today=today), _work(each))
        for each in open_to_ask
    )
    near = [each for each in said if each.said.factors.relevance >= FAINT]
    near.sort(key=lambda each: (-each.said.factors.score, each.candidate.key))
    return list(_chosen(near, most))


def explain(candidate: Candidate, *, path_title: str, has_field: bool, today: dt.date) -> Suggested:
    """Return the figures of one candidate and what they mean in words, whoever else there is."""
    warmth = warmth_between(candidate.between, today)
    factors = _factors(candidate, warmth, has_field=has_field)
    return Suggested(
        key=candidate.key,
        factors=factors,
        near=near_reasons(candidate, factors, path_title),
        warm=warmth.reasons,
        notes=notes(candidate),
        unknowns=unknowns(candidate, warmth),
    )


def _chosen(near: list[_Scored], most: int) -> Iterator[Suggested]:
    """Yield the best of what is left again and again; each choice makes those like it less wanted."""
    left, apart = near, dict.fromkeys((each.candidate.key for each in near), 0.0)
    first = True
    for _ in range(most):
        if not left:
            return
        chosen = max(left, key=lambda each: each.said.factors.score + VARIETY * apart[each.candidate.key])
        yield _placed(chosen, apart[chosen.candidate.key], moved_up=chosen is not left[0])
        left = [each for each in left if _may_stand_beside(each, chosen)]
        for each in left:
            distance = _distance(each.work, chosen.work)
            apart[each.candidate.key] = distance if first else min(apart[each.candidate.key], distance)
        first = False


def _may_stand_beside(other: _Scored, chosen: _Scored) -> bool:
    organisation = chosen.candidate.organisation_key
    return other is not chosen and (organisation is None or other.candidate.organisation_key != organisation)


def _placed(scored: _Scored, apart: float, *, moved_up: bool) -> Suggested:
    said = scored.said
    factors = replace(said.factors, variety=round(VARIETY * apart, 4))
    return replace(said, factors=factors, notes=(*said.notes, DIFFERENT) if moved_up else said.notes)


def _work(candidate: Candidate) -> frozenset[str]:
    return words_of(work_of(candidate.title))


def _distance(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how different two works are, in [0, 1]: the share of words they do not have in common.

    A work that is not on file is not taken for a different one.
    """
    if not one or not other:
        return 0.0
    return 1 - len(one & other) / len(one | other)


def _factors(candidate: Candidate, warmth: Warmth, *, has_field: bool) -> Factors:
    near = relevance(candidate.similarities, has_field=has_field)
    lowered = LOWERED if candidate.title_declined else 0.0
    worth = WORTH * candidate.worth * chance_of_a_yes(candidate.between.tie)
    return Factors(
        score=round(near + warmth.total + worth - lowered, 4),
        relevance=round(near, 4),
        warmth=round(warmth.total, 4),
        tie=warmth.tie,
        spoken=warmth.spoken,
        shared=warmth.shared,
        invited=warmth.invited,
        worth=round(worth, 4),
        lowered=lowered,
        variety=0.0,
        title_similarity=round(candidate.similarities.title, 4),
        organisation_similarity=round(candidate.similarities.organisation, 4),
        field_similarity=round(candidate.similarities.field, 4),
    )
