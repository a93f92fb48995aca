"""Forms of imports."""

from collections.abc import Sequence
from typing import Any

from django import forms

from askaround.me.rules import Background
from askaround.people.rules import DATE_ORDERS, FileReading
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


class ReadingForm(PlainForm):
    """How a file is to be read, where it does not tell by itself."""

    encoding = forms.ChoiceField(label="Its letters are", required=False)
    dates = forms.ChoiceField(
        label="In dates like 3/4/2024 comes first",
        required=False,
        choices=[
            ("", "not known: leave them out"),
            *((order, words) for order, words in DATE_ORDERS.items()),
        ],
    )

    def __init__(self, reading: FileReading, encodings: list[tuple[str, str]], *arguments: Any) -> None:
        """Offer what bears on this file; what is guessed is chosen at first."""
        super().__init__(*arguments)
        self.initial = reading.stored()
        self.fields["encoding"].choices = encodings  # type: ignore[attr-defined]  # of a ChoiceField
        if not reading.guessed:
            del self.fields["encoding"]
        if not (reading.open or reading.dates):
            del self.fields["dates"]


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
