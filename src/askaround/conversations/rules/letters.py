"""Short letters about a time: an offer after a yes, and a confirmation the day before."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from askaround.conversations.rules.terms import MODE_WORDS, Details


@dataclass(frozen=True, slots=True)
class Party:
    """Who writes and to whom, by the names they sign with and go by ("" when not on file)."""

    sender: str
    receiver: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that is agreed, and with whom."""

    details: Details
    party: Party


def clock(moment: dt.datetime, zone: str) -> str:
    """Return day and time by a zone's clock, with the city that the clock is in."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%A} {local.day} {local:%B} at {local:%H:%M} ({city(zone)})"


def city(zone: str) -> str:
    """Return the city of an IANA zone: "New York" of America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")


def both_clocks(details: Details) -> str:
    """Return when a talk is by their clock, and by yours where that differs."""
    mine, theirs = details.when.zone, details.their_zone or details.when.zone
    begins = details.when.begins
    said = clock(begins, theirs)
    same = begins.astimezone(ZoneInfo(theirs)).utcoffset() == begins.utcoffset()
    return said if same else f"{said}, which is {begins:%H:%M} for me in {city(mine)}"


def offer(times: Sequence[dt.datetime], zone: str, minutes: int, party: Party) -> str:
    """Return an answer to a yes: thanks, two near times, the length that was promised."""
    choices = " or ".join(clock(time, zone) for time in times)
    return _letter(
        party,
        f"Thank you, that is very kind. Would {choices} suit you?",
        f"I will keep to {minutes} minutes, by video, by phone or wherever you like. "
        "If another time is easier, please name one.",
    )


def confirmation(talk: Talk) -> str:
    """Return a note for the day before: when on both clocks, where, for how long, and an easy way out."""
    details = talk.details
    where = f" {details.place}" if details.place else ""
    return _letter(
        talk.party,
        f"I look forward to our talk on {both_clocks(details)}, {MODE_WORDS[details.mode]}.{where}",
        f"I will keep to {details.when.minutes} minutes. If something has come up, another day is no "
        "problem at all.",
    )


def _letter(party: Party, *paragraphs: str) -> str:
    greeting = f"Hi {party.receiver}," if party.receiver else "Hello,"
    return "\n\n".join(filter(None, (greeting, *paragraphs, party.sender)))
