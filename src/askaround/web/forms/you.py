"""The form for your own details."""

from typing import Any

from django import forms

from askaround.accounts.models import User
from askaround.web.forms.base import VersionedForm, ZoneField, countries


class ProfileForm(VersionedForm):
    """Who you are in your messages, and whose holidays and clock count."""

    name = forms.CharField(
        label="Your name", max_length=200, required=False, help_text="Your messages are signed with it."
    )
    introduction = forms.CharField(
        label="You in one line",
        max_length=200,
        required=False,
        help_text="For example: I am finishing a degree in geography.",
    )
    country = forms.ChoiceField(
        label="Country",
        choices=countries,
        required=False,
        help_text="Its public holidays are left out when days are counted.",
    )
    time_zone = ZoneField(label="Time zone", required=False, help_text="A city, such as Berlin or New York.")

    @staticmethod
    def values_of(user: User) -> dict[str, Any]:
        """Return what the form shows of a user."""
        names = ("name", "introduction", "country", "time_zone", "version")
        return {name: getattr(user, name) for name in names}


class PlaceForm(VersionedForm):
    """The zone that was offered, and whether you stay with yours."""

    zone = ZoneField(required=False)
    stay = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Check that there is a zone to go by, unless you stay."""
        said = self.cleaned_data
        if not said.get("zone") and not said.get("stay"):
            self.add_error("zone", "Choose a time zone.")
        return said
