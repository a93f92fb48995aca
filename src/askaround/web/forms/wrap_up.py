"""Forms of what comes after a conversation."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any
from uuid import UUID

from django import forms

from askaround.conversations.rules import NOTE_WORDS, NoteKind
from askaround.direction.models import Reflection
from askaround.direction.rules import ENERGY_WORDS, LONGEST_ANSWER, ReflectionDetails
from askaround.insights.rules import VANTAGE_WORDS, VISIBILITY_WORDS, ReadingDetails, Vantage, Visibility
from askaround.paths.models import Path
from askaround.paths.rules import FIT_WORDS, MOST_CRITERIA, TOPIC_WORDS, Topic
from askaround.people.rules import PersonDetails
from askaround.relationships.models import Thanks
from askaround.web.forms.base import PlainForm, VersionedForm

_SAYS_NOTHING = ""


def _choices(words: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(value, said[:1].upper() + said[1:]) for value, said in words.items()]


class _Answer(forms.CharField):
    """A short answer in a few lines."""

    def __init__(self, label: str, rows: int = 2, **options: Any) -> None:
        """Ask a question."""
        told = {"max_length": LONGEST_ANSWER, "required": False, **options}
        super().__init__(label=label, widget=forms.Textarea(attrs={"rows": rows}), **told)


class ThanksForm(VersionedForm):
    """The words of a thank-you; its version is 0 before they were ever saved."""

    text = _Answer("Your thank-you", rows=9, max_length=20_000, strip=False)

    def clean_text(self) -> str:
        """Return the text with plain line ends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    @staticmethod
    def values_of(thanks: Thanks | None, draft: str) -> dict[str, Any]:
        """Return what the form shows: what was written, or what is proposed while nothing was."""
        if thanks is None:
            return {"text": draft, "version": 0}
        own = thanks.text != thanks.drafted
        return {"text": thanks.text if own else draft, "version": thanks.version}


class WrittenForm(PlainForm):
    """What you remember, a line for each thing."""

    lines = _Answer(
        "What do you remember?",
        rows=6,
        max_length=50_000,
        required=True,
        help_text="A line for each thing: what they said, names, what was promised.",
        error_messages={"required": "Write a line for each thing you remember."},
    )


