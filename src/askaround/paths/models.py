"""What is stored about paths."""

from django.db import models
from django.db.models import Q

from askaround.kit.models import OwnedModel


class Path(OwnedModel):
    """A kind of work that might be yours."""

    title = models.CharField(max_length=200)
    field = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    archived_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """A path has a title."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="path_has_a_title"),
        ]
        indexes = [models.Index(fields=("owner", "archived_at", "id"), name="path_in_order")]
