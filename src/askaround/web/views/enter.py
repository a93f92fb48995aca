"""The way in on one's own machine, and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.accounts.commands import LaunchTokenRefused, redeem_launch_token
from askaround.kit import launch_page
from askaround.kit.clock import now
from askaround.web.damaged import cookie
from askaround.web.launch import go_on, looks_ahead
from askaround.web.sessions import used_cookie
from askaround.web.views import errors


@login_not_required
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let in whoever holds a launch token, once, and hop on to the first page.

    The hop is made by our own page, not by a redirect: only then does the browser send back a cookie
    that is SameSite=Strict.
    """
    if looks_ahead(request):
        return go_on(request, request.path, status=503)
    try:
        user = redeem_launch_token(token=token, now=now())
    except LaunchTokenRefused as refused:
        return errors.refused(request, str(refused), status=403)
    launch_page.remove(settings.HOME)
    # A new log-in would make forms in open tabs stale; who is in already stays in.
    if request.user != user:
        login(request, user)
    return go_on(request, reverse("home"))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End this browser's session."""
    logout(request)
    response = errors.signed_out(request)
    for name in (used_cookie(), cookie()):
        response.delete_cookie(name, samesite="Strict")
    return response
