"""Forms of Today."""

from django import forms

from askaround.journeys.rules.today import MarkKind
from askaround.web.forms.base import PlainForm


class MarkForm(PlainForm):
    """What you say to an item."""

    key = forms.CharField(max_length=120)
    kind = forms.TypedChoiceField(choices=[(kind, kind) for kind in MarkKind], coerce=MarkKind)
