"""What can be done about what is owed."""

from askaround.relationships.commands.promises import (
    edit_promise,
    keep_promise,
    let_go_promise,
    make_promise,
    remove_promise,
    reopen_promise,
    restore_promise,
)
from askaround.relationships.commands.thanks import mark_thanked, unmark_thanked, write_thanks

__all__ = [
    "edit_promise",
    "keep_promise",
    "let_go_promise",
    "make_promise",
    "mark_thanked",
    "remove_promise",
    "reopen_promise",
    "restore_promise",
    "unmark_thanked",
    "write_thanks",
]
