"""What is stored about conversations."""

import datetime as dt

from django.db import models
from django.db.models import Q

from askaround.conversations.rules import (
    LONGEST_TALK,
    PROMISED_MINUTES,
    SHORTEST_TALK,
    Details,
    Mode,
    NoteKind,
    Prompting,
    State,
    When,
)
from askaround.kit.fields import SearchWords
from askaround.kit.models import OwnedModel
from askaround.kit.shapes import such
from askaround.kit.zones import is_zone
from askaround.outreach.models import Objective
from askaround.paths.models import Path, Unknown
from askaround.paths.rules import Topic
from askaround.people.models import Person


class Conversation(OwnedModel):
    """A talk with a person: local time and zone as agreed; `sequence` counts what calendars were told.

    `begun_at` and `ended_at` are the clock of the talk itself; `guide_version` counts edits of its guide.
    """

    # A talk's day is reckoned in two zones, and Python knows no day before the year 1 or after 9999.
    shapes = {
        "day": such(lambda day: "0001" < day[:4] < "9999"),
        "zone": such(is_zone),
        "their_zone": such(lambda name: not name or is_zone(name)),
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    path = models.ForeignKey(Path, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    objective = models.ForeignKey(
        Objective, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    day = models.DateField()
    time = models.TimeField()
    zone = models.CharField(max_length=64)
    their_zone = models.CharField(max_length=64, blank=True)
    minutes = models.PositiveSmallIntegerField(default=PROMISED_MINUTES)
    mode = models.CharField(max_length=16, choices=[(mode, mode) for mode in Mode])
    place = models.TextField(blank=True)
    state = models.CharField(max_length=16, choices=[(state, state) for state in State])
    sequence = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    guide_version = models.PositiveIntegerField(default=1)

    class Meta(OwnedModel.Meta):
        """Read by day, by state, by person and by path."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=Q(mode__in=list(Mode)), name="conversation_mode"),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="conversation_state"),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST_TALK, minutes__lte=LONGEST_TALK),
                name="conversation_length",
            ),
        ]
        indexes = [
            models.Index(fields=("owner", "day", "id"), name="conversation_by_day"),
            models.Index(fields=("owner", "state", "day", "id"), name="conversation_by_state"),
            models.Index(fields=("owner", "person", "id"), name="conversation_of_person"),
            models.Index(fields=("owner", "path", "id"), name="conversation_of_path"),
            models.Index(fields=("owner", "objective"), name="conversation_of_objective"),
        ]

    @property
    def when(self) -> When:
        """Return day, time, zone and length."""
        return When(self.day, self.time, self.zone, self.minutes)

    @property
    def details(self) -> Details:
        """Return what is agreed."""
        return Details(self.when, self.their_zone, Mode(self.mode), self.place)

    def has_begun(self, now: dt.datetime) -> bool:
        """Tell whether the agreed time has come."""
        return self.when.begins <= now

    def is_over(self, now: dt.datetime) -> bool:
        """Tell whether you have talked, as far as is known."""
        return self.state != State.ARRANGED or self.when.ends <= now


class GuideItem(OwnedModel):
    """A question to ask in a conversation, in order; `bank_id` is "" for one of your own.

    Without minutes it is asked if there is time.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    unknown = models.ForeignKey(
        Unknown, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    bank_id = models.CharField(max_length=60, blank=True)
    topic = models.CharField(max_length=16, choices=[(topic, topic) for topic in Topic])
    must = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """Read in order."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=Q(topic__in=list(Topic)), name="guide_item_topic"),
        ]
        indexes = [
            models.Index(fields=("owner", "conversation", "place", "id"), name="guide_in_order"),
            models.Index(fields=("owner", "bank_id"), name="guide_item_of_bank"),
            models.Index(fields=("owner", "unknown"), name="guide_item_of_unknown"),
        ]


class Note(OwnedModel):
    """A line noted in a conversation; its uuid and the count of `edits` are made where it is typed."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    question = models.ForeignKey(
        GuideItem, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    place = models.PositiveIntegerField()
    said_at = models.DateTimeField()
    text = models.TextField()
    text_words = SearchWords(of="text")
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in NoteKind])
    topic = models.CharField(max_length=16, blank=True, choices=[(topic, topic) for topic in Topic])
    prompting = models.CharField(max_length=16, blank=True, choices=[(each, each) for each in Prompting])
    edits = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True)

    class Meta(OwnedModel.Meta):
        """Read a conversation at a time, in order."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=list(NoteKind)), name="note_kind"),
            models.CheckConstraint(condition=Q(topic__in=["", *Topic]), name="note_topic"),
            models.CheckConstraint(condition=Q(prompting__in=["", *Prompting]), name="note_prompting"),
        ]
        indexes = [
            models.Index(fields=("owner", "conversation", "place", "id"), name="note_in_order"),
            models.Index(fields=("owner", "question"), name="note_of_question"),
        ]
