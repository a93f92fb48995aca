"""Reading about you, always by owner."""

from dataclasses import dataclass
from uuid import UUID

from askaround.accounts.models import User
from askaround.me.models import Constraint, Interest, Skill, Talent, Value


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything you have said about yourself."""

    skills: list[Skill]
    values: list[Value]
    talents: list[Talent]
    interests: list[Interest]
    constraints: list[Constraint]


def portrait(owner: User) -> Portrait:
    """Return what you have said about yourself, what matters most first."""
    return Portrait(
        skills=list_skills(owner),
        values=list_values(owner),
        talents=list(Talent.objects.filter(owner=owner).order_by("id")),
        interests=list(Interest.objects.filter(owner=owner).order_by("-strength", "id")),
        constraints=list(Constraint.objects.filter(owner=owner).order_by("-hard", "id")),
    )


def list_skills(owner: User) -> list[Skill]:
    """Return your skills, those you love and do best first."""
    return list(Skill.objects.filter(owner=owner).order_by("-joy", "-level", "key", "id"))


def list_values(owner: User) -> list[Value]:
    """Return your values, what matters most first."""
    return list(Value.objects.filter(owner=owner).order_by("rank"))


def get_skill(owner: User, uuid: UUID) -> Skill:
    """Return one skill; raises Skill.DoesNotExist."""
    return Skill.objects.get(owner=owner, uuid=uuid)


def get_talent(owner: User, uuid: UUID) -> Talent:
    """Return one talent; raises Talent.DoesNotExist."""
    return Talent.objects.get(owner=owner, uuid=uuid)


def get_constraint(owner: User, uuid: UUID) -> Constraint:
    """Return one constraint; raises Constraint.DoesNotExist."""
    return Constraint.objects.get(owner=owner, uuid=uuid)
