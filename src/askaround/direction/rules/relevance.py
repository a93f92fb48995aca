"""How near somebody's work is to a path, by what their title, organisation and field sound like."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Below this a title has nothing to do with the path.
FAINT = 0.12
CLOSE = 0.45
# Words of rank: they say how far somebody has come, not what the work is.
_LEVELS = (
    r"senior|sr|junior|jr|lead|principal|staff|associate|assistant|chief|head of|director of|vp"
    r"|vice president|intern|trainee|apprentice|working student|i{1,3}|iv"
)
_LEVEL = re.compile(rf"\b({_LEVELS})\b", re.IGNORECASE)
# Tens of thousands of titles are cut at once: a look at one character rules most places out.
_PARTS = re.compile(r"[\s,;(](?:(?<!\s)|(?:[|·•–—@-]|at)\s)")
_RANKS = re.compile(rf"\b(?=[acdefhijlpstv])(?:{_LEVELS}|freelance|former|ex)\b[.,]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Similarities:
    """Cosines of a person's title and organisation with the path's title and field."""

    title: float
    organisation: float
    field: float


@lru_cache(maxsize=32_768)
def work_of(title: str) -> str:
    """Return what the work is, of a title: its first part that says more than a rank, without words of rank.

    "Senior UX Researcher | Speaker" is the work of a UX researcher; a title that is all rank stays.
    """
    for part in _PARTS.split(title):
        if work := " ".join(_RANKS.sub(" ", part).split()):
            return work
    return title


def titles_naming(path_title: str, titles: Iterable[str]) -> frozenset[str]:
    """Return the titles that have every word of a path, in whatever order."""
    words = words_of(path_title)
    # A look for one word leaves few to be cut into words.
    longest = max(words, key=len, default="")
    return frozenset(
        title for title in titles if words and longest in title.casefold() and words <= words_of(title)
    )


def says_level(title: str) -> bool:
    """Tell whether a title says how far somebody has come."""
    return bool(_LEVEL.search(title))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, case aside."""
    return frozenset(re.findall(r"\w+", text.casefold()))


def relevance(similarities: Similarities, *, has_field: bool) -> float:
    """Return how near a person's work is to a path, in [0, 1].

    The title counts most; an organisation named like the work counts for six tenths of a title; the
    field, where the path names one, is a fifth of the whole.
    """
    work = max(similarities.title, 0.6 * similarities.organisation, 0.0)
    if not has_field:
        return min(work, 1.0)
    return min(0.8 * work + 0.2 * max(similarities.field, 0.0), 1.0)
