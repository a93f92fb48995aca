"""Taking one command back, by the line it left in history."""

import datetime as dt
import logging
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist, FieldError, ValidationError
from django.db import DataError, IntegrityError, transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.history.queries import get_entry, was_undone
from askaround.journeys.commands.checklist import dismiss_checklist, show_checklist
from askaround.journeys.commands.today import unmark_item
from askaround.journeys.commands.undo import conversations as of_conversations
from askaround.journeys.commands.undo import direction as of_direction
from askaround.journeys.commands.undo import guide as of_guide
from askaround.journeys.commands.undo import insights as of_insights
from askaround.journeys.commands.undo import me as of_me
from askaround.journeys.commands.undo import notes as of_notes
from askaround.journeys.commands.undo import outreach as of_outreach
from askaround.journeys.commands.undo import paths as of_paths
from askaround.journeys.commands.undo import people as of_people
from askaround.journeys.commands.undo import relationships as of_relationships
from askaround.journeys.commands.undo import strategy as of_strategy
from askaround.journeys.commands.undo.terms import Inverse, NotUndoable
from askaround.kit.shapes import UNFIT

__all__ = ["INVERSES", "NotUndoable", "undo"]

_log = logging.getLogger(__name__)
# What an inverse raises for an entry that no command wrote: the log may have come with a backup.
_NOT_AS_WRITTEN = (*UNFIT, ValidationError, FieldDoesNotExist, FieldError, IntegrityError, DataError)

INVERSES: dict[str, Inverse] = {
    **of_me.INVERSES,
    **of_paths.INVERSES,
    **of_people.INVERSES,
    **of_outreach.INVERSES,
    **of_notes.INVERSES,
    **of_conversations.INVERSES,
    **of_relationships.INVERSES,
    **of_direction.INVERSES,
    **of_insights.INVERSES,
    **of_guide.INVERSES,
    **of_strategy.INVERSES,
    "journeys.dismiss_checklist": lambda o, _, t: show_checklist(owner=o, now=t),
    "journeys.show_checklist": lambda o, _, t: dismiss_checklist(owner=o, now=t),
    "journeys.mark_item": lambda o, e, t: unmark_item(owner=o, mark=e.subject, now=t),
}


@transaction.atomic
def undo(*, owner: User, entry: UUID, now: dt.datetime) -> Entry:
    """Take a command back; raises NotUndoable, and StaleVersion when there is newer work in its place."""
    done = get_entry(owner.pk, entry)
    inverse = INVERSES.get(f"{done.chapter}.{done.command}")
    if inverse is None or was_undone(done):
        raise NotUndoable("There is nothing to take back here any more.")
    try:
        inverse(owner, done, now)
    except _NOT_AS_WRITTEN as error:
        _log.exception("An entry could not be taken back: %s.%s", done.chapter, done.command)
        raise NotUndoable(
            "What your history says of before cannot be read, so nothing was changed."
        ) from error
    return record(
        f"{done.chapter}.undo",
        owner_id=owner.pk,
        subject=done.uuid,
        sentence="Undone.",
        now=now,
        before={"command": done.command},
    )
