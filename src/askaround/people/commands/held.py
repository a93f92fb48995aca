"""Deciding about lines that name somebody whom you erased: brought in again by your yes, or left out."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.people.commands.applying import identify, new_person, points_of
from askaround.people.commands.persons import EditedSince, organisation_named
from askaround.people.models import ContactPoint, ImportedRow, Person, Position
from askaround.people.queries import get_imported_row
from askaround.people.rules import FileRow, Outcome


class NotHeld(Refusal):
    """Raised when a line is not held back, or no more."""


@transaction.atomic
def admit_row(*, owner: User, row: UUID, now: dt.datetime) -> Entry:
    """Bring somebody in again whom you erased, as a line of a file tells of them."""
    subject = _held(owner, row)
    told = FileRow.from_facts(subject.number, subject.line, subject.facts)
    _refuse_if_on_file(owner, told)
    organisation = organisation_named(owner, told.organisation)
    columns = {
        **new_person(owner.pk, told, now).columns(),
        "organisation_id": organisation and organisation.pk,
    }
    person = Person.objects.create(**columns)
    if told.title or organisation:
        Position.objects.create(owner=owner, person=person, organisation=organisation, title=person.title)
    points = points_of(person, told, identify(told))
    ContactPoint.objects.bulk_create(ContactPoint(**each) for each in points)
    subject.change(person=person, person_version=person.version, outcome=Outcome.CREATED)
    subject.batch.change(held=subject.batch.held - 1, created=subject.batch.created + 1)
    return note("admit_row", subject, f"{person.display_name} is on file again.", now)


@transaction.atomic
def leave_row_out(*, owner: User, row: UUID, now: dt.datetime) -> Entry:
    """Leave somebody out whom you erased: what the line said of them is forgotten at once, for good."""
    subject = _held(owner, row)
    subject.change(facts=[], cells=[])
    return note("leave_row_out", subject, "They stay erased, and what the line said is forgotten.", now)


@transaction.atomic
def hold_row_back(*, owner: User, row: UUID, now: dt.datetime) -> Entry:
    """Take a yes back: the person is off the file again, unless edited since, and the line asks again."""
    subject = get_imported_row(owner, row)
    person = subject.person
    if person is None or person.version != subject.person_version:
        raise EditedSince("This person was edited since. Nothing is taken back.")
    subject.change(person=None, person_version=None, outcome=Outcome.HELD)
    person.delete()
    subject.batch.change(held=subject.batch.held + 1, created=subject.batch.created - 1)
    return note("hold_row_back", subject, "They are held back again.", now)


def _held(owner: User, row: UUID) -> ImportedRow:
    subject = get_imported_row(owner, row)
    if subject.outcome != Outcome.HELD or not subject.facts:
        raise NotHeld("You have decided about this line already.")
    return subject


def _refuse_if_on_file(owner: User, told: FileRow) -> None:
    profile = identify(told).profile
    if profile and ContactPoint.objects.filter(owner=owner, kind="profile", key=profile).exists():
        raise NotHeld("Somebody with this address is on file by now. Nothing was changed.")
