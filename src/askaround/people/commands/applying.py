"""Applying rows: who each line is, then everything written with a handful of statements a chunk."""

import datetime as dt
import functools
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any
from uuid import UUID

from askaround.kit.bulk import Columns, insert
from askaround.kit.ids import new_uuid
from askaround.kit.text import sort_key
from askaround.people.models import (
    ContactPoint,
    ImportBatch,
    ImportedRow,
    MergeCandidate,
    Organisation,
    Person,
    Position,
)
from askaround.people.queries.known import load_known, load_last_jobs
from askaround.people.rules import (
    CandidateState,
    ContactKind,
    Decision,
    FileRow,
    Incoming,
    JobChange,
    Known,
    Match,
    Outcome,
    decide,
    display_name,
    job_change,
    mail_key,
    organisation_key,
    profile_key,
)

Tally = Counter[str]
# Titles and organisations come again and again in a file; so many are remembered in their compared form.
_REMEMBERED = 10_000
_folded = functools.lru_cache(_REMEMBERED)(sort_key)
_organisation_key = functools.lru_cache(_REMEMBERED)(organisation_key)


@dataclass(slots=True)
class NewPerson:
    """Somebody whom a row puts on file, by the names of Person's columns; records take ten times as long."""

    owner_id: int
    given_name: str
    family_name: str
    display_name: str
    title: str
    organisation_name: str
    connected_on: dt.date | None
    added_at: dt.datetime
    sort_name: str
    sort_title: str
    sort_organisation: str
    uuid: UUID = field(default_factory=new_uuid)
    organisation_id: int | None = None
    pk: int = 0
    version: int = 1

    def columns(self) -> Columns:
        """Return what is written of them."""
        return dict(zip(_PERSON, _columns_of(self), strict=True))


_PERSON = tuple(each.name for each in fields(NewPerson) if each.name not in {"pk", "version"})
_columns_of = attrgetter(*_PERSON)
Somebody = Person | NewPerson
_Decided = tuple[FileRow, Incoming, Decision[Somebody]]


@dataclass(slots=True)
class _Plan:
    """What a chunk of rows writes: organisations by compared name, candidates by row, the rest by key.

    `held` are the ways to reach each person, `changed` the people on file who got something new, `moved`
    those of them with a new position.
    """

    batch: ImportBatch
    organisations: dict[str, int]
    persons: dict[int, NewPerson] = field(default_factory=dict)
    points: list[Columns] = field(default_factory=list)
    rows: list[Columns] = field(default_factory=list)
    candidates: dict[int, int] = field(default_factory=dict)
    held: dict[int, set[tuple[str, str]]] = field(default_factory=dict)
    changed: dict[int, Person] = field(default_factory=dict)
    moved: dict[int, Person] = field(default_factory=dict)

    @property
    def owner_id(self) -> int:
        return self.batch.owner_id


def identify(row: FileRow) -> Incoming:
    """Return what identifies a row, in compared form."""
    return Incoming(
        fingerprint=row.fingerprint,
        profile=profile_key(row.profile) if row.profile else "",
        mail=mail_key(row.mail) if row.mail else "",
        name=sort_key(display_name(row.given_name, row.family_name)),
        organisation=_organisation_key(row.organisation),
    )


def apply_rows(batch: ImportBatch, rows: Sequence[FileRow], now: dt.datetime) -> Tally:
    """Write a chunk of rows and return how many came out in each way."""
    usable = [(row, identify(row)) for row in rows if not row.refusal]
    known: Known[Any] = load_known(batch, [incoming for _, incoming in usable])
    decisions = [(row, incoming, _decide(batch, row, incoming, known, now)) for row, incoming in usable]
    plan = _Plan(batch, _organisations(batch.owner_id, (row.organisation for row, _ in usable)))
    matched = {
        decision.ref
        for _, _, decision in decisions
        if decision.outcome is Outcome.MATCHED and isinstance(decision.ref, Person)
    }
    last_jobs = load_last_jobs(batch, matched)
    _write_persons(plan, decisions)
    for row, incoming, decision in decisions:
        _plan_row(plan, row, incoming, decision, last_jobs)
    for row in rows:
        if row.refusal:
            plan.rows.append(_imported(plan, row, Outcome.REFUSED, None))
    _write(plan)
    tally = Tally(row["outcome"] for row in plan.rows)
    tally["changed"] = len(plan.moved)
    tally["noted"] = sum(bool(row["note"]) and row["outcome"] != Outcome.REFUSED for row in plan.rows)
    return tally


