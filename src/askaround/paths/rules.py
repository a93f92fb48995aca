"""The words for paths."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PathDetails:
    """What a user says about a path."""

    title: str
    field: str = ""
    place: str = ""
    why: str = ""
