"""Asking where you are, and hearing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.accounts.commands import keep_place
from askaround.accounts.models import User
from askaround.journeys.commands.place import choose_place
from askaround.journeys.queries.place import PlaceQuestion, ask_about_browser, ask_about_machine
from askaround.kit.clock import now
from askaround.web.forms.you import PlaceForm
from askaround.web.views.shared import back_to, owner_of, say


def machine_question(request: HttpRequest) -> dict[str, PlaceQuestion | None]:
    """Ask on every page what the machine gives reason to (a context processor)."""
    user = getattr(request, "user", None)
    return {"question": ask_about_machine(user) if isinstance(user, User) else None}


@require_GET
def browser_question(request: HttpRequest) -> HttpResponse:
    """Ask what a browser gives reason to by its zone and language, or answer nothing (204)."""
    said = request.GET
    question = ask_about_browser(owner_of(request), said.get("zone", ""), said.get("language", ""), now())
    if question is None:
        return HttpResponse(status=204)
    return render(request, "_place.html", {"question": question, "back": said.get("back", "")})


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Go by the clock that was offered, or stay."""
    owner, form = owner_of(request), PlaceForm(request.POST)
    back = back_to(request, reverse("today"))
    if not form.is_valid():
        return redirect("you")
    zone, version = form.cleaned_data["zone"], form.cleaned_data["version"]
    if form.cleaned_data["stay"]:
        say(request, keep_place(user=owner, offered=zone, now=now()))
    else:
        say(request, choose_place(owner=owner, version=version, zone=zone, now=now()))
    return redirect(back)
