"""Taking a large import back, a step at a time."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from askaround.conversations.queries import people_talked_with
from askaround.insights.queries import people_who_said
from askaround.journeys.effects.importing import ROWS_A_STEP, forget
from askaround.kit.sqlite import let_others_in, without_looking_for_references
from askaround.outreach.queries import people_written_to
from askaround.people import commands as people
from askaround.people.commands.importing import NotImportable
from askaround.people.models import ImportBatch
from askaround.people.queries import created_by, last_of_next_rows
from askaround.people.rules import BatchState


def run_undo(batch: ImportBatch, now: dt.datetime) -> None:
    """Take an import back from wherever an earlier run was cut off."""
    if batch.state != BatchState.UNDOING:
        return
    try:
        while last := last_of_next_rows(batch, ROWS_A_STEP):
            _step(batch, last)
            let_others_in()
        with without_looking_for_references():
            people.finish_undo(batch=batch, now=now)
    except NotImportable:
        # Another worker has finished the same meanwhile.
        return
    forget(batch.stored_name)


def in_use(batch: ImportBatch, made: Collection[int]) -> set[int]:
    """Return those of the people whom you have written to, agreed with or learned from."""
    owner = batch.owner
    return people_written_to(owner, made) | people_talked_with(owner, made) | people_who_said(owner, made)


def _step(batch: ImportBatch, last: int) -> None:
    with without_looking_for_references(), transaction.atomic():
        people.undo_step(batch=batch, up_to=last, keep=in_use(batch, created_by(batch, last)))
