"""Forms of what prepares a talk."""

from typing import Any

from django import forms

from askaround.conversations.models import GuideItem
from askaround.conversations.rules import STAGE_WORDS, Stage
from askaround.paths.models import Unknown
from askaround.paths.rules import TOPIC_WORDS, Topic
from askaround.web.forms.base import PlainForm, VersionedForm

_TOPICS = [(topic.value, words) for topic, words in TOPIC_WORDS.items()]
_EARLIER = -1
_LATER = 1


class ProposeForm(PlainForm):
    """How far you are with the path."""

    stage = forms.TypedChoiceField(
        label="Where are you with it?",
        choices=[(stage.value, words) for stage, words in STAGE_WORDS.items()],
        coerce=Stage,
    )


class WordingForm(PlainForm):
    """A question and what it is about."""

    text = forms.CharField(
        label="Your question",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the question that you want to ask."},
    )
    topic = forms.TypedChoiceField(label="About", choices=_TOPICS, coerce=Topic, initial=Topic.DAY.value)

    def as_typed(self) -> str:
        """Return the question as it stands in the field, with plain line ends."""
        return str(self["text"].value() or "").replace("\r\n", "\n")


class OwnQuestionForm(WordingForm):
    """A question of your own, perhaps about an open question of the path."""

    unknown = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def values_of(unknown: Unknown | None) -> dict[str, Any]:
        """Return what the form shows where an open question is to be put in other words."""
        if unknown is None:
            return {}
        return {"text": unknown.question, "topic": unknown.topic, "unknown": unknown.uuid}


class RewordForm(WordingForm, VersionedForm):
    """A question of the guide, in other words."""

    @staticmethod
    def values_of(item: GuideItem) -> dict[str, Any]:
        """Return what the form shows."""
        return {name: getattr(item, name) for name in ("text", "topic", "version")}


class BankForm(PlainForm):
    """What to look for in the bank."""

    topic = forms.ChoiceField(label="About", choices=[("", "every topic"), *_TOPICS], required=False)
    q = forms.CharField(label="With the words", max_length=100, required=False)


class OrderForm(VersionedForm):
    """Questions in the order of their fields; a button may move one of them by a place."""

    question = forms.UUIDField()

    def order(self) -> list[str]:
        """Return the questions in order, that of the button moved."""
        named = self.data.getlist("question")  # type: ignore[attr-defined]  # a QueryDict
        which, _, way = self.data.get("move", "").partition(" ")
        if which in named:
            here = named.index(which)
            there = max(here + (_EARLIER if way == "up" else _LATER), 0)
            named.insert(there, named.pop(here))
        return list(named)
