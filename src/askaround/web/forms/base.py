"""What forms share."""

import re
from functools import cache
from typing import Any

from django import forms

from askaround.kit.zones import current_name, names

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
    """An IANA time zone by any name of it, or by its city alone; what is kept is its name of today."""

    def __init__(self, **options: Any) -> None:
        """Hold the longest name of a zone."""
        super().__init__(max_length=64, **options)

    def clean(self, value: Any) -> str:
        """Check that there is such a zone."""
        said = str(super().clean(value))
        if not said:
            return ""
        zones = _zones().get(_plain(said), set())
        if len(zones) != 1:
            raise forms.ValidationError(
                "There is no such time zone. Write it like Europe/Berlin or America/New_York."
            )
        return next(iter(zones))


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


@cache
def _zones() -> dict[str, set[str]]:
    """Return the zones by each name that may be meant: the whole, and the city."""
    found: dict[str, set[str]] = {}
    for name in names():
        for said in {name, name.rpartition("/")[2]} - names() | {name}:
            found.setdefault(_plain(said), set()).add(current_name(name))
    return found


def _plain(name: str) -> str:
    """Return a name as it compares: St. John's is St_Johns."""
    return re.sub(r"[ _]+", "_", re.sub(r"[.'’]", "", name)).strip("_").casefold()


def _spaced(name: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return re.sub(r" (And|Of|The) ", lambda found: found[0].lower(), apart)
