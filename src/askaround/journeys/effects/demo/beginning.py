"""The first day in the made-up world: who explores, which paths, and everybody she knows."""

from uuid import UUID

from askaround.accounts.commands import edit_profile
from askaround.direction.commands import rank_criteria, set_deal_breaker
from askaround.direction.queries import ranked_criteria
from askaround.journeys.effects.demo.world import World
from askaround.journeys.rules.demo import (
    CONSTRAINTS,
    COUNTRY,
    CRITERIA,
    DEAL_BREAKER,
    INTRODUCTION,
    LEFT_ALONE,
    LIKINGS,
    NAME,
    PATHS,
    PEOPLE,
    POSITIONS,
    SKILLS,
    TALENTS,
    TALKS,
    THRESHOLD,
    VALUES,
    ZONE,
    Contact,
    Explored,
    contacts,
)
from askaround.me import commands as me
from askaround.paths import commands as paths
from askaround.people.commands import add_person, add_position, mark_do_not_contact

_BEGUN = -182


def begin(world: World) -> None:
    """Make everything that was there before the first talk."""
    _introduce(world)
    _say_who_you_are(world)
    for explored in PATHS:
        _explore(world, explored)
    _measure(world)
    for contact in contacts(PEOPLE - len(TALKS), world.today):
        person = _add(world, contact)
        world.titles.setdefault(contact.details.title, []).append(person)
    for told in TALKS:
        if not told.introduced_by:
            world.people[told.name] = _add(world, Contact(told.details(), told.career(world.today.year)))
    alone = world.titles[LEFT_ALONE].pop()
    mark_do_not_contact(owner=world.owner, person=alone, now=world.at(-100))


def _introduce(world: World) -> None:
    owner = world.owner
    edit_profile(
        user=owner,
        version=owner.version,
        name=NAME,
        introduction=INTRODUCTION,
        country=COUNTRY,
        time_zone=ZONE,
        now=world.at(_BEGUN),
    )
    owner.refresh_from_db()


def _say_who_you_are(world: World) -> None:
    owner, now = world.owner, world.at(_BEGUN, 11)
    for skill in SKILLS:
        me.add_skill(owner=owner, details=skill, now=now)
    for position in POSITIONS:
        me.add_own_position(owner=owner, details=position, now=now)
    for prompt, text in TALENTS:
        me.add_talent(owner=owner, prompt=prompt, text=text, now=now)
    for constraint in CONSTRAINTS:
        me.add_constraint(owner=owner, details=constraint, now=now)
    me.rank_values(owner=owner, names=VALUES, now=now)
    me.weigh_interests(owner=owner, answers=LIKINGS, now=now)


def _explore(world: World, explored: Explored) -> None:
    owner, now = world.owner, world.at(_BEGUN, 12)
    path = paths.add_path(owner=owner, details=explored.details, now=now).subject
    world.paths[explored.details.title] = path
    paths.guess_fit(owner=owner, path=path, version=1, guesses=explored.fit(), now=now)
    for text in explored.mind_changers:
        paths.add_mind_changer(owner=owner, path=path, text=text, now=now)
    paths.add_unknowns(owner=owner, path=path, unknowns=explored.unknowns, now=now)


def _measure(world: World) -> None:
    owner, now = world.owner, world.at(_BEGUN, 13)
    rank_criteria(owner=owner, names=CRITERIA, now=now)
    breaker = next(each for each in ranked_criteria(owner) if each.name == DEAL_BREAKER)
    set_deal_breaker(owner=owner, criterion=breaker.uuid, threshold=THRESHOLD, now=now)


def _add(world: World, contact: Contact) -> UUID:
    owner, now = world.owner, world.at(_BEGUN, 14)
    person = add_person(owner=owner, details=contact.details, now=now).subject
    for position in contact.before:
        add_position(owner=owner, person=person, details=position, now=now)
    return person
