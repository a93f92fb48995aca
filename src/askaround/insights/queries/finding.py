"""Finding insights by their words."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from askaround.accounts.models import User
from askaround.insights.models import Insight
from askaround.insights.queries.relations import unrelated
from askaround.kit.excerpts import Said, excerpt
from askaround.kit.fulltext import Index
from askaround.kit.paging import ABOVE_ALL
from askaround.kit.search_words import terms

_INDEX = Index("insights_insight", ("claim", "claim_words", "quote", "quote_words"))
_SHOWN = ("pk", "uuid", "person__uuid", "person__display_name", "claim", "quote", "said_on")
# Of what has the words, as many of the newest are sorted by how near they are.
_SORTED = 200


def search_insights(owner: User, text: str, *, limit: int, below: int = ABOVE_ALL) -> list[Said]:
    """Return the insights that have words beginning like each of these, the last kept first."""
    sought = terms(text)
    if not sought:
        return []
    newest = Insight.objects.filter(_INDEX.newest(owner.pk, sought, limit=limit, below=below))
    return [
        Said(key, uuid, person, name, excerpt(f"{claim} “{quote}”" if quote else claim, sought), day)
        for key, uuid, person, name, claim, quote, day in newest.order_by("-pk").values_list(*_SHOWN)
    ]


def insights_with(owner: User, text: str, *, limit: int) -> QuerySet[Insight]:
    """Return the insights that have words beginning like each of these, the last kept first; all for none."""
    sought = terms(text)
    if sought:
        return Insight.objects.filter(_INDEX.newest(owner.pk, sought, limit=limit)).order_by("-pk")
    found = Insight.objects.none() if text.strip() else Insight.objects.filter(owner=owner)
    return found.order_by("-said_on", "-pk")


def others_near(owner: User, insight: Insight, text: str, *, limit: int) -> list[Insight]:
    """Return insights to compare one with: those with the words, if any; same topic and path first."""
    others, sought = unrelated(owner, insight), terms(text)
    if sought:
        others = others.filter(_INDEX.newest(owner.pk, sought, limit=_SORTED))
    elif text.strip():
        return []
    else:
        others = others.filter(topic=insight.topic)
    return list(_nearest_first(others.select_related("person", "path"), insight)[:limit])


def _nearest_first(others: QuerySet[Insight], insight: Insight) -> QuerySet[Insight]:
    same_topic, same_path = When(topic=insight.topic, then=0), When(path=insight.path_id, then=0)
    return others.annotate(
        other_topic=Case(same_topic, default=Value(1), output_field=IntegerField()),
        other_path=Case(same_path, default=Value(1), output_field=IntegerField()),
    ).order_by("other_topic", "other_path", "-pk")
