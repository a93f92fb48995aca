"""Taking back what was done to people."""

import datetime as dt
from typing import Any
from uuid import UUID

from askaround.accounts.models import User
from askaround.conversations.queries import people_talked_with
from askaround.history.models import Entry
from askaround.insights.queries import people_who_said
from askaround.journeys.commands.importing import undo_import
from askaround.journeys.commands.merging import part_people
from askaround.journeys.commands.undo.terms import Inverse, NotUndoable
from askaround.outreach.queries import people_written_to
from askaround.people import commands as people
from askaround.people.models import Person
from askaround.people.queries import get_candidate, get_imported_row, get_person, get_tag, tagged_keys
from askaround.people.rules import PersonDetails, PositionDetails


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


def _restore_position(owner: User, entry: Entry, now: dt.datetime) -> object:
    return people.add_position(
        owner=owner, person=entry.subject, details=_position_details(entry.before), now=now
    )


def _remove_person(owner: User, entry: Entry, now: dt.datetime) -> object:
    _refuse_if_needed(owner, get_person(owner, entry.subject))
    return people.remove_person(owner=owner, person=entry.subject, now=now)


def _reopen_candidate(owner: User, entry: Entry, now: dt.datetime) -> object:
    decided = get_candidate(owner, entry.subject).row.person
    if decided:
        _refuse_if_needed(owner, decided)
    return people.reopen_candidate(owner=owner, candidate=entry.subject, now=now)


def _hold_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    if person := get_imported_row(owner, entry.subject).person:
        _refuse_if_needed(owner, person)
    return people.hold_row_back(owner=owner, row=entry.subject, now=now)


def _refuse_if_needed(owner: User, person: Person) -> None:
    if people_written_to(owner, {person.pk}):
        raise NotUndoable(f"You have begun a message to {person.display_name}. Throw that away first.")
    if people_talked_with(owner, {person.pk}):
        raise NotUndoable(f"You have agreed on a talk with {person.display_name}, so they stay.")
    if people_who_said(owner, {person.pk}):
        raise NotUndoable(f"You have learned something from {person.display_name}. Archive them instead.")


def _untag(owner: User, entry: Entry, now: dt.datetime) -> object:
    """Take a tag back from those new to it, and forget it when it was new and nobody else has it by now."""
    tagged = entry.after["tagged"]
    if entry.after["made"] and tagged_keys(owner, get_tag(owner, entry.subject)) <= set(tagged):
        return people.remove_tag(owner=owner, tag=entry.subject, now=now)
    return people.untag_people(owner=owner, tag=entry.subject, keys=tagged, now=now)


def _tag_again(owner: User, entry: Entry, now: dt.datetime) -> object:
    return people.tag_people(owner=owner, keys=entry.before["tagged"], name=entry.before["name"], now=now)


def _rename_tag_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    version, name = entry.after["version"], entry.before["name"]
    return people.rename_tag(owner=owner, tag=entry.subject, version=version, name=name, now=now)


def _rename_view_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    version, name = entry.after["version"], entry.before["name"]
    return people.rename_view(owner=owner, view=entry.subject, version=version, name=name, now=now)


INVERSES: dict[str, Inverse] = {
    "people.add_person": _remove_person,
    "people.edit_person": _reedit_person,
    "people.note_introducer": lambda o, e, t: people.forget_introducer(owner=o, entry=e, now=t),
    "people.edit_notes": _reedit_notes,
    "people.archive_person": lambda o, e, t: people.unarchive_person(owner=o, person=e.subject, now=t),
    "people.unarchive_person": lambda o, e, t: people.archive_person(owner=o, person=e.subject, now=t),
    "people.archive_people": lambda o, e, t: people.unarchive_people(owner=o, keys=e.after["people"], now=t),
    "people.unarchive_people": lambda o, e, t: people.archive_people(owner=o, keys=e.after["people"], now=t),
    "people.tag_people": _untag,
    "people.untag_people": _tag_again,
    "people.rename_tag": _rename_tag_back,
    "people.remove_tag": lambda o, e, t: people.restore_tag(owner=o, entry=e, now=t),
    "people.save_view": lambda o, e, t: people.remove_view(owner=o, view=e.subject, now=t),
    "people.rename_view": _rename_view_back,
    "people.remove_view": lambda o, e, t: people.restore_view(owner=o, entry=e, now=t),
    "people.mark_do_not_contact": lambda o, e, t: people.allow_contact(owner=o, person=e.subject, now=t),
    "people.allow_contact": lambda o, e, t: people.mark_do_not_contact(owner=o, person=e.subject, now=t),
    "people.add_position": lambda o, e, t: people.remove_position(
        owner=o, position=UUID(e.after["position"]), now=t
    ),
    "people.remove_position": _restore_position,
    "people.apply_import": lambda o, e, t: undo_import(owner=o, batch=e.subject, now=t),
    "people.merge_same": _reopen_candidate,
    "people.keep_apart": _reopen_candidate,
    "people.admit_row": _hold_back,
    "journeys.merge_people": lambda o, e, t: part_people(owner=o, entry=e, now=t),
}
