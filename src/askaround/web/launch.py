"""The page of a launch address, in a sound home and in a damaged one."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# How browsers say that they only look ahead: Chrome, Firefox and Safari; then as they said it before.
_LOOKING_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")


def looks_ahead(request: HttpRequest) -> bool:
    """Tell whether a browser asks before anybody opened the address, which uses up nothing."""
    return any(request.headers.get(name) for name in _LOOKING_AHEAD)


def go_on(request: HttpRequest, to: str, *, status: int = 200) -> HttpResponse:
    """Answer with a page that goes on to another, at once unless it only answers who looks ahead.

    For those 503 is how a page is not shown from what was fetched ahead, but asked for when it is opened.
    """
    return render(request, "enter.html", {"to": to, "at_once": status == HTTPStatus.OK}, status=status)
