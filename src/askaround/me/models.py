"""What is stored about you."""

from django.db import models
from django.db.models import Q

from askaround.kit.models import OwnedModel
from askaround.me.rules import ConstraintKind, Holland


class Skill(OwnedModel):
    """Something you can do: level 0 to 4, joy in doing it -2 to 2; None where you have not said."""

    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField(null=True)
    joy = models.SmallIntegerField(null=True)

    class Meta(OwnedModel.Meta):
        """Each skill once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="skill_once"),
            models.CheckConstraint(condition=Q(level__gte=0, level__lte=4), name="skill_level"),
            models.CheckConstraint(condition=Q(joy__gte=-2, joy__lte=2), name="skill_joy"),
        ]


class Value(OwnedModel):
    """Something work should give you; rank 1 matters most."""

    name = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()

    class Meta(OwnedModel.Meta):
        """Each rank once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "rank"), name="value_rank_once"),
        ]


class Talent(OwnedModel):
    """Something that comes easily to you, and the question that brought it up."""

    prompt = models.CharField(max_length=200)
    text = models.TextField()

    class Meta(OwnedModel.Meta):
        """Listed in the order they were told."""

        indexes = [models.Index(fields=("owner", "id"), name="talent_in_order")]


class Interest(OwnedModel):
    """One of Holland's six kinds of work, and how strongly it draws you, 0 to 1."""

    code = models.CharField(max_length=1)
    strength = models.FloatField()

    class Meta(OwnedModel.Meta):
        """Each kind once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "code"), name="interest_once"),
            models.CheckConstraint(condition=Q(code__in=list(Holland)), name="interest_code"),
            models.CheckConstraint(condition=Q(strength__gte=0, strength__lte=1), name="interest_strength"),
        ]


class Constraint(OwnedModel):
    """Something a path has to fit; a hard one is a deal-breaker."""

    kind = models.CharField(max_length=8)
    text = models.TextField()
    hard = models.BooleanField(default=False)

    class Meta(OwnedModel.Meta):
        """Listed in the order they were told."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=list(ConstraintKind)), name="constraint_kind"),
        ]
        indexes = [models.Index(fields=("owner", "id"), name="constraint_in_order")]


def _ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=models.F("started_on")), name=name
    )


class OwnPosition(OwnedModel):
    """A title you hold or held; `key` is the organisation's name folded, to find who was there as well."""

    title = models.CharField(max_length=400, blank=True)
    organisation = models.CharField(max_length=400, blank=True)
    key = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta(OwnedModel.Meta):
        """Listed in the order they were told, where none is dated."""

        constraints = [*OwnedModel.Meta.constraints, _ends_after_it_starts("own_position_ends")]
        indexes = [models.Index(fields=("owner", "id"), name="own_position_in_order")]


class OwnSchooling(OwnedModel):
    """A school you are or were at; `key` is its name folded, to find who was there as well."""

    degree = models.CharField(max_length=400, blank=True)
    school = models.CharField(max_length=400)
    key = models.CharField(max_length=200)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta(OwnedModel.Meta):
        """Listed in the order they were told, where none is dated."""

        constraints = [*OwnedModel.Meta.constraints, _ends_after_it_starts("own_schooling_ends")]
        indexes = [models.Index(fields=("owner", "id"), name="own_schooling_in_order")]
