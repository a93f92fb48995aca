"""What is stored about what is owed and kept."""

from django.db import models
from django.db.models import Q

from askaround.conversations.models import Conversation, Note
from askaround.kit.models import OwnedModel
from askaround.people.models import Person
from askaround.relationships.rules import PromiseState, Side


class Thanks(OwnedModel):
    """The thank-you for a conversation: a draft until it is sent."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    text = models.TextField(blank=True)
    drafted = models.TextField(blank=True)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """Once a conversation; those to send are read by when they are due."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "conversation"), name="thanks_once"),
        ]
        indexes = [
            models.Index(fields=("owner", "due_at", "id"), name="thanks_due", condition=Q(sent_at=None))
        ]


class Promise(OwnedModel):
    """What you or the other person said would be done, by when, and what became of it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    note = models.ForeignKey(Note, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    side = models.CharField(max_length=8, choices=[(side, side) for side in Side])
    text = models.TextField()
    due_on = models.DateField(null=True)
    state = models.CharField(
        max_length=8, default=PromiseState.OPEN, choices=[(state, state) for state in PromiseState]
    )
    settled_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """Open ones are read by day; all by person and by conversation."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="promise_says_something"),
            models.CheckConstraint(condition=Q(side__in=list(Side)), name="promise_side"),
            models.CheckConstraint(condition=Q(state__in=list(PromiseState)), name="promise_state"),
            models.UniqueConstraint(fields=("owner", "note"), name="promise_of_note_once"),
        ]
        indexes = [
            models.Index(fields=("owner", "state", "due_on", "id"), name="promise_by_state"),
            models.Index(fields=("owner", "person", "id"), name="promise_of_person"),
            models.Index(fields=("owner", "conversation", "id"), name="promise_of_conversation"),
        ]
