"""What you can say about yourself."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note, record
from askaround.history.models import Entry
from askaround.kit.models import OwnedModel
from askaround.kit.refusals import Refusal
from askaround.me.models import (
    Constraint,
    Interest,
    OwnPosition,
    OwnSchooling,
    Skill,
    Talent,
    Value,
)
from askaround.me.queries import (
    get_constraint,
    get_own_position,
    get_own_schooling,
    get_skill,
    get_talent,
    list_values,
    new_to_you,
    position_details,
    schooling_details,
    skill_key,
)
from askaround.me.rules import (
    MOST_VALUES,
    Background,
    ConstraintDetails,
    Liking,
    OwnPositionDetails,
    OwnSchoolingDetails,
    OwnTime,
    SkillDetails,
    counted,
    in_order,
    organisation_key,
    stored,
    strengths,
)


class NothingSaid(Refusal):
    """Raised when what is to be remembered is empty."""


class SaidAlready(Refusal):
    """Raised when what is to be remembered is on file."""


class TooManyValues(Refusal):
    """Raised when more values are ranked than can be weighed."""


@transaction.atomic
def add_skill(*, owner: User, details: SkillDetails, now: dt.datetime) -> Entry:
    """Remember a skill; naming one again changes its level and joy. Raises NothingSaid."""
    name = _said(details.name)
    fields = {"name": name, "level": details.level, "joy": details.joy}
    skill, created = Skill.objects.get_or_create(owner=owner, key=skill_key(name), defaults=fields)
    before = None if created else {"level": skill.level, "joy": skill.joy}
    if not created:
        skill.change(level=details.level, joy=details.joy)
    return note("add_skill", skill, f"{skill.name} is on your list.", now, {"was": before})


@transaction.atomic
def rate_skill(*, owner: User, skill: UUID, level: int | None, joy: int | None, now: dt.datetime) -> Entry:
    """Say anew how well you do something and how much you like to."""
    subject = get_skill(owner, skill)
    before = {"level": subject.level, "joy": subject.joy}
    subject.change(level=level, joy=joy)
    return note("rate_skill", subject, f"{subject.name} is saved.", now, before)


@transaction.atomic
def remove_skill(*, owner: User, skill: UUID, now: dt.datetime) -> Entry:
    """Take a skill off your list."""
    subject = get_skill(owner, skill)
    before = {"name": subject.name, "level": subject.level, "joy": subject.joy}
    entry = note("remove_skill", subject, f"{subject.name} is off your list.", now, before)
    subject.delete()
    return entry


@transaction.atomic
def rank_values(*, owner: User, names: Sequence[str], now: dt.datetime) -> Entry:
    """Say which values matter to you, most important first; raises TooManyValues."""
    wanted = list(dict.fromkeys(name.strip()[:200] for name in names if name.strip()))
    if len(wanted) > MOST_VALUES:
        raise TooManyValues(f"Choose the {MOST_VALUES} that matter most. Nobody weighs more at once.")
    before = [value.name for value in list_values(owner)]
    Value.objects.filter(owner=owner).delete()
    Value.objects.bulk_create(
        Value(owner=owner, name=name, rank=rank) for rank, name in enumerate(wanted, start=1)
    )
    return record(
        "me.rank_values",
        owner_id=owner.pk,
        subject=owner.uuid,
        sentence="Your values are ranked.",
        now=now,
        before={"names": before},
        after={"names": wanted},
    )


@transaction.atomic
def add_talent(*, owner: User, prompt: str, text: str, now: dt.datetime) -> Entry:
    """Remember something that comes easily to you. Raises NothingSaid."""
    talent = Talent.objects.create(owner=owner, prompt=prompt, text=_said(text))
    return note("add_talent", talent, "Your talent is on file.", now)


@transaction.atomic
def remove_talent(*, owner: User, talent: UUID, now: dt.datetime) -> Entry:
    """Take a talent off your list."""
    subject = get_talent(owner, talent)
    before = {"prompt": subject.prompt, "text": subject.text}
    entry = note("remove_talent", subject, "Your talent is off the list.", now, before)
    subject.delete()
    return entry


@transaction.atomic
def weigh_interests(*, owner: User, answers: Mapping[str, Liking], now: dt.datetime) -> Entry:
    """Keep the strengths that the exercise gives; what was not asked keeps its strength."""
    found = strengths(answers)
    for kind, strength in found.items():
        Interest.objects.update_or_create(owner=owner, code=kind, defaults={"strength": strength})
    return record(
        "me.weigh_interests",
        owner_id=owner.pk,
        subject=owner.uuid,
        sentence="Your interests are on file.",
        now=now,
        after={kind.value: strength for kind, strength in found.items()},
    )


@transaction.atomic
def add_constraint(*, owner: User, details: ConstraintDetails, now: dt.datetime) -> Entry:
    """Remember something a path has to fit. Raises NothingSaid."""
    constraint = Constraint.objects.create(
        owner=owner, kind=details.kind, text=_said(details.text), hard=details.hard
    )
    return note("add_constraint", constraint, "Noted.", now)


@transaction.atomic
def remove_constraint(*, owner: User, constraint: UUID, now: dt.datetime) -> Entry:
    """Take a constraint off your list."""
    subject = get_constraint(owner, constraint)
    before = {"kind": subject.kind, "text": subject.text, "hard": subject.hard}
    entry = note("remove_constraint", subject, "It is off your list.", now, before)
    subject.delete()
    return entry


@transaction.atomic
def add_own_position(*, owner: User, details: OwnPositionDetails, now: dt.datetime) -> Entry:
    """Remember where you have worked. Raises NothingSaid, SaidAlready."""
    _refuse_again(owner, Background(positions=(details,)))
    made = OwnPosition.objects.create(owner=owner, **_columns(details))
    return note("add_own_position", made, f"{details.words} is on file.", now)


@transaction.atomic
def edit_own_position(
    *, owner: User, position: UUID, version: int, details: OwnPositionDetails, now: dt.datetime
) -> Entry:
    """Change what you say of a position of yours; raises NothingSaid, StaleVersion."""
    subject = get_own_position(owner, position)
    before = stored(position_details(subject))
    subject.change(expected=version, **_columns(details))
    after = {"version": subject.version}
    return note("edit_own_position", subject, f"{details.words} is saved.", now, before, after)


@transaction.atomic
def remove_own_position(*, owner: User, position: UUID, now: dt.datetime) -> Entry:
    """Take a position off your own list."""
    gone = get_own_position(owner, position)
    return _remove("remove_own_position", gone, position_details(gone), now)


@transaction.atomic
def add_own_schooling(*, owner: User, details: OwnSchoolingDetails, now: dt.datetime) -> Entry:
    """Remember where you have studied. Raises NothingSaid, SaidAlready."""
    _refuse_again(owner, Background(schooling=(details,)))
    made = OwnSchooling.objects.create(owner=owner, **_columns(details))
    return note("add_own_schooling", made, f"{details.words} is on file.", now)


@transaction.atomic
def edit_own_schooling(
    *, owner: User, schooling: UUID, version: int, details: OwnSchoolingDetails, now: dt.datetime
) -> Entry:
    """Change what you say of a school of yours; raises NothingSaid, StaleVersion."""
    subject = get_own_schooling(owner, schooling)
    before = stored(schooling_details(subject))
    subject.change(expected=version, **_columns(details))
    after = {"version": subject.version}
    return note("edit_own_schooling", subject, f"{details.words} is saved.", now, before, after)


@transaction.atomic
def remove_own_schooling(*, owner: User, schooling: UUID, now: dt.datetime) -> Entry:
    """Take a school off your own list."""
    gone = get_own_schooling(owner, schooling)
    return _remove("remove_own_schooling", gone, schooling_details(gone), now)


@transaction.atomic
def accept_background(*, owner: User, background: Background, now: dt.datetime) -> Entry:
    """Say yes to what a file tells of you, beside what is on file. Raises NothingSaid, SaidAlready."""
    if not background:
        raise NothingSaid("Tick what is to come in first.")
    new = new_to_you(owner, background)
    if not new:
        raise SaidAlready("All of these are on file already.")
    positions = [OwnPosition(owner=owner, **_columns(each)) for each in new.positions]
    schooling = [OwnSchooling(owner=owner, **_columns(each)) for each in new.schooling]
    named = {skill_key(name): SkillDetails(name[:200]) for name in new.skills}
    skills = [Skill(owner=owner, key=key, **asdict(each)) for key, each in named.items()]
    OwnPosition.objects.bulk_create(positions)
    OwnSchooling.objects.bulk_create(schooling)
    Skill.objects.bulk_create(skills)
    made: dict[str, Sequence[OwnedModel]] = {"positions": positions, "schooling": schooling, "skills": skills}
    return record(
        "me.accept_background",
        owner_id=owner.pk,
        subject=owner.uuid,
        sentence=f"On your page now: {counted(Background(new.positions, new.schooling, tuple(named)))}.",
        now=now,
        after={kind: [str(each.uuid) for each in records] for kind, records in made.items()},
    )


@transaction.atomic
def withdraw_background(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Take back a yes to what a file told of you, except for what you have changed since."""
    gone = 0
    kinds = (("positions", OwnPosition), ("schooling", OwnSchooling), ("skills", Skill))
    for name, kind in kinds:
        untouched = kind._default_manager.filter(owner=owner, uuid__in=entry.after[name], version=1)  # noqa: SLF001 - Django's documented way to the manager
        gone += untouched.delete()[0]
    return record(
        "me.withdraw_background",
        owner_id=owner.pk,
        subject=owner.uuid,
        sentence=f"{gone} taken off your page again.",
        now=now,
    )


def _refuse_again(owner: User, told: Background) -> None:
    if not new_to_you(owner, told):
        raise SaidAlready("This is on file already.")


def _columns(details: OwnTime) -> dict[str, Any]:
    """Return the columns that details fill; an end before the beginning is left out."""
    _said(details.said)
    end = details.ended_on if in_order(details.started_on, details.ended_on) else None
    shown = {
        name: value[:400] if isinstance(value, str) else value for name, value in asdict(details).items()
    }
    return {**shown, "ended_on": end, "key": organisation_key(details.place)}


def _remove(verb: str, gone: OwnedModel, details: OwnTime, now: dt.datetime) -> Entry:
    entry = note(verb, gone, f"{details.words} is off your list.", now, stored(details))
    gone.delete()
    return entry


def _said(text: str) -> str:
    if not text.strip():
        raise NothingSaid("Say it in a word or two first.")
    return text.strip()
