"""Reading what Today says of conversations that were held, and of what was promised."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.rules import State
from askaround.journeys.rules.today import Coming, Item, ItemKind
from askaround.kit.clock import local_date
from askaround.relationships.models import Promise, Thanks
from askaround.relationships.rules import THANKS_OVERDUE, PromiseState, Side, deed, said_to_me

# A talk that is longer ago is in the list of talks, and Today does not speak of it any more.
_SPOKEN_OF = dt.timedelta(days=30)
_TALK, _THANKED = "talk", "thanked"
# More talks, and more promises, would crowd out the rest.
_MOST = 5


@dataclass(frozen=True, slots=True)
class Owed:
    """A talk that was held, or an open promise with a day: `standing` is "thanked", or whose promise it is.

    `text` is the state of a talk, or what was promised; `ended_at` is there for a talk.
    """

    kind: str
    uuid: UUID
    name: str
    first_name: str
    on: dt.date
    ended_at: dt.datetime | None
    standing: str
    text: str


def owed_until(owner: User, now: dt.datetime, last: dt.date) -> list[Owed]:
    """Return the talks to wrap up or thank for, and the promises due by a day, earliest first."""
    since = local_date(now, owner.time_zone) - _SPOKEN_OF
    sent = Thanks.objects.filter(owner=owner, conversation=OuterRef("pk"), sent_at__isnull=False)
    names = ("person__display_name", "person__given_name")
    held = Conversation.objects.filter(owner=owner, day__gte=since).annotate(
        kind=Value(_TALK), standing=Case(When(Exists(sent), then=Value(_THANKED)), default=Value(""))
    )
    talks = held.filter(Q(state=State.HELD) | Q(state=State.COMPLETE, standing=""))
    promises = Promise.objects.filter(owner=owner, state=PromiseState.OPEN, due_on__lte=last)
    rows = talks.values_list("kind", "uuid", *names, "day", "ended_at", "standing", "state").union(
        promises.annotate(kind=Value("promise")).values_list(
            "kind", "uuid", *names, "due_on", "settled_at", "side", "text"
        ),
        all=True,
    )
    return sorted((Owed(*row) for row in rows), key=lambda each: (each.on, each.uuid))


def wrap_up_items(owed: Sequence[Owed], now: dt.datetime, zone: str) -> Iterator[Item]:
    """Yield the thanks that wait, the talks to wrap up, and the promises whose day has come."""
    today = local_date(now, zone)
    talks = [each for each in owed if each.kind == _TALK]
    for talk in talks[-_MOST:]:
        if talk.standing != _THANKED:
            yield _thank(talk, now, zone)
        if talk.text == State.HELD:
            yield _wrap_up(talk)
    promises = [each for each in owed if each.kind != _TALK and _asks(each, today)]
    yield from (_promise(each, today) for each in promises[:_MOST])


def promises_coming(owed: Sequence[Owed], first: dt.date, last: dt.date) -> Iterator[Coming]:
    """Yield what you and others promised for some days, those days included."""
    for promise in owed:
        if promise.kind != _TALK and first <= promise.on <= last:
            mine = promise.standing == Side.MINE
            what = f"Your promise to {promise.name}" if mine else f"A promise by {promise.name}"
            yield Coming(promise.on, f"{what}: {promise.text}")


def _asks(promise: Owed, today: dt.date) -> bool:
    """Tell whether Today speaks of a promise: yours from its day on, another's once it has passed."""
    return promise.on <= today if promise.standing == Side.MINE else promise.on < today


def _thank(talk: Owed, now: dt.datetime, zone: str) -> Item:
    ended_on = local_date(talk.ended_at, zone) if talk.ended_at else talk.on
    days = (local_date(now, zone) - ended_on).days
    when = ("today", "yesterday")[days] if days in {0, 1} else f"{days} days ago"
    late = talk.ended_at is not None and now - talk.ended_at > THANKS_OVERDUE
    word = "Late thanks are still welcome." if late else "Thanks within a day are the warmest."
    return Item(
        key=f"thank:{talk.uuid}",
        kind=ItemKind.THANK,
        subject=str(talk.uuid),
        title=f"Thank {talk.name}",
        reason=f"You talked {when}. {word}",
        action="Write the thanks",
    )


def _wrap_up(talk: Owed) -> Item:
    return Item(
        key=f"wrap-up:{talk.uuid}",
        kind=ItemKind.WRAP_UP,
        subject=str(talk.uuid),
        title=f"Wrap up your talk with {talk.name}",
        reason="What was promised, what you learned, and four short answers of your own.",
        action="Wrap it up",
    )


def _promise(promise: Owed, today: dt.date) -> Item:
    mine = promise.standing == Side.MINE
    title = f"Keep your promise to {promise.name}" if mine else f"A promise by {promise.name} is open"
    return Item(
        key=f"promise:{promise.uuid}",
        kind=ItemKind.PROMISE,
        subject=str(promise.uuid),
        title=title,
        reason=_said(promise, today) if mine else f"{_said(promise, today)} A friendly line is fine.",
        action="Open",
    )


def _said(promise: Owed, today: dt.date) -> str:
    mine = promise.standing == Side.MINE
    who = "You said you would" if mine else "They said they would"
    what = deed(promise.text, promise.first_name or promise.name)
    by = "today" if promise.on == today else f"by {promise.on.day} {promise.on:%B}"
    if not what:
        return f"{who}, {by}: {promise.text.rstrip('.')}."
    return f"{who} {what if mine else said_to_me(what)}, {by}."
