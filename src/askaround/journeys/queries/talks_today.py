"""Reading which talks are near: what they ask of today, and when they are in the week."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import coming_conversations
from askaround.conversations.rules import hours_on_both
from askaround.journeys.rules.today import Coming, Item, ItemKind
from askaround.kit.clock import local_date

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
# A talk that nobody began on the screen is asked about for so long.
_ASKED_ABOUT = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class TalksNear:
    """What the talks of these days ask for, and those of the coming week."""

    items: list[Item]
    week: list[Coming]


def talks_near(owner: User, now: dt.datetime) -> TalksNear:
    """Return the talks of these days by your calendar, whichever clock they were agreed by."""
    today = local_date(now, owner.time_zone)
    # A day by another zone's clock may be the one before or after it here.
    near = coming_conversations(owner, today - _ASKED_ABOUT - _DAY, today + _WEEK + _DAY)
    days = [(local_date(each.when.begins, owner.time_zone), each) for each in near]
    items = [item for day, each in days for item in _items(owner, each, day, now)]
    week = [_coming(owner, each, day) for day, each in days if today < day <= today + _WEEK]
    return TalksNear(items, week)


def _items(owner: User, talk: Conversation, day: dt.date, now: dt.datetime) -> Iterator[Item]:
    today = local_date(now, owner.time_zone)
    if today - _ASKED_ABOUT <= day and talk.is_over(now):
        yield _over(talk)
    elif day == today:
        yield _talk_item(owner, talk)
    elif day == today + _DAY and talk.confirmed_at is None:
        yield _confirm_item(owner, talk)


def _talk_item(owner: User, talk: Conversation) -> Item:
    return Item(
        key=f"talk:{talk.uuid}:{talk.day}",
        kind=ItemKind.TALK,
        subject=str(talk.uuid),
        title=_sentence(owner, talk),
        reason=f"You promised {talk.minutes} minutes. A few quiet ones before it help.",
        action="Open the talk",
    )


def _over(talk: Conversation) -> Item:
    return Item(
        key=f"after:{talk.uuid}:{talk.day}",
        kind=ItemKind.TALK,
        subject=str(talk.uuid),
        title=f"How was your talk with {talk.person.display_name}?",
        reason="Its time has come and gone. Note what you heard while it is fresh, or agree on another day.",
        action="Open the talk",
    )


def _confirm_item(owner: User, talk: Conversation) -> Item:
    return Item(
        key=f"confirm:{talk.uuid}:{talk.day}",
        kind=ItemKind.CONFIRM,
        subject=str(talk.uuid),
        title=f"Confirm tomorrow's talk with {talk.person.display_name}",
        reason=f"It is at {_hours(owner, talk)}. A short note spares you both a missed call.",
        action="See the note",
    )


def _coming(owner: User, talk: Conversation, day: dt.date) -> Coming:
    return Coming(on=day, sentence=_sentence(owner, talk), conversation=str(talk.uuid))


def _sentence(owner: User, talk: Conversation) -> str:
    return f"You talk with {talk.person.display_name} at {_hours(owner, talk)}"


def _hours(owner: User, talk: Conversation) -> str:
    return hours_on_both(talk.details, owner.time_zone or "UTC")
