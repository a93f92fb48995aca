"""What is stored about people, and where it came from."""

from collections.abc import Sequence
from uuid import UUID

from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from askaround.kit import shapes as kinds
from askaround.kit.fields import SearchWords
from askaround.kit.models import OwnedModel
from askaround.me.rules import Background
from askaround.people.rules import (
    BatchState,
    CandidateState,
    ContactKind,
    FileReading,
    FileRow,
    MemberCount,
    Outcome,
    Telling,
    Tie,
    is_facts,
    is_job_change,
    spoken_name,
)


def _one_of(column: str, values: Sequence[str], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{column}__in": values}), name=name)


class Organisation(OwnedModel):
    """A company, school, office or club; `key` is its name folded."""

    name = models.TextField()
    key = models.CharField(max_length=200)

    class Meta(OwnedModel.Meta):
        """One organisation per name."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="organisation_key"),
        ]


class Person(OwnedModel):
    """Somebody you could ask, and how you know each other in your own words.

    Title and organisation repeat the present position for lists and search. The introducer is who named them.
    """

    given_name = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    display_name = models.TextField()
    name_words = SearchWords(of="display_name")
    title = models.TextField(blank=True)
    title_words = SearchWords(of="title")
    organisation_name = models.TextField(blank=True)
    organisation_words = SearchWords(of="organisation_name")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    country = models.CharField(max_length=2, blank=True)
    tie = models.CharField(max_length=16, blank=True, choices=[(tie, tie) for tie in Tie])
    tie_detail = models.TextField(blank=True)
    tie_year = models.PositiveSmallIntegerField(null=True)
    introducer = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    notes = models.TextField(blank=True)
    notes_words = SearchWords(of="notes")
    connected_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    do_not_contact = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)
    sort_name = models.CharField(max_length=200)
    sort_title = models.CharField(max_length=200)
    sort_organisation = models.CharField(max_length=200)

    class Meta(OwnedModel.Meta):
        """A sorted list for each order that the page of people offers."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(display_name=""), name="person_has_a_name"),
            _one_of("tie", ["", *Tie], "person_tie"),
        ]
        indexes = [
            models.Index(fields=("owner", "sort_name", "id"), name="person_by_name"),
            models.Index(
                fields=("owner", "sort_title", "id"), name="person_by_title", condition=Q(archived_at=None)
            ),
            models.Index(
                fields=("owner", "sort_organisation", "id"),
                name="person_by_organisation",
                condition=Q(archived_at=None),
            ),
            models.Index(fields=("owner", "id"), name="person_by_age", condition=Q(archived_at=None)),
            models.Index(
                fields=("owner", "id"), name="person_archived", condition=Q(archived_at__isnull=False)
            ),
            models.Index(fields=("owner", "organisation"), name="person_at_organisation"),
            models.Index(
                fields=("owner", "tie", "connected_on"), name="person_by_tie", condition=Q(archived_at=None)
            ),
            models.Index(fields=("owner", "id"), name="person_left_alone", condition=Q(do_not_contact=True)),
            models.Index(
                fields=("owner", "introducer"),
                name="person_introduced",
                condition=Q(introducer__isnull=False),
            ),
        ]

    @property
    def called(self) -> str:
        """How you speak to them; the whole name where there is none that one would say."""
        return self.spoken or self.display_name

    @property
    def spoken(self) -> str:
        """The name you say to them, "" where none is on file."""
        return spoken_name(self.given_name, self.family_name)


class Position(OwnedModel):
    """A title held at an organisation for a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions", db_index=False)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    title = models.TextField(blank=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    present = models.BooleanField(default=True)

    class Meta(OwnedModel.Meta):
        """At most one present position a person."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=("owner", "person"), condition=Q(present=True), name="one_present_position"
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=models.F("started_on")),
                name="position_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=("owner", "person"), name="position_of_person")]


class ContactPoint(OwnedModel):
    """A way to reach a person; `key` is the value in the form that is compared."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="contact_points", db_index=False
    )
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in ContactKind])
    value = models.TextField()
    key = models.CharField(max_length=400)

    class Meta(OwnedModel.Meta):
        """Looked up by what it says and by whom it reaches."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "person", "kind", "key"), name="contact_point_once"),
            _one_of("kind", list(ContactKind), "contact_kind"),
        ]
        indexes = [models.Index(fields=("owner", "kind", "key"), name="contact_point_by_key")]


class ImportBatch(OwnedModel):
    """One file brought in; counts are rows of the file.

    `members` counts the rows of each file in a ZIP; `offers` is what the ZIP tells of you, until you say yes;
    `reading` is how the file is read: its encoding, the order of its dates, and what that leaves out.
    """

    shapes = {
        "preview": kinds.each(kinds.read_as(FileRow)),
        "members": kinds.each(kinds.read_as(MemberCount)),
        "offers": kinds.read_as(Background),
        "reading": kinds.read_as(FileReading),
        "share_read": kinds.such(lambda share: 0 <= share <= 1),
    }

    file_name = models.TextField()
    stored_name = models.CharField(max_length=64, blank=True)
    source = models.TextField(blank=True)
    preview = models.JSONField(default=list)
    state = models.CharField(max_length=16, choices=[(state, state) for state in BatchState])
    reason = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    rows_read = models.PositiveIntegerField(default=0)
    share_read = models.FloatField(default=0)
    created = models.PositiveIntegerField(default=0)
    matched = models.PositiveIntegerField(default=0)
    queued = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    noted = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    members = models.JSONField(default=list)
    offers = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)

    class Meta(OwnedModel.Meta):
        """Listed newest first, and looked for by state."""

        constraints = [
            *OwnedModel.Meta.constraints,
            _one_of("state", list(BatchState), "batch_state"),
            # 32 hexadecimal digits and an ending, and so no path; written so that either database checks it
            # by itself, which has no regular expressions in common with the other.
            models.CheckConstraint(
                condition=Q(stored_name="")
                | Q(
                    Exact(Func("stored_name", Value("0123456789abcdef"), function="LTRIM"), Value(".upload")),
                    Exact(Length("stored_name"), Value(39)),
                ),
                name="batch_stored_name",
            ),
        ]
        indexes = [models.Index(fields=("owner", "state", "id"), name="batch_by_state")]

    @property
    def rows_in(self) -> int:
        """How many rows of the file have come in; some of a large one while it is read or stopped."""
        return self.created + self.matched + self.queued + self.refused

    @property
    def is_partly_in(self) -> bool:
        """Tell whether an import was stopped with some of its rows in."""
        return self.state == BatchState.STOPPED and self.rows_in > 0


