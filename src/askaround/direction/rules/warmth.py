"""How near you and somebody are: small amounts that add up, each with its reason in words.

What is not on file adds nothing and is said to be unknown; nothing is guessed. People answer those they know
more often; ties that slept for three years or more help more than one expects (Levin, Walter and Murnighan).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from askaround.people.rules import Tie

_TIES = {
    Tie.FAMILY: 0.15,
    Tie.FRIEND: 0.15,
    Tie.COLLEAGUE: 0.15,
    Tie.STUDIED: 0.12,
    Tie.INTRODUCED: 0.12,
    Tie.MET: 0.08,
    Tie.LINKEDIN: 0.03,
}
_TIE_REASONS = {
    Tie.FAMILY: "They are family.",
    Tie.FRIEND: "You are friends.",
    Tie.COLLEAGUE: "You have worked together.",
    Tie.STUDIED: "You studied together.",
    Tie.INTRODUCED: "Somebody introduced you.",
    Tie.MET: "You have met.",
}
# How likely somebody says yes to a talk, before you have counted any: ours.
_YES = {
    Tie.FAMILY: 0.9,
    Tie.FRIEND: 0.9,
    Tie.COLLEAGUE: 0.7,
    Tie.STUDIED: 0.6,
    Tie.INTRODUCED: 0.6,
    Tie.MET: 0.5,
    Tie.LINKEDIN: 0.3,
}
_YES_OF_A_STRANGER = 0.2
_LATELY, _LATELY_YEARS = 0.05, 1
_DORMANT, _DORMANT_YEARS = 0.04, 3
_BETWEEN = 0.02
_SHARED = 0.06
_INVITED = 0.02


@dataclass(frozen=True, slots=True)
class BetweenYou:
    """What is on file between you and somebody, none of which need be known.

    `introduced_by` names who introduced you, `shared` an organisation where both of you have been,
    `invited_by_them` tells who asked to connect.
    """

    tie: Tie | None = None
    introduced_by: str = ""
    connected_on: dt.date | None = None
    last_spoke_on: dt.date | None = None
    last_wrote_on: dt.date | None = None
    shared: str = ""
    invited_by_them: bool | None = None

    @property
    def last_in_touch_on(self) -> dt.date | None:
        """Return the day on which you last spoke, or wrote to each other."""
        return max(filter(None, (self.last_spoke_on, self.last_wrote_on)), default=None)


@dataclass(frozen=True, slots=True)
class Warmth:
    """What each thing between you adds, in [0, 0.28] together, why, and what is not on file."""

    tie: float
    spoken: float
    shared: float
    invited: float
    reasons: tuple[str, ...]
    unknowns: tuple[str, ...]

    @property
    def total(self) -> float:
        """Return what all of it adds."""
        return self.tie + self.spoken + self.shared + self.invited


def warmth_between(known: BetweenYou, today: dt.date) -> Warmth:
    """Return how near two people are, from what is on file."""
    return Warmth(
        tie=_TIES[known.tie] if known.tie else 0.0,
        spoken=_spoken(known.last_in_touch_on, today),
        shared=_SHARED if known.shared else 0.0,
        invited=_INVITED if known.invited_by_them else 0.0,
        reasons=tuple(_reasons(known, today)),
        unknowns=tuple(_unknowns(known)),
    )


def chance_of_a_yes(tie: Tie | None) -> float:
    """Return how likely somebody is to say yes, by how you know each other."""
    return _YES[tie] if tie else _YES_OF_A_STRANGER


def _spoken(last: dt.date | None, today: dt.date) -> float:
    if last is None:
        return 0.0
    years = _years(last, today)
    if years < _LATELY_YEARS:
        return _LATELY
    return _DORMANT if years >= _DORMANT_YEARS else _BETWEEN


def _years(since: dt.date, today: dt.date) -> int:
    """Return whole years from a day to another."""
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def _reasons(known: BetweenYou, today: dt.date) -> Iterator[str]:
    if known.tie and _is_close(known):
        named = known.tie is Tie.INTRODUCED and known.introduced_by
        yield f"{known.introduced_by} introduced you." if named else _TIE_REASONS[known.tie]
    if known.shared:
        yield f"You have both been at {known.shared}."
    if last := known.last_in_touch_on:
        how = "spoke" if last == known.last_spoke_on else "wrote to each other"
        yield _in_touch_reason(how, last, today)
    if known.invited_by_them:
        yield "They asked you to connect."
    if known.connected_on and not _is_close(known):
        yield f"You have been connected on LinkedIn since {known.connected_on:%B %Y}."


def _in_touch_reason(how: str, last: dt.date, today: dt.date) -> str:
    if _years(last, today) >= _DORMANT_YEARS:
        return f"You last {how} in {last.year}. People are usually glad to hear from somebody again."
    return f"You last {how} in {last:%B %Y}."


def _unknowns(known: BetweenYou) -> Iterator[str]:
    if not _is_close(known):
        yield "how well you know each other"
    if known.last_in_touch_on is None:
        yield "when you were last in touch"


def _is_close(known: BetweenYou) -> bool:
    return known.tie not in {None, Tie.LINKEDIN}
