"""While the database is damaged: a way in that writes nothing, pages of what can be read, and a way back."""

import functools
import threading
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from askaround.accounts.models import User
from askaround.journeys.effects.backup import newest_good
from askaround.journeys.queries.backup import Backup, owner_of_home
from askaround.kit import launch_page, sqlite
from askaround.kit.clock import now
from askaround.kit.damage import Damage, announce, announce_only_read, noticed
from askaround.web.launch import go_on, looks_ahead
from askaround.web.middleware import SAFE, Next
from askaround.web.views import errors

_SALT = "damaged"
_DAY = 24 * 3600
_thread = threading.local()


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong, for the head of each page, and the newest good backup."""

    sentence: str
    backup: Backup | None
    only_read: bool = False


def notice(request: HttpRequest) -> dict[str, Notice | None]:
    """Tell every page, to whoever is in, that the database is damaged (a context processor)."""
    damage = noticed(settings.HOME)
    if damage is None or not getattr(request, "user", AnonymousUser()).is_authenticated:
        return {"damage": None}
    backup = None if damage.only_read else newest_good_known()
    return {"damage": Notice(damage.sentence, backup, damage.only_read)}


def newest_good_known() -> Backup | None:
    """Return the newest good backup, read from end to end once for as long as the folder stays as it is."""
    folder = Path(settings.HOME) / "backups"
    return _newest_good(folder.stat().st_mtime_ns) if folder.exists() else None


@functools.lru_cache(maxsize=1)
def _newest_good(_changed: int) -> Backup | None:
    return newest_good(now())


def reopen(*, read_only: bool) -> None:
    """Let this thread's connection only read, or write again; each thread has one of its own."""
    if connection.vendor != "sqlite" or getattr(_thread, "read_only", False) == read_only:
        return
    connection.close()
    file = Path(settings.HOME) / "askaround.sqlite3"
    connection.settings_dict.update(sqlite.opened(file, read_only=read_only))
    _thread.read_only = read_only


class ReadOnly:
    """Lets pages be read while the database is damaged, and nothing be written."""

    def __init__(self, get_response: Next) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as usual while all is sound."""
        damage = noticed(settings.HOME)
        reopen(read_only=damage is not None)
        if damage is None:
            return self.get_response(request)
        return self._answer(request, damage)

    def _answer(self, request: HttpRequest, damage: Damage) -> HttpResponseBase:
        entrance = reverse("enter", args=["-"]).removesuffix("-")
        if request.path.startswith(entrance):
            return _enter(request, damage, request.path.removeprefix(entrance))
        if not _is_in(request):
            request.user = AnonymousUser()
            return self.get_response(request)
        reader = _reader()
        request.user = reader or User(pk=0, username="me")
        ways_back = {reverse("data-bring-back"), reverse("data-restore")}
        onward = request.path in ways_back and not damage.only_read
        if onward or (reader and request.method in SAFE):
            return self.get_response(request)
        return errors.read_only(request, damage) if reader else errors.unreadable(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a page whose part of the database cannot be read."""
        damaged = isinstance(exception, DatabaseError) and noticed(settings.HOME)
        return errors.unreadable(request) if damaged else None


def cookie() -> str:
    """Return what the cookie is called that lets in meanwhile."""
    return f"{settings.SESSION_COOKIE_NAME}_damaged"


def _is_in(request: HttpRequest) -> bool:
    try:
        signing.loads(request.COOKIES.get(cookie(), ""), salt=_SALT, max_age=_DAY)
    except signing.BadSignature:
        return False
    return True


def _reader() -> User | None:
    """Return whose home it is, None where not even that can be read."""
    try:
        return owner_of_home()
    except (DatabaseError, IndexError, ValueError):
        return None


def _enter(request: HttpRequest, damage: Damage, token: str) -> HttpResponse:
    request.user = AnonymousUser()
    if looks_ahead(request):
        return go_on(request, request.path, status=503)
    if not damage.lets_in(token):
        sentence = "This address has been used already. Start Askaround again for a new one."
        return errors.refused(request, sentence, status=403)
    if damage.only_read:
        announce_only_read(damage.sentence)
    else:
        announce(settings.HOME, damage.sentence)
        launch_page.remove(settings.HOME)
    response = go_on(request, reverse("home"))
    response.set_cookie(cookie(), signing.dumps("in", salt=_SALT), httponly=True, samesite="Strict")
    return response
