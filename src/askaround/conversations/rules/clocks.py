"""A moment in words, by the clock of a place, and a talk by the clocks of both."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from askaround.conversations.rules.terms import Details

_COUNTED = re.compile(r"GMT([-+])([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class Clocks:
    """When a talk is, by your clock and by theirs, which says the day only where it is another.

    `theirs` is "" where both show the same.
    """

    yours: str
    theirs: str


def clock(moment: dt.datetime, zone: str) -> str:
    """Return day and time by a zone's clock, with the city that the clock is in."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{day_words(local)} at {hour(local)} ({city(zone)})"


def city(zone: str) -> str:
    """Return the city of an IANA zone: "New York" of America/New_York.

    Etc/GMT-3 counts hours west of Greenwich, as POSIX does; everybody else calls it UTC+3.
    """
    name = zone.rpartition("/")[2].replace("_", " ")
    if counted := _COUNTED.fullmatch(name):
        return f"UTC{'+' if counted[1] == '-' else '-'}{counted[2]}"
    return name


def day_words(day: dt.date) -> str:
    """Return a day as it is said: "Thursday 10 September"."""
    return f"{day:%A} {day.day} {day:%B}"


def hour(local: dt.datetime) -> str:
    """Return the time of a moment by its own zone; of an hour that comes twice, which of the two."""
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return f"{local:%H:%M}"
    when = "after the clocks have gone" if local.fold else "before the clocks go"
    return f"{local:%H:%M}, {when} back"


def two_clocks(details: Details) -> Clocks:
    """Return when a talk is, by your clock and by theirs."""
    begins, theirs = details.when.begins, _theirs(details)
    same = theirs.utcoffset() == begins.utcoffset()
    other = "" if same else f"{_another(theirs, begins)} ({city(details.their_zone)})"
    return Clocks(clock(begins, details.when.zone), other)


def hours_on_both(details: Details, here: str) -> str:
    """Return the time of a talk where you are, in a few words: "15:00 (09:00 for them)".

    Where that is not known (""), it is where you were when it was agreed.
    """
    begins, theirs = details.when.begins.astimezone(ZoneInfo(here or details.when.zone)), _theirs(details)
    if theirs.utcoffset() == begins.utcoffset():
        return hour(begins)
    return f"{hour(begins)} ({_another(theirs, begins)} for them)"


def both_clocks(details: Details) -> str:
    """Return, for a letter, when a talk is by their clock, and by yours where that differs."""
    begins, theirs = details.when.begins, _theirs(details)
    said = clock(begins, details.their_zone or details.when.zone)
    if theirs.utcoffset() == begins.utcoffset():
        return said
    return f"{said}, which is {_another(begins, theirs)} for me in {city(details.when.zone)}"


def _another(local: dt.datetime, first: dt.datetime) -> str:
    """Return a time after the same one by another clock was said, with its day where that differs."""
    return hour(local) if local.date() == first.date() else f"{day_words(local)} at {hour(local)}"


def _theirs(details: Details) -> dt.datetime:
    return details.when.begins.astimezone(ZoneInfo(details.their_zone or details.when.zone))
