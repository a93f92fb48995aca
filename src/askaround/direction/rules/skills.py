"""Skills that voices ask for, against those you have: by plain words, so that each match can be seen.

A skill is asked for where each word of its name stands in what was said. Two words are the same when they
differ at most by an ending, such as "interviews" and "interviewing".
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from askaround.direction.rules.beliefs import clusters

# Of what people said of skills, the newest are read.
MOST_ON_SKILLS = 500
# A name says what it is about without these.
_SMALL_WORDS = "a an and at for from in of on or other others people the to with"
_SMALL = frozenset(_SMALL_WORDS.split())
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")
# A shorter beginning is shared by words of all kinds.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody said of skills: its words (folded), who said it by key, and what marks their voice."""

    insight: UUID
    claim: str
    words: frozenset[str]
    person: int
    name: str
    marks: Collection[Hashable]


@dataclass(frozen=True, slots=True)
class Having:
    """A skill of yours: its name, the words of that (folded), and its level, 0 to 4, None if not said."""

    name: str
    words: tuple[str, ...]
    level: int | None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A skill that was asked for: by how many people, how many independent voices, and in which words."""

    name: str
    level: int | None
    people: int
    voices: int
    said: tuple[Asking, ...]


@dataclass(frozen=True, slots=True)
class SkillsAsked:
    """Your skills that were asked for, those asked for most first, and what names none of them.

    `most` is of how many insights at most it speaks.
    """

    known: tuple[AskedFor, ...]
    others: tuple[Asking, ...]
    most: int = MOST_ON_SKILLS

    @property
    def by_several(self) -> list[AskedFor]:
        """Return the skills that independent voices asked for, two at least."""
        return [each for each in self.known if each.voices > 1]

    @property
    def by_one(self) -> list[AskedFor]:
        """Return the skills that one voice asked for."""
        return [each for each in self.known if each.voices == 1]


def match_skills(asked: Sequence[Asking], have: Iterable[Having]) -> SkillsAsked:
    """Return what was said by the skills of yours that it names; among equals, what you lack first."""
    stems = [(each, frozenset(map(_stem, each.words))) for each in asked]
    found = [(skill, tuple(each for each, said in stems if _names(said, skill.words))) for skill in have]
    known = [_asked_for(skill, said) for skill, said in found if said]
    matched = {each.insight for _, said in found for each in said}
    return SkillsAsked(
        tuple(sorted(known, key=lambda each: (-each.voices, -each.people, each.level or 0, each.name))),
        tuple(each for each in asked if each.insight not in matched),
    )


def _asked_for(skill: Having, said: tuple[Asking, ...]) -> AskedFor:
    marks: dict[int, set[Hashable]] = {}
    for each in said:
        marks.setdefault(each.person, set()).update(each.marks)
    voices = len(set(clusters(marks).values()))
    return AskedFor(skill.name, skill.level, len(marks), voices, said)


def _names(said: frozenset[str], name: Sequence[str]) -> bool:
    bearing = {_stem(word) for word in name if word not in _SMALL}
    return bool(bearing) and bearing <= said


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Return a word without its ending, where enough of it is left."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            return stem
    return word
