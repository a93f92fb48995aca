"""Messages in the made-up world: asked, answered, waiting, and one that is still a draft."""

import datetime as dt
from uuid import UUID

from askaround.journeys.effects.demo.world import World
from askaround.journeys.rules.demo import WRITTEN, Written
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind


def write(world: World) -> None:
    """Write to the people with whom there was no talk."""
    for written in WRITTEN:
        _write(world, written, world.titles[written.title].pop())


def ask(world: World, person: UUID, path: UUID, objective: str, days: int) -> UUID:
    """Ask somebody for a talk so many days from now; returns the message, which went out then."""
    now = world.at(days)
    message = _draft(world, person, path, objective, now)
    outreach.mark_sent(owner=world.owner, message=message, now=now)
    return message


def answer(world: World, message: UUID, kind: AnswerKind, days: int) -> None:
    """Note what came back so many days from now."""
    outreach.record_answer(owner=world.owner, message=message, kind=kind, now=world.at(days, 9))


def _draft(world: World, person: UUID, path: UUID, objective: str, now: dt.datetime) -> UUID:
    begun = outreach.begin_message(owner=world.owner, person=person, path=path, now=now)
    outreach.set_objective(
        owner=world.owner, message=begun.uuid, version=begun.version, text=objective, now=now
    )
    return begun.uuid


def _write(world: World, written: Written, person: UUID) -> None:
    path = world.paths[written.path]
    if written.days is None:
        _draft(world, person, path, written.objective, world.at(-1))
        return
    message = ask(world, person, path, written.objective, written.days)
    if written.answer:
        answer(world, message, written.answer, written.days + 2)
