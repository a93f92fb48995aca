"""The log."""

from django.db import models

from askaround.kit.models import OwnedModel


class Entry(OwnedModel):
    """One command that was carried out."""

    at = models.DateTimeField()
    chapter = models.CharField(max_length=32)
    command = models.CharField(max_length=64)
    subject = models.UUIDField()
    sentence = models.TextField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta(OwnedModel.Meta):
        """Read by owner and chapter, newest first; and by what an entry is about."""

        indexes = [
            models.Index(fields=("owner", "chapter", "id"), name="history_by_chapter"),
            models.Index(fields=("owner", "subject", "id"), name="history_by_subject"),
        ]
