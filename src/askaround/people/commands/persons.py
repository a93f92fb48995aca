"""Adding, editing and putting away persons."""

import datetime as dt
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.kit.text import sort_key
from askaround.people.models import ContactPoint, Organisation, Person, Position
from askaround.people.queries import details_of, get_person, get_person_page, get_position
from askaround.people.rules import (
    ContactKind,
    PersonDetails,
    PositionDetails,
    Tie,
    display_name,
    mail_key,
    organisation_key,
    profile_key,
)


class NoName(Refusal):
    """Raised for a person without any name."""


class OwnIntroducer(Refusal):
    """Raised when somebody would have named themselves."""


class EditedSince(Refusal):
    """Raised when undoing would throw away something written later."""


@transaction.atomic
def add_person(
    *,
    owner: User,
    details: PersonDetails,
    now: dt.datetime,
    introducer: UUID | None = None,
    notes: str = "",
) -> Entry:
    """Put somebody on file; the entry's subject is the new person's uuid. Raises NoName.

    `introducer` is who named them to you, `notes` what you heard of them.
    """
    named_by = get_person(owner, introducer) if introducer else None
    person = Person.objects.create(
        owner=owner, added_at=now, introducer=named_by, notes=notes, **_fields(owner, details)
    )
    _write_position(person)
    _write_contact_points(person, details)
    return note(
        "add_person",
        person,
        f"{person.display_name} is added.",
        now,
        after={**asdict(details), "notes": notes},
    )


@transaction.atomic
def edit_person(
    *, owner: User, person: UUID, version: int, details: PersonDetails, now: dt.datetime
) -> Entry:
    """Change what is said about a person; raises NoName, and StaleVersion when edited elsewhere meanwhile."""
    subject = get_person_page(owner, person)
    before = asdict(details_of(subject))
    subject.change(expected=version, **_fields(owner, details))
    _write_position(subject)
    _write_contact_points(subject, details)
    return note(
        "edit_person", subject, f"{subject.display_name} is saved.", now, before=before, after=asdict(details)
    )


@transaction.atomic
def note_introducer(*, owner: User, person: UUID, introducer: UUID, now: dt.datetime) -> Entry:
    """Note who named somebody that is on file; how you know each other stays, where you said it.

    Raises OwnIntroducer.
    """
    subject, named_by = get_person(owner, person), get_person(owner, introducer)
    if subject.pk == named_by.pk:
        raise OwnIntroducer(f"{subject.display_name} cannot be who named them.")
    before = _introduction(subject)
    tie: dict[str, Any] = {} if subject.tie else {"tie": Tie.INTRODUCED, "tie_detail": named_by.display_name}
    subject.change(introducer=named_by, **tie)
    sentence = f"Noted: {named_by.display_name} named {subject.display_name}."
    return note("note_introducer", subject, sentence, now, before=before)


