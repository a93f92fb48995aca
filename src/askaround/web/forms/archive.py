"""The form that is asked for before somebody is erased."""

from django import forms

from askaround.kit.text import fold
from askaround.people.models import Person
from askaround.web.forms.base import PlainForm


class EraseForm(PlainForm):
    """A name to type: the one thing here that cannot be taken back."""

    name = forms.CharField(label="Their first name", max_length=400, error_messages={"required": "Type it."})

    def __init__(self, data: object, person: Person) -> None:
        """Keep which name is right."""
        super().__init__(data)
        self._names = {
            fold(person.called),
            fold(person.given_name or person.display_name),
            fold(person.display_name),
        }

    def clean_name(self) -> str:
        """Refuse another name."""
        name = str(self.cleaned_data["name"])
        if fold(name) not in self._names:
            raise forms.ValidationError("That is not their name, so nothing is erased.")
        return name
