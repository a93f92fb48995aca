"""Taking back what you said of yourself."""

import datetime as dt

from askaround.accounts.commands import edit_profile
from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse
from askaround.me import commands as me
from askaround.me.rules import ConstraintDetails, ConstraintKind, SkillDetails, position_of, schooling_of


def _reedit_profile(owner: User, entry: Entry, now: dt.datetime) -> object:
    return edit_profile(user=owner, version=entry.after["version"], now=now, **entry.before)


def _unlist_skill(owner: User, entry: Entry, now: dt.datetime) -> object:
    former = entry.before["was"]
    if former is None:
        return me.remove_skill(owner=owner, skill=entry.subject, now=now)
    return me.rate_skill(owner=owner, skill=entry.subject, now=now, **former)


def _relist_skill(owner: User, entry: Entry, now: dt.datetime) -> object:
    return me.add_skill(owner=owner, details=SkillDetails(**entry.before), now=now)


def _reedit_own_position(owner: User, entry: Entry, now: dt.datetime) -> object:
    details, version = position_of(entry.before), entry.after["version"]
    return me.edit_own_position(
        owner=owner, position=entry.subject, version=version, details=details, now=now
    )


def _reedit_own_schooling(owner: User, entry: Entry, now: dt.datetime) -> object:
    details, version = schooling_of(entry.before), entry.after["version"]
    return me.edit_own_schooling(
        owner=owner, schooling=entry.subject, version=version, details=details, now=now
    )


def _renote_constraint(owner: User, entry: Entry, now: dt.datetime) -> object:
    details = ConstraintDetails(**{**entry.before, "kind": ConstraintKind(entry.before["kind"])})
    return me.add_constraint(owner=owner, details=details, now=now)


INVERSES: dict[str, Inverse] = {
    "me.add_skill": _unlist_skill,
    "me.rate_skill": lambda o, e, t: me.rate_skill(owner=o, skill=e.subject, now=t, **e.before),
    "me.remove_skill": _relist_skill,
    "me.rank_values": lambda o, e, t: me.rank_values(owner=o, names=e.before["names"], now=t),
    "me.add_talent": lambda o, e, t: me.remove_talent(owner=o, talent=e.subject, now=t),
    "me.remove_talent": lambda o, e, t: me.add_talent(owner=o, now=t, **e.before),
    "me.add_own_position": lambda o, e, t: me.remove_own_position(owner=o, position=e.subject, now=t),
    "me.edit_own_position": _reedit_own_position,
    "me.remove_own_position": lambda o, e, t: me.add_own_position(
        owner=o, details=position_of(e.before), now=t
    ),
    "me.add_own_schooling": lambda o, e, t: me.remove_own_schooling(owner=o, schooling=e.subject, now=t),
    "me.edit_own_schooling": _reedit_own_schooling,
    "me.remove_own_schooling": lambda o, e, t: me.add_own_schooling(
        owner=o, details=schooling_of(e.before), now=t
    ),
    "me.accept_background": lambda o, e, t: me.withdraw_background(owner=o, entry=e, now=t),
    "me.add_constraint": lambda o, e, t: me.remove_constraint(owner=o, constraint=e.subject, now=t),
    "me.remove_constraint": _renote_constraint,
    "accounts.edit_profile": _reedit_profile,
    "accounts.choose_place": _reedit_profile,
}
