"""Forms of people."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, RegexValidator, URLValidator
from django.utils import timezone

from askaround.kit.clock import now
from askaround.people.rules import TIE_WORDS, PersonDetails, PositionDetails
from askaround.web.forms.base import PlainForm, VersionedForm, countries

_TIES = [
    ("", "Not said yet"),
    *((tie.value, words[:1].upper() + words[1:]) for tie, words in TIE_WORDS.items()),
]
# As liberal as imports are, so that whoever came in can be edited.
_mail_address = RegexValidator(
    r"^[^@\s]+@[^@\s]+$", "Write a mail address like name@example.org, one a line."
)
_web_address = URLValidator(schemes=["http", "https"])


def this_year() -> int:
    """Return the year it is by the owner's clock."""
    return timezone.localtime(now()).year


def _with_scheme(line: str) -> str:
    return line if "://" in line or ":" in line.partition("/")[0] else f"https://{line}"


class LinesField(forms.CharField):
    """Several values, one a line, each checked."""

    def __init__(self, *, check: Any = None, tidy: Callable[[str], str] = str, **options: Any) -> None:
        """Remember how a line is tidied and checked."""
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False, **options)
        self.check_line, self.tidy_line = check, tidy

    def to_python(self, value: Any) -> Any:
        """Return the lines that say something."""
        lines = [line.strip() for line in (value or "").splitlines()]
        return tuple(dict.fromkeys(self.tidy_line(line) for line in lines if line))

    def validate(self, value: Any) -> None:
        """Check each line."""
        for line in value:
            if self.check_line:
                self.check_line(line)

    def run_validators(self, value: Any) -> None:
        """Check the lengths of all lines together."""
        super().run_validators("\n".join(value))


class PersonFields(PlainForm):
    """What you can say about a person."""

    given_name = forms.CharField(label="First name", max_length=10_000, required=False)
    family_name = forms.CharField(label="Last name", max_length=10_000, required=False)
    title = forms.CharField(label="Title", max_length=10_000, required=False, help_text="What they do now.")
    organisation = forms.CharField(label="Company or organisation", max_length=10_000, required=False)
    tie = forms.ChoiceField(label="How you know each other", choices=_TIES, required=False)
    tie_detail = forms.CharField(
        label="In your words",
        max_length=400,
        required=False,
        help_text="Where or through whom; for an introduction, the name of who introduced you.",
    )
    tie_year = forms.IntegerField(
        label="Since the year", required=False, min_value=1900, validators=[MaxValueValidator(this_year)]
    )
    mails = LinesField(label="Mail", check=_mail_address, help_text="One per line.")
    profiles = LinesField(
        label="Profile address", check=_web_address, tidy=_with_scheme, help_text="One per line."
    )
    phones = LinesField(label="Phone", help_text="One per line.")
    country = forms.ChoiceField(
        label="Country",
        choices=countries,
        required=False,
        help_text="Whose holidays count when days are counted.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a name."""
        said = super().clean() or {}
        if not said.get("given_name") and not said.get("family_name"):
            self.add_error("given_name", "A person needs a name, even if it is only a first name.")
        return said

    def details(self) -> PersonDetails:
        """Return what was said."""
        return PersonDetails(
            **{name: value for name, value in self.cleaned_data.items() if name != "version"}
        )

    @staticmethod
    def values_of(details: PersonDetails) -> dict[str, Any]:
        """Return what the form shows of a person."""
        names = PersonDetails.__dataclass_fields__
        values = {name: getattr(details, name) for name in names}
        return {
            name: "\n".join(value) if isinstance(value, tuple) else value for name, value in values.items()
        }


class PersonForm(PersonFields, VersionedForm):
    """A person who is on file."""


class NotesForm(VersionedForm):
    """Notes about a person."""

    notes = forms.CharField(
        label="Notes",
        required=False,
        strip=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Markdown works: **bold**, lists with -, links.",
    )


class PositionForm(PlainForm):
    """An earlier position."""

    title = forms.CharField(label="Title", max_length=400)
    organisation = forms.CharField(label="Company or organisation", max_length=400, required=False)
    started_on = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    ended_on = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        """Keep time in order."""
        said = super().clean() or {}
        start, end = said.get("started_on"), said.get("ended_on")
        if start and end and end < start:
            self.add_error("ended_on", "The end is before the beginning.")
        return said

    def details(self) -> PositionDetails:
        """Return what was said."""
        return PositionDetails(**self.cleaned_data)
