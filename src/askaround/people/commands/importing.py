"""Importing a file: opened, staged a chunk at a time, applied in one transaction, undone as one.

A file of more rows than one transaction should hold is applied as it is read, a step at a time, and taken
back a step at a time; each step notes how far it came, so that what is cut off goes on from there.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.me.rules import Background
from askaround.people.commands.acquainting import forget_acquaintances, write_acquaintances
from askaround.people.commands.applying import Tally, apply_rows
from askaround.people.commands.organising import renew_organisations
from askaround.people.commands.undoing import remove_empty_organisations, undo_rows
from askaround.people.models import ImportBatch, StagedRows
from askaround.people.queries import get_batch
from askaround.people.queries.imports import rows_of
from askaround.people.rules import BATCH_WORDS, BatchState, FileReading, FileRow, MemberCount, Surroundings

_ALONE = Surroundings()
_COUNTED = ("created", "matched", "queued", "refused", "changed", "noted", "held")


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of each file in an import, what it tells of you, and how it is read."""

    members: Sequence[MemberCount] = ()
    offers: Background = field(default_factory=Background)
    reading: FileReading = field(default_factory=FileReading)


_NOTHING_MORE = Contents()


class NotImportable(Refusal):
    """Raised when an import is not in the state that a step needs."""


@transaction.atomic
def open_batch(
    *,
    owner: User,
    file_name: str,
    stored_name: str,
    source: str,
    preview: Sequence[FileRow],
    now: dt.datetime,
    contents: Contents = _NOTHING_MORE,
) -> ImportBatch:
    """Remember a file that was looked at, with its first rows; nothing of it is on file yet."""
    batch = ImportBatch.objects.create(
        owner=owner,
        file_name=file_name[:255],
        stored_name=stored_name,
        source=source,
        preview=[row.stored() for row in preview],
        members=[member.stored() for member in contents.members],
        offers=contents.offers.stored(),
        reading=contents.reading.stored(),
        state=BatchState.PREVIEWED,
        opened_at=now,
    )
    note("open_import", batch, f"{batch.file_name} is ready to bring in.", now)
    return batch


@transaction.atomic
def reread_batch(
    *, owner: User, batch: UUID, preview: Sequence[FileRow], reading: FileReading, now: dt.datetime
) -> Entry:
    """Show a file's first rows as they read otherwise; raises NotImportable once it was begun."""
    subject = _in_state(owner, batch, BatchState.PREVIEWED)
    subject.change(preview=[row.stored() for row in preview], reading=reading.stored())
    return note("reread_import", subject, f"{subject.file_name} is read as you say.", now)


@transaction.atomic
def start_batch(*, owner: User, batch: UUID, now: dt.datetime) -> ImportBatch:
    """Say yes to a preview, or to another try; raises NotImportable without the file, or a second time."""
    subject = _in_state(owner, batch, BatchState.PREVIEWED, BatchState.STOPPED)
    if not subject.stored_name:
        raise NotImportable(f"{subject.file_name} is not here any more. Choose the file again.")
    subject.change(state=BatchState.READING, reason="", finished_at=None)
    note("start_import", subject, f"{subject.file_name} is being brought in.", now)
    return subject


@transaction.atomic
def discard_batch(*, owner: User, batch: UUID, now: dt.datetime) -> ImportBatch:
    """Say no to a preview, or to another try: the file is forgotten."""
    subject = _in_state(owner, batch, BatchState.PREVIEWED, BatchState.STOPPED)
    if subject.is_partly_in:
        raise NotImportable(f"Part of {subject.file_name} is in. Undo the import instead.")
    _forget_staged(subject)
    note("discard_import", subject, f"{subject.file_name} was not brought in.", now)
    ImportBatch.objects.filter(owner=owner, pk=subject.pk).delete()
    return subject


@transaction.atomic
def stage_rows(*, batch: ImportBatch, rows: Sequence[FileRow], share: float) -> None:
    """Put a chunk of rows aside and note the progress; staging a chunk again changes nothing.

    The rows repeat what the file says and decide nothing, so this leaves no line in history.
    """
    StagedRows.objects.bulk_create(
        [
            StagedRows(
                owner_id=batch.owner_id,
                batch=batch,
                first=rows[0].number,
                rows=[row.stored() for row in rows],
            )
        ],
        ignore_conflicts=True,
    )
    ImportBatch.objects.filter(owner_id=batch.owner_id, pk=batch.pk).update(
        rows_read=rows[-1].number, share_read=share
    )


@transaction.atomic
def refuse_batch(*, batch: ImportBatch, reason: str, now: dt.datetime) -> Entry:
    """Refuse a file as a whole: nothing of it comes in."""
    _forget_staged(batch)
    batch.change(state=BatchState.REFUSED, reason=reason, finished_at=now, stored_name="")
    return note("refuse_import", batch, reason, now)


@transaction.atomic
def stop_batch(*, batch: ImportBatch, cause: str, now: dt.datetime) -> Entry:
    """Note that something ended an import before its end; the file is kept, and it can be tried again."""
    current = get_batch(batch.owner, batch.uuid)
    total = current.members[0][2] if current.members else current.rows_in
    so_far = (
        f"{current.rows_in:,} of its {total:,} rows are in: try again to go on from there, or undo them."
        if current.rows_in
        else "Nothing of it is in; the file is kept for a day, and you can try again."
    )
    reason = f"{cause} {so_far}"
    current.change(state=BatchState.STOPPED, reason=reason, finished_at=now)
    return note("stop_import", current, reason, now)


