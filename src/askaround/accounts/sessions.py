"""Sessions: each is sealed with the home's key, and ends when it was not used for 30 days.

A session's key is 20 random characters (103 bits) and a seal of 20 hexadecimal ones (80 bits) over them and
the port: what was never given out by this home at this port is known without asking the database.
"""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from askaround.kit.clock import now

UNUSED = dt.timedelta(days=30)
_RANDOM = 20


class SessionStore(db.SessionStore):
    """Keeps sessions in the database.

    A row tells when it was written, not when it was last read, since reading pages writes nothing; who knows
    of a later use (a signed cookie does) says so in `used_at` before the session is read.
    """

    used_at: dt.datetime | None = None

    def _get_new_session_key(self) -> str:
        while True:
            drawn = get_random_string(_RANDOM, VALID_KEY_CHARS)
            key = drawn + _seal(drawn)
            if not self.exists(key):
                return key

    def _validate_session_key(self, key: str) -> bool:
        return bool(key) and constant_time_compare(key[_RANDOM:], _seal(key[:_RANDOM]))

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        if row is None:
            return None
        written = row.expire_date - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
        if max(written, self.used_at or written) + UNUSED < now():
            self._session_key = None
            return None
        return row


def _seal(drawn: str) -> str:
    said = f"{settings.PORT}:{drawn}"
    return salted_hmac("askaround.session", said, algorithm="sha256").hexdigest()[:_RANDOM]
