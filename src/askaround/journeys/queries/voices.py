"""Who counts as a voice of their own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from askaround.accounts.models import User
from askaround.direction.rules.beliefs import clusters
from askaround.insights.queries import people_heard, said_between
from askaround.people.queries import shared_marks


@dataclass(frozen=True, slots=True)
class Voices:
    """How many people said something, and how many of them are independent of each other."""

    people: int
    independent: int


def voice_of_each(owner: User) -> dict[int, int]:
    """Return for everybody who said anything (by key) the number of their voice.

    Those who had an employer in common when they spoke, or whose introductions began with the same person,
    are one voice, directly or through others.
    """
    spoke = said_between(owner)
    marks = shared_marks(owner, people_heard(owner), spoke) if spoke else {}
    return clusters(marks)


def count_voices(people: Collection[int], voices: Mapping[int, int]) -> Voices:
    """Return how many people and voices there are among these."""
    return Voices(len(people), len({voices[person] for person in people}))
