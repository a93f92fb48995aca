"""What to give each command about the strategy."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from askaround.direction import commands
from askaround.direction.rules import Section
from tests import factories

if TYPE_CHECKING:
    from tests.architecture.test_command_history import World


def _insight(world: "World") -> UUID:
    return factories.insight(world.owner, world.person).uuid


def _step(world: "World") -> UUID:
    return factories.strategy_line(world.owner, "Visit a ward", Section.STEPS).uuid


def _cited(world: "World") -> dict[str, object]:
    """Return what takes away what a line rests on."""
    both = {"line": _step(world), "insight": _insight(world)}
    commands.cite_insight(**world.told(**both))
    return world.told(**both)


CASES = {
    "direction.write_line": lambda world: world.told(
        section=Section.STEPS, text="Visit a ward", due_on=dt.date(2026, 10, 1), insight=_insight(world)
    ),
    "direction.edit_line": lambda world: world.told(
        line=_step(world), version=1, text="Visit two", due_on=None
    ),
    "direction.move_line": lambda world: world.told(line=(_step(world), _step(world))[0], up=False),
    "direction.remove_line": lambda world: world.told(line=_step(world)),
    "direction.restore_line": lambda world: world.told(
        entry=commands.remove_line(**world.told(line=_step(world)))
    ),
    "direction.do_step": lambda world: world.told(line=_step(world)),
    "direction.reopen_step": lambda world: world.told(
        line=commands.do_step(**world.told(line=_step(world))).subject
    ),
    "direction.cite_insight": lambda world: world.told(line=_step(world), insight=_insight(world)),
    "direction.uncite_insight": _cited,
}
