"""Importing a file, from the first look to undoing it."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.effects import importing as effects
from askaround.journeys.effects.import_undo import in_use
from askaround.journeys.effects.renewing import renew_organisation_keys
from askaround.journeys.tasks.importing import run_import, run_undo
from askaround.kit.tasks import enqueue
from askaround.me import commands as me
from askaround.me.rules import Background
from askaround.people import commands as people
from askaround.people.commands.importing import Contents
from askaround.people.models import ImportBatch
from askaround.people.queries import created_by, get_batch, stored_names, unfinished_batches, waiting_batches
from askaround.people.rules import MOST_AT_ONCE, BatchState

_FORGOTTEN_AFTER = dt.timedelta(days=1)
_WAITED = "The file waited for a day and is forgotten. Nothing of it came in; choose it again to bring it in."
_HALF_WAITED = (
    "The file waited for a day and is forgotten. What is in of it stays: undo it, or choose the file again "
    "for the rest."
)


def open_import(
    *,
    owner: User,
    file_name: str,
    pieces: Iterable[bytes],
    now: dt.datetime,
    encoding: str = "",
    dates: str = "",
) -> ImportBatch:
    """Store a file and look at its first rows; raises FileNotImported when it is not one to bring in.

    `encoding` and `dates` say how it is to be read, where that shall not be guessed.
    """
    stored_name = effects.store(pieces)
    try:
        look = effects.look(stored_name, encoding=encoding, dates=dates)
        return people.open_batch(
            owner=owner,
            file_name=file_name,
            stored_name=stored_name,
            source=look.source,
            preview=look.preview,
            contents=Contents(look.members, look.offers, look.reading),
            now=now,
        )
    except Exception:
        effects.forget(stored_name)
        raise


@transaction.atomic
def reread_import(*, owner: User, batch: UUID, encoding: str, dates: str, now: dt.datetime) -> Entry:
    """Look at a previewed file again, read as the user says.

    Raises FileNotImported, and nothing has changed then.
    """
    subject = get_batch(owner, batch)
    look = effects.look(subject.stored_name, encoding=encoding, dates=dates)
    return people.reread_batch(owner=owner, batch=batch, preview=look.preview, reading=look.reading, now=now)


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
    """Take up the imports and undoings that were cut off, and put what stays in order."""
    for batch in unfinished_batches():
        enqueue(run_undo if batch.state == BatchState.UNDOING else run_import, batch.pk)
    renew_organisation_keys()
    forget_waiting_files(now=now)


def forget_waiting_files(*, now: dt.datetime) -> None:
    """Forget files that have waited for a yes or another try for a day, and those that nobody needs."""
    for batch in waiting_batches(before=now - _FORGOTTEN_AFTER):
        if batch.stored_name:
            reason = _HALF_WAITED if batch.is_partly_in else _WAITED
            people.expire_batch(owner=batch.owner, batch=batch.uuid, reason=reason, now=now)
            effects.forget(batch.stored_name)
    effects.sweep(stored_names(), now)
