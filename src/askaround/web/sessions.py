"""What cookies carry from page to page, under names of this home and port."""

import datetime as dt

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import signing
from django.http import HttpRequest, HttpResponse

from askaround.accounts.sessions import UNUSED, SessionStore
from askaround.kit.clock import now

_DAY = dt.timedelta(days=1)


class Sessions(SessionMiddleware):
    """Knows when a session was last used from a signed cookie, renewed once a day: reading writes nothing."""

    def process_request(self, request: HttpRequest) -> None:
        """Take the session, and when it was used."""
        super().process_request(request)
        session = request.session
        if isinstance(session, SessionStore) and session.session_key:
            session.used_at = _used_at(request, session.session_key)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Note once a day that whoever is in was here."""
        response = super().process_response(request, response)
        session = request.session
        if not (session.accessed and session.session_key and SESSION_KEY in session):
            return response
        used_at = _used_at(request, session.session_key)
        if used_at is None or used_at + _DAY < now():
            used = _signer(session.session_key).sign("used")
            _set(response, settings.SESSION_COOKIE_NAME, session.session_key)
            _set(response, used_cookie(), used)
        return response


class Sayings(CookieStorage):
    """What to say on the next page; the name of its cookie is no other program's."""

    @property
    def cookie_name(self) -> str:  # type: ignore[override]  # a constant in Django
        """Return what the cookie is called."""
        return f"{settings.SESSION_COOKIE_NAME}_said"


def used_cookie() -> str:
    """Return what the cookie is called that tells when a session was last used."""
    return f"{settings.SESSION_COOKIE_NAME}_used"


def _used_at(request: HttpRequest, key: str) -> dt.datetime | None:
    said = request.COOKIES.get(used_cookie(), "")
    try:
        _signer(key).unsign(said, max_age=UNUSED)
        stamp = signing.b62_decode(said.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError):
        return None
    return dt.datetime.fromtimestamp(stamp, dt.UTC)


def _signer(key: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"askaround.used.{key}")


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=UNUSED, httponly=True, samesite="Strict")
