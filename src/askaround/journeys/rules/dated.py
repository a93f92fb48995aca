"""What has a day: what it asks of today, and how it stands in the week."""

import datetime as dt
import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from askaround.conversations.rules import Details, State, When, hours_on_both
from askaround.journeys.rules.today import About, Coming, Item, ItemKind
from askaround.outreach.rules import FollowUpKind
from askaround.relationships.rules import THANKS_OVERDUE, Side, deed, said_to_me

_DAY: Final = dt.timedelta(days=1)
WEEK: Final = dt.timedelta(days=7)
# A talk that nobody began on the screen is asked about for so long.
ASKED_ABOUT: Final = dt.timedelta(days=14)
# What stands as `standing` of a talk.
CONFIRMED: Final = "confirmed"
THANKED: Final = "thanked"


class Source(enum.StrEnum):
    """Which kind of record has the day."""

    FOLLOW_UP = "follow-up"
    TALK = "talk"
    HELD = "held"
    PROMISE = "promise"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day, whichever it is; what does not apply to it is empty.

    `kind` is that of a follow-up, the state of a talk that was held, or whose promise it is. `standing` is
    "confirmed" or "thanked"; of a follow-up to agree on a time, the day of a talk that was called off.
    `message` and `path` are those of a follow-up, the clocks those of a talk.
    """

    source: str
    kind: str
    uuid: UUID
    on: dt.date
    name: str
    first_name: str
    text: str
    standing: str
    message: UUID | None
    path: UUID | None
    ended_at: dt.datetime | None
    time: dt.time
    zone: str
    their_zone: str
    minutes: int

    @property
    def details(self) -> Details:
        """Return when a talk is, by its clocks."""
        return Details(When(self.on, self.time, self.zone, self.minutes), self.their_zone)


@dataclass(frozen=True, slots=True)
class Present:
    """This moment, and the IANA zone of whoever asks, "" where it is not known."""

    now: dt.datetime
    zone: str

    @property
    def today(self) -> dt.date:
        """Return the day by that clock."""
        return self.day_of(self.now)

    def day_of(self, moment: dt.datetime) -> dt.date:
        """Return the day of a moment by that clock."""
        return moment.astimezone(ZoneInfo(self.zone or "UTC")).date()


def items_of(each: Dated, present: Present) -> Iterator[Item]:
    """Yield what it asks of today."""
    return _ITEMS[Source(each.source)](each, present)


def coming_of(each: Dated, present: Present) -> Iterator[Coming]:
    """Yield how it stands in the seven days after today, if it is one of theirs."""
    source = Source(each.source)
    on = present.day_of(each.details.when.begins) if source is Source.TALK else each.on
    if source in _COMING and present.today < on <= present.today + WEEK:
        yield _COMING[source](each, present, on)


# What falls away when an answer comes.
_WAITING: Final = frozenset({FollowUpKind.ASK_ANOTHER, FollowUpKind.NUDGE})
_FOLLOW_UPS: Final = {
    FollowUpKind.ARRANGE: (
        "Agree on a time with {name}",
        "{name} said yes. Offer two near dates and keep to the time you promised.",
        "Open",
    ),
    FollowUpKind.NUDGE: (
        "Follow up with {name}, once",
        "Seven business days without an answer. One short reminder is welcome; after it, let it rest.",
        "Write the follow-up",
    ),
    FollowUpKind.ASK_ANOTHER: (
        "Ask somebody else while {name} thinks",
        "Three business days without an answer. It says nothing about you; people are busy.",
        "See whom to ask",
    ),
    FollowUpKind.CHECK_BACK: (
        "Check back with {name}",
        "They were away or asked for later, and that time has come.",
        "Open",
    ),
}


# What is said instead after a talk was called off.
_ANEW: Final = (
    "Agree on a new time with {name}",
    "You called off the talk of {day}. Offer two new times, or let it rest.",
)


def _follow_up(each: Dated, present: Present) -> Iterator[Item]:
    if each.on > present.today:
        return
    kind = FollowUpKind(each.kind)
    title, reason, action = _follow_up_words(each)
    nowhere = kind is FollowUpKind.ASK_ANOTHER and each.path is None
    yield Item(
        key=f"follow-up:{each.uuid}",
        kind=ItemKind.CHECK_BACK if nowhere else ItemKind(kind.value),
        subject=str(each.path if kind is FollowUpKind.ASK_ANOTHER and each.path else each.message),
        title=title,
        reason=reason,
        action="Open" if nowhere else action,
    )


def _follow_up_words(each: Dated) -> tuple[str, str, str]:
    kind, day = FollowUpKind(each.kind), ""
    title, reason, action = _FOLLOW_UPS[kind]
    if kind is FollowUpKind.ARRANGE and each.standing:
        title, reason = _ANEW
        day = _words(dt.date.fromisoformat(each.standing))
    return title.format(name=each.name), reason.format(name=each.name, day=day), action


def _follow_up_coming(each: Dated, _present: Present, on: dt.date) -> Coming:
    kind = FollowUpKind(each.kind)
    until = ", unless an answer comes first" if kind in _WAITING else ""
    sentence = _follow_up_words(each)[0]
    return Coming(on, sentence, About.MESSAGE, str(each.message), until)


def _talk(each: Dated, present: Present) -> Iterator[Item]:
    day, when, today = present.day_of(each.details.when.begins), each.details.when, present.today
    if today - ASKED_ABOUT <= day and when.ends <= present.now:
        yield _over(each)
    elif day == today:
        yield _at_hand(each, present)
    elif day == today + _DAY and each.standing != CONFIRMED:
        yield _confirm(each, present)


def _at_hand(talk: Dated, present: Present) -> Item:
    return Item(
        key=f"talk:{talk.uuid}:{talk.on}",
        kind=ItemKind.TALK,
        subject=str(talk.uuid),
        title=_talk_sentence(talk, present),
        reason=f"You promised {talk.minutes} minutes. A few quiet ones before it help.",
        action="Open the talk",
    )


def _over(talk: Dated) -> Item:
    return Item(
        key=f"after:{talk.uuid}:{talk.on}",
        kind=ItemKind.TALK,
        subject=str(talk.uuid),
        title=f"How was your talk with {talk.name}?",
        reason="Its time has come and gone. Note what you heard while it is fresh, or agree on another day.",
        action="Open the talk",
    )


def _confirm(talk: Dated, present: Present) -> Item:
    hours = hours_on_both(talk.details, present.zone)
    return Item(
        key=f"confirm:{talk.uuid}:{talk.on}",
        kind=ItemKind.CONFIRM,
        subject=str(talk.uuid),
        title=f"Confirm tomorrow's talk with {talk.name}",
        reason=f"It is at {hours}. A short note spares you both a missed call.",
        action="See the note",
    )


def _talk_coming(each: Dated, present: Present, on: dt.date) -> Coming:
    return Coming(on, _talk_sentence(each, present), About.CONVERSATION, str(each.uuid))


def _talk_sentence(talk: Dated, present: Present) -> str:
    return f"You talk with {talk.name} at {hours_on_both(talk.details, present.zone)}"


def _held(each: Dated, present: Present) -> Iterator[Item]:
    if each.standing != THANKED:
        yield _thank(each, present)
    if each.kind == State.HELD:
        yield _wrap_up(each)


def _thank(talk: Dated, present: Present) -> Item:
    ended_on = present.day_of(talk.ended_at) if talk.ended_at else talk.on
    days = (present.today - ended_on).days
    when = ("today", "yesterday")[days] if days in {0, 1} else f"{days} days ago"
    late = talk.ended_at is not None and present.now - talk.ended_at > THANKS_OVERDUE
    word = "Late thanks are still welcome." if late else "Thanks within a day are the warmest."
    return Item(
        key=f"thank:{talk.uuid}",
        kind=ItemKind.THANK,
        subject=str(talk.uuid),
        title=f"Thank {talk.name}",
        reason=f"You talked {when}. {word}",
        action="Write the thanks",
    )


def _wrap_up(talk: Dated) -> Item:
    return Item(
        key=f"wrap-up:{talk.uuid}",
        kind=ItemKind.WRAP_UP,
        subject=str(talk.uuid),
        title=f"Wrap up your talk with {talk.name}",
        reason="What was promised, what you learned, and four short answers of your own.",
        action="Wrap it up",
    )


def _promise(each: Dated, present: Present) -> Iterator[Item]:
    """Yield yours from its day on, another's once that has passed."""
    mine = each.kind == Side.MINE
    if each.on > present.today or (each.on == present.today and not mine):
        return
    said = _promised(each, present.today, mine=mine)
    yield Item(
        key=f"promise:{each.uuid}",
        kind=ItemKind.PROMISE,
        subject=str(each.uuid),
        title=f"Keep your promise to {each.name}" if mine else f"A promise by {each.name} is open",
        reason=said if mine else f"{said} A friendly line is fine.",
        action="Open",
    )


