"""Your own details."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from askaround.accounts.commands import ProfileChangedMeanwhile, edit_profile
from askaround.accounts.models import User
from askaround.kit.clock import now
from askaround.web.forms.you import ProfileForm
from askaround.web.views.shared import ConflictPage, conflict, differences, done, owner_of, show


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Who you are in your messages."""

    form: ProfileForm


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and save your details."""
    owner = owner_of(request)
    form = ProfileForm(request.POST or None, initial=ProfileForm.values_of(owner))
    if request.method != "POST" or not form.is_valid():
        return show(request, "you.html", ProfilePage(form), status=422 if form.errors else 200)
    try:
        entry = edit_profile(user=owner, now=now(), **form.cleaned_data)
    except ProfileChangedMeanwhile:
        return _conflict(request, form, owner)
    return done(request, entry, "you")


def _conflict(request: HttpRequest, form: ProfileForm, owner: User) -> HttpResponse:
    labels = {name: str(field.label) for name, field in form.fields.items() if field.label}
    theirs = ProfileForm.values_of(owner)
    page = ConflictPage(
        title="Your details",
        differences=differences(labels, form.cleaned_data, theirs),
        fields=[*form.posted(), ("version", str(owner.version))],
        action=reverse("you"),
        back=reverse("you"),
    )
    return conflict(request, page)
