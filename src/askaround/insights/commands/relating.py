"""Saying that two insights agree or contradict each other."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.insights.models import Relation
from askaround.insights.queries import count_relations, find_relation, get_insight, get_relation
from askaround.insights.rules import MOST_RELATIONS, RELATION_WORDS, RelationKind
from askaround.kit.refusals import Refusal


class SameInsight(Refusal):
    """Raised when an insight would be related to itself."""


class TooManyRelations(Refusal):
    """Raised when an insight is related to more others than anybody can take in."""


@transaction.atomic
def relate_insights(
    *, owner: User, insight: UUID, other: UUID, kind: RelationKind, now: dt.datetime
) -> Entry:
    """Say that two insights agree or contradict each other, also where the opposite was said before.

    Raises SameInsight and TooManyRelations.
    """
    one, two = sorted((get_insight(owner, insight), get_insight(owner, other)), key=lambda each: each.pk)
    if one == two:
        raise SameInsight("An insight cannot agree with itself. Choose another one.")
    relation = find_relation(owner, one, two)
    before: dict[str, Any] = {"kind": relation.kind if relation else None}
    if relation:
        relation.change(kind=kind)
    else:
        if max(count_relations(owner, one), count_relations(owner, two)) >= MOST_RELATIONS:
            raise TooManyRelations(f"One of them has {MOST_RELATIONS} others already. Part some first.")
        relation = Relation.objects.create(owner=owner, first=one, second=two, kind=kind)
    sentence = f"Noted: one {RELATION_WORDS[kind]} the other."
    return note("relate_insights", relation, sentence, now, before, _pair(relation))


@transaction.atomic
def part_insights(*, owner: User, relation: UUID, now: dt.datetime) -> Entry:
    """Take back that two insights agree or contradict each other; the entry's `before` says what was said."""
    subject = get_relation(owner, relation)
    entry = note("part_insights", subject, "They stand apart again.", now, _pair(subject))
    subject.delete()
    return entry


def _pair(relation: Relation) -> dict[str, Any]:
    return {
        "insight": str(relation.first.uuid),
        "other": str(relation.second.uuid),
        "kind": relation.kind,
    }
