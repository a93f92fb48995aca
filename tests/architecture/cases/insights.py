"""How to give the commands of insights something to do."""

from collections.abc import Callable
from typing import Any

from askaround.history.models import Entry
from askaround.insights import commands as insights
from askaround.insights.models import Insight, Relation
from askaround.insights.queries import get_relation
from askaround.insights.rules import InsightDetails, ReadingDetails, RelationKind, Vantage
from askaround.paths.rules import Topic
from tests import factories

WORK = "The work itself"


def _details(world: Any) -> InsightDetails:
    return InsightDetails(
        "Meetings fill half of it", Topic.DAY, Vantage.OPINION, world.person.uuid, factories.NOW.date()
    )


def _insight(world: Any) -> Insight:
    """Return an insight that is read on the path of the world."""
    readings = (ReadingDetails(world.path.uuid, WORK, -1),)
    return factories.insight(world.owner, world.person, readings=readings)


def _relating(world: Any, kind: RelationKind = RelationKind.AGREES) -> dict[str, Any]:
    other = factories.insight(world.owner, world.person, "Three days a week are meetings")
    return world.told(insight=_insight(world).uuid, other=other.uuid, kind=kind)


def _relation(world: Any) -> Relation:
    return get_relation(world.owner, insights.relate_insights(**_relating(world)).subject)


def _removed(world: Any) -> Entry:
    relation = _relation(world)
    return insights.remove_insight(**world.told(insight=relation.first.uuid))


CASES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "insights.keep_insight": lambda world: world.told(details=_details(world)),
    "insights.change_insight": lambda world: world.told(
        insight=_insight(world).uuid, version=1, details=_details(world), readings=()
    ),
    "insights.remove_insight": lambda world: world.told(insight=_relation(world).second.uuid),
    "insights.restore_insight": lambda world: world.told(entry=_removed(world)),
    "journeys.removing.remove_insight": lambda world: world.told(insight=_relation(world).second.uuid),
    "journeys.removing.restore_insight": lambda world: world.told(entry=_removed(world)),
    "insights.relate_insights": _relating,
    "insights.part_insights": lambda world: world.told(relation=_relation(world).uuid),
}
