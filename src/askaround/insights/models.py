"""What is stored about what you learned."""

from django.db import models
from django.db.models import F, Q

from askaround.conversations.models import Conversation, Note
from askaround.insights.rules import RelationKind, Vantage, Visibility
from askaround.kit.fields import SearchWords
from askaround.kit.models import OwnedModel
from askaround.paths.models import Path
from askaround.paths.rules import Topic
from askaround.people.models import Person


class Insight(OwnedModel):
    """A claim, the words it rests on, and who said it when and from which vantage."""

    claim = models.TextField()
    claim_words = SearchWords(of="claim")
    quote = models.TextField(blank=True)
    quote_words = SearchWords(of="quote")
    topic = models.CharField(max_length=16, choices=[(topic, topic) for topic in Topic])
    vantage = models.CharField(max_length=16, choices=[(each, each) for each in Vantage])
    visibility = models.CharField(max_length=16, choices=[(each, each) for each in Visibility])
    volunteered = models.BooleanField(default=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    path = models.ForeignKey(Path, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    note = models.ForeignKey(Note, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    said_on = models.DateField()

    class Meta(OwnedModel.Meta):
        """Read by topic, by path, by person and by conversation; a note gives one insight."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(claim=""), name="insight_claims_something"),
            models.CheckConstraint(condition=Q(topic__in=list(Topic)), name="insight_topic"),
            models.CheckConstraint(condition=Q(vantage__in=list(Vantage)), name="insight_vantage"),
            models.CheckConstraint(condition=Q(visibility__in=list(Visibility)), name="insight_visibility"),
            models.UniqueConstraint(fields=("owner", "note"), name="insight_of_note_once"),
        ]
        indexes = [
            models.Index(fields=("owner", "topic", "id"), name="insight_by_topic"),
            models.Index(fields=("owner", "path", "topic", "id"), name="insight_of_path"),
            models.Index(fields=("owner", "path", "topic", "person"), name="insight_voices"),
            models.Index(fields=("owner", "person", "said_on"), name="insight_days_of_person"),
            models.Index(fields=("owner", "person", "id"), name="insight_of_person"),
            models.Index(fields=("owner", "conversation", "id"), name="insight_of_conversation"),
            models.Index(fields=("owner", "said_on", "id"), name="insight_by_day"),
        ]


class Reading(OwnedModel):
    """How far an insight speaks for a path on a criterion, -2 to 2; `key` is the criterion folded."""

    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="readings", db_index=False)
    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    criterion = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    score = models.SmallIntegerField()

    class Meta(OwnedModel.Meta):
        """Once an insight, path and criterion; read a path at a time."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "insight", "path", "key"), name="insight_reading_once"),
            models.CheckConstraint(condition=Q(score__gte=-2, score__lte=2), name="insight_reading_score"),
        ]
        indexes = [models.Index(fields=("owner", "path", "key"), name="insight_reading_of_path")]


class Relation(OwnedModel):
    """That two insights agree or contradict each other; the one that was kept earlier comes first."""

    first = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in RelationKind])

    class Meta(OwnedModel.Meta):
        """Once a pair; read from either side."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "first", "second"), name="relation_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="relation_in_order"),
            models.CheckConstraint(condition=Q(kind__in=list(RelationKind)), name="relation_kind"),
        ]
        indexes = [models.Index(fields=("owner", "second"), name="relation_of_second")]
