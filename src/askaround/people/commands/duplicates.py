"""Deciding whether a line of a file is somebody on file already."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.people.commands.applying import identify, new_person, points_of
from askaround.people.commands.persons import EditedSince, organisation_named
from askaround.people.models import ContactPoint, MergeCandidate, Person, Position
from askaround.people.queries import get_candidate
from askaround.people.rules import CandidateState, FileRow


class DecidedAlready(Refusal):
    """Raised when a question of who is the same has been answered."""


@transaction.atomic
def merge_same(*, owner: User, candidate: UUID, now: dt.datetime) -> Entry:
    """Say that a line is the person on file: ways to reach them are added, nothing is replaced."""
    subject, row = _open_candidate(owner, candidate)
    person = subject.person
    added = _add_points(person, row)
    person.change(connected_on=person.connected_on or row.date)
    _settle(subject, person, CandidateState.SAME, added)
    return note("merge_same", subject, f"Added to {person.display_name}.", now)


@transaction.atomic
def keep_apart(*, owner: User, candidate: UUID, now: dt.datetime) -> Entry:
    """Say that a line is somebody else of the same name: that person is put on file."""
    subject, row = _open_candidate(owner, candidate)
    person = Person(**new_person(owner.pk, row, now).columns())
    person.organisation = organisation_named(owner, row.organisation)
    person.save()
    Position.objects.create(owner=owner, person=person, organisation=person.organisation, title=person.title)
    _settle(subject, person, CandidateState.DIFFERENT, _add_points(person, row))
    return note("keep_apart", subject, f"You now have two people called {person.display_name}.", now)


@transaction.atomic
def reopen_candidate(*, owner: User, candidate: UUID, now: dt.datetime) -> Entry:
    """Ask again who is the same: what the decision added is taken back, unless it was edited since."""
    subject = get_candidate(owner, candidate)
    row, person = subject.row, subject.row.person
    if person is None or person.version != row.person_version:
        raise EditedSince("This person was edited since. Nothing is taken back.")
    ContactPoint.objects.filter(owner=owner, uuid__in=row.added_points).delete()
    row.change(person=None, person_version=None, added_points=[])
    subject.change(state=CandidateState.OPEN)
    if person.pk != subject.person_id:
        person.delete()
    return note("reopen_candidate", subject, "The question is open again.", now)


def _open_candidate(owner: User, uuid: UUID) -> tuple[MergeCandidate, FileRow]:
    subject = get_candidate(owner, uuid)
    if subject.state != CandidateState.OPEN:
        raise DecidedAlready("You have decided this one already.")
    return subject, FileRow.from_facts(subject.row.number, subject.row.line, subject.row.facts)


def _settle(
    subject: MergeCandidate, person: Person, state: CandidateState, added: list[ContactPoint]
) -> None:
    subject.change(state=state)
    points = [str(point.uuid) for point in added]
    subject.row.change(person=person, person_version=person.version, added_points=points)


def _add_points(person: Person, row: FileRow) -> list[ContactPoint]:
    mine = ContactPoint.objects.filter(owner_id=person.owner_id, person=person)
    held = set(mine.values_list("kind", "key"))
    added = points_of(person, row, identify(row), held)
    return ContactPoint.objects.bulk_create(ContactPoint(**columns) for columns in added)