def _decide(
    batch: ImportBatch, row: FileRow, incoming: Incoming, known: Known[Somebody], now: dt.datetime
) -> Decision[Somebody]:
    """Decide who a row is and let later rows of the chunk know of a new person."""
    decision = decide(incoming, known)
    if decision.outcome is not Outcome.CREATED:
        return decision
    person = new_person(batch.owner_id, row, now)
    match: Match[Somebody] = Match(person, incoming.name, frozenset({incoming.profile} - {""}))
    if incoming.profile:
        known.profiles[incoming.profile] = match
    if incoming.mail:
        known.mails[incoming.mail] = match
    if incoming.organisation:
        known.names[incoming.name, incoming.organisation] = match
    return Decision(Outcome.CREATED, person)


def new_person(owner_id: int, row: FileRow, now: dt.datetime) -> NewPerson:
    """Return the person that a row describes, not yet written and without organisation."""
    name = display_name(row.given_name, row.family_name)
    return NewPerson(
        owner_id=owner_id,
        given_name=row.given_name,
        family_name=row.family_name,
        display_name=name,
        title=row.title,
        organisation_name=row.organisation,
        connected_on=row.date,
        added_at=now,
        sort_name=sort_key(name),
        sort_title=_folded(row.title),
        sort_organisation=_folded(row.organisation),
    )


def _write_persons(plan: _Plan, decisions: Iterable[_Decided]) -> None:
    """Write the new persons first, so that what is planned about them can name their keys."""
    new = {}
    for _, incoming, decision in decisions:
        if decision.outcome is Outcome.CREATED and isinstance(decision.ref, NewPerson):
            decision.ref.organisation_id = plan.organisations.get(incoming.organisation)
            new[decision.ref.uuid] = decision.ref
    insert(Person, [person.columns() for person in new.values()])
    written = Person.objects.filter(owner_id=plan.owner_id, uuid__in=new).order_by("pk")
    for key, uuid in written.values_list("pk", "uuid"):
        new[uuid].pk = key
        plan.persons[key] = new[uuid]


def _plan_row(
    plan: _Plan,
    row: FileRow,
    incoming: Incoming,
    decision: Decision[Somebody],
    last_jobs: dict[int, tuple[str, str]],
) -> None:
    person = decision.ref
    if decision.outcome is Outcome.HELD:
        plan.rows.append(_imported(plan, row, Outcome.HELD, None))
        return
    if person is None:
        raise AssertionError("every usable row that is not held back concerns somebody")
    queued = decision.outcome is Outcome.QUEUED
    imported = _imported(plan, row, decision.outcome, None if queued else person)
    if decision.outcome is Outcome.CREATED:
        _plan_points(plan, person, row, incoming)
    elif queued and not decision.seen:
        plan.candidates[row.number] = person.pk
    elif not queued and not decision.seen:
        _plan_update(plan, imported, row, incoming, person, last_jobs)
    plan.rows.append(imported)


def _plan_update(
    plan: _Plan,
    imported: Columns,
    row: FileRow,
    incoming: Incoming,
    person: Somebody,
    last_jobs: dict[int, tuple[str, str]],
) -> None:
    added = _plan_points(plan, person, row, incoming)
    imported["added_points"] = [str(point["uuid"]) for point in added]
    if isinstance(person, NewPerson):
        return
    if added:
        plan.changed[person.pk] = person
    on_file = (person.title, person.organisation_name)
    change = job_change(on_file, last_jobs.get(person.pk), row.job)
    if change:
        imported["job_change"] = {"before": change.before, "after": change.after}
        _move(plan, person, change)


