"""Forms of messages."""

from typing import Any

from django import forms

from askaround.outreach.models import Message
from askaround.outreach.rules import ANSWER_WORDS, AnswerKind, Channel
from askaround.web.forms.base import PlainForm, VersionedForm


class ComposeForm(VersionedForm):
    """The text of a message."""

    subject = forms.CharField(label="Subject", max_length=400, required=False)
    body = forms.CharField(
        label="Message",
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean_body(self) -> str:
        """Return the text with plain line ends, so that places in it count one for each."""
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    @staticmethod
    def values_of(message: Message) -> dict[str, Any]:
        """Return what the form shows of a message."""
        return {name: getattr(message, name) for name in ("subject", "body", "version")}


class ChannelForm(PlainForm):
    """By which way to send."""

    channel = forms.TypedChoiceField(choices=[(channel, channel) for channel in Channel], coerce=Channel)


class ObjectiveForm(PlainForm):
    """The one thing you want to learn."""

    text = forms.CharField(
        max_length=300, error_messages={"required": "Say the one thing you want to learn."}
    )


class AnswerForm(PlainForm):
    """What came back."""

    kind = forms.TypedChoiceField(choices=list(ANSWER_WORDS.items()), coerce=AnswerKind)
