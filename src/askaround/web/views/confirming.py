"""Keeping a line of notes as an insight."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from askaround.insights.commands import keep_insight
from askaround.insights.rules import InsightDetails
from askaround.journeys.queries.wrap_up import Confirming, confirming
from askaround.kit.clock import now
from askaround.paths.models import Path
from askaround.web.forms.wrap_up import InsightForm
from askaround.web.views.shared import done, owner_of, say, show


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """A line, and the insight that it may be."""

    found: Confirming
    form: InsightForm


@require_http_methods(["GET", "POST"])
def insight(request: HttpRequest, note: UUID) -> HttpResponse:
    """Ask what a line says, and keep it; then comes the next line, or the way back."""
    owner = owner_of(request)
    found = confirming(owner, note)
    form = InsightForm(
        request.POST or None,
        initial=_initial(found),
        paths=found.paths,
        criteria=found.criteria,
        near=[line.text for line in found.near],
    )
    if request.method != "POST" or not form.is_valid():
        page = ConfirmPage(found, form)
        return show(request, "wrap_up/insight.html", page, status=422 if form.errors else 200)
    path = next((each for each in found.paths if str(each.uuid) == form.cleaned_data["path"]), None)
    details = _details(found, form, path)
    entry = keep_insight(owner=owner, details=details, readings=form.readings(path), now=now())
    if "next" in request.POST and found.following:
        return done(request, entry, "wrap-up-insight", found.following.uuid)
    say(request, entry)
    return HttpResponseRedirect(f"{reverse('wrap-up', args=[found.details.conversation])}#insights")


def _initial(found: Confirming) -> dict[str, object]:
    details = found.details
    return {
        "claim": details.claim,
        "quote": details.quote,
        "topic": details.topic,
        "vantage": details.vantage,
        "visibility": details.visibility,
        "path": str(details.path) if details.path else "",
    }


def _details(found: Confirming, form: InsightForm, path: Path | None) -> InsightDetails:
    names = ("claim", "topic", "vantage", "visibility")
    said = {name: form.cleaned_data[name] for name in names}
    # A line that was said in other words is what the insight rests on.
    line = found.note.text if said["claim"] != found.note.text else ""
    return replace(found.details, path=path.uuid if path else None, quote=form.words() or line, **said)
