"""Forms of notes, and what the screen of a talk sends."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from askaround.conversations.models import Note
from askaround.conversations.rules import (
    LONGEST_LINE,
    NOTE_WORDS,
    NoteDetails,
    NoteKind,
    NoteWords,
    Prompting,
)
from askaround.paths.rules import TOPIC_WORDS
from askaround.web.forms.base import PlainForm, VersionedForm

_KINDS = [(kind.value, words.capitalize()) for kind, words in NOTE_WORDS.items()]
_TOPICS = [("", "None in particular"), *((topic.value, words) for topic, words in TOPIC_WORDS.items())]
_PROMPTINGS = [
    ("", "Not noted"),
    (Prompting.ASKED.value, "You asked"),
    (Prompting.VOLUNTEERED.value, "They said it of themselves"),
]
# Clocks of screens may be wrong, but not by decades.
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MOST = 1_000_000_000


class NoteFields(PlainForm):
    """What a line of notes says."""

    text = forms.CharField(
        label="What was said",
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was said, in a word at least."},
    )
    kind = forms.TypedChoiceField(label="It is a", choices=_KINDS, coerce=NoteKind)
    topic = forms.ChoiceField(label="Topic", choices=_TOPICS, required=False)
    prompting = forms.ChoiceField(label="How it came up", choices=_PROMPTINGS, required=False)

    def words(self) -> NoteWords:
        """Return the line as the chapter takes it."""
        return NoteWords(**{name: self.cleaned_data[name] for name in ("text", "kind", "topic", "prompting")})


class NoteForm(NoteFields, VersionedForm):
    """A line of notes, to be said differently."""

    @staticmethod
    def values_of(note: Note) -> dict[str, Any]:
        """Return what the form shows of a line."""
        return {name: getattr(note, name) for name in ("text", "kind", "topic", "prompting", "version")}


class LineForm(forms.Form):
    """A line as the screen keeps it."""

    uuid = forms.UUIDField()
    edits = forms.IntegerField(min_value=1, max_value=_MOST)
    place = forms.IntegerField(min_value=0, max_value=_MOST)
    said_at = forms.DateTimeField()
    text = forms.CharField(strip=False, required=False)
    kind = forms.TypedChoiceField(choices=_KINDS, coerce=NoteKind)
    topic = forms.ChoiceField(choices=_TOPICS, required=False)
    prompting = forms.ChoiceField(choices=_PROMPTINGS, required=False)
    question = forms.UUIDField(required=False)
    removed = forms.BooleanField(required=False)

    def clean_said_at(self) -> dt.datetime:
        """Return the moment, where a calendar can hold it."""
        said_at: dt.datetime = self.cleaned_data["said_at"]
        if not _FIRST_YEAR <= said_at.year <= _LAST_YEAR:
            raise ValidationError("This is not a moment of our days.")
        return said_at


class KeptForm(forms.Form):
    """What was typed and ticked since the server last knew, each as JSON."""

    lines = forms.JSONField(required=False)
    asked = forms.JSONField(required=False)

    def clean_lines(self) -> list[NoteDetails]:
        """Return the lines; an unknown field is an error, as it would be lost."""
        said = self.cleaned_data["lines"] or []
        if not isinstance(said, list):
            raise ValidationError("Lines come as a list.")
        return [_line(number, values) for number, values in enumerate(said, 1)]

    def clean_asked(self) -> dict[UUID, dt.datetime | None]:
        """Return when each question was asked, None for one that was not."""
        said = self.cleaned_data["asked"] or {}
        if not isinstance(said, dict):
            raise ValidationError("What was asked comes by question.")
        return dict(_ticks(said))

    def refusal(self) -> str:
        """Return what is wrong, in sentences."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


def _line(number: int, values: object) -> NoteDetails:
    if not isinstance(values, dict):
        raise ValidationError(f"Line {number} is not a line.")
    unknown = sorted(set(values) - set(LineForm.base_fields))
    if unknown:
        raise ValidationError(f"Line {number} has a field that nobody knows: {unknown[0]}.")
    form = LineForm({**values, "text": _storable(values.get("text"))})
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise ValidationError(f"Line {number}, {field}: {errors[0]}")
    return NoteDetails(**form.cleaned_data)


def _storable(text: object) -> str:
    """Return a text without what no database takes: half letters, as a cut leaves them, and zeros."""
    plain = str(text or "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain.replace("\0", "")


def _ticks(said: dict[str, object]) -> Iterator[tuple[UUID, dt.datetime | None]]:
    for uuid, moment in said.items():
        try:
            yield UUID(uuid), forms.DateTimeField(required=False).clean(moment)
        except ValueError as error:
            raise ValidationError("A question is named by its id.") from error
