"""Saying what an insight says of a path, criterion by criterion."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from askaround.accounts.models import User
from askaround.insights.commands import change_insight
from askaround.insights.commands.keeping import details_kept, readings_kept
from askaround.insights.models import Insight
from askaround.insights.queries import get_insight, readings_of
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.kit.text import fold
from askaround.paths.models import Path
from askaround.paths.queries import criteria_for, every_path, get_path, list_guesses
from askaround.web.forms.insights import ReadingsForm
from askaround.web.views.shared import conflict, done, owner_of, show, uuid_or_none


@dataclass(frozen=True, slots=True)
class ReadingsPage:
    """A form with a score for each criterion of a path; `path` is None where there is none yet."""

    insight: Insight
    paths: list[Path]
    path: Path | None
    form: ReadingsForm


@require_http_methods(["GET", "POST"])
def readings(request: HttpRequest, insight: UUID) -> HttpResponse:
    """Say what an insight says of a path."""
    owner = owner_of(request)
    found, form = get_insight(owner, insight), ReadingsForm(request.POST or None)
    if form.is_valid():
        return _save(request, found, form)
    paths = every_path(owner)
    path = _path(owner, found, paths, request.POST.get("path") or request.GET.get("path", ""))
    if path and not form.is_bound:
        form = _filled(owner, found, path)
    page = ReadingsPage(found, paths, path, form)
    return show(request, "insights/readings.html", page, status=422 if form.errors else 200)


def _path(owner: User, insight: Insight, paths: list[Path], wanted: str) -> Path | None:
    """Return the path that is asked for, or that the insight bears on, or the first there is."""
    named = uuid_or_none(wanted)
    if named:
        return get_path(owner, named)
    return insight.path or next(iter(paths), None)


def _filled(owner: User, insight: Insight, path: Path) -> ReadingsForm:
    values, criteria = _values(owner, insight, path)
    return ReadingsForm(initial=values, criteria=criteria)


def _values(owner: User, insight: Insight, path: Path) -> tuple[dict[str, object], list[str]]:
    """Return what the form shows: first what the insight was read on, then what you measure paths by."""
    there = [each for each in readings_of(insight) if each.path_id == path.pk]
    names = [*(each.criterion for each in there), *criteria_for(owner, list_guesses(path))]
    criteria = list({fold(name): name for name in reversed(names)}.values())[::-1]
    return ReadingsForm.values_of(path, criteria, there, insight.version), criteria


def _save(request: HttpRequest, insight: Insight, form: ReadingsForm) -> HttpResponse:
    owner, said = owner_of(request), form.cleaned_data
    others = [each for each in readings_kept(insight) if each.path != said["path"]]
    try:
        entry = change_insight(
            owner=owner,
            insight=insight.uuid,
            version=said["version"],
            details=details_kept(insight),
            readings=[*others, *form.readings()],
            now=now(),
        )
    except StaleVersion:
        current, path = get_insight(owner, insight.uuid), get_path(owner, said["path"])
        theirs = _values(owner, current, path)[0]
        back = reverse("insight", args=[insight.uuid])
        return conflict(request, form, theirs, title="This insight", back=back)
    return done(request, entry, "insight", insight.uuid)
