"""Forms of imports."""

from collections.abc import Sequence
from typing import Any

from django import forms

from askaround.me.rules import Background
from askaround.web.forms.base import PlainForm


class UploadForm(PlainForm):
    """A file of contacts."""

    file = forms.FileField(
        label="Your LinkedIn export",
        allow_empty_file=True,
        max_length=255,
        error_messages={"required": "Choose the file first: LinkedIn's ZIP, or Connections.csv from it."},
        widget=forms.FileInput(attrs={"accept": ".csv,.zip"}),
    )


class OffersForm(PlainForm):
    """What a file tells of you, with a box to tick for each thing that is new; all are ticked at first."""

    def __init__(self, told: Background, new: Background, *arguments: Any) -> None:
        """Offer what is new of what is told; a box is named by its place in what is told."""
        super().__init__(*arguments)
        self.told = told
        self._offer("positions", "Positions", [(each, each.words) for each in told.positions], new.positions)
        self._offer("schooling", "Schools", [(each, each.words) for each in told.schooling], new.schooling)
        self._offer("skills", "Skills", [(each, each) for each in told.skills], new.skills)

    def chosen(self) -> Background:
        """Return what was ticked."""
        ticked = {name: [int(place) for place in places] for name, places in self.cleaned_data.items()}
        return Background(
            tuple(self.told.positions[place] for place in ticked.get("positions", ())),
            tuple(self.told.schooling[place] for place in ticked.get("schooling", ())),
            tuple(self.told.skills[place] for place in ticked.get("skills", ())),
        )

    def _offer(
        self, name: str, label: str, told: Sequence[tuple[object, str]], new: Sequence[object]
    ) -> None:
        choices = [(str(place), words) for place, (each, words) in enumerate(told) if each in new]
        if choices:
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                choices=choices,
                required=False,
                initial=[place for place, _ in choices],
                widget=forms.CheckboxSelectMultiple,
            )
