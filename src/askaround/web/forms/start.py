"""The form of the first visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from askaround.accounts.models import User
from askaround.journeys.rules.start import MOST_FIRST_PATHS, Introduced, SaidPath
from askaround.paths.models import Path
from askaround.paths.rules import PathDetails
from askaround.web.forms.base import VersionedForm
from askaround.web.forms.paths import PathFields

_WORDS = ("title", "field", "place", "why")


@dataclass(frozen=True, slots=True)
class Slot:
    """The fields of one path; `open` tells whether it says something or the first."""

    title: forms.BoundField
    field: forms.BoundField
    place: forms.BoundField
    why: forms.BoundField
    hidden: tuple[forms.BoundField, forms.BoundField]
    open: bool


class CuriousForm(VersionedForm):
    """One to three paths, and who is asking."""

    name = forms.CharField(label="Your name", max_length=200, required=False)
    introduction = forms.CharField(
        label="You in one line",
        max_length=200,
        required=False,
        help_text="For example: I am finishing a degree in geography.",
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Ask about each path."""
        super().__init__(*arguments, **options)
        for number in range(MOST_FIRST_PATHS):
            for name, field in PathFields().fields.items():
                field.required = False
                field.widget.is_required = False
                self.fields[f"{name}_{number}"] = field
            self.fields[f"path_{number}"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
            self.fields[f"version_{number}"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """See that each path that says anything says which kind of work, and that there is one."""
        said = super().clean() or {}
        sentence = "Say which kind of work you are curious about."
        for number in range(MOST_FIRST_PATHS):
            others = [said.get(f"{name}_{number}") for name in ("field", "place", "why", "path")]
            if any(others) and not said.get(f"title_{number}"):
                self.add_error(f"title_{number}", sentence)
        if not any(said.get(f"title_{number}") for number in range(MOST_FIRST_PATHS)) and not self.errors:
            self.add_error("title_0", sentence)
        return said

    def slots(self) -> list[Slot]:
        """Return the fields path by path."""
        return [self._slot(number) for number in range(MOST_FIRST_PATHS)]

    def _slot(self, number: int) -> Slot:
        title, field, place, why = (self[f"{name}_{number}"] for name in _WORDS)
        return Slot(
            title,
            field,
            place,
            why,
            hidden=(self[f"path_{number}"], self[f"version_{number}"]),
            open=number == 0 or bool(title.value() or title.errors),
        )

    def paths(self) -> list[SaidPath]:
        """Return the paths that were said."""
        said = self.cleaned_data
        return [
            SaidPath(
                PathDetails(**{name: said[f"{name}_{number}"] for name in _WORDS}),
                said[f"path_{number}"],
                said[f"version_{number}"],
            )
            for number in range(MOST_FIRST_PATHS)
            if said[f"title_{number}"]
        ]

    def you(self) -> Introduced:
        """Return who is asking."""
        said = self.cleaned_data
        return Introduced(said["name"], said["introduction"], said["version"])

    @staticmethod
    def values_of(owner: User, paths: Sequence[Path]) -> dict[str, Any]:
        """Return what the form shows of what was said before."""
        values = {name: getattr(owner, name) for name in ("name", "introduction", "version")}
        for number, path in enumerate(paths[:MOST_FIRST_PATHS]):
            values |= {f"{name}_{number}": getattr(path, name) for name in (*_WORDS, "version")}
            values[f"path_{number}"] = path.uuid
        return values