def _move(plan: _Plan, person: Person, change: JobChange) -> None:
    person.title, person.organisation_name = change.after
    person.organisation_id = plan.organisations.get(organisation_key(person.organisation_name))
    person.sort_title, person.sort_organisation = sort_key(person.title), sort_key(person.organisation_name)
    plan.moved[person.pk] = plan.changed[person.pk] = person


def _plan_points(plan: _Plan, person: Somebody, row: FileRow, incoming: Incoming) -> list[Columns]:
    """Plan the contact points that a row adds to what the person holds or was given by an earlier row."""
    held = plan.held.setdefault(person.pk, set(getattr(person, "held_points", ())))
    added = points_of(person, row, incoming, held)
    held.update((point["kind"], point["key"]) for point in added)
    plan.points += added
    return added


def points_of(
    person: Somebody, row: FileRow, incoming: Incoming, held: Container[tuple[str, str]] = ()
) -> list[Columns]:
    """Return the contact points that a row adds to a person who holds some already, not yet written."""
    said = ((ContactKind.PROFILE, row.profile, incoming.profile), (ContactKind.MAIL, row.mail, incoming.mail))
    return [
        {
            "owner_id": person.owner_id,
            "uuid": new_uuid(),
            "person_id": person.pk,
            "kind": kind,
            "value": value,
            "key": key,
        }
        for kind, value, key in said
        if key and (kind, key) not in held
    ]


def _imported(plan: _Plan, row: FileRow, outcome: Outcome, person: Somebody | None) -> Columns:
    return {
        "owner_id": plan.owner_id,
        "batch_id": plan.batch.pk,
        "number": row.number,
        "line": row.line,
        "outcome": outcome,
        "note": row.refusal or row.note,
        "person_id": person.pk if person else None,
        "person_version": person.version if person else None,
        "fingerprint": row.fingerprint,
        "cells": row.cells if row.refusal else [],
        "facts": [] if row.refusal else row.facts,
        "job_change": None,
        "added_points": [],
    }


def _organisations(owner_id: int, names: Iterable[str]) -> dict[str, int]:
    wanted = {_organisation_key(name): name for name in names}
    wanted.pop("", None)
    mine = Organisation.objects.filter(owner_id=owner_id, key__in=wanted)
    found = dict(mine.values_list("key", "pk"))
    new = [Organisation(owner_id=owner_id, key=key, name=wanted[key]) for key in wanted if key not in found]
    Organisation.objects.bulk_create(new)
    return found | {organisation.key: organisation.pk for organisation in new}


def _write(plan: _Plan) -> None:
    _end_positions(plan)
    for person in plan.changed.values():
        person.version += 1
    Person.objects.bulk_update(
        plan.changed.values(),
        ["title", "organisation_name", "organisation", "sort_title", "sort_organisation", "version"],
    )
    everybody: list[Somebody] = [*plan.persons.values(), *plan.moved.values()]
    working = [person for person in everybody if person.title or person.organisation_name]
    insert(Position, [_position_of(person) for person in working])
    insert(ContactPoint, plan.points)
    versions = {key: person.version for key, person in plan.changed.items()}
    for row in plan.rows:
        row["person_version"] = versions.get(row["person_id"], row["person_version"])
    insert(ImportedRow, plan.rows)
    _write_candidates(plan)


def _end_positions(plan: _Plan) -> None:
    Position.objects.filter(owner_id=plan.owner_id, person__in=list(plan.moved), present=True).update(
        present=False
    )


def _position_of(person: Somebody) -> Columns:
    return {
        "owner_id": person.owner_id,
        "person_id": person.pk,
        "organisation_id": person.organisation_id,
        "title": person.title,
    }


def _write_candidates(plan: _Plan) -> None:
    mine = ImportedRow.objects.filter(
        owner_id=plan.owner_id, batch=plan.batch, number__in=list(plan.candidates)
    )
    MergeCandidate.objects.bulk_create(
        MergeCandidate(
            owner_id=plan.owner_id, row_id=key, person_id=plan.candidates[number], state=CandidateState.OPEN
        )
        for key, number in mine.order_by("number").values_list("pk", "number")
    )
