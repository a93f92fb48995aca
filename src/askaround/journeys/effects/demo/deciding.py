"""The strategy in the made-up world: written line by line, resting on what was said."""

from uuid import UUID

from askaround.direction.commands import cite_insight, do_step, write_line
from askaround.journeys.effects.demo.world import World
from askaround.journeys.rules.demo import STRATEGY, Decided

_WRITTEN = -8


def decide(world: World) -> None:
    """Write what the explorer will do, and say what it rests on."""
    learned = {said.claim: uuid for uuid, said in world.learned}
    for decided in STRATEGY:
        _write(world, decided, learned)


def _write(world: World, decided: Decided, learned: dict[str, UUID]) -> None:
    owner, now = world.owner, world.at(_WRITTEN, 20)
    due_on = None if decided.due is None else world.day(decided.due)
    line = write_line(owner=owner, section=decided.section, text=decided.text, due_on=due_on, now=now).subject
    for claim in decided.rests_on:
        cite_insight(owner=owner, line=line, insight=learned[claim], now=now)
    if decided.done:
        do_step(owner=owner, line=line, now=world.at(-4, 20))
