"""Homes in which Askaround was started before: made once by a test process, then copied."""

import atexit
import functools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

# What a test process has in its surroundings and a user has not.
OURS = frozenset({"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "DATABASE_URL", "FORCE_COLOR"})
# Where homes of tests are, on whichever machine: a place with a country whose clock is that of the tests.
ZONE = "Atlantic/Reykjavik"


def begun(home: Path) -> Path:
    """Let a home that is not there yet be one that is empty, but up to date; return it."""
    if not home.exists():
        shutil.copytree(_first(), home)
    return home


def nobodys(home: Path) -> Path:
    """Make a home in which nobody lives yet, whose next start is their first; its tables are made already."""
    with closing(sqlite3.connect(begun(home) / "askaround.sqlite3")) as database, database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM accounts_user")
    return home


@functools.cache
def _first() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="askaround-homes-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = folder / "home"
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    subprocess.run(
        [sys.executable, "-m", "askaround", "people"],
        env={**kept, "ASKAROUND_HOME": str(home), "TZ": ZONE},
        capture_output=True,
        check=True,
    )
    return home
