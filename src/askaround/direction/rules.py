"""Whom to ask: how near somebody's work is to a path, how near they are to you, and why they are named."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from askaround.people.rules import Tie

# Below this a title has nothing to do with the path.
FAINT = 0.12
CLOSE = 0.45
# How much a tie adds to relevance: people who know you answer more often, and nearer work teaches more.
_WARMTH = {
    Tie.FAMILY: 0.15,
    Tie.FRIEND: 0.15,
    Tie.COLLEAGUE: 0.15,
    Tie.STUDIED: 0.12,
    Tie.INTRODUCED: 0.12,
    Tie.MET: 0.08,
    Tie.LINKEDIN: 0.03,
}
_LITTLE_WORDS = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "&", "-", "|"}
_TIE_REASONS = {
    Tie.FAMILY: "They are family.",
    Tie.FRIEND: "You are friends.",
    Tie.COLLEAGUE: "You have worked together.",
    Tie.STUDIED: "You studied together.",
    Tie.INTRODUCED: "Somebody introduced you.",
    Tie.MET: "You have met.",
}
# Words of rank: they say how far somebody has come, not what the work is.
_RANKS = re.compile(
    r"\b(senior|sr|junior|jr|lead|principal|staff|associate|assistant|chief|head of|director of|vp"
    r"|vice president|intern|trainee|apprentice|working student|freelance|former|ex|i{1,3}|iv)\b[.,]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Similarities:
    """Cosines of a person's title and organisation with the path's title and field."""

    title: float
    organisation: float
    field: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be asked, with what is on file."""

    key: int
    title: str
    organisation: str
    organisation_key: int | None
    similarities: Similarities
    tie: Tie | None
    connected_on: dt.date | None
    told_on: dt.date
    asked_on: dt.date | None
    organisation_waits: bool


@dataclass(frozen=True, slots=True)
class Factors:
    """The figures behind a suggestion; score is relevance plus warmth."""

    score: float
    relevance: float
    warmth: float
    title_similarity: float
    organisation_similarity: float
    field_similarity: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody to ask, why, and what is not known."""

    key: int
    factors: Factors
    reasons: tuple[str, ...]
    unknowns: tuple[str, ...]


def work_of(title: str) -> str:
    """Return what the work is, of a title: its first part that says more than a rank, without words of rank.

    "Senior UX Researcher | Speaker" is the work of a UX researcher; a title that is all rank stays.
    """
    parts = re.split(r"\s[|·•–—-]\s|\s@\s|\sat\s|[,;(]", title)
    works = (" ".join(_RANKS.sub(" ", part).split()) for part in parts)
    return next((work for work in works if work), title)


def names_the_work(title: str, path_title: str) -> bool:
    """Tell whether a title has every word of a path, in whatever order."""
    return bool(path_title) and _words(path_title) <= _words(title)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def relevance(similarities: Similarities, *, has_field: bool) -> float:
    """Return how near a person's work is to a path, in [0, 1].

    The title counts most; an organisation named like the work counts for six tenths of a title; the
    field, where the path names one, is a fifth of the whole.
    """
    work = max(similarities.title, 0.6 * similarities.organisation, 0.0)
    if not has_field:
        return min(work, 1.0)
    return min(0.8 * work + 0.2 * max(similarities.field, 0.0), 1.0)


def suggest(
    candidates: Iterable[Candidate], *, path_title: str, has_field: bool, most: int
) -> list[Suggested]:
    """Return whom to ask, best first: one per organisation, and nobody who was asked this season."""
    scored = [(_factors(each, has_field=has_field), each) for each in candidates if each.asked_on is None]
    near = [(factors, each) for factors, each in scored if factors.relevance >= FAINT]
    near.sort(key=lambda pair: (-pair[0].score, pair[1].key))
    seen: set[int] = set()
    chosen: list[Suggested] = []
    for factors, each in near:
        if each.organisation_key in seen:
            continue
        if each.organisation_key is not None:
            seen.add(each.organisation_key)
        chosen.append(Suggested(each.key, factors, _reasons(each, factors, path_title), _unknowns(each)))
        if len(chosen) == most:
            break
    return chosen


def _factors(candidate: Candidate, *, has_field: bool) -> Factors:
    near = relevance(candidate.similarities, has_field=has_field)
    warmth = _WARMTH[candidate.tie] if candidate.tie else 0.0
    return Factors(
        score=round(near + warmth, 4),
        relevance=round(near, 4),
        warmth=warmth,
        title_similarity=round(candidate.similarities.title, 4),
        organisation_similarity=round(candidate.similarities.organisation, 4),
        field_similarity=round(candidate.similarities.field, 4),
    )


def _reasons(candidate: Candidate, factors: Factors, path_title: str) -> tuple[str, ...]:
    return tuple(
        filter(
            None,
            (_work_reason(candidate, factors, path_title), _field_reason(factors), _tie_reason(candidate)),
        )
    )


def _work_reason(candidate: Candidate, factors: Factors, path_title: str) -> str:
    if max(factors.title_similarity, 0.6 * factors.organisation_similarity) < FAINT:
        return ""
    if 0.6 * factors.organisation_similarity > factors.title_similarity:
        return f"Their organisation, {candidate.organisation}, is named like your path."
    shared = _shared_words(candidate.title, path_title)
    if " ".join(shared) == path_title:
        return f"Their title says it: “{candidate.title}”."
    if shared:
        return f"Their title shares “{' '.join(shared)}” with your path."
    return f"“{candidate.title}” sounds like your path."


def _shared_words(title: str, path_title: str) -> list[str]:
    held = set(title.casefold().split())
    return [word for word in path_title.split() if word.casefold() in held - _LITTLE_WORDS]


def _field_reason(factors: Factors) -> str:
    return (
        "Their title or company points to the field you named." if factors.field_similarity >= CLOSE else ""
    )


def _tie_reason(candidate: Candidate) -> str:
    if candidate.tie is None or not _is_close(candidate):
        since = candidate.connected_on
        return f"You have been connected on LinkedIn since {since:%B %Y}." if since else ""
    return _TIE_REASONS[candidate.tie]


def _unknowns(candidate: Candidate) -> tuple[str, ...]:
    return tuple(
        filter(
            None,
            (
                "" if _is_close(candidate) else "How well you know each other is not on file.",
                "" if candidate.title else "What they do there is not on file.",
                _still_there(candidate),
                "You asked somebody else there less than three business days ago."
                if candidate.organisation_waits
                else "",
            ),
        )
    )


def _is_close(candidate: Candidate) -> bool:
    return candidate.tie not in {None, Tie.LINKEDIN}


def _still_there(candidate: Candidate) -> str:
    return f"Their job is as of {candidate.told_on:%B %Y}; it may have changed."
