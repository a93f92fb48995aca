"""What every request goes through."""

import time
from collections.abc import Callable
from http import HTTPStatus

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
# Two pages may wait one after another and the second is still answered within ten seconds.
_A_WHILE, _HARDLY = 4.0, 0.5  # seconds
_HEADERS = {
    "Cache-Control": "private, no-cache",
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
            return HttpResponse("Unknown host.", status=400, content_type="text/plain")
        if not self._is_ours(request, f"http://{host}"):
            return HttpResponse("Another site may not do this.", status=403, content_type="text/plain")
        return self.get_response(request)

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
