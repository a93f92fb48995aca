"""Taking back what was done to paths."""

import datetime as dt
from typing import Any
from uuid import UUID

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse, NotUndoable
from askaround.outreach.queries import messages_about
from askaround.paths import commands as paths
from askaround.paths.models import Unknown
from askaround.paths.queries import Thoughts, get_path, thoughts_on
from askaround.paths.rules import (
    Confidence,
    GuessDetails,
    PathDetails,
    Status,
    Topic,
    UnknownDetails,
    UnknownState,
)


def _reedit_path(owner: User, entry: Entry, now: dt.datetime) -> object:
    details = PathDetails(**entry.before)
    return paths.edit_path(
        owner=owner, path=entry.subject, version=entry.after["version"], details=details, now=now
    )


def _remove_path(owner: User, entry: Entry, now: dt.datetime) -> object:
    path = get_path(owner, entry.subject)
    if messages_about(owner, path.pk, limit=1) or thoughts_on(path) != Thoughts([], [], [], []):
        raise NotUndoable(f"There is more on file about {path.title} by now. Park it instead.")
    return paths.remove_path(owner=owner, path=entry.subject, now=now)


def _restore_status(owner: User, entry: Entry, now: dt.datetime) -> object:
    status, reason = Status(entry.before["status"]), entry.before["reason"]
    if status is Status.EXPLORING:
        return paths.explore_path(owner=owner, path=entry.subject, now=now)
    decide = {
        Status.PARKED: paths.park_path,
        Status.RULED_OUT: paths.rule_out_path,
        Status.CHOSEN: paths.choose_path,
    }[status]
    return decide(owner=owner, path=entry.subject, reason=reason, now=now)


def _reguess_fit(owner: User, entry: Entry, now: dt.datetime) -> object:
    guesses = [
        GuessDetails(**{**guess, "confidence": Confidence(guess["confidence"])})
        for guess in entry.before["guesses"]
    ]
    version = entry.after["version"]
    return paths.guess_fit(owner=owner, path=entry.subject, version=version, guesses=guesses, now=now)


def _reedit_mind_changer(owner: User, entry: Entry, now: dt.datetime) -> object:
    return paths.edit_mind_changer(
        owner=owner,
        mind_changer=entry.subject,
        version=entry.after["version"],
        text=entry.before["text"],
        now=now,
    )


def _unlist_unknowns(owner: User, entry: Entry, now: dt.datetime) -> object:
    still = Unknown.objects.filter(owner=owner, uuid__in=entry.after["unknowns"])
    return [paths.remove_unknown(owner=owner, unknown=each.uuid, now=now) for each in still]


def _unknown_details(values: dict[str, Any]) -> UnknownDetails:
    return UnknownDetails(values["question"], Topic(values["topic"]), values["importance"])


def _reask_unknown(owner: User, entry: Entry, now: dt.datetime) -> object:
    return paths.edit_unknown(
        owner=owner,
        unknown=entry.subject,
        version=entry.after["version"],
        details=_unknown_details(entry.before),
        now=now,
    )


def _relist_unknown(owner: User, entry: Entry, now: dt.datetime) -> object:
    path, details = UUID(entry.before["path"]), _unknown_details(entry.before)
    added = paths.add_unknowns(owner=owner, path=path, unknowns=[details], now=now)
    unknown = UUID(added.after["unknowns"][0])
    return _settle_unknown(owner, unknown, UnknownState(entry.before["state"]), now)


def _restore_state(owner: User, entry: Entry, now: dt.datetime) -> object:
    return _settle_unknown(owner, entry.subject, UnknownState(entry.before["state"]), now)


def _settle_unknown(owner: User, unknown: UUID, state: UnknownState, now: dt.datetime) -> object:
    settle = {
        UnknownState.OPEN: paths.reopen_unknown,
        UnknownState.ANSWERED: paths.answer_unknown,
        UnknownState.GIVEN_UP: paths.give_up_unknown,
    }[state]
    return settle(owner=owner, unknown=unknown, now=now)


INVERSES: dict[str, Inverse] = {
    "paths.add_path": _remove_path,
    "paths.edit_path": _reedit_path,
    "paths.park_path": _restore_status,
    "paths.rule_out_path": _restore_status,
    "paths.choose_path": _restore_status,
    "paths.explore_path": _restore_status,
    "paths.guess_fit": _reguess_fit,
    "paths.add_mind_changer": lambda o, e, t: paths.remove_mind_changer(
        owner=o, mind_changer=e.subject, now=t
    ),
    "paths.edit_mind_changer": _reedit_mind_changer,
    "paths.remove_mind_changer": lambda o, e, t: paths.add_mind_changer(
        owner=o, path=UUID(e.before["path"]), text=e.before["text"], now=t
    ),
    "paths.add_unknowns": _unlist_unknowns,
    "paths.edit_unknown": _reask_unknown,
    "paths.remove_unknown": _relist_unknown,
    "paths.answer_unknown": _restore_state,
    "paths.give_up_unknown": _restore_state,
    "paths.reopen_unknown": _restore_state,
}
