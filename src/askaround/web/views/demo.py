"""Looking around in a made-up world, and leaving it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.journeys.commands.demo import leave_demo, request_demo
from askaround.journeys.queries.progress import Progress, demo_progress
from askaround.kit.clock import now
from askaround.web.views.shared import done, owner_of, show


@dataclass(frozen=True, slots=True)
class DemoPage:
    """How far the made-up world is."""

    making: bool
    failed: bool


@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """Tell how far the made-up world is, and go there once it is made."""
    owner, partial = owner_of(request), "HX-Request" in request.headers
    if owner.demo_since:
        return HttpResponse(headers={"HX-Redirect": reverse("today")}) if partial else redirect("today")
    progress = demo_progress(owner, now())
    page = DemoPage(making=progress is Progress.MAKING, failed=progress is Progress.FAILED)
    return show(request, "demo/_progress.html" if partial else "demo/demo.html", page)


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Have the made-up world made."""
    request_demo(owner=owner_of(request), now=now())
    return redirect("demo")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Throw the made-up world away."""
    return done(request, leave_demo(owner=owner_of(request), now=now()), "start")
