"""Filling a home with a made-up world, by the commands that everybody uses and counted back from now."""

import datetime as dt

from django.db import transaction

from askaround.accounts.commands import enter_demo
from askaround.accounts.models import User
from askaround.direction.commands import rank_all_paths
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.effects.demo.beginning import begin
from askaround.journeys.effects.demo.deciding import decide
from askaround.journeys.effects.demo.talks import relate, tell
from askaround.journeys.effects.demo.world import World
from askaround.journeys.effects.demo.writing import write
from askaround.journeys.effects.emptying import is_empty
from askaround.journeys.rules.demo import PATHS, TALKS
from askaround.kit.refusals import Refusal
from askaround.paths.commands import answer_unknown
from askaround.paths.queries import get_path, open_unknowns


class HomeNotEmpty(Refusal):
    """Raised when a home that somebody uses would become a made-up world."""

    def __init__(self) -> None:
        """Say what there is to do instead."""
        super().__init__(
            "This home has something in it already, and a made-up world is thrown away as a whole. Nothing "
            "was changed. To look around, set ASKAROUND_HOME to another folder, which may be new."
        )


@transaction.atomic
def fill(*, owner: User, now: dt.datetime) -> Entry:
    """Make a world of people, talks and insights in an empty home, all or nothing; raises HomeNotEmpty.

    The world is the same each time, but for its days.
    """
    if not is_empty(owner):
        raise HomeNotEmpty
    enter_demo(user=owner, now=now)
    owner.refresh_from_db()
    world = World(owner, now)
    begin(world)
    for told in sorted(TALKS, key=lambda each: each.days):
        tell(world, told)
    relate(world)
    write(world)
    _answer_questions(world)
    decide(world)
    rank_all_paths(owner=owner, now=now)
    return record(
        "journeys.fill_demo",
        owner_id=owner.pk,
        subject=owner.uuid,
        sentence="The made-up world is here. Nobody in it is real.",
        now=now,
    )


def _answer_questions(world: World) -> None:
    for explored in PATHS:
        path = get_path(world.owner, world.paths[explored.details.title])
        for unknown in open_unknowns(path):
            if unknown.question in explored.answered:
                answer_unknown(owner=world.owner, unknown=unknown.uuid, now=world.at(-10))
