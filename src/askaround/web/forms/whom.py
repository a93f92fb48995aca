"""Forms about whom to ask."""

from django import forms

from askaround.direction.rules import ASIDE_WORDS, AsideReason, may_be_everywhere
from askaround.web.forms.base import PlainForm


class AsideForm(PlainForm):
    """Who is put aside, and why."""

    person = forms.UUIDField()
    reason = forms.TypedChoiceField(choices=list(ASIDE_WORDS.items()), coerce=AsideReason)
    text = forms.CharField(max_length=1000, required=False)
    everywhere = forms.BooleanField(required=False)

    def clean_everywhere(self) -> bool:
        """Return whether it holds for every path, which not every reason can."""
        reason = self.cleaned_data.get("reason")
        return bool(reason and self.cleaned_data["everywhere"] and may_be_everywhere(reason))