class StagedRows(OwnedModel):
    """Rows read from a file and not yet applied, a chunk a record, as the reader gave them."""

    shapes = {"rows": kinds.each(kinds.read_as(FileRow))}

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="+", db_index=False)
    first = models.PositiveIntegerField()
    rows = models.JSONField()

    class Meta(OwnedModel.Meta):
        """A chunk is staged once, however often its import is resumed."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "batch", "first"), name="staged_once"),
        ]


class ImportedRow(OwnedModel):
    """A line of a file and what became of it; `fingerprint` tells whether the same line comes again."""

    shapes = {
        "cells": kinds.of(list[str]),
        "facts": kinds.such(is_facts),
        "job_change": kinds.such(is_job_change),
        "added_points": kinds.each(UUID),
    }

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=[(outcome, outcome) for outcome in Outcome])
    note = models.TextField(blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    person_version = models.PositiveIntegerField(null=True)
    fingerprint = models.BigIntegerField()
    cells = models.JSONField(default=list)
    facts = models.JSONField(default=list)
    job_change = models.JSONField(null=True)
    added_points = models.JSONField(default=list)

    class Meta(OwnedModel.Meta):
        """Found by batch, by content and by person."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "batch", "number"), name="imported_row_once"),
            _one_of("outcome", list(Outcome), "row_outcome"),
        ]
        indexes = [
            models.Index(fields=("owner", "fingerprint"), name="imported_row_by_content"),
            models.Index(fields=("owner", "person", "id"), name="imported_row_of_person"),
        ]


class ErasedAddress(OwnedModel):
    """That somebody with an address was erased, so that a file with it is asked about.

    `digest` is an HMAC-SHA256 of the address under `key`, which is the same in all rows of an owner and
    travels with
    them: a digest without its key tells nobody which addresses it could be.
    """

    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta(OwnedModel.Meta):
        """Each once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "digest"), name="erased_address_once"),
        ]


class MergeCandidate(OwnedModel):
    """A row that names somebody like a person on file, with nothing to tell the two apart."""

    row = models.ForeignKey(ImportedRow, on_delete=models.CASCADE, related_name="candidates", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    state = models.CharField(max_length=16, choices=[(state, state) for state in CandidateState])

    class Meta(OwnedModel.Meta):
        """Open ones are asked about."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "row"), name="candidate_once"),
            _one_of("state", list(CandidateState), "candidate_state"),
        ]
        indexes = [
            models.Index(fields=("owner", "state", "id"), name="candidate_by_state"),
            models.Index(fields=("owner", "person"), name="candidate_of_person"),
        ]


class Acquaintance(OwnedModel):
    """How often you and a person wrote to each other on LinkedIn, and who invited whom ("me" or "them").

    `told` is what each import told, oldest first, as [batch, figures]; the columns are what that comes to.
    """

    shapes = {"told": kinds.each(kinds.read_as(Telling))}

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    sent = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    last_spoke_on = models.DateField(null=True)
    last_by = models.CharField(max_length=4, blank=True)
    invited_by = models.CharField(max_length=4, blank=True)
    invited_on = models.DateField(null=True)
    told = models.JSONField(default=list)

    class Meta(OwnedModel.Meta):
        """One a person."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "person"), name="acquaintance_once"),
            _one_of("last_by", ["", "me", "them"], "acquaintance_last_by"),
            _one_of("invited_by", ["", "me", "them"], "acquaintance_invited_by"),
        ]


class Tag(OwnedModel):
    """A word of yours for some people; `key` is it folded."""

    name = models.CharField(max_length=60)
    key = models.CharField(max_length=60)

    class Meta(OwnedModel.Meta):
        """Each word once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="tag_key"),
        ]


class Tagging(OwnedModel):
    """That a person has a tag."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="taggings", db_index=False)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="taggings", db_index=False)

    class Meta(OwnedModel.Meta):
        """Read by tag and by person."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "tag", "person"), name="tagged_once"),
        ]
        indexes = [models.Index(fields=("owner", "person"), name="tagging_of_person")]


class SavedView(OwnedModel):
    """A question to the list of people, kept under a name; `asks` is what its address says."""

    shapes = {"asks": kinds.of(dict[str, str])}

    name = models.CharField(max_length=60)
    asks = models.JSONField(default=dict)

    class Meta(OwnedModel.Meta):
        """Each name once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "name"), name="saved_view_name"),
        ]
