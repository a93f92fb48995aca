"""Forms of backups."""

from django import forms

from askaround.web.forms.base import PlainForm


class BackupForm(PlainForm):
    """A backup to bring back."""

    file = forms.FileField(
        label="Your backup",
        allow_empty_file=True,
        max_length=255,
        error_messages={"required": "Choose the backup first."},
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
