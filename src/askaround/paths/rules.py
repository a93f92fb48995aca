"""The words for paths."""

from dataclasses import dataclass

# How many characters a title, a field or a place holds.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class PathDetails:
    """What a user says about a path."""

    title: str
    field: str = ""
    place: str = ""
    why: str = ""
