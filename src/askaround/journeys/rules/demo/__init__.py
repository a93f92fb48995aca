"""A world to look at: an explorer, three paths, people they know and what those told them. All invented."""

from askaround.journeys.rules.demo.contacts import Contact, contacts
from askaround.journeys.rules.demo.said import Said, criterion, read, relations
from askaround.journeys.rules.demo.talks import MUSEUM, RESEARCH, TALKS, THERAPY, Reflected, Told

__all__ = [
    "MUSEUM",
    "RESEARCH",
    "TALKS",
    "THERAPY",
    "Contact",
    "Reflected",
    "Said",
    "Told",
    "contacts",
    "criterion",
    "read",
    "relations",
]
