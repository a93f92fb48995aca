"""Homes in which Askaround was started before: made once in a run of tests, then copied."""

import atexit
import fcntl
import functools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

# Names the folder that the processes of a run of tests share.
SHARED = "TESTS_OF_ASKAROUND_SHARE"
# What a test process has in its surroundings and a user has not.
OURS = frozenset(
    {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "DATABASE_URL", "FORCE_COLOR", SHARED}
)
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
def shared() -> Path:
    """Return a folder for all that this process and those it starts leave, gone when it ends."""
    if SHARED not in os.environ:
        os.environ[SHARED] = tempfile.mkdtemp(prefix="askaround-homes-")
        atexit.register(shutil.rmtree, os.environ[SHARED], ignore_errors=True)
    return Path(os.environ[SHARED])


def _first() -> Path:
    home = shared() / "home"
    with (shared() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            kept = {name: value for name, value in os.environ.items() if name not in OURS}
            subprocess.run(
                [sys.executable, "-m", "askaround", "people"],
                env={**kept, "ASKAROUND_HOME": str(home), "TZ": ZONE},
                capture_output=True,
                check=True,
            )
    return home
