"""Reading a name as it was jotted down: "Noa Sand, designer at Acme"."""

import re
from typing import Final

from askaround.people.rules import PersonDetails, Tie

_LONGEST = 200
_LEAD: Final = re.compile(
    r"(?:(?:i should|should|must|can|could|you should)?\s*(?:ask|talk to|speak to|speak with|meet|contact"
    r"|write to|call|see|name|try)\s*:?\s+)(?=\S)",
    re.IGNORECASE,
)
# What tells the name from what is said of them.
_END: Final = re.compile(r"\s*(?:[,;:(\u2013\u2014]|\s-\s|\s(?=(?:at|from|of|who|is|was|works|head)\s))\s*")
_AT: Final = re.compile(r"(?:^|\s)(?:at|from|of|with)\s+", re.IGNORECASE)
_PLACE: Final = re.compile(r"(?:who(?:['’]s)?\s+)?(?:is|was|works)?\s*(?:an?|the)?\s*", re.IGNORECASE)
# What somebody did is no title: "who left research at Harbour".
_DEED: Final = re.compile(r"who\s+(?!(?:is|was|works)\b)(?=\S)", re.IGNORECASE)


def named(text: str, introducer: str) -> PersonDetails:
    """Return who a line names, as far as it says, introduced by the person who named them.

    A line without letters gives a person without a name.
    """
    name, about = _parted(text)
    given, _, family = name.partition(" ")
    title, organisation = ("", "") if _DEED.match(about) else _work(about)
    return PersonDetails(
        given_name=given[:_LONGEST],
        family_name=family.strip()[:_LONGEST],
        title=title[:_LONGEST],
        organisation=organisation[:_LONGEST],
        tie=Tie.INTRODUCED,
        tie_detail=introducer[:_LONGEST],
    )


def told_of(text: str) -> str:
    """Return what a line tells of whom it names, where that is something they did; or else ""."""
    _, about = _parted(text)
    deed = about[found.end() :] if (found := _DEED.match(about)) else ""
    return deed[:1].upper() + deed[1:]


def _parted(text: str) -> tuple[str, str]:
    """Return the name in a line, and what is said of them."""
    line = _LEAD.sub("", " ".join(text.split()), count=1)
    found = _END.search(line)
    if not found:
        return line.rstrip(" ."), ""
    return line[: found.start()].rstrip(" ."), line[found.end() :].rstrip(" .)")


def _work(about: str) -> tuple[str, str]:
    """Return title and organisation of "designer at Acme", "at Acme" or "designer"."""
    plain = about[(found.end() if (found := _PLACE.match(about)) else 0) :]
    at = _AT.search(plain)
    return (plain[: at.start()].strip(), plain[at.end() :].strip()) if at else (plain.strip(), "")
