"""Forms of paths."""

from typing import Any

from django import forms

from askaround.paths.models import Path
from askaround.paths.rules import PathDetails
from askaround.web.forms.base import PlainForm, VersionedForm


class PathFields(PlainForm):
    """What you say about a path."""

    title = forms.CharField(
        label="Kind of work",
        max_length=200,
        help_text="A job title works best, such as UX researcher or hospice nurse.",
        error_messages={"required": "Say which kind of work you are curious about."},
    )
    field = forms.CharField(
        label="Field",
        max_length=200,
        required=False,
        help_text="For example health care, or public transport.",
    )
    place = forms.CharField(
        label="Place", max_length=200, required=False, help_text="A city, a country, or remote."
    )
    why = forms.CharField(
        label="What attracts you?",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For you alone. It helps to read it again after a conversation.",
    )

    def details(self) -> PathDetails:
        """Return what was said."""
        said = self.cleaned_data
        return PathDetails(title=said["title"], field=said["field"], place=said["place"], why=said["why"])

    @staticmethod
    def values_of(path: Path) -> dict[str, Any]:
        """Return what the form shows of a path."""
        return {name: getattr(path, name) for name in ("title", "field", "place", "why", "version")}


class CuriousForm(PathFields):
    """The first path, and what you are called."""

    name = forms.CharField(
        label="Your name",
        max_length=200,
        required=False,
        help_text="To sign your messages with. It stays here.",
    )


class PathForm(PathFields, VersionedForm):
    """A path that is there already."""
