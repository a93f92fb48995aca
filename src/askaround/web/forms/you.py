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
    time_zone = ZoneField(
        label="Time zone", required=False, help_text="Region and city, such as Europe/Berlin."
    )

    @staticmethod
    def values_of(user: User) -> dict[str, Any]:
        """Return what the form shows of a user."""
        names = ("name", "introduction", "country", "time_zone", "version")
        return {name: getattr(user, name) for name in names}
