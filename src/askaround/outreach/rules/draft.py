"""A first draft from the facts on file: connection, why you, one question, a promised length, an easy no.

The method is Steve Dalton's (The 2-Hour Job Search) with the easy no of practice guidance. Nothing is claimed
that is not among the facts. What is unknown, unusable or too long is left out, never left blank.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from askaround.outreach.rules import tidy
from askaround.outreach.rules.channels import LIMITS, Channel, characters
from askaround.outreach.rules.lint import SHORT, Severity, lint
from askaround.people.rules import Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known for a message; any text may be empty.

    `tie` is None where it is not known, `tie_detail` the shared employer, the shared school or where they
    met, `tie_year` the year it began, `objective` a clause that follows "tell me", `minutes` the length.
    """

    given_name: str
    display_name: str
    title: str
    organisation: str
    path_title: str
    path_field: str
    path_place: str
    path_why: str
    tie: Tie | None
    tie_detail: str
    tie_year: int | None
    introducer: str
    sender_name: str
    sender_introduction: str
    objective: str
    minutes: int = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be read, changed and sent by the explorer; a LinkedIn message has no subject ("")."""

    subject: str
    body: str


# From what is missed least to what is missed most; each is given up only after those before it.
_GIVEN_UP: Final = (
    ("path_why",),
    ("path_field", "path_place"),
    ("organisation",),
    ("sender_introduction",),
    ("path_title",),
    ("title",),
    ("tie_detail", "introducer"),
    ("tie",),
    ("sender_name",),
    ("objective",),
    ("given_name", "display_name"),
)
_LESSER: Final = 6
_MINUTES: Final = 20
_EASY_NO: Final = "If now is not a good time, no problem at all."
_EASY_NO_IN_A_NOTE: Final = "No problem if not."
DEFAULT_OBJECTIVE: Final = "what a normal week looks like for you"


def draft(facts: Facts, channel: Channel) -> Draft:
    """Write a first message of fewer than 75 words; a LinkedIn note of at most 200 characters.

    The richest version that fits and that the linter has nothing against wins, so a name or a title that
    reads like a blank or like asking for a job is left out rather than held against the explorer.
    """
    write = _note if channel is Channel.LINKEDIN_NOTE else _letter
    versions = [(version, write(version, channel)) for version in _ever_plainer(tidied(facts))]
    good = (pair for pair in versions if _is_good(pair[1], channel))
    version, body = next(good, versions[-1])
    return Draft(_subject(version) if channel is Channel.MAIL else "", body)


def objectives(path_title: str) -> tuple[str, ...]:
    """Return objectives to start from, each a clause that follows "I would like to learn" or "tell me"."""
    path = tidy.short(path_title)
    area = path if tidy.is_area(path) else ""
    return (
        f"what a normal week in {area} looks like" if area else "what a normal week looks like",
        "what led you to this work",
        "what is harder than outsiders expect",
        "what separates good work from excellent work",
        f"how {area or 'your field'} has changed in the last three years",
        "which skills are worth learning first",
        "what you would do first in my place",
    )


def tidied(facts: Facts) -> Facts:
    """Return the facts as they can stand in a sentence: one line each, cut sensibly, unusable ones empty."""
    return replace(
        facts,
        given_name=tidy.line(facts.given_name),
        display_name=tidy.line(facts.display_name),
        title=tidy.title(facts.title, facts.organisation),
        organisation=tidy.short(facts.organisation),
        path_title=tidy.short(facts.path_title),
        path_field=tidy.short(facts.path_field),
        path_place=tidy.short(facts.path_place),
        path_why=tidy.sentence(facts.path_why),
        tie_detail=tidy.short(facts.tie_detail),
        introducer=tidy.line(facts.introducer),
        sender_name=tidy.line(facts.sender_name),
        sender_introduction=tidy.line(facts.sender_introduction).rstrip(".!"),
        objective=tidy.clause(facts.objective),
    )


def _ever_plainer(facts: Facts) -> Iterator[Facts]:
    """Yield all the facts, then all but one of the lesser ones, then ever fewer."""
    yield facts
    for names in _GIVEN_UP[:_LESSER]:
        yield _without(facts, names)
    for names in _GIVEN_UP:
        facts = _without(facts, names)
        yield facts


def _without(facts: Facts, names: tuple[str, ...]) -> Facts:
    blanks: dict[str, Any] = {name: None if name == "tie" else "" for name in names}
    return replace(facts, **blanks)


def _is_good(body: str, channel: Channel) -> bool:
    free = LIMITS[channel].free
    fits = len(body.split()) < SHORT and (free is None or characters(body) <= free)
    return fits and all(finding.severity is Severity.HINT for finding in lint(body, channel=channel))


def _subject(facts: Facts) -> str:
    if not facts.path_title:
        return "A question for you"
    if tidy.is_area(facts.path_title):
        return f"Question about {facts.path_title}"
    return f"{facts.path_title}: one question"


def _letter(facts: Facts, channel: Channel) -> str:
    about = _joined(_connection(facts), _why_you(facts), facts.path_why, _introduction(facts))
    request = f"{_question(facts, ' in the next two weeks')} {_EASY_NO}"
    thanks = "Thank you," if channel is Channel.MAIL and facts.sender_name else ""
    closing = "\n".join(filter(None, (thanks, _signature(facts))))
    return "\n\n".join(filter(None, (f"{greeting(facts)},", about, request, closing)))


def _note(facts: Facts, _: Channel) -> str:
    text = _joined(
        _connection(facts), _why_you(facts), _question(facts), _EASY_NO_IN_A_NOTE, facts.sender_name
    )
    return f"{greeting(facts)}, {tidy.mid_sentence(text)}"


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def greeting(facts: Facts) -> str:
    """Return how the message begins, without the comma."""
    return f"Hi {facts.given_name}" if facts.given_name else "Hello"


def _connection(facts: Facts) -> str:
    """Say how the two know each other, in words that hold for every such tie; "" for none."""
    return _CONNECTIONS[facts.tie](facts)


def _colleagues(facts: Facts) -> str:
    place = tidy.without_preposition(facts.tie_detail)
    return _ended(f"We have both worked at {place}" if place else "We know each other from work")


def _studied(facts: Facts) -> str:
    place = tidy.without_preposition(facts.tie_detail)
    return _ended(f"We both studied at {place}" if place else "We know each other from our studies")


def _friends(facts: Facts) -> str:
    return (
        f"We have been friends since {facts.tie_year}." if facts.tie_year else "I am asking you as a friend."
    )


def _met(facts: Facts) -> str:
    year = f" in {facts.tie_year}" if facts.tie_year else ""
    place = f" {tidy.with_preposition(facts.tie_detail, 'at')}" if facts.tie_detail else ""
    return _ended(f"We met{place}{year}" if place or year else "We have met before")


def _introduced(facts: Facts) -> str:
    year = f" in {facts.tie_year}" if facts.tie_year else ""
    return _ended(
        f"{facts.introducer} introduced us{year}" if facts.introducer else f"We were introduced{year}"
    )


def _linkedin(facts: Facts) -> str:
    if facts.tie_year:
        return f"We have been connected on LinkedIn since {facts.tie_year}."
    return "We are connected on LinkedIn."


_CONNECTIONS: Final[Mapping[Tie | None, Callable[[Facts], str]]] = {
    Tie.COLLEAGUE: _colleagues,
    Tie.STUDIED: _studied,
    Tie.FRIEND: _friends,
    Tie.FAMILY: lambda _: "I am asking you as family.",
    Tie.MET: _met,
    Tie.INTRODUCED: _introduced,
    Tie.LINKEDIN: _linkedin,
    None: lambda _: "",
}


def _why_you(facts: Facts) -> str:
    """Say what makes this person worth asking, by their place and the path; "" when neither is known."""
    place = f" as {facts.title}" if facts.title else ""
    if facts.organisation:
        place += f" at {facts.organisation}" if facts.title else f" from {facts.organisation}"
    if not (place or facts.path_title or facts.path_field):
        return ""
    return _ended(f"Your view{place} would help me {_path(facts)}")


def _path(facts: Facts) -> str:
    """Say what the explorer is weighing; a trade and a job title both read well."""
    named = facts.path_title or facts.path_field
    if not named:
        return "choose my own path"
    asides = [a for a in (facts.path_field, facts.path_place) if a and a.casefold() not in named.casefold()]
    path = f"{named} ({', '.join(asides)})" if asides else named
    return f"as I explore {path}" if tidy.is_area(named) else f"with a path I am considering: {path}"


def _introduction(facts: Facts) -> str:
    """Return who is asking as a sentence when it can be one; otherwise it goes with the signature."""
    words = facts.sender_introduction
    if tidy.is_first_person(words):
        return _ended(words)
    return _ended(f"I am {tidy.lower_first(words)}") if tidy.has_article(words) else ""


def _signature(facts: Facts) -> str:
    apart = facts.sender_introduction if facts.sender_name and not _introduction(facts) else ""
    return ", ".join(filter(None, (facts.sender_name, apart)))


def _question(facts: Facts, when: str = "") -> str:
    minutes = facts.minutes if facts.minutes > 0 else _MINUTES
    return f"Would you have {minutes} minutes{when} to tell me {facts.objective or DEFAULT_OBJECTIVE}?"


def _ended(sentence: str) -> str:
    return sentence.rstrip(".") + "."
