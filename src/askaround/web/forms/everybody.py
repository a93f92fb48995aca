"""Forms of the list of people."""

from typing import Any
from uuid import UUID

from django import forms

from askaround.web.forms.base import PlainForm

_DEEDS = ("tag", "untag", "archive", "unarchive", "merge")


class UuidsField(forms.Field):
    """Some ids: posted each by itself, or with commas between."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[UUID]:
        """Return the ids, each once."""
        said = [text for each in value or () for text in each.split(",") if text]
        try:
            return list(dict.fromkeys(UUID(text) for text in said))
        except ValueError:
            raise forms.ValidationError("This names nobody.") from None


class ManyForm(PlainForm):
    """What to do with whom: the ticked, all that are shown, or all that match."""

    do = forms.ChoiceField(choices=[(deed, deed) for deed in _DEEDS])
    person = UuidsField(required=False)
    shown = UuidsField(required=False)
    page = forms.BooleanField(required=False)
    all = forms.BooleanField(required=False)
    within = forms.CharField(max_length=4000, required=False)
    tag = forms.CharField(max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        """Say who is chosen, all that match aside."""
        said = super().clean() or {}
        said["chosen"] = (said.get("shown") if said.get("page") else said.get("person")) or []
        return said


class NameForm(PlainForm):
    """A new name for a tag or a view that is shown at a version."""

    name = forms.CharField(max_length=60, required=False)
    version = forms.IntegerField(required=False)


class ViewForm(PlainForm):
    """A name for what the list is asked."""

    name = forms.CharField(max_length=60, required=False)
    within = forms.CharField(max_length=4000, required=False)
