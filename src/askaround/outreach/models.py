"""What is stored about asking."""

from django.db import models
from django.db.models import Q

from askaround.kit.fields import SearchWords
from askaround.kit.models import OwnedModel
from askaround.outreach.rules import AnswerKind, Channel, FollowUpKind
from askaround.paths.models import Path
from askaround.people.models import Person


class Objective(OwnedModel):
    """The one thing you want to learn from a person; one objective per conversation."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    path = models.ForeignKey(Path, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    text = models.TextField()

    class Meta(OwnedModel.Meta):
        """Read by person and by path."""

        indexes = [
            models.Index(fields=("owner", "person", "id"), name="objective_of_person"),
            models.Index(fields=("owner", "path", "id"), name="objective_of_path"),
        ]


class Message(OwnedModel):
    """What you write to somebody; `drafted` keeps what was proposed, to tell whether it is still that."""

    objective = models.ForeignKey(
        Objective, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    follows = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    channel = models.CharField(max_length=20, choices=[(channel, channel) for channel in Channel])
    subject = models.TextField(blank=True)
    subject_words = SearchWords(of="subject")
    body = models.TextField(blank=True)
    body_words = SearchWords(of="body")
    drafted_subject = models.TextField(blank=True)
    drafted = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, blank=True, choices=[(kind, kind) for kind in AnswerKind])
    answered_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """An answer follows a sending."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answer="") | Q(sent_at__isnull=False, answered_at__isnull=False),
                name="answer_follows_sending",
            ),
            models.CheckConstraint(condition=Q(channel__in=list(Channel)), name="message_channel"),
            models.CheckConstraint(condition=Q(answer__in=["", *AnswerKind]), name="message_answer"),
        ]
        indexes = [
            models.Index(fields=("owner", "objective"), name="message_of_objective"),
            models.Index(fields=("owner", "sent_at", "id"), name="message_by_sending"),
            models.Index(fields=("owner", "follows"), name="message_followed"),
        ]


class FollowUp(OwnedModel):
    """Something to do about a message on a day, unless an answer comes first."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="follow_ups", db_index=False)
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in FollowUpKind])
    due_on = models.DateField()
    settled_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """Each kind once a message; the open ones are read by day."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "message", "kind"), name="follow_up_once"),
            models.CheckConstraint(condition=Q(kind__in=list(FollowUpKind)), name="follow_up_kind"),
        ]
        indexes = [
            models.Index(fields=("owner", "due_on", "id"), name="follow_up_due", condition=Q(settled_at=None))
        ]
