"""What is stored about whom to ask, and about what you make of what you heard."""

from django.db import models
from django.db.models import Q

from askaround.conversations.models import Conversation
from askaround.direction.rules import AsideReason, Section
from askaround.insights.models import Insight
from askaround.kit.models import OwnedModel
from askaround.paths.models import Path
from askaround.people.models import Person


class Ranking(OwnedModel):
    """When a path's suggestions were computed, and from which state of people, path, reading and hearing."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    computed_at = models.DateTimeField()
    people_mark = models.BigIntegerField()
    path_version = models.PositiveIntegerField()
    considered = models.PositiveIntegerField()
    # How many readings of all titles were finished by then.
    readings = models.PositiveIntegerField(default=0)
    heard_mark = models.BigIntegerField(default=0)

    class Meta(OwnedModel.Meta):
        """One ranking a path."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path"), name="ranked_once"),
        ]


class Suggestion(OwnedModel):
    """How near a person's work, as told on a day, is to a path; similarities are cosines in [-1, 1].

    `worth` is what a talk with them could change, as a share of what the best talk could; `circle_heard`
    tells that somebody who shares their employer or introducer has spoken about the path.
    """

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    told_on = models.DateField()
    relevance = models.FloatField()
    title_similarity = models.FloatField()
    organisation_similarity = models.FloatField()
    field_similarity = models.FloatField()
    worth = models.FloatField(default=0)
    circle_heard = models.BooleanField(default=False)

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


class PutAside(OwnedModel):
    """Somebody you do not want to ask about a path, or about any where there is none, and why.

    `sort_title` keeps their title of that day: the same work done by others is then less wanted too.
    """

    path = models.ForeignKey(Path, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    reason = models.CharField(max_length=16, choices=[(reason, reason) for reason in AsideReason])
    text = models.TextField(blank=True)
    sort_title = models.CharField(max_length=200)
    put_aside_at = models.DateTimeField()

    class Meta(OwnedModel.Meta):
        """Once a path and person; looked for by person, by title, and listed newest first."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "person", "path"), name="put_aside_once"),
            models.UniqueConstraint(
                fields=("owner", "person"), condition=Q(path=None), name="put_aside_everywhere_once"
            ),
            models.CheckConstraint(condition=Q(reason__in=list(AsideReason)), name="put_aside_reason"),
        ]
        indexes = [models.Index(fields=("owner", "path", "sort_title"), name="put_aside_by_title")]


class TextVector(OwnedModel):
    """What a sentence model made of a text, kept under a digest of model and text."""

    key = models.CharField(max_length=32)
    vector = models.BinaryField()

    class Meta(OwnedModel.Meta):
        """Each text is read once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="read_once"),
        ]


class Reading(OwnedModel):
    """How far the titles on file are read by the sentence model, and how often all of them were."""

    wanted = models.PositiveIntegerField()
    read = models.PositiveIntegerField()
    finished = models.PositiveIntegerField(default=0)

    class Meta(OwnedModel.Meta):
        """One reading an owner."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner",), name="one_reading"),
        ]


class Criterion(OwnedModel):
    """What a path is measured by; rank 1 matters most, `key` is the name folded.

    `weight` is one you typed, in hundredths; `threshold` is what a deal-breaker needs at least, -2 to 2.
    """

    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField(null=True)
    threshold = models.SmallIntegerField(null=True)

    class Meta(OwnedModel.Meta):
        """Each once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="criterion_once"),
            models.CheckConstraint(condition=Q(weight=None) | Q(weight__lte=100), name="criterion_weight"),
            models.CheckConstraint(
                condition=Q(threshold=None) | Q(threshold__gte=-2, threshold__lte=2),
                name="criterion_threshold",
            ),
        ]


class Reflection(OwnedModel):
    """What a conversation did to you: four short answers; energy from -2 (drained) to 2 (lifted)."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    surprise = models.TextField()
    energy = models.SmallIntegerField()
    changed = models.TextField()
    next_question = models.TextField()
    reflected_at = models.DateTimeField()

    class Meta(OwnedModel.Meta):
        """One a conversation."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "conversation"), name="reflected_once"),
            models.CheckConstraint(condition=Q(energy__gte=-2, energy__lte=2), name="reflection_energy"),
        ]


class StrategyLine(OwnedModel):
    """One line of your strategy in its section; a step has a day and may be done."""

    section = models.CharField(max_length=16, choices=[(section, section) for section in Section])
    place = models.PositiveIntegerField()
    text = models.TextField()
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """Read section by section, in order; open steps by day."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="strategy_line_says_something"),
            models.CheckConstraint(condition=Q(section__in=list(Section)), name="strategy_section"),
        ]
        indexes = [
            models.Index(fields=("owner", "section", "place", "id"), name="strategy_in_order"),
            models.Index(
                fields=("owner", "due_on", "id"), name="strategy_step_due", condition=Q(done_at=None)
            ),
        ]


class Citation(OwnedModel):
    """That a line of your strategy rests on an insight."""

    line = models.ForeignKey(StrategyLine, on_delete=models.CASCADE, related_name="citations", db_index=False)
    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta(OwnedModel.Meta):
        """Once a line and insight."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "line", "insight"), name="cited_once"),
        ]
        indexes = [models.Index(fields=("owner", "insight"), name="citation_of_insight")]
