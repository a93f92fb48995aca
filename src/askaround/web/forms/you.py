"""The form for your own details."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from askaround.accounts.models import User
from askaround.web.forms.base import VersionedForm, countries


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
    time_zone = forms.CharField(
        label="Time zone", max_length=64, required=False, help_text="Region and city, such as Europe/Berlin."
    )

    def clean_time_zone(self) -> str:
        """Check that there is such a zone; the case does not matter, nor does a space for an underscore."""
        said = str(self.cleaned_data["time_zone"]).replace(" ", "_")
        zones = {zone.casefold(): zone for zone in available_timezones()}
        if said and said.casefold() not in zones:
            raise forms.ValidationError(
                "There is no such time zone. Write it like Europe/Berlin or America/New_York."
            )
        return zones.get(said.casefold(), "")

    @staticmethod
    def values_of(user: User) -> dict[str, Any]:
        """Return what the form shows of a user."""
        names = ("name", "introduction", "country", "time_zone", "version")
        return {name: getattr(user, name) for name in names}
