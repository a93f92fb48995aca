"""The way in on one's own machine."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from askaround.accounts.commands import LaunchTokenRefused, redeem_launch_token
from askaround.kit.clock import now
from askaround.web.views import errors


@login_not_required
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let in whoever holds a launch token, once, and hop on to the first page.

    The hop is made by our own page, not by a redirect: only then does the browser send back a cookie
    that is SameSite=Strict.
    """
    try:
        user = redeem_launch_token(token=token, now=now())
    except LaunchTokenRefused as refused:
        response = errors.refused(request, str(refused), status=403)
    else:
        # A new log-in would make forms in open tabs stale; who is in already stays in.
        if request.user != user:
            login(request, user)
        response = render(request, "enter.html")
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
