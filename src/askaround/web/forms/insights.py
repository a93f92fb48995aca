"""Forms of insights."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any
from uuid import UUID

from django import forms

from askaround.insights.models import Insight, Reading
from askaround.insights.rules import (
    VANTAGE_WORDS,
    VISIBILITY_WORDS,
    ReadingDetails,
    RelationKind,
    Vantage,
    Visibility,
)
from askaround.kit.text import fold
from askaround.paths.models import Path
from askaround.paths.rules import FIT_WORDS, TOPIC_WORDS, Topic
from askaround.web.forms.base import PlainForm, VersionedForm

_NO_READING = ""
# More criteria than anybody weighs, and those that an insight was read on before.
_MOST_ROWS = 24
_SCORES = [(_NO_READING, "says nothing of it"), *((str(score), words) for score, words in FIT_WORDS.items())]


class InsightFields(PlainForm):
    """What you learned."""

    claim = forms.CharField(
        label="What did you learn?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One claim, in a sentence of yours.",
        error_messages={"required": "Say in a sentence what you learned."},
    )
    quote = forms.CharField(
        label="The words it rests on",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="As they were said, as far as you have them.",
    )
    topic = forms.TypedChoiceField(
        label="Topic",
        choices=[(topic.value, words) for topic, words in TOPIC_WORDS.items()],
        coerce=Topic,
        initial=Topic.DAY,
    )
    path = forms.ChoiceField(label="Path", required=False)
    vantage = forms.TypedChoiceField(
        label="How they know",
        choices=[(each.value, words) for each, words in VANTAGE_WORDS.items()],
        coerce=Vantage,
    )
    said_on = forms.DateField(label="Said on", widget=forms.DateInput(attrs={"type": "date"}))
    visibility = forms.TypedChoiceField(
        label="Who may see who said it",
        choices=[(each.value, words) for each, words in VISIBILITY_WORDS.items()],
        coerce=Visibility,
        help_text="So far nobody but you sees anything. This is kept for the day you share some of it.",
    )
    volunteered = forms.BooleanField(label="They said it without being asked", required=False)

    def __init__(self, *arguments: Any, paths: Sequence[Path], **options: Any) -> None:
        """Offer the paths."""
        super().__init__(*arguments, **options)
        self.fields["path"] = forms.ChoiceField(
            label="Path",
            choices=[("", "No path in particular"), *((str(path.uuid), path.title) for path in paths)],
            required=False,
        )

    def said(self) -> dict[str, Any]:
        """Return what was said, by the names of InsightDetails."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {**said, "path": UUID(said["path"]) if said["path"] else None}

    @staticmethod
    def values_of(insight: Insight) -> dict[str, Any]:
        """Return what the form shows of an insight."""
        names = ("claim", "quote", "topic", "vantage", "visibility", "volunteered", "said_on", "version")
        path = str(insight.path.uuid) if insight.path else ""
        return {**{name: getattr(insight, name) for name in names}, "path": path}


class InsightForm(InsightFields, VersionedForm):
    """One that is there already."""


class ReadingsForm(VersionedForm):
    """How far an insight speaks for one path, criterion by criterion; all may be skipped."""

    path = forms.UUIDField(widget=forms.HiddenInput)
    own = forms.CharField(label="Something else that matters to you", max_length=200, required=False)
    own_score = forms.ChoiceField(label="What it says of that", choices=_SCORES, required=False)

    def __init__(self, *arguments: Any, criteria: Sequence[str] = (), **options: Any) -> None:
        """Ask about each criterion: those that were posted, or else those given."""
        super().__init__(*arguments, **options)
        posted = [self.data.get(f"criterion_{number}", "") for number in range(_MOST_ROWS)]
        self.criteria = list(takewhile(str.strip, posted)) or list(criteria)
        for number, criterion in enumerate(self.criteria):
            self.fields[f"criterion_{number}"] = forms.CharField(
                max_length=200, initial=criterion, widget=forms.HiddenInput
            )
            self.fields[f"score_{number}"] = forms.ChoiceField(
                label=criterion, choices=_SCORES, required=False, widget=forms.RadioSelect
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each criterion: its name and the score."""
        return [(self[f"criterion_{n}"], self[f"score_{n}"]) for n in range(len(self.criteria))]

    def readings(self) -> list[ReadingDetails]:
        """Return what was said of the path; what is named twice counts once."""
        said = self.cleaned_data
        told = [(said[f"criterion_{n}"], said[f"score_{n}"]) for n in range(len(self.criteria))]
        told.append((said["own"].strip(), said["own_score"]))
        scores = {fold(name): (name, score) for name, score in told if name and score != _NO_READING}
        return [ReadingDetails(said["path"], name, int(score)) for name, score in scores.values()]

    @staticmethod
    def values_of(
        path: Path, criteria: Sequence[str], readings: Sequence[Reading], version: int
    ) -> dict[str, Any]:
        """Return what the form shows of the readings of a path."""
        scores = {each.key: each.score for each in readings}
        values: dict[str, Any] = {"version": version, "path": path.uuid}
        for number, criterion in enumerate(criteria):
            values[f"criterion_{number}"] = criterion
            values[f"score_{number}"] = str(scores.get(fold(criterion), _NO_READING))
        return values


class RelationForm(PlainForm):
    """Which other insight, and how it stands to this one."""

    other = forms.UUIDField()
    kind = forms.TypedChoiceField(
        choices=[(kind.value, kind.value) for kind in RelationKind], coerce=RelationKind
    )
