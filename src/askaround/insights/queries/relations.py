"""Reading what agrees with what."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import User
from askaround.insights.models import Insight, Relation
from askaround.insights.rules import RelationKind

# What is shown of an insight beside another.
_SHOWN = ("", "__uuid", "__claim", "__person__display_name")


@dataclass(frozen=True, slots=True)
class Related:
    """Another insight, who said it, and how it stands to the one at hand; `relation` names the two."""

    relation: UUID
    kind: RelationKind
    uuid: UUID
    claim: str
    name: str


def get_relation(owner: User, uuid: UUID) -> Relation:
    """Return how two insights stand to each other, with both; raises Relation.DoesNotExist."""
    return Relation.objects.select_related("first", "second").get(owner=owner, uuid=uuid)


def find_relation(owner: User, one: Insight, other: Insight) -> Relation | None:
    """Return how two insights stand to each other, if that was said."""
    first, second = sorted((one.pk, other.pk))
    return Relation.objects.filter(owner=owner, first=first, second=second).first()


def count_relations(owner: User, insight: Insight) -> int:
    """Return to how many others an insight is related."""
    return _touching(owner, [insight.pk]).count()


def related_to(owner: User, keys: Collection[int]) -> dict[int, list[Related]]:
    """Return what each of these insights (by key) is related to, in the order that was said."""
    related = defaultdict[int, list[Related]](list)
    columns = [f"{side}{column}" for side in ("first", "second") for column in _SHOWN]
    for uuid, kind, *sides in _touching(owner, keys).order_by("pk").values_list("uuid", "kind", *columns):
        one, other = sides[: len(_SHOWN)], sides[len(_SHOWN) :]
        for key, about in ((one[0], other), (other[0], one)):
            related[key].append(Related(uuid, RelationKind(kind), *about[1:]))
    return related


def unrelated(owner: User, insight: Insight) -> QuerySet[Insight]:
    """Return the insights that are neither this one nor related to it yet."""
    mine = Relation.objects.filter(owner=owner)
    others = Insight.objects.filter(owner=owner).exclude(pk=insight.pk)
    return others.exclude(pk__in=mine.filter(first=insight).values("second")).exclude(
        pk__in=mine.filter(second=insight).values("first")
    )


def _touching(owner: User, keys: Collection[int]) -> QuerySet[Relation]:
    """Return the relations of some insights; each side is looked up by its own index."""
    mine = Relation.objects.filter(owner=owner).values("pk")
    return Relation.objects.filter(pk__in=mine.filter(first__in=keys).union(mine.filter(second__in=keys)))
