"""Short letters about a time: an offer after a yes, a confirmation the day before, and a calling off."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from askaround.conversations.rules.clocks import both_clocks, clock
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


def offer(times: Sequence[dt.datetime], zone: str, minutes: int, party: Party) -> str:
    """Return an answer to a yes: thanks, two near times (or a question for some), the length promised."""
    keep_to = f"I will keep to {minutes} minutes, by video, by phone or wherever you like."
    if not times:
        return _letter(party, "Thank you, that is very kind. Which two times would suit you?", keep_to)
    choices = " or ".join(clock(time, zone) for time in times)
    return _letter(
        party,
        f"Thank you, that is very kind. Would {choices} suit you?",
        f"{keep_to} If another time is easier, please name one.",
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


def regret(talk: Talk) -> str:
    """Return a note that calls a talk off, and leaves them nothing to do."""
    return _letter(
        talk.party,
        f"I am sorry: I have to call off our talk on {both_clocks(talk.details)}.",
        "The file with this note asks your calendar to take it off. If you still like, I will come back to "
        "you with other times.",
    )


def _letter(party: Party, *paragraphs: str) -> str:
    greeting = f"Hi {party.receiver}," if party.receiver else "Hello,"
    return "\n\n".join(filter(None, (greeting, *paragraphs, party.sender)))
