"""Reading about you, always by owner."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import F, QuerySet

from askaround.accounts.models import User
from askaround.kit.text import fold
from askaround.me.models import (
    Constraint,
    Interest,
    OwnPosition,
    OwnSchooling,
    Skill,
    Talent,
    Value,
)
from askaround.me.rules import (
    Background,
    OwnPositionDetails,
    OwnSchoolingDetails,
    sameness,
)

Career = TypeVar("Career", OwnPosition, OwnSchooling)


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything you have said about yourself."""

    skills: list[Skill]
    values: list[Value]
    talents: list[Talent]
    interests: list[Interest]
    constraints: list[Constraint]
    positions: list[OwnPosition]
    schooling: list[OwnSchooling]


def portrait(owner: User) -> Portrait:
    """Return what you have said about yourself, what matters most first."""
    return Portrait(
        skills=list_skills(owner),
        values=list_values(owner),
        talents=list(Talent.objects.filter(owner=owner).order_by("id")),
        interests=list(Interest.objects.filter(owner=owner).order_by("-strength", "id")),
        constraints=list_constraints(owner),
        positions=list_own_positions(owner),
        schooling=list_own_schooling(owner),
    )


def list_skills(owner: User) -> list[Skill]:
    """Return your skills, those you love and do best first."""
    return list(Skill.objects.filter(owner=owner).order_by("-joy", "-level", "key", "id"))


def list_values(owner: User) -> list[Value]:
    """Return your values, what matters most first."""
    return list(Value.objects.filter(owner=owner).order_by("rank"))


def list_constraints(owner: User) -> list[Constraint]:
    """Return what a path has to fit, deal-breakers first."""
    return list(Constraint.objects.filter(owner=owner).order_by("-hard", "id"))


def list_own_positions(owner: User) -> list[OwnPosition]:
    """Return your positions, the newest first."""
    return list(_newest_first(OwnPosition.objects.filter(owner=owner)))


def list_own_schooling(owner: User) -> list[OwnSchooling]:
    """Return your schools, the newest first."""
    return list(_newest_first(OwnSchooling.objects.filter(owner=owner)))


def new_to_you(owner: User, told: Background) -> Background:
    """Return what of this is not on file yet."""
    positions = (
        {sameness(position_details(each)) for each in list_own_positions(owner)} if told.positions else set()
    )
    schooling = (
        {sameness(schooling_details(each)) for each in list_own_schooling(owner)} if told.schooling else set()
    )
    keys = [skill_key(name) for name in told.skills]
    skills = (
        set(Skill.objects.filter(owner=owner, key__in=keys).values_list("key", flat=True)) if keys else set()
    )
    return Background(
        tuple(each for each in told.positions if sameness(each) not in positions),
        tuple(each for each in told.schooling if sameness(each) not in schooling),
        tuple(name for name, key in zip(told.skills, keys, strict=True) if key not in skills),
    )


def skill_key(name: str) -> str:
    """Return what makes two skills the same."""
    return fold(name)[:200]


def position_details(record: OwnPosition) -> OwnPositionDetails:
    """Return what a position of yours says."""
    return OwnPositionDetails(record.title, record.organisation, record.started_on, record.ended_on)


def schooling_details(record: OwnSchooling) -> OwnSchoolingDetails:
    """Return what a school of yours says."""
    return OwnSchoolingDetails(record.degree, record.school, record.started_on, record.ended_on)


def get_own_position(owner: User, uuid: UUID) -> OwnPosition:
    """Return one of your positions; raises OwnPosition.DoesNotExist."""
    return OwnPosition.objects.get(owner=owner, uuid=uuid)


def get_own_schooling(owner: User, uuid: UUID) -> OwnSchooling:
    """Return one of your schools; raises OwnSchooling.DoesNotExist."""
    return OwnSchooling.objects.get(owner=owner, uuid=uuid)


def get_skill(owner: User, uuid: UUID) -> Skill:
    """Return one skill; raises Skill.DoesNotExist."""
    return Skill.objects.get(owner=owner, uuid=uuid)


def get_talent(owner: User, uuid: UUID) -> Talent:
    """Return one talent; raises Talent.DoesNotExist."""
    return Talent.objects.get(owner=owner, uuid=uuid)


def get_constraint(owner: User, uuid: UUID) -> Constraint:
    """Return one constraint; raises Constraint.DoesNotExist."""
    return Constraint.objects.get(owner=owner, uuid=uuid)


def _newest_first(records: QuerySet[Career]) -> QuerySet[Career]:
    return records.order_by(F("started_on").desc(nulls_last=True), "-id")
