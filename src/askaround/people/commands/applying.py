"""Applying rows: who each line is, then everything written with a handful of statements a chunk."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

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


@dataclass(slots=True)
class _Plan:
    """What a chunk of rows will write."""

    batch: ImportBatch
    now: dt.datetime
    organisations: dict[str, Organisation]
    persons: list[Person] = field(default_factory=list)
    points: list[ContactPoint] = field(default_factory=list)
    rows: list[ImportedRow] = field(default_factory=list)
    candidates: list[MergeCandidate] = field(default_factory=list)
    moved: list[tuple[Person, JobChange]] = field(default_factory=list)

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
        organisation=organisation_key(row.organisation),
    )


def apply_rows(batch: ImportBatch, rows: Sequence[FileRow], now: dt.datetime) -> Tally:
    """Write a chunk of rows and return how many came out in each way."""
    usable = [(row, identify(row)) for row in rows if not row.refusal]
    known = load_known(batch, [incoming for _, incoming in usable])
    decisions = [(row, incoming, _decide(batch, row, incoming, known, now)) for row, incoming in usable]
    plan = _Plan(batch, now, _organisations(batch.owner_id, (row.organisation for row, _ in usable)))
    matched = {d.ref for _, _, d in decisions if d.outcome is Outcome.MATCHED and d.ref and d.ref.pk}
    last_jobs = load_last_jobs(batch, matched)
    for row, incoming, decision in decisions:
        _plan_row(plan, row, incoming, decision, last_jobs)
    for row in rows:
        if row.refusal:
            plan.rows.append(_imported(plan, row, Outcome.REFUSED, None))
    _write(plan)
    tally = Tally(row.outcome for row in plan.rows)
    tally["changed"] = len(plan.moved)
    return tally


def _decide(
    batch: ImportBatch, row: FileRow, incoming: Incoming, known: Known[Person], now: dt.datetime
) -> Decision[Person]:
    """Decide who a row is and let later rows of the chunk know of a new person."""
    decision = decide(incoming, known)
    if decision.outcome is not Outcome.CREATED:
        return decision
    person = new_person(batch.owner_id, row, now)
    match = Match(person, incoming.name, frozenset({incoming.profile} - {""}))
    if incoming.profile:
        known.profiles[incoming.profile] = match
    if incoming.mail:
        known.mails[incoming.mail] = match
    if incoming.organisation:
        known.names[incoming.name, incoming.organisation] = match
    return Decision(Outcome.CREATED, person)


def new_person(owner_id: int, row: FileRow, now: dt.datetime) -> Person:
    """Return the person that a row describes, not yet written and without organisation."""
    name = display_name(row.given_name, row.family_name)
    return Person(
        owner_id=owner_id,
        given_name=row.given_name,
        family_name=row.family_name,
        display_name=name,
        title=row.title,
        organisation_name=row.organisation,
        connected_on=row.date,
        added_at=now,
        sort_name=sort_key(name),
        sort_title=sort_key(row.title),
        sort_organisation=sort_key(row.organisation),
    )


def _plan_row(
    plan: _Plan,
    row: FileRow,
    incoming: Incoming,
    decision: Decision[Person],
    last_jobs: dict[int, tuple[str, str]],
) -> None:
    person = decision.ref
    if person is None:
        raise AssertionError("every usable row concerns somebody")
    imported = _imported(plan, row, decision.outcome, person)
    if decision.outcome is Outcome.CREATED:
        person.organisation = plan.organisations.get(incoming.organisation)
        plan.persons.append(person)
        plan.points += points_of(person, row, incoming)
    elif decision.outcome is Outcome.QUEUED:
        imported.person = None
        if not decision.seen:
            plan.candidates.append(
                MergeCandidate(owner_id=plan.owner_id, row=imported, person=person, state=CandidateState.OPEN)
            )
    elif not decision.seen:
        _plan_update(plan, imported, row, incoming, person, last_jobs)
    plan.rows.append(imported)


def _plan_update(
    plan: _Plan,
    imported: ImportedRow,
    row: FileRow,
    incoming: Incoming,
    person: Person,
    last_jobs: dict[int, tuple[str, str]],
) -> None:
    added = points_of(person, row, incoming, getattr(person, "held_points", ()))
    plan.points += added
    imported.added_points = [str(point.uuid) for point in added]
    if not person.pk:
        return
    on_file = (person.title, person.organisation_name)
    change = job_change(on_file, last_jobs.get(person.pk), row.job)
    if change:
        imported.job_change = {"before": change.before, "after": change.after}
        _move(plan, person, change)


def _move(plan: _Plan, person: Person, change: JobChange) -> None:
    person.title, person.organisation_name = change.after
    person.organisation = plan.organisations.get(organisation_key(person.organisation_name))
    person.sort_title, person.sort_organisation = sort_key(person.title), sort_key(person.organisation_name)
    person.version += 1
    plan.moved.append((person, change))


def points_of(
    person: Person, row: FileRow, incoming: Incoming, held: Container[tuple[str, str]] = ()
) -> list[ContactPoint]:
    """Return the contact points that a row adds to a person who holds some already, not yet written."""
    said = ((ContactKind.PROFILE, row.profile, incoming.profile), (ContactKind.MAIL, row.mail, incoming.mail))
    return [
        ContactPoint(owner_id=person.owner_id, person=person, kind=kind, value=value, key=key)
        for kind, value, key in said
        if key and (kind, key) not in held
    ]


def _imported(plan: _Plan, row: FileRow, outcome: Outcome, person: Person | None) -> ImportedRow:
    return ImportedRow(
        owner_id=plan.owner_id,
        batch=plan.batch,
        number=row.number,
        line=row.line,
        outcome=outcome,
        note=row.refusal or row.note,
        person=person,
        fingerprint=row.fingerprint,
        cells=row.cells if row.refusal else [],
        facts=[] if row.refusal else row.facts,
    )


def _organisations(owner_id: int, names: Iterable[str]) -> dict[str, Organisation]:
    wanted = {organisation_key(name): name for name in names}
    wanted.pop("", None)
    mine = Organisation.objects.filter(owner_id=owner_id, key__in=wanted)
    found = {organisation.key: organisation for organisation in mine}
    new = [Organisation(owner_id=owner_id, key=key, name=wanted[key]) for key in wanted if key not in found]
    Organisation.objects.bulk_create(new)
    return found | {organisation.key: organisation for organisation in new}


def _write(plan: _Plan) -> None:
    Person.objects.bulk_create(plan.persons)
    _end_positions(plan)
    movers = [person for person, _ in plan.moved]
    Person.objects.bulk_update(
        movers, ["title", "organisation_name", "organisation", "sort_title", "sort_organisation", "version"]
    )
    Position.objects.bulk_create(
        Position(owner_id=plan.owner_id, **_position_of(person))
        for person in [*plan.persons, *movers]
        if person.title or person.organisation_name
    )
    ContactPoint.objects.bulk_create(_with_saved_person(plan.points))
    for row in plan.rows:
        row.person_version = row.person.version if row.person else None
    ImportedRow.objects.bulk_create(_with_saved_person(plan.rows))
    for candidate in plan.candidates:
        candidate.row = candidate.row  # the row has its key now
    MergeCandidate.objects.bulk_create(_with_saved_person(plan.candidates))


def _end_positions(plan: _Plan) -> None:
    movers = [person.pk for person, _ in plan.moved]
    Position.objects.filter(owner_id=plan.owner_id, person__in=movers, present=True).update(present=False)


def _position_of(person: Person) -> dict[str, Any]:
    return {"person": person, "organisation": person.organisation, "title": person.title}


def _with_saved_person(records: list[Any]) -> list[Any]:
    """Let records see the keys that their persons were given when those were written."""
    for entry in records:
        entry.person = entry.person
    return records
