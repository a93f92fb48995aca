"""What is stored about paths."""

from django.db import models
from django.db.models import Q

from askaround.kit.models import OwnedModel
from askaround.paths.rules import Confidence, Status, Topic, UnknownState


class Path(OwnedModel):
    """A kind of work that might be yours; `decided_at` is since when it is not being explored.

    `guesses_version` counts how often its first guesses were saved, as `version` does for its words.
    """

    title = models.CharField(max_length=200)
    field = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    status = models.CharField(
        max_length=16, default=Status.EXPLORING, choices=[(status, status) for status in Status]
    )
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    guesses_version = models.PositiveIntegerField(default=1)

    class Meta(OwnedModel.Meta):
        """A path has a title, and a moment for what was decided about it."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="path_has_a_title"),
            models.CheckConstraint(condition=Q(status__in=list(Status)), name="path_status"),
            models.CheckConstraint(
                condition=Q(status=Status.EXPLORING, decided_at=None)
                | (~Q(status=Status.EXPLORING) & Q(decided_at__isnull=False)),
                name="path_decided_or_explored",
            ),
        ]
        indexes = [models.Index(fields=("owner", "status", "id"), name="path_by_status")]


class Guess(OwnedModel):
    """How well you expect a path to fit a criterion, -2 to 2, before anybody was asked."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    criterion = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    score = models.SmallIntegerField()
    confidence = models.CharField(max_length=8, choices=[(each, each) for each in Confidence])

    class Meta(OwnedModel.Meta):
        """Each criterion once a path."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path", "key"), name="guess_once"),
            models.CheckConstraint(condition=Q(score__gte=-2, score__lte=2), name="guess_score"),
            models.CheckConstraint(condition=Q(confidence__in=list(Confidence)), name="guess_confidence"),
        ]


class MindChanger(OwnedModel):
    """What would make you think otherwise about a path."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    text = models.TextField()

    class Meta(OwnedModel.Meta):
        """Listed in the order they were told."""

        indexes = [models.Index(fields=("owner", "path", "id"), name="mind_changer_in_order")]


class Unknown(OwnedModel):
    """A question about a path that only somebody who does the work can answer; importance 1 to 3."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    question = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    topic = models.CharField(max_length=16, choices=[(topic, topic) for topic in Topic])
    importance = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=8, default=UnknownState.OPEN, choices=[(state, state) for state in UnknownState]
    )

    class Meta(OwnedModel.Meta):
        """Each question once a path."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path", "key"), name="unknown_once"),
            models.CheckConstraint(condition=Q(topic__in=list(Topic)), name="unknown_topic"),
            models.CheckConstraint(
                condition=Q(importance__gte=1, importance__lte=3), name="unknown_importance"
            ),
            models.CheckConstraint(condition=Q(state__in=list(UnknownState)), name="unknown_state"),
        ]
