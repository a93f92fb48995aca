"""Noticing that a disk is full, by whoever says so."""

import errno
import shutil
import sqlite3
from pathlib import Path

from django.db import OperationalError

SENTENCE = "There is no space left on the disk, so this was not saved. Free some space and try again."
_LEAST = 256 * 1024  # bytes: the journal and the pages of a small save
_WORDS = ("disk is full", "No space left")


def has_no_space(folder: Path) -> bool:
    """Tell whether the disk of a folder has hardly room for one more save."""
    return shutil.disk_usage(folder).free < _LEAST


def is_full(exception: BaseException) -> bool:
    """Tell whether an exception means a full disk: the system's ENOSPC, SQLite's words or PostgreSQL's."""
    if isinstance(exception, OSError):
        return exception.errno == errno.ENOSPC
    return isinstance(exception, OperationalError | sqlite3.OperationalError) and any(
        word in str(exception) for word in _WORDS
    )
