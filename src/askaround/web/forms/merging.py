"""The form that makes one of two people."""

from typing import Any

from django import forms

from askaround.people.rules import MergeChoices, Side
from askaround.web.forms.base import PlainForm

CHOICES = tuple(MergeChoices.__dataclass_fields__)


class MergeForm(PlainForm):
    """Whose word stands for each thing, and the versions of both that were shown."""

    other = forms.UUIDField()
    version = forms.IntegerField()
    other_version = forms.IntegerField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Ask one question for each thing that can be said once."""
        super().__init__(*arguments, **options)
        for name in CHOICES:
            sides = [(side.value, side.value) for side in Side if name == "notes" or side is not Side.BOTH]
            self.fields[name] = forms.ChoiceField(choices=sides, required=False)

    def choices(self) -> MergeChoices:
        """Return what was chosen; where nothing was asked, both say the same."""
        said = {name: Side(self.cleaned_data[name]) for name in CHOICES if self.cleaned_data[name]}
        return MergeChoices(**{"notes": Side.KEPT, **said})

    def versions(self) -> tuple[int, int]:
        """Return the versions of the one who stays and of the other."""
        return self.cleaned_data["version"], self.cleaned_data["other_version"]
