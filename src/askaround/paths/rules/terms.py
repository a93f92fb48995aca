"""The words for paths."""

import enum
from dataclasses import dataclass

# How many characters a title, a field or a place holds.
LONGEST = 200


class Status(enum.StrEnum):
    """How things stand with a path; only what is being explored asks for people and days."""

    EXPLORING = "exploring"
    CHOSEN = "chosen"
    PARKED = "parked"
    RULED_OUT = "ruled_out"


STATUS_WORDS = {
    Status.EXPLORING: "Exploring",
    Status.CHOSEN: "Chosen",
    Status.PARKED: "Parked",
    Status.RULED_OUT: "Ruled out",
}


@dataclass(frozen=True, slots=True)
class PathDetails:
    """What a user says about a path."""

    title: str
    field: str = ""
    place: str = ""
    why: str = ""
