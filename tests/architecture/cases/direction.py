"""What to give each command about what paths are measured by."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from askaround.direction import commands
from askaround.direction.queries import ranked_criteria

if TYPE_CHECKING:
    from tests.architecture.test_command_history import World


def _ranked(world: "World") -> UUID:
    """Return the first of two criteria that are ranked."""
    commands.rank_criteria(**world.told(names=["Calm", "Income"]))
    return ranked_criteria(world.owner)[0].uuid


def _set(world: "World") -> UUID:
    criterion = _ranked(world)
    commands.set_deal_breaker(**world.told(criterion=criterion, threshold=0))
    return criterion


def _weigh(world: "World") -> dict[str, Any]:
    _ranked(world)
    return world.told(weights={each.uuid: 50 for each in ranked_criteria(world.owner)})


CASES = {
    "direction.rank_criteria": lambda world: world.told(names=["Calm", "Income"]),
    "direction.weigh_criteria": _weigh,
    "direction.set_deal_breaker": lambda world: world.told(criterion=_ranked(world), threshold=1),
    "direction.clear_deal_breaker": lambda world: world.told(criterion=_set(world)),
    "direction.restore_criteria": lambda world: world.told(
        entry=commands.rank_criteria(**world.told(names=["Calm"]))
    ),
}
