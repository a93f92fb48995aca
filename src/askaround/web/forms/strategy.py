"""Forms of the strategy."""

from typing import Any

from django import forms

from askaround.direction.models import StrategyLine
from askaround.direction.rules import LONGEST_LINE, SECTION_WORDS, Section
from askaround.web.forms.base import PlainForm, VersionedForm


def _day_field() -> forms.DateField:
    return forms.DateField(
        label="By which day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="It stands on Today from that day on.",
    )


class LineFields(PlainForm):
    """One line of the strategy; a next step has a day."""

    text = forms.CharField(
        label="In your words",
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say it in a few words first."},
    )
    due_on = _day_field()

    def __init__(self, *arguments: Any, section: Section, **options: Any) -> None:
        """Ask for a day only where the line is a next step."""
        super().__init__(*arguments, **options)
        if section is not Section.STEPS:
            del self.fields["due_on"]

    @property
    def said(self) -> dict[str, Any]:
        """Return the text and the day, if one."""
        return {"text": self.cleaned_data["text"], "due_on": self.cleaned_data.get("due_on")}


class LineForm(LineFields, VersionedForm):
    """A line that is there already."""

    @staticmethod
    def values_of(line: StrategyLine) -> dict[str, Any]:
        """Return what the form shows of a line."""
        return {"text": line.text, "due_on": line.due_on, "version": line.version}


class WhereForm(PlainForm):
    """Into which section a line is written, and the insight that it rests on from the beginning."""

    section = forms.TypedChoiceField(choices=list(SECTION_WORDS.items()), coerce=Section)
    insight = forms.UUIDField(required=False)


class InsightForm(PlainForm):
    """The insight that is cited."""

    insight = forms.UUIDField()
