"""What is said of a suggestion: reasons, what is not known, and how the figures came about."""

from collections.abc import Iterator
from dataclasses import dataclass

from askaround.direction.rules.relevance import CLOSE, FAINT, says_level
from askaround.direction.rules.terms import Candidate, Factors
from askaround.direction.rules.warmth import Warmth

_LITTLE_WORDS = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "&", "-", "|"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of how a place on the list was worked out: what, and its figure with a sign where it adds."""

    words: str
    figure: str


def near_reasons(candidate: Candidate, factors: Factors, path_title: str) -> tuple[str, ...]:
    """Return why somebody's work is near to a path, in sentences."""
    also = f"Also near “{candidate.also_near}”, another path of yours." if candidate.also_near else ""
    said = (_work_reason(candidate, factors, path_title), _field_reason(factors), also)
    return tuple(filter(None, said)) or ("Their work is a little like your path.",)


def notes(candidate: Candidate) -> tuple[str, ...]:
    """Return what else bears on asking somebody, in sentences."""
    declined = f"Further down, since you said that “{candidate.title}” is not the right work."
    waits = "You asked somebody else there less than three business days ago."
    heard = (
        "They, or others with their employer or introducer, told you about this path; new circles add more."
    )
    said = (
        declined if candidate.title_declined else "",
        waits if candidate.organisation_waits else "",
        heard if candidate.circle_heard else "",
    )
    return tuple(filter(None, (*said, _asked_before(candidate))))


def unknowns(candidate: Candidate, warmth: Warmth) -> tuple[str, ...]:
    """Return what is not on file about somebody, in sentences; none of it is guessed."""
    missing = [*warmth.unknowns, *_missing_work(candidate)]
    told = f"Their job is as of {candidate.told_on:%B %Y}; it may have changed."
    return (f"Not on file: {_listed(missing)}.", told) if missing else (told,)


def workings(factors: Factors, *, has_field: bool) -> tuple[Line, ...]:
    """Return how a place on the list was worked out, line by line, leaving out what adds nothing."""
    beside = [Line("Their title beside your path", f"{factors.title_similarity:.2f}")]
    beside.append(
        Line("The name of their organisation beside your path", f"{factors.organisation_similarity:.2f}")
    )
    if has_field:
        beside.append(Line("Either of them beside the field you named", f"{factors.field_similarity:.2f}"))
    added = (
        ("That you know each other", factors.tie),
        ("When you were last in touch", factors.spoken),
        ("Where you have both been", factors.shared),
        ("They asked you to connect", factors.invited),
        ("What a talk with them could still change, by the chance of a yes", factors.worth),
        ("You said that this title is not the right work", -factors.lowered),
        ("Different from those above", factors.variety),
    )
    together = factors.score + factors.variety
    return (
        *beside,
        Line("So their work is near, out of 1", f"{factors.relevance:.2f}"),
        *(Line(words, f"{figure:+.2f}") for words, figure in added if figure),
        Line("Together", f"{together:.2f}"),
    )


def _missing_work(candidate: Candidate) -> Iterator[str]:
    if not candidate.title:
        yield "what they do there"
    if not says_level(candidate.title):
        yield "how far along they are"


def _asked_before(candidate: Candidate) -> str:
    on, since = candidate.last_asked_on, candidate.between.last_in_touch_on
    return f"You last asked them in {on:%B %Y}." if on and not (since and since >= on) else ""


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
    near = factors.field_similarity >= CLOSE
    return "Their title or company points to the field you named." if near else ""


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
