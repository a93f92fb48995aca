"""Waiting longer for ourselves than for others; and what is noted of the database, withdrawn before a write.

SQLite says "database is locked" whoever holds the lock. An import's last transaction may take half a minute
and is worth waiting for; another program may hold the lock as long as it likes, and whoever waits has to be
told. So each of our transactions holds a lock on a file beside the database, which the system lets go of when
the process ends, however it ends.
"""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.sqlite3 import base

from askaround.kit import soundness
from askaround.kit.unavailable import is_locked

Result = TypeVar("Result")
# What begins so changes nothing of the database. Everything else is taken for a write.
_READS = ("SELECT", "PRAGMA", "EXPLAIN", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
# Longer than an import of 30,000 rows, our largest transaction, takes on a slow machine.
_FOR_OURS = 120  # seconds
# How long a long work lets others go first, and how often it looks whether they are done.
_FOR_OTHERS, _A_MOMENT = 2.0, 0.02  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for other transactions of ours, and shows them its own.

    What is noted of a home's database is withdrawn before the first write after it.
    """

    _shown: int | None = None
    _patience: float | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Look at every statement before it is carried out."""
        super().__init__(*arguments, **named)
        self.execute_wrappers.append(_withdraw_first)

    def wait(self, seconds: float) -> None:
        """Wait so long for another program from now on."""
        self._patience = seconds
        if self.connection is not None:
            self.connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def get_connection_params(self) -> dict[str, Any]:
        """Return what to connect with."""
        told = super().get_connection_params()
        return told if self._patience is None else {**told, "timeout": self._patience}

    def create_cursor(self, name: str | None = None) -> "Cursor":
        """Return a cursor that waits."""
        del name
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.writing = self._beside(".writing")
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        waiting = _hold(self._beside(".waiting"))
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        finally:
            _let_go(waiting)
        self._shown = _hold(self._beside(".writing"))

    def let_others_in(self) -> None:
        """Between two transactions of a long work, wait until those who wait to write have had their turn."""
        end = time.monotonic() + _FOR_OTHERS
        while is_held(self._beside(".waiting")) and time.monotonic() < end:
            time.sleep(_A_MOMENT)

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # not in the stubs
        finally:
            self._hide()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._hide()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._hide()

    def _hide(self) -> None:
        _let_go(self._shown)
        self._shown = None

    def _beside(self, suffix: str) -> Path | None:
        """Return a file beside the home's database; a database that is thrown away needs none."""
        return _beside(self.settings_dict["NAME"], suffix)


@lru_cache  # asked for with every statement
def _beside(database: str | Path, suffix: str) -> Path | None:
    file = Path(database)
    return file.with_suffix(suffix) if file.suffix == ".sqlite3" else None


def _withdraw_first(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: Any,
    context: dict[str, Any],
) -> Any:
    told = context["connection"].settings_dict
    # The home's database has this alias; one that may only be read is opened without a mode.
    ours = context["connection"].alias == DEFAULT_DB_ALIAS and "transaction_mode" in told["OPTIONS"]
    if ours and not sql.startswith(_READS):
        soundness.withdraw(told["NAME"])
    return execute(sql, params, many, context)


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that goes on waiting for as long as one of ours writes."""

    writing: Path | None

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement."""
        return self._patiently(lambda: super(Cursor, self).execute(query, params))

    def _patiently(self, run: Callable[[], Result]) -> Result:
        end = time.monotonic() + _FOR_OURS
        while True:
            try:
                return run()
            except sqlite3.OperationalError as error:
                if not is_locked(error) or time.monotonic() > end or not is_held(self.writing):
                    raise


def _hold(file: Path | None) -> int | None:
    """Let others see that one of us is at it; where that cannot be shown, they wait as for anybody."""
    if file is None:
        return None
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def _let_go(handle: int | None) -> None:
    if handle is not None:
        os.close(handle)


def is_held(file: Path | None) -> bool:
    """Tell whether one of us is at it."""
    try:
        handle = os.open(file or "", os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
