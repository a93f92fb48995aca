"""Forms of paths."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from django import forms

from askaround.paths.models import MindChanger, Path, Unknown
from askaround.paths.rules import (
    CONFIDENCE_WORDS,
    FIT_WORDS,
    IMPORTANCE_WORDS,
    MOST_CRITERIA,
    STARTERS,
    TOPIC_WORDS,
    Confidence,
    GuessDetails,
    PathDetails,
    Topic,
    UnknownDetails,
)
from askaround.web.forms.base import PlainForm, VersionedForm

_NO_GUESS = ""
_TOPICS = [(topic.value, words) for topic, words in TOPIC_WORDS.items()]


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


class PathForm(PathFields, VersionedForm):
    """A path that is there already."""


class DecisionForm(PlainForm):
    """Why a path is parked, ruled out or chosen."""

    reason = forms.CharField(
        label="Why?",
        max_length=1000,
        required=False,
        help_text="A line for later: you will wonder.",
    )


class GuessesForm(VersionedForm):
    """How well a path may fit each criterion, and how sure you are; all may be skipped."""

    def __init__(self, *arguments: Any, criteria: Sequence[str] = (), **options: Any) -> None:
        """Ask about each criterion: those that were posted, or else those given."""
        super().__init__(*arguments, **options)
        posted = [self.data.get(f"criterion_{number}", "") for number in range(MOST_CRITERIA)]
        self.criteria = list(takewhile(str.strip, posted)) or list(criteria)
        for number, criterion in enumerate(self.criteria):
            self.fields[f"criterion_{number}"] = forms.CharField(
                max_length=200, initial=criterion, widget=forms.HiddenInput
            )
            self.fields[f"fit_{number}"] = forms.ChoiceField(
                label=criterion,
                choices=[*((str(fit), words) for fit, words in FIT_WORDS.items()), (_NO_GUESS, "no guess")],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"sure_{number}"] = forms.ChoiceField(
                label=f"How sure: {criterion}",
                choices=[(confidence.value, words) for confidence, words in CONFIDENCE_WORDS.items()],
                required=False,
                initial=Confidence.UNSURE.value,
                widget=forms.RadioSelect,
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return the fields of each criterion: its name, the fit, and how sure."""
        return [
            (self[f"criterion_{number}"], self[f"fit_{number}"], self[f"sure_{number}"])
            for number in range(len(self.criteria))
        ]

    def guesses(self) -> list[GuessDetails]:
        """Return what was guessed."""
        said = self.cleaned_data
        return [
            GuessDetails(
                said[f"criterion_{number}"],
                int(said[f"fit_{number}"]),
                Confidence(said[f"sure_{number}"] or Confidence.UNSURE),
            )
            for number in range(len(self.criteria))
            if said[f"fit_{number}"] != _NO_GUESS
        ]

    @staticmethod
    def values_of(criteria: Sequence[str], guesses: Sequence[GuessDetails], version: int) -> dict[str, Any]:
        """Return what the form shows of the guesses on file."""
        known = {guess.criterion: guess for guess in guesses}
        values: dict[str, Any] = {"version": version}
        for number, criterion in enumerate(criteria):
            guess = known.get(criterion)
            values[f"criterion_{number}"] = criterion
            values[f"fit_{number}"] = str(guess.score) if guess else _NO_GUESS
            values[f"sure_{number}"] = guess.confidence.value if guess else Confidence.UNSURE.value
        return values


class MindChangerFields(PlainForm):
    """What would change your mind."""

    text = forms.CharField(
        label="What would change your mind?",
        max_length=500,
        help_text="Something you could hear or see, such as: three of five would not do it again.",
        error_messages={"required": "Say it in a few words first."},
    )


class MindChangerForm(MindChangerFields, VersionedForm):
    """One that is there already."""

    @staticmethod
    def values_of(changer: MindChanger) -> dict[str, Any]:
        """Return what the form shows."""
        return {"text": changer.text, "version": changer.version}


class UnknownFields(PlainForm):
    """A question that only somebody who does the work can answer."""

    question = forms.CharField(
        label="Question",
        max_length=300,
        help_text="One that only somebody who does the work can answer.",
        error_messages={"required": "Ask it in a sentence first."},
    )
    topic = forms.TypedChoiceField(label="Topic", choices=_TOPICS, coerce=Topic)
    importance = forms.TypedChoiceField(
        label="How much it matters", choices=list(IMPORTANCE_WORDS.items()), coerce=int, initial=2
    )

    def details(self) -> UnknownDetails:
        """Return what was asked."""
        return UnknownDetails(
            **{name: self.cleaned_data[name] for name in ("question", "topic", "importance")}
        )


class UnknownForm(UnknownFields, VersionedForm):
    """One that is there already."""

    @staticmethod
    def values_of(unknown: Unknown) -> dict[str, Any]:
        """Return what the form shows."""
        return {name: getattr(unknown, name) for name in ("question", "topic", "importance", "version")}


class StartersForm(PlainForm):
    """The starter set: none is forced."""

    ticked = forms.MultipleChoiceField(
        choices=[(each.question, each.question) for each in STARTERS],
        error_messages={"required": "Tick the questions that you want to find out about."},
    )

    def details(self) -> list[UnknownDetails]:
        """Return those that were ticked."""
        return [each for each in STARTERS if each.question in self.cleaned_data["ticked"]]