@transaction.atomic
def forget_introducer(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make who named somebody what it was before a line of history; raises StaleVersion."""
    kept = entry.before
    subject = get_person(owner, entry.subject)
    former = get_person(owner, UUID(kept["introducer"])) if kept["introducer"] else None
    subject.change(
        expected=entry.after["version"],
        introducer=former,
        tie=kept["tie"],
        tie_detail=kept["tie_detail"],
    )
    return note("forget_introducer", subject, "As before.", now)


@transaction.atomic
def edit_notes(*, owner: User, person: UUID, version: int, notes: str, now: dt.datetime) -> Entry:
    """Replace the notes about a person (Markdown); raises StaleVersion."""
    subject = get_person(owner, person)
    before = subject.notes
    subject.change(expected=version, notes=notes)
    return note("edit_notes", subject, "Notes saved.", now, before={"notes": before}, after={"notes": notes})


@transaction.atomic
def archive_person(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Put a person out of sight, with everything kept."""
    subject = get_person(owner, person).change(archived_at=now)
    return note("archive_person", subject, f"{subject.display_name} is archived.", now)


@transaction.atomic
def unarchive_person(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Bring an archived person back."""
    subject = get_person(owner, person).change(archived_at=None)
    return note("unarchive_person", subject, f"{subject.display_name} is back.", now)


@transaction.atomic
def mark_do_not_contact(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Never suggest a person again, nor offer to write to them."""
    subject = get_person(owner, person).change(do_not_contact=True)
    sentence = f"{subject.display_name} will not be suggested again."
    return note("mark_do_not_contact", subject, sentence, now)


@transaction.atomic
def allow_contact(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Take back the do-not-contact mark."""
    subject = get_person(owner, person).change(do_not_contact=False)
    return note("allow_contact", subject, f"{subject.display_name} may be suggested again.", now)


@transaction.atomic
def remove_person(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Take a person who was just added off the file; raises EditedSince when there is more to lose."""
    subject = get_person(owner, person)
    if subject.version > 1:
        raise EditedSince(f"{subject.display_name} was edited since. You can archive them instead.")
    entry = note("remove_person", subject, f"{subject.display_name} is removed.", now)
    subject.delete()
    return entry


@transaction.atomic
def add_position(*, owner: User, person: UUID, details: PositionDetails, now: dt.datetime) -> Entry:
    """Add an earlier position to somebody's career; the entry's `after` names it."""
    subject = get_person(owner, person)
    position = Position.objects.create(
        owner=owner,
        person=subject,
        title=details.title,
        organisation=organisation_named(owner, details.organisation),
        started_on=details.started_on,
        ended_on=details.ended_on,
        present=False,
    )
    subject.change()
    return note("add_position", subject, "Position added.", now, after={"position": str(position.uuid)})


@transaction.atomic
def remove_position(*, owner: User, position: UUID, now: dt.datetime) -> Entry:
    """Take an earlier position out of somebody's career; its facts stay in history for undo."""
    gone = get_position(owner, position)
    before = {
        "title": gone.title,
        "organisation": gone.organisation.name if gone.organisation else "",
        "started_on": gone.started_on.isoformat() if gone.started_on else None,
        "ended_on": gone.ended_on.isoformat() if gone.ended_on else None,
    }
    person = gone.person.change()
    gone.delete()
    return note("remove_position", person, "Position removed.", now, before=before)


def _introduction(person: Person) -> dict[str, str]:
    introducer = person.introducer
    return {
        "introducer": str(introducer.uuid) if introducer else "",
        "tie": person.tie,
        "tie_detail": person.tie_detail,
    }


def _fields(owner: User, details: PersonDetails) -> dict[str, Any]:
    name = display_name(details.given_name, details.family_name)
    if not name:
        raise NoName("A person needs a name, even if it is only a first name.")
    return {
        "given_name": details.given_name,
        "family_name": details.family_name,
        "display_name": name,
        "title": details.title,
        "organisation_name": details.organisation,
        "organisation": organisation_named(owner, details.organisation),
        "country": details.country,
        "tie": details.tie,
        "tie_detail": details.tie_detail if details.tie else "",
        "tie_year": details.tie_year if details.tie else None,
        "sort_name": sort_key(name),
        "sort_title": sort_key(details.title),
        "sort_organisation": sort_key(details.organisation),
    }


def organisation_named(owner: User, name: str) -> Organisation | None:
    """Return the organisation of this name, made if need be; None for no name."""
    key = organisation_key(name)
    return (
        Organisation.objects.get_or_create(owner=owner, key=key, defaults={"name": name})[0] if key else None
    )


def _write_position(person: Person) -> None:
    present = Position.objects.filter(owner_id=person.owner_id, person=person, present=True)
    if not person.title and not person.organisation_id:
        present.delete()
        return
    now_at = {"title": person.title, "organisation_id": person.organisation_id}
    if not present.update(**now_at):
        Position.objects.create(owner_id=person.owner_id, person=person, **now_at)


def _write_contact_points(person: Person, details: PersonDetails) -> None:
    """Make the points of each kind those wanted, by key, in that order; the first is the one to write to."""
    wanted = {
        ContactKind.PROFILE: {profile_key(value): value for value in details.profiles},
        ContactKind.MAIL: {mail_key(value): value for value in details.mails},
        ContactKind.PHONE: {value[:400]: value for value in details.phones},
    }
    points = ContactPoint.objects.filter(owner_id=person.owner_id, person=person)
    standing = list(points.order_by("id").values_list("kind", "value"))
    for kind, values in wanted.items():
        now = [value for other, value in standing if other == kind]
        if now == list(values.values()):
            continue
        if now:
            points.filter(kind=kind).delete()
        ContactPoint.objects.bulk_create(
            ContactPoint(owner_id=person.owner_id, person=person, kind=kind, value=value, key=key)
            for key, value in values.items()
        )
