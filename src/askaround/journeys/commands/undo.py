"""Taking one command back, by the line it left in history."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.commands import edit_profile
from askaround.accounts.models import User
from askaround.direction.commands import restore_aside
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.history.queries import get_entry, was_undone
from askaround.journeys.commands.checklist import dismiss_checklist, show_checklist
from askaround.journeys.commands.importing import undo_import
from askaround.journeys.commands.merging import part_people
from askaround.journeys.commands.today import unmark_item
from askaround.kit.refusals import Refusal
from askaround.me import commands as me
from askaround.me.rules import ConstraintDetails, ConstraintKind, SkillDetails, position_of, schooling_of
from askaround.outreach import commands as outreach
from askaround.outreach.queries import messages_about, people_written_to
from askaround.outreach.rules import AnswerKind
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
from askaround.people import commands as people
from askaround.people.models import Person
from askaround.people.queries import get_candidate, get_person, get_tag, tagged_keys
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
    return record(
        f"{done.chapter}.undo",
        owner_id=owner.pk,
        subject=done.uuid,
        sentence="Undone.",
        now=now,
        before={"command": done.command},
    )


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


def _restore_position(owner: User, entry: Entry, now: dt.datetime) -> object:
    return people.add_position(
        owner=owner, person=entry.subject, details=_position_details(entry.before), now=now
    )


def _remove_person(owner: User, entry: Entry, now: dt.datetime) -> object:
    _refuse_if_written_to(owner, get_person(owner, entry.subject))
    return people.remove_person(owner=owner, person=entry.subject, now=now)


def _reopen_candidate(owner: User, entry: Entry, now: dt.datetime) -> object:
    decided = get_candidate(owner, entry.subject).row.person
    if decided:
        _refuse_if_written_to(owner, decided)
    return people.reopen_candidate(owner=owner, candidate=entry.subject, now=now)


def _refuse_if_written_to(owner: User, person: Person) -> None:
    if people_written_to(owner, {person.pk}):
        raise NotUndoable(f"You have begun a message to {person.display_name}. Throw that away first.")


def _restore_answer(owner: User, entry: Entry, now: dt.datetime) -> object:
    former = entry.before["answer"]
    cleared = outreach.clear_answer(owner=owner, message=entry.subject, now=now)
    if not former:
        return cleared
    return outreach.record_answer(owner=owner, message=entry.subject, kind=AnswerKind(former), now=now)


def _restore_text(owner: User, entry: Entry, now: dt.datetime) -> object:
    version = entry.after["version"]
    return outreach.edit_message(owner=owner, message=entry.subject, version=version, now=now, **entry.before)


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
    "people.add_person": _remove_person,
    "people.edit_person": _reedit_person,
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
    "outreach.mark_sent": lambda o, e, t: outreach.mark_unsent(owner=o, message=e.subject, now=t),
    "outreach.record_answer": _restore_answer,
    "outreach.redraft_message": _restore_text,
    "outreach.discard_draft": lambda o, e, t: outreach.restore_draft(owner=o, entry=e, now=t),
    "direction.put_aside_person": lambda o, e, t: restore_aside(owner=o, entry=e, now=t),
    "direction.bring_back_person": lambda o, e, t: restore_aside(owner=o, entry=e, now=t),
    "journeys.merge_people": lambda o, e, t: part_people(owner=o, entry=e, now=t),
    "journeys.dismiss_checklist": lambda o, _, t: show_checklist(owner=o, now=t),
    "journeys.show_checklist": lambda o, _, t: dismiss_checklist(owner=o, now=t),
    "journeys.mark_item": lambda o, e, t: unmark_item(owner=o, mark=e.subject, now=t),
}
