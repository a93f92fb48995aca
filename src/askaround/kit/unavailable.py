"""Noticing that the database cannot be had just now, though nothing is wrong with what is in it."""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError

IN_USE = (
    "Another program (or another Askaround) is using your data and lets nobody else at it. "
    "Close it, or wait until it is done, and try again."
)
READ_ONLY = (
    "Your data is on a disk or in a folder that Askaround may only read, so nothing is saved. To go on "
    "working, copy the folder to a disk that can be written to, and set ASKAROUND_HOME to the copy."
)
_CUT_OFF = (
    "Your data was being saved when the program or the disk was stopped. To open it, that has to be taken "
    "back, for which the disk must be written to. Copy the whole folder to a disk that can be, and set "
    "ASKAROUND_HOME to the copy."
)
# What cannot be had by SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html), and what to do.
_BY_STATE = {
    "28P01": "PostgreSQL refuses the password in DATABASE_URL. Correct it there and start Askaround again.",
    "28000": "PostgreSQL does not let that user in. Correct it there, or allow it in pg_hba.conf.",
    "3D000": "PostgreSQL has no database of the name in DATABASE_URL. Make it with createdb, or correct it.",
    "53300": "PostgreSQL has as many connections as it takes. Wait a moment, or raise max_connections there.",
    "55P03": IN_USE,
    "57P03": "PostgreSQL is starting or stopping. Wait a moment and try again.",
}
# Where a connection could not even be made, libpq gives words and no state.
_BY_WORDS = {
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "no pg_hba.conf entry": "28000",
    "authentication failed": "28000",
    '" does not exist': "3D000",
    "too many clients": "53300",
    "too many connections": "53300",
    "connection slots": "53300",
    "is starting up": "57P03",
    "is shutting down": "57P03",
}
_AWAY = (
    "The database that DATABASE_URL names does not answer. What you saved before is kept there. "
    "See that PostgreSQL is running, and try again."
)
# Classes of SQLSTATE that end a connection: connection exceptions, and the server's operator.
_ENDED = ("08", "57P")


def is_locked(exception: BaseException) -> bool:
    """Tell whether SQLite gave up waiting for a lock."""
    return isinstance(exception, OperationalError | sqlite3.OperationalError) and "is locked" in str(
        exception
    )


def why_unavailable(exception: BaseException | None) -> str:
    """Return in a sentence why the database cannot be had and what to do, "" where it can."""
    if isinstance(exception, OSError) and exception.errno == errno.EROFS:
        return READ_ONLY
    if exception is None or not isinstance(exception, DatabaseError | InterfaceError | sqlite3.Error):
        return ""
    if is_locked(exception):
        return IN_USE
    said = str(exception)
    if "readonly database" in said:
        return READ_ONLY
    return _CUT_OFF if "unable to open database" in said else _why_postgresql(exception)


def _why_postgresql(exception: BaseException) -> str:
    cause = exception.__cause__
    if not type(cause).__module__.startswith("psycopg"):
        return ""
    state = getattr(cause, "sqlstate", None)
    if state is None and isinstance(exception, OperationalError | InterfaceError):
        said = str(exception)
        state = next((state for words, state in _BY_WORDS.items() if words in said), "08000")
    known = _BY_STATE.get(state or "")
    return known or (_AWAY if (state or "").startswith(_ENDED) else "")
