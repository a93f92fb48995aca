"""Forms of conversations."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from askaround.conversations.models import Conversation
from askaround.conversations.rules import (
    EARLIEST_DAY,
    LATEST_DAY,
    LONGEST_TALK,
    MODE_WORDS,
    PROMISED_MINUTES,
    SHORTEST_TALK,
    Details,
    Mode,
    When,
    exists,
)
from askaround.paths.models import Path
from askaround.web.forms.base import PlainForm, VersionedForm, ZoneField


class TimeForm(PlainForm):
    """When, how long, how and where you talk."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(
            attrs={"type": "date", "min": str(EARLIEST_DAY), "max": str(LATEST_DAY)}, format="%Y-%m-%d"
        ),
    )
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="By your clock.",
    )
    zone = ZoneField(label="Your time zone", help_text="A city, such as Berlin or New York.")
    their_zone = ZoneField(
        label="Their time zone",
        required=False,
        widget=forms.TextInput(attrs={"list": "zones"}),
        help_text="Leave it empty if it is the same as yours.",
    )
    minutes = forms.IntegerField(
        label="Minutes you promise",
        min_value=SHORTEST_TALK,
        max_value=LONGEST_TALK,
        initial=PROMISED_MINUTES,
        help_text="Twenty is a good length to ask for. End on time, whatever happens.",
    )
    mode = forms.TypedChoiceField(
        label="How",
        choices=[(mode.value, words.capitalize()) for mode, words in MODE_WORDS.items()],
        coerce=Mode,
    )
    place = forms.CharField(
        label="Link, number or place",
        max_length=2000,
        required=False,
        help_text="It stands in the note and in the calendar file.",
    )

    def clean(self) -> dict[str, Any]:
        """Check that clocks show the time on that day."""
        said = self.cleaned_data
        if {"day", "time", "zone"} <= said.keys():
            self._check_time(said)
        return said

    def _check_time(self, said: dict[str, Any]) -> None:
        if not EARLIEST_DAY <= said["day"] <= LATEST_DAY:
            self.add_error("day", f"Choose a day between {EARLIEST_DAY.year} and {LATEST_DAY.year}.")
        elif not exists(said["day"], said["time"], said["zone"]):
            self.add_error("time", "The clocks are set forward that night and leave this time out.")

    def details(self) -> Details:
        """Return what was agreed."""
        said = self.cleaned_data
        when = When(said["day"], said["time"], said["zone"], said["minutes"])
        theirs = "" if said["their_zone"] == said["zone"] else said["their_zone"]
        return Details(when, theirs, said["mode"], said["place"])


class ArrangeForm(TimeForm):
    """The same for a new talk, and what it is about."""

    path = forms.TypedChoiceField(
        label="About which path", coerce=UUID, empty_value=None, required=False, help_text=""
    )

    def __init__(self, *arguments: Any, paths: Iterable[Path], **options: Any) -> None:
        """Offer these paths."""
        super().__init__(*arguments, **options)
        about = [(str(each.uuid), each.title) for each in paths]
        self.fields["path"].choices = [*about, ("", "None of them")]  # type: ignore[attr-defined]  # a ChoiceField


class MoveForm(TimeForm, VersionedForm):
    """The same for a talk that is arranged."""

    @staticmethod
    def values_of(conversation: Conversation) -> dict[str, Any]:
        """Return what the form shows of a conversation."""
        names = ("day", "time", "zone", "their_zone", "minutes", "mode", "place", "version")
        return {name: getattr(conversation, name) for name in names}