class _LinesField(forms.Field):
    """The lines that were ticked."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[UUID]:
        """Return their ids; raises ValidationError for what is none."""
        return [forms.UUIDField().clean(each) for each in value or []]


class MarkForm(PlainForm):
    """What the ticked lines are."""

    line = _LinesField(error_messages={"required": "Tick the lines first."})
    kind = forms.TypedChoiceField(
        label="The ticked lines are",
        choices=[(kind.value, words) for kind, words in NOTE_WORDS.items() if kind is not NoteKind.NOTE],
        coerce=NoteKind,
    )

    def marks(self) -> dict[str, Any]:
        """Return the ticked lines and what they are."""
        return {"notes": self.cleaned_data["line"], "kind": self.cleaned_data["kind"]}


class NameForm(PlainForm):
    """Somebody who was named."""

    given_name = forms.CharField(label="First name", max_length=200)
    family_name = forms.CharField(label="Last name", max_length=200, required=False)
    title = forms.CharField(label="Title", max_length=200, required=False)
    organisation = forms.CharField(label="Company or organisation", max_length=200, required=False)

    def details(self, proposed: PersonDetails) -> PersonDetails:
        """Return what was said, with how you know of each other as proposed."""
        return PersonDetails(tie=proposed.tie, tie_detail=proposed.tie_detail, **self.cleaned_data)

    @staticmethod
    def values_of(details: PersonDetails) -> dict[str, str]:
        """Return what the form shows of somebody."""
        names = ("given_name", "family_name", "title", "organisation")
        return {name: getattr(details, name) for name in names}


class InsightForm(PlainForm):
    """A line of notes as an insight, and how far it speaks for a path on each criterion."""

    claim = _Answer(
        "What did you learn?",
        required=True,
        help_text="One claim, in a sentence that will make sense in a year.",
        error_messages={"required": "Say in a sentence what you learned."},
    )
    quote = _Answer("The words it rests on", help_text="As they said it, as far as you noted it.")
    topic = forms.TypedChoiceField(
        label="Topic", choices=[(each.value, words) for each, words in TOPIC_WORDS.items()], coerce=Topic
    )
    vantage = forms.TypedChoiceField(
        label="From where do they speak?",
        choices=_choices(VANTAGE_WORDS),
        coerce=Vantage,
    )
    path = forms.ChoiceField(label="Path it bears on", required=False)
    visibility = forms.TypedChoiceField(
        label="Who may see who said it",
        choices=_choices(VISIBILITY_WORDS),
        coerce=Visibility,
        initial=Visibility.PRIVATE,
    )

    def __init__(
        self,
        *arguments: Any,
        paths: Sequence[Path] = (),
        criteria: Sequence[str] = (),
        **options: Any,
    ) -> None:
        """Offer the paths, and ask about each criterion: those given, or on its way back those posted."""
        super().__init__(*arguments, **options)
        offered = [("", "No path in particular"), *((str(path.uuid), path.title) for path in paths)]
        self.fields["path"] = forms.ChoiceField(label="Path it bears on", required=False, choices=offered)
        posted = [self.data.get(f"criterion_{number}", "") for number in range(MOST_CRITERIA)]
        self.criteria = list(takewhile(str.strip, posted)) if self.is_bound else list(criteria)
        for number, criterion in enumerate(self.criteria):
            self.fields[f"criterion_{number}"] = forms.CharField(
                max_length=200, initial=criterion, widget=forms.HiddenInput
            )
            self.fields[f"reading_{number}"] = forms.ChoiceField(
                label=criterion,
                choices=[
                    *((str(fit), words) for fit, words in FIT_WORDS.items()),
                    (_SAYS_NOTHING, "says nothing about it"),
                ],
                required=False,
                widget=forms.RadioSelect,
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each criterion: its name, and the reading."""
        return [
            (self[f"criterion_{number}"], self[f"reading_{number}"]) for number in range(len(self.criteria))
        ]

    def readings(self, path: Path | None) -> list[ReadingDetails]:
        """Return what was read; without a path there is nothing to read it on."""
        said = self.cleaned_data
        if path is None:
            return []
        return [
            ReadingDetails(path.uuid, said[f"criterion_{number}"], int(said[f"reading_{number}"]))
            for number in range(len(self.criteria))
            if said[f"reading_{number}"] != _SAYS_NOTHING
        ]


class QuestionForm(PlainForm):
    """Which question was answered."""

    unknown = forms.UUIDField()


class ReflectionForm(VersionedForm):
    """Four short questions; its version is 0 before they were answered."""

    surprise = _Answer("What surprised you?")
    energy = forms.TypedChoiceField(
        label="What did it do to your energy?",
        choices=[(str(energy), words) for energy, words in ENERGY_WORDS.items()],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one; a first feeling is enough."},
    )
    changed = _Answer("What changed in how you see this work?")
    next_question = _Answer("What do you want to ask next, and whom?")

    def clean(self) -> dict[str, Any]:
        """Ask for at least a few words."""
        said = super().clean() or {}
        if not any(said.get(name, "").strip() for name in ("surprise", "changed", "next_question")):
            self.add_error("surprise", "Answer at least one of the questions in a few words.")
        return said

    def details(self) -> ReflectionDetails:
        """Return what was answered."""
        names = ReflectionDetails.__dataclass_fields__
        return ReflectionDetails(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def values_of(reflection: Reflection | None) -> dict[str, Any]:
        """Return what the form shows of your answers."""
        if reflection is None:
            return {"version": 0}
        names = (*ReflectionDetails.__dataclass_fields__, "version")
        return {name: getattr(reflection, name) for name in names}
