"""Forms about you."""

from collections.abc import Mapping
from typing import Any

from django import forms

from askaround.me.rules import (
    ACTIVITIES,
    JOY_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    MOST_VALUES,
    NOT_SAID,
    TALENT_PROMPTS,
    ConstraintDetails,
    ConstraintKind,
    Liking,
    OwnPositionDetails,
    OwnSchoolingDetails,
    SkillDetails,
    in_order,
)
from askaround.web.forms.base import PlainForm, VersionedForm

_LIKINGS = [(str(int(liking)), word) for liking, word in zip(Liking, ("No", "Perhaps", "Yes"), strict=True)]


def _grade(label: str, words: Mapping[int, str]) -> forms.TypedChoiceField:
    choices = [("", NOT_SAID.capitalize()), *words.items()]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, required=False, empty_value=None)


class RatingForm(PlainForm):
    """How well something is done, and how gladly."""

    level = _grade("How well?", LEVEL_WORDS)
    joy = _grade("How gladly?", JOY_WORDS)


class SkillForm(RatingForm):
    """A skill."""

    name = forms.CharField(label="Something you can do", max_length=200)
    field_order = ["name", "level", "joy"]

    def details(self) -> SkillDetails:
        """Return what was said."""
        return SkillDetails(**self.cleaned_data)


class ValuesForm(PlainForm):
    """Values in the order of their fields: what was chosen from the deck, and one of your own."""

    own = forms.CharField(label="One of your own", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Keep to as many as can be weighed."""
        said = super().clean() or {}
        if len(self.names()) > MOST_VALUES:
            self.add_error(None, f"Choose the {MOST_VALUES} that matter most. Nobody weighs more at once.")
        return said

    def names(self) -> list[str]:
        """Return the values in order, your own last."""
        chosen = self.data.getlist("value")  # type: ignore[attr-defined]  # a QueryDict
        return [name for name in (*chosen, self.data.get("own", "").strip()) if name]


class TalentForm(PlainForm):
    """Something that comes easily."""

    prompt = forms.ChoiceField(label="The question", choices=[(text, text) for text in TALENT_PROMPTS])
    text = forms.CharField(label="Your answer", max_length=400)


class InterestsForm(PlainForm):
    """The exercise: how each activity appeals; all may be skipped."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Ask about each activity."""
        super().__init__(*arguments, **options)
        for key, _, text in ACTIVITIES:
            self.fields[key] = forms.ChoiceField(
                label=text, choices=_LIKINGS, required=False, widget=forms.RadioSelect
            )

    def answers(self) -> dict[str, Liking]:
        """Return what was answered."""
        return {key: Liking(int(given)) for key, given in self.cleaned_data.items() if given}


class ConstraintForm(PlainForm):
    """Something a path has to fit."""

    kind = forms.TypedChoiceField(
        label="About",
        choices=[(kind.value, word) for kind, word in KIND_WORDS.items()],
        coerce=ConstraintKind,
    )
    text = forms.CharField(label="What has to fit", max_length=400)
    hard = forms.BooleanField(label="A deal-breaker: without it, no", required=False)

    def details(self) -> ConstraintDetails:
        """Return what was said."""
        return ConstraintDetails(**self.cleaned_data)


def _month(label: str, help_text: str = "") -> forms.DateField:
    """Return a field for a year, or a year and a month, as the first day of it."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m", "%Y"],
        widget=forms.DateInput(format="%Y-%m"),
        help_text=help_text,
        error_messages={"invalid": "Write a year like 2018, or a month like 2018-04."},
    )


class OwnTimeForm(PlainForm):
    """A time of yours at a place."""

    started_on = _month("From", "A year, or a month: 2018 or 2018-04.")
    ended_on = _month("To")

    def clean(self) -> dict[str, Any]:
        """Keep time in order."""
        said = super().clean() or {}
        if not in_order(said.get("started_on"), said.get("ended_on")):
            self.add_error("ended_on", "The end is before the beginning.")
        return said

    def said(self) -> dict[str, Any]:
        """Return what was said, but for the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class OwnPositionForm(OwnTimeForm):
    """A position of yours."""

    title = forms.CharField(label="Title", max_length=400, required=False)
    organisation = forms.CharField(label="Company or organisation", max_length=400)
    field_order = ["organisation", "title", "started_on", "ended_on"]

    def details(self) -> OwnPositionDetails:
        """Return what was said."""
        return OwnPositionDetails(**self.said())


class OwnSchoolingForm(OwnTimeForm):
    """A school of yours."""

    school = forms.CharField(label="School or university", max_length=400)
    degree = forms.CharField(label="Degree or subject", max_length=400, required=False)
    field_order = ["school", "degree", "started_on", "ended_on"]

    def details(self) -> OwnSchoolingDetails:
        """Return what was said."""
        return OwnSchoolingDetails(**self.said())


class OwnPositionEditForm(OwnPositionForm, VersionedForm):
    """A position that is on file; LinkedIn lets one be without a company."""

    organisation = forms.CharField(label="Company or organisation", max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a word."""
        said = super().clean()
        if not said.get("title") and not said.get("organisation"):
            self.add_error("organisation", "Name the company, or the title.")
        return said


class OwnSchoolingEditForm(OwnSchoolingForm, VersionedForm):
    """A school that is on file."""
