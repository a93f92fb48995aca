"""Your own details."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from askaround.accounts.commands import ProfileChangedMeanwhile, edit_profile
from askaround.kit.clock import now
from askaround.web.forms.you import ProfileForm
from askaround.web.views.shared import conflict, done, owner_of, show


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
        theirs = ProfileForm.values_of(owner)
        return conflict(request, form, theirs, title="Your details", back=reverse("you"))
    return done(request, entry, "you")
