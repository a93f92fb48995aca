"""How long to wait: business days, the 3B7 rhythm, and cautions before asking again.

3B7 is from Steve Dalton, The 2-Hour Job Search: with no answer by the third business day ask somebody else,
on the seventh send one friendly reminder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

ASK_ANOTHER_AFTER: Final = 3
NUDGE_AFTER: Final = 7
SEASON: Final = timedelta(days=90)
_WEEKEND: Final = frozenset({5, 6})
_DAY: Final = timedelta(days=1)


class _Calendar(Protocol):
    """What is used of a country's calendar in the `holidays` package."""

    def is_working_day(self, key: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class FollowUpDates:
    """When to ask another person, and when to send the one reminder."""

    ask_another: date
    nudge: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier request to the same person, or to somebody else of the same organisation."""

    asked_on: date
    same_person: bool
    answered: bool
    person_name: str


def business_day_after(start: date, days: int, country: str = "") -> date:
    """Return the given number of business days after `start`, which itself does not count.

    `country` is an ISO 3166 code of two letters; its weekend and public holidays are left out. Unknown or
    empty, Monday to Friday count. With 0 days the answer is `start`.
    """
    calendar = _calendar(country.strip().upper())
    day = start
    for _ in range(days):
        day += _DAY
        while not _is_business_day(day, calendar):
            day += _DAY
    return day


def follow_up_dates(sent_on: date, country: str = "") -> FollowUpDates:
    """Return the third and the seventh business day after a message was sent (3B7)."""
    return FollowUpDates(
        ask_another=business_day_after(sent_on, ASK_ANOTHER_AFTER, country),
        nudge=business_day_after(sent_on, NUDGE_AFTER, country),
    )


def cautions(today: date, earlier: Sequence[Earlier], country: str = "") -> list[str]:
    """Return what speaks against asking this person today, one sentence or two per reason, newest first."""
    newest_first = sorted(earlier, key=lambda request: request.asked_on, reverse=True)
    return list(dict.fromkeys(filter(None, (_caution(today, request, country) for request in newest_first))))


def _caution(today: date, request: Earlier, country: str) -> str:
    if request.same_person:
        return _asked_already(today, request)
    waiting = today < business_day_after(request.asked_on, ASK_ANOTHER_AFTER, country)
    return _still_waiting(today, request) if waiting and not request.answered else ""


def _asked_already(today: date, request: Earlier) -> str:
    if today - request.asked_on >= SEASON:
        return ""
    name = request.person_name or "this person"
    ago = _ago(today, request.asked_on)
    return f"You asked {name} {ago}. Three months between requests keep it easy to say yes."


def _still_waiting(today: date, request: Earlier) -> str:
    name = request.person_name or "somebody"
    return (
        f"You asked {name} at the same organisation {_ago(today, request.asked_on)}. "
        "Give them three business days before you ask a colleague."
    )


def _ago(today: date, day: date) -> str:
    days = (today - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def _is_business_day(day: date, calendar: _Calendar | None) -> bool:
    return calendar.is_working_day(day) if calendar is not None else day.weekday() not in _WEEKEND


@cache
def _calendar(country: str) -> _Calendar | None:
    """Return the country's calendar, or None when the package does not know the country."""
    if not country:
        return None
    import holidays

    try:
        return cast("_Calendar", holidays.country_holidays(country))
    except NotImplementedError:
        return None