@transaction.atomic
def expire_batch(*, owner: User, batch: UUID, reason: str, now: dt.datetime) -> Entry:
    """Forget a file that waits, with its first rows, and keep why; what is in of it stays, to be undone."""
    subject = _in_state(owner, batch, BatchState.PREVIEWED, BatchState.STOPPED)
    _forget_staged(subject)
    state = BatchState.STOPPED if subject.is_partly_in else BatchState.EXPIRED
    subject.change(state=state, reason=reason, finished_at=now, preview=[], offers={}, stored_name="")
    return note("expire_import", subject, reason, now)


@transaction.atomic
def apply_step(*, batch: ImportBatch, rows: Sequence[FileRow], share: float, now: dt.datetime) -> ImportBatch:
    """Bring the next rows of a large file in; those that are in already are left.

    It leaves no line in history: `apply_batch`, which ends the import, does.
    """
    current = _in_state(batch.owner, batch.uuid, BatchState.READING)
    if current.rows_read >= rows[-1].number:
        return current
    if current.rows_read != rows[0].number - 1:
        raise NotImportable(f"{current.file_name} is being brought in already.")
    if not current.rows_read:
        renew_organisations(current.owner_id)
    tally = _added(current, apply_rows(current, rows, now))
    return current.change(rows_read=rows[-1].number, share_read=share, **tally)


@transaction.atomic
def apply_batch(*, batch: ImportBatch, now: dt.datetime, around: Surroundings = _ALONE) -> Entry:
    """Bring every staged row in and who spoke with whom, all or none; raises NotImportable a second time.

    Rows that came in by steps count as well.
    """
    current = _in_state(batch.owner, batch.uuid, BatchState.READING)
    if not current.rows_in:
        renew_organisations(current.owner_id)
    tally = Tally()
    staged = StagedRows.objects.filter(owner_id=current.owner_id, batch=current).order_by("first")
    for key in list(staged.values_list("pk", flat=True)):
        rows = [FileRow.restored(values) for values in StagedRows.objects.get(pk=key).rows]
        tally.update(apply_rows(current, rows, now))
    _forget_staged(current)
    tally = _added(current, tally)
    members = [*current.members[:1], *(member.stored() for member in write_acquaintances(current, around))]
    current.change(
        state=BatchState.APPLIED, finished_at=now, share_read=1, members=members, stored_name="", **tally
    )
    sentence = f"{current.file_name} is in: {tally['created']:,} new, {tally['matched']:,} known already."
    if tally["held"]:
        sentence += f" {tally['held']:,} held back: you erased them."
    return note("apply_import", current, sentence, now, after=dict(tally))


@transaction.atomic
def undo_batch(*, owner: User, batch: UUID, keep: Collection[int], now: dt.datetime) -> Entry:
    """Take an import back, except for people edited since and those whose keys are in `keep`.

    Raises NotImportable when the import did not go through or was undone before.
    """
    subject = _undoable(owner, batch)
    forget_acquaintances(subject)
    removed, kept = undo_rows(subject, keep)
    remove_empty_organisations(owner.pk)
    subject.change(state=BatchState.UNDONE, kept=kept)
    sentence = f"{subject.file_name} is undone: {removed:,} taken out{_but(kept)}"
    return note("undo_import", subject, sentence, now, after={"removed": removed, "kept": kept})


@transaction.atomic
def begin_undo(*, owner: User, batch: UUID, now: dt.datetime) -> Entry:
    """Say that a large import is to be taken back, by steps; raises NotImportable as `undo_batch` does."""
    subject = _undoable(owner, batch)
    subject.change(state=BatchState.UNDOING, kept=0, share_read=0)
    return note("begin_undo", subject, f"{subject.file_name} is being undone.", now)


@transaction.atomic
def undo_step(*, batch: ImportBatch, up_to: int, keep: Collection[int]) -> None:
    """Take the rows up to a number back, as far as they are still there.

    It leaves no line in history: `begin_undo` and `finish_undo` do.
    """
    current = _in_state(batch.owner, batch.uuid, BatchState.UNDOING)
    if not rows_of(current, up_to).exists():
        return
    _, kept = undo_rows(current, keep, up_to)
    current.change(kept=current.kept + kept, share_read=up_to / max(current.rows_read, up_to))


@transaction.atomic
def finish_undo(*, batch: ImportBatch, now: dt.datetime) -> Entry:
    """Note that every row is taken back."""
    current = _in_state(batch.owner, batch.uuid, BatchState.UNDOING)
    forget_acquaintances(current)
    remove_empty_organisations(current.owner_id)
    current.change(state=BatchState.UNDONE)
    sentence = f"{current.file_name} is undone{_but(current.kept)}"
    return note("undo_import", current, sentence, now, after={"kept": current.kept})


def _but(kept: int) -> str:
    return (
        f", {kept:,} kept: another file names them, or you have edited or written to them since."
        if kept
        else "."
    )


def _undoable(owner: User, batch: UUID) -> ImportBatch:
    subject = _in_state(owner, batch, BatchState.APPLIED, BatchState.STOPPED)
    if subject.state == BatchState.STOPPED and not subject.is_partly_in:
        raise NotImportable(f"Nothing of {subject.file_name} is in.")
    return subject


def _added(batch: ImportBatch, tally: Tally) -> Tally:
    """Return what a batch counts with these rows."""
    return Tally({name: getattr(batch, name) + tally[name] for name in _COUNTED})


def _in_state(owner: User, batch: UUID, *states: BatchState) -> ImportBatch:
    subject = get_batch(owner, batch)
    if subject.state not in states:
        raise NotImportable(f"{subject.file_name} is {BATCH_WORDS[BatchState(subject.state)]} already.")
    return subject


def _forget_staged(batch: ImportBatch) -> None:
    StagedRows.objects.filter(owner_id=batch.owner_id, batch=batch).delete()
