"""Taking one command back, by the line it left in history."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.history.queries import get_entry, was_undone
from askaround.journeys.commands.importing import undo_import
from askaround.journeys.commands.today import unmark_item
from askaround.kit.refusals import Refusal
from askaround.outreach import commands as outreach
from askaround.paths import commands as paths
from askaround.paths.rules import PathDetails
from askaround.people import commands as people
from askaround.people.rules import PersonDetails, PositionDetails

Inverse = Callable[[User, Entry, dt.datetime], object]


class NotUndoable(Refusal):
    """Raised for a command that cannot be taken back, or was already."""


@transaction.atomic
def undo(*, owner: User, entry: UUID, now: dt.datetime) -> Entry:
    """Take a command back; raises NotUndoable, and StaleVersion when there is newer work in its place."""
    done = get_entry(owner.pk, entry)
    inverse = INVERSES.get(f"{done.chapter}.{done.command}")
    if inverse is None or was_undone(done):
        raise NotUndoable("There is nothing to take back here any more.")
    inverse(owner, done, now)
    return record(f"{done.chapter}.undo", owner_id=owner.pk, subject=done.uuid, sentence="Undone.", now=now)


def _person_details(values: dict[str, Any]) -> PersonDetails:
    lists = {name: tuple(values[name]) for name in ("mails", "phones", "profiles")}
    return PersonDetails(**{**values, **lists})


def _position_details(values: dict[str, str | None]) -> PositionDetails:
    dates = {
        name: dt.date.fromisoformat(text) if (text := values[name]) else None
        for name in ("started_on", "ended_on")
    }
    return PositionDetails(values["title"] or "", values["organisation"] or "", **dates)


def _reedit_person(owner: User, entry: Entry, now: dt.datetime) -> object:
    details = _person_details(entry.before)
    return people.edit_person(
        owner=owner, person=entry.subject, version=entry.after["version"], details=details, now=now
    )


def _reedit_notes(owner: User, entry: Entry, now: dt.datetime) -> object:
    return people.edit_notes(
        owner=owner,
        person=entry.subject,
        version=entry.after["version"],
        notes=entry.before["notes"],
        now=now,
    )


def _reedit_path(owner: User, entry: Entry, now: dt.datetime) -> object:
    details = PathDetails(**entry.before)
    return paths.edit_path(
        owner=owner, path=entry.subject, version=entry.after["version"], details=details, now=now
    )


def _restore_position(owner: User, entry: Entry, now: dt.datetime) -> object:
    return people.add_position(
        owner=owner, person=entry.subject, details=_position_details(entry.before), now=now
    )


INVERSES: dict[str, Inverse] = {
    "people.add_person": lambda o, e, t: people.remove_person(owner=o, person=e.subject, now=t),
    "people.edit_person": _reedit_person,
    "people.edit_notes": _reedit_notes,
    "people.archive_person": lambda o, e, t: people.unarchive_person(owner=o, person=e.subject, now=t),
    "people.unarchive_person": lambda o, e, t: people.archive_person(owner=o, person=e.subject, now=t),
    "people.mark_do_not_contact": lambda o, e, t: people.allow_contact(owner=o, person=e.subject, now=t),
    "people.allow_contact": lambda o, e, t: people.mark_do_not_contact(owner=o, person=e.subject, now=t),
    "people.add_position": lambda o, e, t: people.remove_position(
        owner=o, position=UUID(e.after["position"]), now=t
    ),
    "people.remove_position": _restore_position,
    "people.apply_import": lambda o, e, t: undo_import(owner=o, batch=e.subject, now=t),
    "people.merge_same": lambda o, e, t: people.reopen_candidate(owner=o, candidate=e.subject, now=t),
    "people.keep_apart": lambda o, e, t: people.reopen_candidate(owner=o, candidate=e.subject, now=t),
    "paths.add_path": lambda o, e, t: paths.archive_path(owner=o, path=e.subject, now=t),
    "paths.edit_path": _reedit_path,
    "paths.archive_path": lambda o, e, t: paths.unarchive_path(owner=o, path=e.subject, now=t),
    "outreach.mark_sent": lambda o, e, t: outreach.mark_unsent(owner=o, message=e.subject, now=t),
    "outreach.record_answer": lambda o, e, t: outreach.clear_answer(owner=o, message=e.subject, now=t),
    "outreach.discard_draft": lambda o, e, t: outreach.restore_draft(owner=o, entry=e, now=t),
    "journeys.mark_item": lambda o, e, t: unmark_item(owner=o, mark=e.subject, now=t),
}
