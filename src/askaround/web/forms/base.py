"""What forms share."""

import re
from typing import Any
from zoneinfo import available_timezones

from django import forms

# ISO 3166-1 countries whose public holidays are known, filled when a form is first shown.
_COUNTRIES: list[tuple[str, str]] = []


def countries() -> list[tuple[str, str]]:
    """Return (code, name) of the countries whose holidays are known, by name."""
    if not _COUNTRIES:
        from holidays.registry import COUNTRIES

        named = {codes[1]: _spaced(codes[0]) for codes in COUNTRIES.values()}
        _COUNTRIES.extend(sorted(named.items(), key=lambda pair: pair[1]))
    return [("", "Not known"), *_COUNTRIES]


class ZoneField(forms.CharField):
    """An IANA time zone; the case does not matter, nor does a space for an underscore."""

    def __init__(self, **options: Any) -> None:
        """Hold the longest name of a zone."""
        super().__init__(max_length=64, **options)

    def clean(self, value: Any) -> str:
        """Check that there is such a zone."""
        said = str(super().clean(value)).replace(" ", "_")
        zones = {zone.casefold(): zone for zone in available_timezones()}
        if said and said.casefold() not in zones:
            raise forms.ValidationError(
                "There is no such time zone. Write it like Europe/Berlin or America/New_York."
            )
        return zones.get(said.casefold(), "")


# What is refused stands in the form again.
_TOO_LONG = (
    "This is %(show_value)d characters long and can be %(limit_value)d at most. "
    "Nothing was saved; your text is still here. Shorten it, or keep the rest elsewhere."
)
_NO_TEXT = (
    "There is a sign in this that no text can hold (a null character). Take it out; it may not be visible."
)


class PlainForm(forms.Form):
    """A form whose posted values can be sent again by another page."""

    use_required_attribute = True

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Let long texts be refused with the reason: a browser would cut what is pasted, without a word."""
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.error_messages |= {"max_length": _TOO_LONG, "null_characters_not_allowed": _NO_TEXT}
                if isinstance(field.widget, forms.Textarea):
                    field.widget.attrs.pop("maxlength", None)

    def posted(self) -> list[tuple[str, str]]:
        """Return what was posted, for a page that asks again; versions are left for that page to say."""
        names = [name for name in self.fields if not name.startswith("version")]
        return [(name, value) for name in names for value in self.data.getlist(name)]  # type: ignore[attr-defined]  # a QueryDict


class VersionedForm(PlainForm):
    """A form that knows which version of a record it shows."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _spaced(name: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return re.sub(r" (And|Of|The) ", lambda found: found[0].lower(), apart)
