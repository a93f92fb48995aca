"""Forms of backups."""

from typing import TYPE_CHECKING

from django import forms

from askaround.web.forms.base import PlainForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_LARGEST = 2 * 1024**3  # bytes; a hundred times what thirty thousand people take


class BackupForm(PlainForm):
    """A backup to bring back."""

    file = forms.FileField(
        label="Your backup",
        allow_empty_file=True,
        max_length=255,
        error_messages={"required": "Choose the backup first."},
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large to be sent by a browser and written twice."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LARGEST:
            raise forms.ValidationError(
                "This file is larger than the 2 GB that are taken here. Nothing of it came in. If it is a "
                "backup, bring it back with “askaround restore FILE”, which takes any size."
            )
        return file
