"""Whose voices are one: those who share an employer when they speak, or the root of who named them."""

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from askaround.direction.rules.beliefs import clusters


@dataclass(frozen=True, slots=True)
class Employment:
    """Where somebody works or has worked, by the organisation's key; days are None where not on file."""

    organisation: int
    started_on: dt.date | None
    ended_on: dt.date | None
    present: bool


@dataclass(frozen=True, slots=True)
class Acquainted:
    """What is on file of where people work and who named them, by the keys of people."""

    employments: Mapping[int, Sequence[Employment]]
    introducers: Mapping[int, int]

    def marks(self, person: int, days: Iterable[dt.date]) -> set[Hashable]:
        """Return what makes a voice depend on others: its employers on days, the root of who named it.

        Somebody who named others shares their root, as they know the same people.
        """
        worked = self.employments.get(person, ())
        at = {employer for day in days for employer in employers_on(worked, day)}
        return {("root", self.root_of(person)), *(("at", employer) for employer in at)}

    def root_of(self, person: int) -> int:
        """Return who stands at the beginning of the chain of introducers."""
        passed = {person}
        while (before := self.introducers.get(person)) is not None:
            if before in passed:
                return min(passed)
            passed.add(before)
            person = before
        return person


@dataclass(frozen=True, slots=True)
class Circles:
    """Voices that count as one together: the number of each voice's circle, and of each mark's."""

    of_voice: Mapping[int, int]
    of_mark: Mapping[Hashable, int]

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(set(self.of_voice.values()))


def employers_on(worked: Sequence[Employment], day: dt.date) -> set[int]:
    """Return where somebody worked on a day; of a past job without an end it is not known."""
    return {each.organisation for each in worked if _spans(each, day)}


def circles_of(marks: Mapping[int, Collection[Hashable]]) -> Circles:
    """Return the circles of people by what marks each."""
    of_voice = clusters(marks)
    return Circles(of_voice, {mark: of_voice[person] for person, held in marks.items() for mark in held})


def _spans(each: Employment, day: dt.date) -> bool:
    if each.started_on and each.started_on > day:
        return False
    return day <= each.ended_on if each.ended_on else each.present
