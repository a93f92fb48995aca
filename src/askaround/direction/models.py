"""What is stored about whom to ask."""

from django.db import models

from askaround.kit.models import OwnedModel
from askaround.paths.models import Path
from askaround.people.models import Person


class Ranking(OwnedModel):
    """When a path's suggestions were computed, and from which state of people and path."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    computed_at = models.DateTimeField()
    people_mark = models.BigIntegerField()
    path_version = models.PositiveIntegerField()
    considered = models.PositiveIntegerField()

    class Meta(OwnedModel.Meta):
        """One ranking a path."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path"), name="ranked_once"),
        ]


class Suggestion(OwnedModel):
    """How near a person's work, as told on a day, is to a path; similarities are cosines in [-1, 1]."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    told_on = models.DateField()
    relevance = models.FloatField()
    title_similarity = models.FloatField()
    organisation_similarity = models.FloatField()
    field_similarity = models.FloatField()

    class Meta(OwnedModel.Meta):
        """Read a path at a time, nearest first."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path", "person"), name="suggested_once"),
        ]
        indexes = [
            models.Index(fields=("owner", "path", "-relevance"), name="suggestion_nearest"),
            models.Index(fields=("owner", "person"), name="suggestion_of_person"),
        ]
