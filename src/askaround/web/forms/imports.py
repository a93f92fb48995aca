"""Forms of imports."""

from django import forms

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
