"""Saying what paths are measured by: the order, the weights, and what is a deal-breaker."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.models import Criterion
from askaround.direction.queries import get_criterion, ranked_criteria
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.kit.text import fold
from askaround.paths.rules import MOST_CRITERIA

_COLUMNS = ("uuid", "version", "name", "key", "rank", "weight", "threshold")


class TooManyCriteria(Refusal):
    """Raised when more criteria are ranked than can be weighed."""


class NothingWeighs(Refusal):
    """Raised for weights that leave a criterion out, or are all nothing."""


class MeasuredAnew(Refusal):
    """Raised when something else was said of the criteria since."""


@transaction.atomic
def rank_criteria(*, owner: User, names: Sequence[str], now: dt.datetime) -> Entry:
    """Say what paths are measured by, what matters most first; weights come from the order again.

    A criterion that stays keeps its deal-breaker. Raises TooManyCriteria.
    """
    wanted = {fold(name)[:200]: name.strip()[:200] for name in names if name.strip()}
    if len(wanted) > MOST_CRITERIA:
        raise TooManyCriteria(f"Choose the {MOST_CRITERIA} that matter most. Nobody weighs more at once.")
    before = _kept(owner)
    there = {each.key: each for each in ranked_criteria(owner)}
    Criterion.objects.filter(owner=owner).exclude(key__in=wanted).delete()
    for rank, (key, name) in enumerate(wanted.items(), start=1):
        if key in there:
            there[key].change(name=name, rank=rank, weight=None)
        else:
            Criterion.objects.create(owner=owner, key=key, name=name, rank=rank)
    return _note(owner, "rank_criteria", "What matters to you is ranked.", now, before)


@transaction.atomic
def weigh_criteria(*, owner: User, weights: Mapping[UUID, int], now: dt.datetime) -> Entry:
    """Say how much each criterion weighs, from 0 to 100; by rank again where none is named.

    Raises NothingWeighs.
    """
    before, criteria = _kept(owner), ranked_criteria(owner)
    if weights and (not sum(weights.values()) or {each.uuid for each in criteria} - weights.keys()):
        raise NothingWeighs("Give each of them a number, at least one above 0; or leave all of them empty.")
    for each in criteria:
        each.change(weight=weights.get(each.uuid))
    sentence = "The weights are yours." if weights else "The weights follow the order again."
    return _note(owner, "weigh_criteria", sentence, now, before)


@transaction.atomic
def set_deal_breaker(*, owner: User, criterion: UUID, threshold: int, now: dt.datetime) -> Entry:
    """Say that a path has to reach at least so much on a criterion, from -2 to 2."""
    before, subject = _kept(owner), get_criterion(owner, criterion)
    subject.change(threshold=threshold)
    return _note(owner, "set_deal_breaker", f"“{subject.name}” is a deal-breaker.", now, before)


@transaction.atomic
def clear_deal_breaker(*, owner: User, criterion: UUID, now: dt.datetime) -> Entry:
    """Say that a criterion is no deal-breaker."""
    before, subject = _kept(owner), get_criterion(owner, criterion)
    subject.change(threshold=None)
    return _note(owner, "clear_deal_breaker", f"“{subject.name}” is no deal-breaker any more.", now, before)


@transaction.atomic
def restore_criteria(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Measure paths by what they were measured by before a line of history; raises MeasuredAnew."""
    before = _kept(owner)
    if before != entry.after["criteria"]:
        raise MeasuredAnew("You have changed what matters to you since. Change it by hand instead.")
    Criterion.objects.filter(owner=owner).delete()
    Criterion.objects.bulk_create(Criterion(owner=owner, **each) for each in entry.before["criteria"])
    return _note(owner, "restore_criteria", "As before.", now, before)


def _kept(owner: User) -> list[dict[str, Any]]:
    """Return everything that criteria say, for the log."""
    rows = ranked_criteria(owner)
    return [{**{name: getattr(each, name) for name in _COLUMNS}, "uuid": str(each.uuid)} for each in rows]


def _note(owner: User, verb: str, sentence: str, now: dt.datetime, before: list[dict[str, Any]]) -> Entry:
    return record(
        f"direction.{verb}",
        owner_id=owner.pk,
        subject=owner.uuid,
        sentence=sentence,
        now=now,
        before={"criteria": before},
        after={"criteria": _kept(owner)},
    )
