"""Forms of direction: what paths are measured by."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from askaround.direction.models import Criterion
from askaround.direction.rules.criteria import THRESHOLD_WORDS
from askaround.paths.rules import MOST_CRITERIA, WORST
from askaround.web.forms.base import PlainForm

_THRESHOLDS = [
    ("", "no deal-breaker"),
    *((str(step), words) for step, words in THRESHOLD_WORDS.items() if step > WORST),
]


class RankingForm(PlainForm):
    """Criteria in the order of their fields: those that are ticked, and one of your own."""

    own = forms.CharField(label="One of your own", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Keep to as many as can be weighed."""
        said = super().clean() or {}
        if len(self.names()) > MOST_CRITERIA:
            self.add_error(None, f"Choose the {MOST_CRITERIA} that matter most. Nobody weighs more at once.")
        return said

    def names(self) -> list[str]:
        """Return the criteria in order, your own last."""
        chosen = self.data.getlist("value")  # type: ignore[attr-defined]  # a QueryDict
        return [name for name in (*chosen, self.data.get("own", "").strip()) if name]


class WeightsForm(PlainForm):
    """How much each criterion weighs, in hundredths; all empty for weights by rank."""

    def __init__(self, *arguments: Any, criteria: Sequence[Criterion], **options: Any) -> None:
        """Ask about each criterion."""
        super().__init__(*arguments, **options)
        for each in criteria:
            self.fields[f"weight_{each.uuid}"] = forms.IntegerField(
                label=each.name, min_value=0, max_value=100, required=False, initial=each.weight
            )

    def clean(self) -> dict[str, Any]:
        """Ask for all or none."""
        said = super().clean() or {}
        if 0 < len(self._given(said)) < len(self.fields):
            self.add_error(None, "Give each of them a number, or leave all of them empty.")
        elif self._given(said) and not sum(self._given(said).values()):
            self.add_error(None, "At least one has to weigh something.")
        return said

    def weights(self) -> dict[UUID, int]:
        """Return the weights by criterion, none for weights by rank."""
        return {UUID(name.removeprefix("weight_")): of for name, of in self._given(self.cleaned_data).items()}

    @staticmethod
    def _given(said: dict[str, Any]) -> dict[str, int]:
        return {name: value for name, value in said.items() if value is not None}


class DealBreakerForm(PlainForm):
    """What a path has to reach at least on a criterion."""

    threshold = forms.TypedChoiceField(
        label="Deal-breaker", choices=_THRESHOLDS, coerce=int, empty_value=None, required=False
    )
