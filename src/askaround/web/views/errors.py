"""Pages for what is not there, not allowed or not working: what happened, what was kept, what to do."""

import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from askaround.kit import disk
from askaround.kit.damage import Damage
from askaround.kit.unavailable import why_unavailable

# What a form carries beside what somebody wrote.
_NOT_WRITTEN = frozenset({"csrfmiddlewaretoken", "version", "back"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What to tell."""

    title: str
    sentence: str
    onward: bool


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A problem that passes, with the form that met it: its fields to send again, and what to read of it."""

    title: str
    sentence: str
    action: str
    fields: list[tuple[str, str]]
    written: list[str]
    with_file: bool


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer 404, the same for what never was and what is somebody else's."""
    del exception
    sentence = "It may have been removed, or the address is not complete. Everything else is where it was."
    return _problem(request, "This page is not here", sentence, 404)


def closed(request: HttpRequest) -> HttpResponse:
    """Answer 403 to somebody who has not come in through the launch address."""
    sentence = (
        "This Askaround is private. Start it again as you did before, also while it is running; "
        "it shows the way in."
    )
    return _problem(request, "Closed", sentence, 403, onward=False)


def signed_out(request: HttpRequest) -> HttpResponse:
    """Answer who has just left."""
    sentence = (
        "This browser shows nothing of yours any more. To come in again, start Askaround as you did before, "
        "also while it is running: it shows the way in."
    )
    return _problem(request, "You are signed out", sentence, 200, onward=False)


def busy(request: HttpRequest) -> HttpResponse:
    """Answer 503 to what is sent while others send slowly."""
    sentence = "Other files are still being sent to Askaround. Go back and try again when they have arrived."
    return _problem(request, "Nothing was changed", sentence, 503, onward=False)


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer 400; 413 to more than a request may hold."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return too_much(request, exception)
    return _problem(request, "That request made no sense", "Go back and try again. Nothing was changed.", 400)


def too_much(request: HttpRequest, exception: RequestDataTooBig | TooManyFieldsSent) -> HttpResponse:
    """Answer 413 to more than can be read; to what saves as one types, with the sentence alone."""
    if isinstance(exception, TooManyFieldsSent):
        size = f"more than {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} fields, which is all that"
    else:
        sent = int(request.META.get("CONTENT_LENGTH") or 0)
        size = f"{_megabytes(sent)} MB, and {_megabytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)} MB is all that"
    sentence = (
        f"What you sent is {size} a form can hold. Nothing was saved. "
        "Your text is still in the form: go back in your browser, and shorten it or keep a part elsewhere."
    )
    if "HX-Request" in request.headers:
        return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
    return _problem(request, "This is too long to be saved", sentence, 413)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f}".removesuffix(".0")


def forbidden(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Answer 403 to a form that cannot prove where it came from."""
    del exception
    sentence = "This form is out of date. Go back, copy what you wrote, load the page anew and save again."
    return _problem(request, "Please try again", sentence, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500; or for what is no mistake, and met outside of any view, as a view would have answered."""
    met = sys.exception()
    if met and (passing := passes(request, met)):
        return passing
    sentence = (
        "This is our mistake. What you saved before is kept. The details are in your home's askaround.log."
    )
    return _problem(request, "Something went wrong", sentence, 500)


def passes(request: HttpRequest, exception: BaseException) -> HttpResponse | None:
    """Answer 503 or 507 to what only needs time or space, with the form to send again; None for others.

    The page needs no database.
    """
    if disk.is_full(exception):
        return _try_again(request, "The disk is full", disk.SENTENCE, 507)
    why = why_unavailable(exception)
    return _try_again(request, "Your data cannot be reached just now", why, 503) if why else None


def _try_again(request: HttpRequest, title: str, sentence: str, status: int) -> HttpResponse:
    changes = request.method not in _SAFE
    fields = [(name, str(each)) for name, said in request.POST.lists() for each in said] if changes else []
    page = Unsaved(
        title=title,
        sentence=sentence,
        action=request.get_full_path(),
        fields=fields,
        written=[said for name, said in fields if said.strip() and name not in _NOT_WRITTEN],
        with_file=changes and bool(request.FILES),
    )
    said = render_to_string("unavailable.html", {"page": page, "changes": changes})
    return HttpResponse(said, status=status, headers={"Cache-Control": "no-store", "Retry-After": "10"})


def damaged(request: HttpRequest) -> HttpResponse:
    """Answer 503 to what met damage that no start has noticed yet."""
    sentence = (
        "The database is damaged. Stop Askaround and start it again: it then shows what can be read, "
        "writes nothing, and offers the newest good backup."
    )
    return _problem(request, "The database is damaged", sentence, 503, onward=False)


def read_only(request: HttpRequest, damage: Damage) -> HttpResponse:
    """Answer 503 to what would write to a damaged database, or to a disk that takes nothing."""
    if damage.only_read:
        return _try_again(request, "Nothing can be saved here", damage.sentence, 503)
    sentence = "Nothing can be saved while the database is damaged. Bring a good backup back first."
    return _problem(request, "Nothing was changed", sentence, 503, onward=False)


def unreadable(request: HttpRequest) -> HttpResponse:
    """Answer 503 where a damaged database cannot even be read."""
    sentence = "The database is damaged where this page is read from. Nothing is written to it any more."
    return _problem(request, "This cannot be read", sentence, 503, onward=False)


def refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """Answer a refusal with its sentence."""
    return _problem(request, "Nothing was changed", sentence, status)


def csrf_failure(request: HttpRequest, **_details: object) -> HttpResponse:
    """Answer 403 to a form without its token."""
    return forbidden(request)


def _problem(
    request: HttpRequest, title: str, sentence: str, status: int, *, onward: bool = True
) -> HttpResponse:
    page = Problem(title, sentence, onward)
    return render(request, "problem.html", {"page": page}, status=status)
