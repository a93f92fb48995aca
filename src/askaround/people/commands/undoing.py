"""Taking an import back without taking along what was done since."""

from collections.abc import Collection

from django.db.models import F, QuerySet

from askaround.kit.bulk import slices
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
from askaround.people.queries import created_by
from askaround.people.queries.imports import rows_of
from askaround.people.rules import CandidateState, Outcome, organisation_key


def undo_rows(batch: ImportBatch, keep: Collection[int], up_to: int | None = None) -> tuple[int, int]:
    """Undo what a batch's rows did, or those up to a number; return how many are out, how many kept."""
    rows = rows_of(batch, up_to)
    stuck = _restore_jobs(rows)
    _remove_points(rows)
    created = created_by(batch, up_to)
    _hand_over_people(batch, created)
    doomed = sorted(created - _spoken_for(batch, rows, created) - set(keep) - stuck)
    _hand_over_questions(batch, rows)
    MergeCandidate.objects.filter(owner_id=batch.owner_id, row__in=rows.values("pk")).delete()
    rows.delete()
    for keys in slices(doomed):
        Person.objects.filter(owner_id=batch.owner_id, pk__in=keys).delete()
    return len(doomed), len(created) - len(doomed) + len(stuck - created)


def _spoken_for(batch: ImportBatch, rows: QuerySet[ImportedRow], created: set[int]) -> set[int]:
    """Return those who were edited since, or whom another import or an open question refers to."""
    mine = rows.filter(person__isnull=False)
    edited = mine.exclude(person__version=F("person_version")).values_list("person_id", flat=True)
    found = {key for key in edited if key is not None}
    for keys in slices(sorted(created)):
        elsewhere = ImportedRow.objects.filter(owner_id=batch.owner_id, person__in=keys).exclude(batch=batch)
        asked = MergeCandidate.objects.filter(owner_id=batch.owner_id, person__in=keys)
        found |= {key for key in elsewhere.values_list("person_id", flat=True) if key is not None}
        found |= set(asked.exclude(row__batch=batch).values_list("person_id", flat=True))
    return created & found


def _hand_over_people(batch: ImportBatch, created: set[int]) -> None:
    """Let the next file that names somebody count as the one that brought them, for when it is undone."""
    heirs: dict[int | None, int] = {}
    for some in slices(sorted(created)):
        others = ImportedRow.objects.filter(owner_id=batch.owner_id, person__in=some).exclude(batch=batch)
        for person, key in others.order_by("id").values_list("person_id", "pk"):
            heirs.setdefault(person, key)
    for keys in slices(sorted(heirs.values())):
        ImportedRow.objects.filter(owner_id=batch.owner_id, pk__in=keys).update(outcome=Outcome.CREATED)


def _hand_over_questions(batch: ImportBatch, rows: QuerySet[ImportedRow]) -> None:
    """Give an open question to a later file that has the same line, so that nobody in it is lost."""
    mine = MergeCandidate.objects.filter(
        owner_id=batch.owner_id, row__in=rows.values("pk"), state=CandidateState.OPEN
    ).select_related("row")
    for question in mine:
        again = ImportedRow.objects.filter(
            owner_id=batch.owner_id, fingerprint=question.row.fingerprint, outcome=Outcome.QUEUED
        )
        heir = again.exclude(batch=batch).filter(candidates=None, person=None).order_by("id").first()
        if heir:
            question.change(row=heir)


def _restore_jobs(rows: QuerySet[ImportedRow]) -> set[int]:
    """Give people back the position they had; return the keys of those edited since, who keep theirs."""
    moved = rows.filter(job_change__isnull=False)
    untouched = list(moved.filter(person__version=F("person_version")).select_related("person"))
    for row in untouched:
        _restore_job(row)
    done = {row.person_id for row in untouched}
    return {key for key in moved.values_list("person_id", flat=True) if key is not None} - done


def _restore_job(row: ImportedRow) -> None:
    if row.person is None or row.job_change is None:
        return
    title, name = row.job_change["before"]
    mine = Position.objects.filter(owner_id=row.owner_id, person=row.person)
    mine.filter(present=True).delete()
    former = mine.filter(title=title).order_by("-id").first()
    if former:
        former.change(present=True)
    before_news = row.person.version - 1
    row.person.change(
        title=title,
        organisation_name=name,
        organisation=Organisation.objects.filter(owner_id=row.owner_id, key=organisation_key(name)).first(),
        sort_title=sort_key(title),
        sort_organisation=sort_key(name),
    )
    # To earlier imports this person is as untouched as before the news.
    earlier = ImportedRow.objects.filter(owner_id=row.owner_id, person=row.person, person_version=before_news)
    earlier.update(person_version=row.person.version)


def _remove_points(rows: QuerySet[ImportedRow]) -> None:
    matched = rows.filter(outcome="matched").values_list("owner_id", "added_points")
    added = [(owner, uuid) for owner, points in matched for uuid in points]
    for some in slices(added):
        ContactPoint.objects.filter(owner_id=some[0][0], uuid__in=[uuid for _, uuid in some]).delete()


def remove_empty_organisations(owner_id: int) -> None:
    """Delete the organisations where nobody is or was."""
    used = {
        *Person.objects.filter(owner_id=owner_id).values_list("organisation_id", flat=True).distinct(),
        *Position.objects.filter(owner_id=owner_id).values_list("organisation_id", flat=True).distinct(),
    }
    present = set(Organisation.objects.filter(owner_id=owner_id).values_list("pk", flat=True))
    for keys in slices(sorted(present - used)):
        Organisation.objects.filter(owner_id=owner_id, pk__in=keys).delete()