def _promised(promise: Dated, today: dt.date, *, mine: bool) -> str:
    who = "You said you would" if mine else "They said they would"
    what = deed(promise.text, promise.first_name or promise.name)
    by = "today" if promise.on == today else f"by {_words(promise.on)}"
    if not what:
        return f"{who}, {by}: {promise.text.rstrip('.')}."
    return f"{who} {what if mine else said_to_me(what)}, {by}."


def _promise_coming(each: Dated, _present: Present, on: dt.date) -> Coming:
    what = f"Your promise to {each.name}" if each.kind == Side.MINE else f"A promise by {each.name}"
    return Coming(on, f"{what}: {each.text}", About.PROMISE, str(each.uuid))


def _step(each: Dated, present: Present) -> Iterator[Item]:
    if each.on > present.today:
        return
    by = "today" if each.on == present.today else _words(each.on)
    yield Item(
        key=f"step:{each.uuid}:{each.on}",
        kind=ItemKind.STEP,
        subject=str(each.uuid),
        title=each.text,
        reason=f"The next step of your strategy, which you set for {by}.",
        action="Open your strategy",
    )


def _step_coming(each: Dated, _present: Present, on: dt.date) -> Coming:
    return Coming(on, f"Your next step: {each.text}", About.STEP, str(each.uuid))


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


_ITEMS: Final[dict[Source, Callable[[Dated, Present], Iterator[Item]]]] = {
    Source.FOLLOW_UP: _follow_up,
    Source.TALK: _talk,
    Source.HELD: _held,
    Source.PROMISE: _promise,
    Source.STEP: _step,
}
_COMING: Final[dict[Source, Callable[[Dated, Present, dt.date], Coming]]] = {
    Source.FOLLOW_UP: _follow_up_coming,
    Source.TALK: _talk_coming,
    Source.PROMISE: _promise_coming,
    Source.STEP: _step_coming,
}
