"""What you can say about yourself."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.models import OwnedModel
from askaround.kit.refusals import Refusal
from askaround.kit.text import fold
from askaround.me.models import Constraint, Interest, Skill, Talent, Value
from askaround.me.queries import get_constraint, get_skill, get_talent, list_values
from askaround.me.rules import MOST_VALUES, ConstraintDetails, Liking, SkillDetails, strengths


class NothingSaid(Refusal):
    """Raised when what is to be remembered is empty."""


class TooManyValues(Refusal):
    """Raised when more values are ranked than can be weighed."""


@transaction.atomic
def add_skill(*, owner: User, details: SkillDetails, now: dt.datetime) -> Entry:
    """Remember a skill; naming one again changes its level and joy. Raises NothingSaid."""
    name = _said(details.name)
    fields = {"name": name, "level": details.level, "joy": details.joy}
    skill, created = Skill.objects.get_or_create(owner=owner, key=fold(name)[:200], defaults=fields)
    before = None if created else {"level": skill.level, "joy": skill.joy}
    if not created:
        skill.change(level=details.level, joy=details.joy)
    return _record("add_skill", skill, f"{skill.name} is on your list.", now, {"was": before})


@transaction.atomic
def rate_skill(*, owner: User, skill: UUID, level: int, joy: int, now: dt.datetime) -> Entry:
    """Say anew how well you do something and how much you like to."""
    subject = get_skill(owner, skill)
    before = {"level": subject.level, "joy": subject.joy}
    subject.change(level=level, joy=joy)
    return _record("rate_skill", subject, f"{subject.name} is saved.", now, before)


@transaction.atomic
def remove_skill(*, owner: User, skill: UUID, now: dt.datetime) -> Entry:
    """Take a skill off your list."""
    subject = get_skill(owner, skill)
    before = {"name": subject.name, "level": subject.level, "joy": subject.joy}
    entry = _record("remove_skill", subject, f"{subject.name} is off your list.", now, before)
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
    return _record("add_talent", talent, "Your talent is on file.", now)


@transaction.atomic
def remove_talent(*, owner: User, talent: UUID, now: dt.datetime) -> Entry:
    """Take a talent off your list."""
    subject = get_talent(owner, talent)
    before = {"prompt": subject.prompt, "text": subject.text}
    entry = _record("remove_talent", subject, "Your talent is off the list.", now, before)
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
    return _record("add_constraint", constraint, "Noted.", now)


@transaction.atomic
def remove_constraint(*, owner: User, constraint: UUID, now: dt.datetime) -> Entry:
    """Take a constraint off your list."""
    subject = get_constraint(owner, constraint)
    before = {"kind": subject.kind, "text": subject.text, "hard": subject.hard}
    entry = _record("remove_constraint", subject, "It is off your list.", now, before)
    subject.delete()
    return entry


def _said(text: str) -> str:
    if not text.strip():
        raise NothingSaid("Say it in a word or two first.")
    return text.strip()


def _record(
    verb: str, subject: OwnedModel, sentence: str, now: dt.datetime, before: dict[str, Any] | None = None
) -> Entry:
    return record(
        f"me.{verb}",
        owner_id=subject.owner_id,
        subject=subject.uuid,
        sentence=sentence,
        now=now,
        before=before,
    )
