"""What every request goes through."""

import re
import time
from collections.abc import Callable
from http import HTTPStatus
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from askaround.kit.damage import is_damaged
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal
from askaround.kit.sqlite import waiting_at_most
from askaround.web.views import errors

Next = Callable[[HttpRequest], HttpResponseBase]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# How long what is sent waits for others that are still being sent, in seconds; small things take none.
_TURN = 1
_PORT = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
# Two pages may wait one after another and the second is still answered within ten seconds.
_A_WHILE, _HARDLY = 4.0, 0.5  # seconds
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class OwnMachineOnly:
    """Answers only pages of this very server: other sites can neither name it nor write to it.

    The Host must be one of ours with our port (DNS rebinding); an Origin, where a browser sends one,
    must be ours; and what writes must come with proof that one of our own pages asked (Fetch Metadata).
    """

    def __init__(self, get_response: Next) -> None:
        """Work out our own names once."""
        self.get_response = get_response
        self.hosts = {f"{name}:{settings.PORT}" for name in settings.ALLOWED_HOSTS}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse strangers with 400 or 403."""
        host = request.META.get("HTTP_HOST", "")
        if host not in self.hosts:
            return HttpResponse(self._whereto(host), status=400, content_type="text/plain; charset=utf-8")
        if not self._is_ours(request, f"http://{host}"):
            return HttpResponse("Another site may not do this.", status=403, content_type="text/plain")
        return self.get_response(request)

    @staticmethod
    def _whereto(host: str) -> str:
        name, _, port = host.rpartition(":")
        here = f"Askaround answers at http://127.0.0.1:{settings.PORT} only."
        if name not in settings.ALLOWED_HOSTS or not _PORT.fullmatch(port):
            return f"{here}\n"
        return (
            f"{here} This address ends in {port}, as when a port is forwarded. "
            f"Start Askaround with PORT={port} and forward port {port} to port {port}, "
            f"or forward port {settings.PORT} to the same number.\n"
        )

    @staticmethod
    def _is_ours(request: HttpRequest, origin: str) -> bool:
        claimed = request.headers.get("Origin")
        site = request.headers.get("Sec-Fetch-Site")
        if claimed is not None and claimed != origin:
            return False
        if request.method in SAFE:
            return True
        return site == "same-origin" or (site is None and claimed == origin)


class Patience:
    """Lets a page wait seconds for the database, and hardly at all where others have just waited in vain.

    There are two threads: pages that queue behind two that wait would be answered far too late.
    """

    def __init__(self, get_response: Next) -> None:
        """Keep the next step; nobody has waited yet."""
        self.get_response = get_response
        self.short_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set how long to wait, and see what came of it."""
        with waiting_at_most(_HARDLY if time.monotonic() < self.short_until else _A_WHILE):
            response = self.get_response(request)
        if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.short_until = time.monotonic() + _A_WHILE
        return response


class PrivatePages:
    """Adds the headers that keep pages private and in their place."""

    def __init__(self, get_response: Next) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set each header that the view has not set itself."""
        response = self.get_response(request)
        if request.path.startswith("/enter/"):
            response.headers["Referrer-Policy"] = "no-referrer"
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        patch_vary_headers(response, ("HX-Request", "HX-Target"))
        return response


class SignedIn(LoginRequiredMiddleware):
    """Every page asks who you are, unless it says otherwise."""

    def handle_no_permission(self, request: HttpRequest, view_func: object) -> HttpResponseBase:  # type: ignore[override]  # Django answers with any response
        """Say how to get in."""
        del view_func
        return errors.closed(request)


class SlowSenders:
    """Lets nobody hold up the pages by sending slowly: reading what is sent keeps one of few threads.

    A stranger has nothing to send, so that is not even read. What the owner sends is, but never in all
    threads at once, so that pages can always be read.
    """

    def __init__(self, get_response: Next) -> None:
        """Make room for those who send."""
        self.get_response = get_response
        self.room = BoundedSemaphore(settings.THREADS - 1)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Take what is sent before anything is done with it."""
        if request.method in SAFE:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return errors.closed(request)
        if not self.room.acquire(timeout=_TURN):
            return errors.busy(request)
        try:
            _ = request.POST
        finally:
            self.room.release()
        return self.get_response(request)


class OwnersClock:
    """Shows days and hours by the clock of whoever is signed in."""

    def __init__(self, get_response: Next) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the owner's time zone."""
        zone = getattr(request.user, "time_zone", "") or "UTC"
        with timezone.override(zone):
            return self.get_response(request)


class Refusals:
    """Turns what the chapters raise into pages: not found, refused, changed meanwhile, disk full, damaged."""

    def __init__(self, get_response: Next) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; exceptions come to process_exception."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Answer 404, 409, 422, 507 or 503 with a sentence; anything else is an error of ours."""
        if isinstance(exception, ObjectDoesNotExist):
            return errors.not_found(request)
        if isinstance(exception, StaleVersion):
            return errors.refused(request, str(exception), status=409)
        if isinstance(exception, Refusal):
            return errors.refused(request, str(exception), status=422)
        return errors.damaged(request) if is_damaged(exception) else errors.passes(request, exception)
