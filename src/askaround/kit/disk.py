"""Noticing that a disk is full, by whoever says so."""

import errno
import sqlite3

from django.db import OperationalError

SENTENCE = "There is no space left on the disk, so this was not saved. Free some space and try again."
_WORDS = ("disk is full", "No space left")


def is_full(exception: BaseException) -> bool:
    """Tell whether an exception means a full disk: the system's ENOSPC, SQLite's words or PostgreSQL's."""
    if isinstance(exception, OSError):
        return exception.errno == errno.ENOSPC
    return isinstance(exception, OperationalError | sqlite3.OperationalError) and any(
        word in str(exception) for word in _WORDS
    )
