"""What can be done with people."""

from askaround.people.commands.duplicates import keep_apart, merge_same, reopen_candidate
from askaround.people.commands.held import admit_row, hold_row_back, leave_row_out
from askaround.people.commands.importing import (
    apply_batch,
    discard_batch,
    expire_batch,
    open_batch,
    refuse_batch,
    reread_batch,
    stage_rows,
    start_batch,
    stop_batch,
    undo_batch,
)
from askaround.people.commands.many import archive_people, unarchive_people
from askaround.people.commands.merging import merge_people, part_people
from askaround.people.commands.persons import (
    add_person,
    add_position,
    allow_contact,
    archive_person,
    edit_notes,
    edit_person,
    forget_introducer,
    mark_do_not_contact,
    note_introducer,
    remove_person,
    remove_position,
    unarchive_person,
)
from askaround.people.commands.tags import remove_tag, rename_tag, restore_tag, tag_people, untag_people
from askaround.people.commands.views import remove_view, rename_view, restore_view, save_view

__all__ = [
    "add_person",
    "add_position",
    "admit_row",
    "allow_contact",
    "apply_batch",
    "archive_people",
    "archive_person",
    "discard_batch",
    "edit_notes",
    "edit_person",
    "expire_batch",
    "forget_introducer",
    "hold_row_back",
    "keep_apart",
    "leave_row_out",
    "mark_do_not_contact",
    "merge_people",
    "merge_same",
    "note_introducer",
    "open_batch",
    "part_people",
    "refuse_batch",
    "remove_person",
    "remove_position",
    "remove_tag",
    "remove_view",
    "rename_tag",
    "rename_view",
    "reopen_candidate",
    "reread_batch",
    "restore_tag",
    "restore_view",
    "save_view",
    "stage_rows",
    "start_batch",
    "stop_batch",
    "tag_people",
    "unarchive_people",
    "unarchive_person",
    "undo_batch",
    "untag_people",
]
