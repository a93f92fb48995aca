"""Reading imports: batches, what became of their rows, and who may be the same."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet

from askaround.accounts.models import User
from askaround.people.models import ImportBatch, ImportedRow, MergeCandidate, Person
from askaround.people.rules import BatchState, CandidateState, Outcome


def get_batch(owner: User, uuid: UUID) -> ImportBatch:
    """Return one import; raises ImportBatch.DoesNotExist."""
    return ImportBatch.objects.get(owner=owner, uuid=uuid)


def recent_batches(owner: User, *, limit: int = 10) -> list[ImportBatch]:
    """Return the newest imports, also those that wait for a yes."""
    return list(
        ImportBatch.objects.filter(owner=owner).defer("preview", "members", "offers").order_by("-id")[:limit]
    )


def unfinished_batches() -> list[ImportBatch]:
    """Return every import, of whichever owner, that was begun and not finished, or is being undone."""
    under_way = (BatchState.READING, BatchState.UNDOING)
    return list(ImportBatch.objects.filter(state__in=under_way).select_related("owner").order_by("id"))


def rows_of(batch: ImportBatch, up_to: int | None = None) -> QuerySet[ImportedRow]:
    """Return the rows of an import that are on file, or those of them up to a number in the file."""
    rows = ImportedRow.objects.filter(owner_id=batch.owner_id, batch=batch)
    return rows if up_to is None else rows.filter(number__lte=up_to)


def last_of_next_rows(batch: ImportBatch, count: int) -> int | None:
    """Return up to which number the next so many rows go, None where there are none."""
    numbers = rows_of(batch).order_by("number").values_list("number", flat=True)[:count]
    return max(numbers, default=None)


def created_by(batch: ImportBatch, up_to: int | None = None) -> set[int]:
    """Return the keys of people whom an import put on file, whether at once or after a question."""
    rows = rows_of(batch, up_to).filter(person__isnull=False)
    decided_same = rows.filter(candidates__state=CandidateState.SAME).values_list("person_id", flat=True)
    new = rows.filter(outcome__in=(Outcome.CREATED, Outcome.QUEUED)).exclude(person__in=decided_same)
    return {key for key in new.values_list("person_id", flat=True) if key is not None}


_WAITING = (BatchState.PREVIEWED, BatchState.STOPPED)


def stored_names() -> dict[str, bool]:
    """Return the names of stored files of any owner's imports, with whether these may still need them."""
    told = ImportBatch.objects.exclude(stored_name="").values_list("stored_name", "state")
    return {name: state in {*_WAITING, BatchState.READING} for name, state in told}


def waiting_batches(owner: User | None = None, *, before: dt.datetime | None = None) -> list[ImportBatch]:
    """Return the imports that wait for a yes or another try, of one owner or of all.

    And since before when.
    """
    waiting = ImportBatch.objects.filter(state__in=_WAITING).select_related("owner")
    if owner:
        waiting = waiting.filter(owner=owner)
    if before:
        waiting = waiting.filter(Q(finished_at__lt=before) | Q(finished_at=None, opened_at__lt=before))
    return list(waiting.order_by("id"))


def noted_rows(owner: User, batch: ImportBatch, *, limit: int) -> list[ImportedRow]:
    """Return rows that came in without a cell that was not understood, with the note that says which."""
    rows = ImportedRow.objects.filter(owner=owner, batch=batch).exclude(note="")
    return list(rows.exclude(outcome=Outcome.REFUSED).order_by("number")[:limit])


def get_imported_row(owner: User, uuid: UUID) -> ImportedRow:
    """Return one line of a file with its import and person; raises ImportedRow.DoesNotExist."""
    return ImportedRow.objects.select_related("batch", "person").get(owner=owner, uuid=uuid)


def held_rows_of(owner: User, batch: ImportBatch, *, limit: int) -> list[ImportedRow]:
    """Return lines that name somebody whom you erased, and that wait for your yes or no."""
    rows = ImportedRow.objects.filter(owner=owner, batch=batch, outcome=Outcome.HELD).exclude(facts=[])
    return list(rows.order_by("number")[:limit])


def import_rows(owner: User, batch: ImportBatch, outcome: Outcome) -> Iterator[ImportedRow]:
    """Yield the rows of an import that came out in one way, in the file's order."""
    rows = ImportedRow.objects.filter(owner=owner, batch=batch, outcome=outcome)
    return rows.order_by("number").iterator(chunk_size=2000)


def job_changes(owner: User, batch: ImportBatch, *, limit: int = 50) -> list[ImportedRow]:
    """Return the rows of an import that report a new position, with their person."""
    rows = ImportedRow.objects.filter(owner=owner, batch=batch, job_change__isnull=False)
    return list(rows.select_related("person").order_by("number")[:limit])


def job_changes_of(owner: User, person: Person) -> list[tuple[dt.datetime, list[str], list[str]]]:
    """Return (when, before, after) of each new position that imports reported of a person."""
    rows = ImportedRow.objects.filter(owner=owner, person=person, job_change__isnull=False)
    changes = rows.order_by("id").values_list("batch__finished_at", "job_change")
    return [(at, change["before"], change["after"]) for at, change in changes if at and change]


def candidate_pairs(owner: User, *, limit: int = 20) -> list[MergeCandidate]:
    """Return the oldest open questions of who is the same, with both sides."""
    pairs = _open(owner).select_related("row", "person").prefetch_related("person__contact_points")
    return list(pairs.order_by("id")[:limit])


def open_candidates_count(owner: User, *, at_most: int = 1000) -> int:
    """Return how many questions of who is the same are open."""
    return _open(owner)[:at_most].count()


def open_candidates_counted() -> QuerySet[MergeCandidate, tuple[int]]:
    """Return how many questions of who is the same the user of an outer query has open; no row for none."""
    mine = MergeCandidate.objects.filter(owner=OuterRef("pk"), state=CandidateState.OPEN)
    return mine.order_by().values("owner").annotate(open=Count("pk")).values_list("open")


def get_candidate(owner: User, uuid: UUID) -> MergeCandidate:
    """Return one question with both sides; raises MergeCandidate.DoesNotExist."""
    return MergeCandidate.objects.select_related("row", "person", "row__batch").get(owner=owner, uuid=uuid)


def _open(owner: User) -> QuerySet[MergeCandidate]:
    return MergeCandidate.objects.filter(owner=owner, state=CandidateState.OPEN)
