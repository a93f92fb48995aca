"""Taking back whom you put aside, and what you said that paths are measured by."""

import datetime as dt

from askaround.accounts.models import User
from askaround.direction.commands import restore_aside, restore_criteria
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse


def _restore_aside(owner: User, entry: Entry, now: dt.datetime) -> object:
    return restore_aside(owner=owner, entry=entry, now=now)


def _restore_criteria(owner: User, entry: Entry, now: dt.datetime) -> object:
    return restore_criteria(owner=owner, entry=entry, now=now)


INVERSES: dict[str, Inverse] = {
    "direction.put_aside_person": _restore_aside,
    "direction.bring_back_person": _restore_aside,
    "direction.rank_criteria": _restore_criteria,
    "direction.weigh_criteria": _restore_criteria,
    "direction.set_deal_breaker": _restore_criteria,
    "direction.clear_deal_breaker": _restore_criteria,
}
