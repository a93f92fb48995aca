"""Forms of promises."""

from typing import Any

from django import forms

from askaround.relationships.models import Promise
from askaround.relationships.rules import SIDE_WORDS, Side
from askaround.web.forms.base import PlainForm, VersionedForm


class PromiseFields(PlainForm):
    """What was promised, by whom and by when."""

    side = forms.TypedChoiceField(
        label="Whose promise",
        choices=[(side.value, words) for side, words in SIDE_WORDS.items()],
        coerce=Side,
        widget=forms.RadioSelect,
        initial=Side.MINE,
    )
    text = forms.CharField(
        label="What",
        max_length=1000,
        error_messages={"required": "Say in a few words what was promised."},
    )
    due_on = forms.DateField(
        label="By when",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Leave it empty for some day.",
    )


class PromiseForm(PromiseFields, VersionedForm):
    """One that is there already."""

    @staticmethod
    def values_of(promise: Promise) -> dict[str, Any]:
        """Return what the form shows of a promise."""
        return {name: getattr(promise, name) for name in ("side", "text", "due_on", "version")}
