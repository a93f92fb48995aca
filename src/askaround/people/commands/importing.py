"""Importing a file: opened, staged a chunk at a time, applied in one transaction, undone as one."""

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
from askaround.people.commands.undoing import undo_rows
from askaround.people.models import ImportBatch, StagedRows
from askaround.people.queries import get_batch
from askaround.people.rules import BATCH_WORDS, BatchState, FileReading, FileRow, MemberCount, Surroundings

_ALONE = Surroundings()


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
def stop_batch(*, batch: ImportBatch, now: dt.datetime) -> Entry:
    """Note that something unforeseen ended an import: nothing of it is in, and it can be tried again."""
    reason = "Something went wrong while this file came in. Nothing of it is in; the file is kept for a day."
    current = get_batch(batch.owner, batch.uuid)
    current.change(state=BatchState.STOPPED, reason=reason, finished_at=now)
    return note("stop_import", current, reason, now)


@transaction.atomic
def expire_batch(*, owner: User, batch: UUID, reason: str, now: dt.datetime) -> Entry:
    """Forget a file that waits, with its first rows, and keep why."""
    subject = _in_state(owner, batch, BatchState.PREVIEWED, BatchState.STOPPED)
    _forget_staged(subject)
    subject.change(
        state=BatchState.EXPIRED, reason=reason, finished_at=now, preview=[], offers={}, stored_name=""
    )
    return note("expire_import", subject, reason, now)


@transaction.atomic
def apply_batch(*, batch: ImportBatch, now: dt.datetime, around: Surroundings = _ALONE) -> Entry:
    """Bring every staged row in and who spoke with whom, all or none; raises NotImportable a second time."""
    current = _in_state(batch.owner, batch.uuid, BatchState.READING)
    renew_organisations(current.owner_id)
    tally = Tally()
    staged = StagedRows.objects.filter(owner_id=current.owner_id, batch=current).order_by("first")
    for key in list(staged.values_list("pk", flat=True)):
        rows = [FileRow.restored(values) for values in StagedRows.objects.get(pk=key).rows]
        tally.update(apply_rows(current, rows, now))
    _forget_staged(current)
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
    subject = _in_state(owner, batch, BatchState.APPLIED)
    forget_acquaintances(subject)
    removed, kept = undo_rows(subject, keep)
    subject.change(state=BatchState.UNDONE, kept=kept)
    sentence = f"{subject.file_name} is undone: {removed:,} taken out"
    sentence += (
        f", {kept:,} kept: another file names them, or you have edited or written to them since."
        if kept
        else "."
    )
    return note("undo_import", subject, sentence, now, after={"removed": removed, "kept": kept})


def _in_state(owner: User, batch: UUID, *states: BatchState) -> ImportBatch:
    subject = get_batch(owner, batch)
    if subject.state not in states:
        raise NotImportable(f"{subject.file_name} is {BATCH_WORDS[BatchState(subject.state)]} already.")
    return subject


def _forget_staged(batch: ImportBatch) -> None:
    StagedRows.objects.filter(owner_id=batch.owner_id, batch=batch).delete()
