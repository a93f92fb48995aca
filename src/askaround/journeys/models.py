"""What journeys remember: what was said to the items of Today, and who was erased."""

from django.db import models
from django.db.models import Q

from askaround.journeys.rules.today import MarkKind
from askaround.kit.models import OwnedModel


class TodayMark(OwnedModel):
    """What you said to an item of Today; it is hidden until a day, or for good where there is none."""

    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in MarkKind])
    until = models.DateField(null=True)

    class Meta(OwnedModel.Meta):
        """One mark an item."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="today_mark_once"),
            models.CheckConstraint(condition=Q(kind__in=list(MarkKind)), name="today_mark_kind"),
        ]


class Erasure(OwnedModel):
    """That somebody was erased: the SHA-256 of the uuid they had, so that no backup brings them back."""

    digest = models.CharField(max_length=64)

    class Meta(OwnedModel.Meta):
        """Once a person."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "digest"), name="erased_once"),
        ]
