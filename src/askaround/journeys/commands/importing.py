"""Importing a file, from the first look to undoing it."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.effects import importing as effects
from askaround.journeys.effects.import_undo import in_use
from askaround.journeys.tasks.importing import run_import, run_undo
from askaround.kit.tasks import enqueue
from askaround.me import commands as me
from askaround.me.rules import Background
from askaround.people import commands as people
from askaround.people.models import ImportBatch
from askaround.people.queries import created_by, get_batch, stored_names, unfinished_batches
from askaround.people.rules import MOST_AT_ONCE, BatchState


def open_import(*, owner: User, file_name: str, pieces: Iterable[bytes], now: dt.datetime) -> ImportBatch:
    """Store a file and look at its first rows; raises FileNotImported when it is not one to bring in."""
    stored_name = effects.store(pieces)
    try:
        look = effects.look(stored_name)
        return people.open_batch(
            owner=owner,
            file_name=file_name,
            stored_name=stored_name,
            source=look.source,
            preview=look.preview,
            members=look.members,
            offers=look.offers,
            now=now,
        )
    except Exception:
        effects.forget(stored_name)
        raise


@transaction.atomic
def start_import(*, owner: User, batch: UUID, now: dt.datetime) -> ImportBatch:
    """Bring a previewed file in, in the background; raises NotImportable."""
    started = people.start_batch(owner=owner, batch=batch, now=now)
    enqueue(run_import, started.pk)
    return started


def finish_import(*, owner: User, batch: UUID, now: dt.datetime, progress: effects.Progress) -> ImportBatch:
    """Bring a previewed file in here and now, telling the rows read and the share of the file."""
    started = people.start_batch(owner=owner, batch=batch, now=now)
    effects.run_import(started, now, progress)
    return get_batch(owner, batch)


def discard_import(*, owner: User, batch: UUID, now: dt.datetime) -> None:
    """Forget a previewed file."""
    effects.forget(people.discard_batch(owner=owner, batch=batch, now=now).stored_name)


def accept_offers(*, owner: User, batch: UUID, chosen: Background, now: dt.datetime) -> Entry:
    """Say yes to some of what a file tells of you; raises NothingSaid, SaidAlready."""
    offered = Background.restored(get_batch(owner, batch).offers)
    return me.accept_background(owner=owner, background=offered.only(chosen), now=now)


@transaction.atomic
def undo_import(*, owner: User, batch: UUID, now: dt.datetime) -> Entry:
    """Take an import back, keeping the people you have edited, written to, agreed with or learned from.

    A large one is taken back in the background.
    """
    subject = get_batch(owner, batch)
    if subject.rows_in > MOST_AT_ONCE:
        entry = people.begin_undo(owner=owner, batch=batch, now=now)
        enqueue(run_undo, subject.pk)
        return entry
    keep = in_use(subject, created_by(subject))
    return people.undo_batch(owner=owner, batch=batch, keep=keep, now=now)


def resume_imports(*, now: dt.datetime) -> None:
    """Take up again the imports and undoings that were cut off, and forget stray files."""
    for batch in unfinished_batches():
        enqueue(run_undo if batch.state == BatchState.UNDOING else run_import, batch.pk)
    effects.sweep(stored_names(), now)
