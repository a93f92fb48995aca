"""Taking an import back without taking along what was done since."""

from collections.abc import Collection

from django.db.models import F

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
from askaround.people.rules import CandidateState, Outcome, organisation_key


def undo_rows(batch: ImportBatch, keep: Collection[int]) -> tuple[int, int]:
    """Undo what a batch's rows did; return how many people were taken out and how many kept as they are."""
    stuck = _restore_jobs(batch)
    _remove_points(batch)
    created = created_by(batch)
    _hand_over_people(batch, created)
    doomed = sorted(created - _spoken_for(batch, created) - set(keep) - stuck)
    _hand_over_questions(batch)
    MergeCandidate.objects.filter(owner_id=batch.owner_id, row__batch=batch).delete()
    ImportedRow.objects.filter(owner_id=batch.owner_id, batch=batch).delete()
    for keys in slices(doomed):
        Person.objects.filter(owner_id=batch.owner_id, pk__in=keys).delete()
    _remove_empty_organisations(batch.owner_id)
    return len(doomed), len(created) - len(doomed) + len(stuck - created)


def _spoken_for(batch: ImportBatch, created: set[int]) -> set[int]:
    """Return those who were edited since, or whom another import or an open question refers to."""
    mine = ImportedRow.objects.filter(owner_id=batch.owner_id, batch=batch, person__isnull=False)
    edited = mine.exclude(person__version=F("person_version")).values_list("person_id", flat=True)
    elsewhere = ImportedRow.objects.filter(owner_id=batch.owner_id, person__isnull=False).exclude(batch=batch)
    asked = MergeCandidate.objects.filter(owner_id=batch.owner_id).exclude(row__batch=batch)
    rows = {*elsewhere.values_list("person_id", flat=True), *asked.values_list("person_id", flat=True)}
    return created & {key for key in (*edited, *rows) if key is not None}


def _hand_over_people(batch: ImportBatch, created: set[int]) -> None:
    """Let the next file that names somebody count as the one that brought them, for when it is undone."""
    others = ImportedRow.objects.filter(owner_id=batch.owner_id, person__in=created).exclude(batch=batch)
    heirs: dict[int | None, int] = {}
    for person, key in others.order_by("id").values_list("person_id", "pk"):
        heirs.setdefault(person, key)
    for keys in slices(sorted(heirs.values())):
        ImportedRow.objects.filter(owner_id=batch.owner_id, pk__in=keys).update(outcome=Outcome.CREATED)


def _hand_over_questions(batch: ImportBatch) -> None:
    """Give an open question to a later file that has the same line, so that nobody in it is lost."""
    mine = MergeCandidate.objects.filter(
        owner_id=batch.owner_id, row__batch=batch, state=CandidateState.OPEN
    ).select_related("row")
    for question in mine:
        again = ImportedRow.objects.filter(
            owner_id=batch.owner_id, fingerprint=question.row.fingerprint, outcome=Outcome.QUEUED
        )
        heir = again.exclude(batch=batch).filter(candidates=None, person=None).order_by("id").first()
        if heir:
            question.change(row=heir)


def _restore_jobs(batch: ImportBatch) -> set[int]:
    """Give people back the position they had; return the keys of those edited since, who keep theirs."""
    rows = ImportedRow.objects.filter(owner_id=batch.owner_id, batch=batch, job_change__isnull=False)
    untouched = list(rows.filter(person__version=F("person_version")).select_related("person"))
    for row in untouched:
        _restore_job(row)
    done = {row.person_id for row in untouched}
    return {key for key in rows.values_list("person_id", flat=True) if key is not None} - done


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


def _remove_points(batch: ImportBatch) -> None:
    rows = ImportedRow.objects.filter(owner_id=batch.owner_id, batch=batch, outcome="matched")
    added = [uuid for points in rows.values_list("added_points", flat=True) for uuid in points]
    for uuids in slices(added):
        ContactPoint.objects.filter(owner_id=batch.owner_id, uuid__in=uuids).delete()


def _remove_empty_organisations(owner_id: int) -> None:
    used = {
        *Person.objects.filter(owner_id=owner_id).values_list("organisation_id", flat=True),
        *Position.objects.filter(owner_id=owner_id).values_list("organisation_id", flat=True),
    }
    present = set(Organisation.objects.filter(owner_id=owner_id).values_list("pk", flat=True))
    for keys in slices(sorted(present - used)):
        Organisation.objects.filter(owner_id=owner_id, pk__in=keys).delete()
