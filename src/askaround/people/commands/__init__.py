"""What can be done with people."""

from askaround.people.commands.duplicates import keep_apart, merge_same, reopen_candidate
from askaround.people.commands.importing import (
    apply_batch,
    discard_batch,
    open_batch,
    refuse_batch,
    stage_rows,
    start_batch,
    stop_batch,
    undo_batch,
)
from askaround.people.commands.persons import (
    add_person,
    add_position,
    allow_contact,
    archive_person,
    edit_notes,
    edit_person,
    mark_do_not_contact,
    remove_person,
    remove_position,
    unarchive_person,
)

__all__ = [
    "add_person",
    "add_position",
    "allow_contact",
    "apply_batch",
    "archive_person",
    "discard_batch",
    "edit_notes",
    "edit_person",
    "keep_apart",
    "mark_do_not_contact",
    "merge_same",
    "open_batch",
    "refuse_batch",
    "remove_person",
    "remove_position",
    "reopen_candidate",
    "stage_rows",
    "start_batch",
    "stop_batch",
    "unarchive_person",
    "undo_batch",
]
