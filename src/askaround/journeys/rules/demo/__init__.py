"""A world to look at: an explorer, three paths, people they know and what those told them. All invented."""

from askaround.journeys.rules.demo.contacts import Contact, contacts
from askaround.journeys.rules.demo.explorer import (
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
    THRESHOLD,
    VALUES,
    WRITTEN,
    ZONE,
    Explored,
    Written,
)
from askaround.journeys.rules.demo.said import Said, read, relations
from askaround.journeys.rules.demo.strategy import STRATEGY, Decided
from askaround.journeys.rules.demo.talks import TALKS, Reflected, Told

__all__ = [
    "CONSTRAINTS",
    "COUNTRY",
    "CRITERIA",
    "DEAL_BREAKER",
    "INTRODUCTION",
    "LEFT_ALONE",
    "LIKINGS",
    "NAME",
    "PATHS",
    "PEOPLE",
    "POSITIONS",
    "SKILLS",
    "STRATEGY",
    "TALENTS",
    "TALKS",
    "THRESHOLD",
    "VALUES",
    "WRITTEN",
    "ZONE",
    "Contact",
    "Decided",
    "Explored",
    "Reflected",
    "Said",
    "Told",
    "Written",
    "contacts",
    "read",
    "relations",
]
