"""Reading what has a day, from every chapter, in one query."""

import datetime as dt
from typing import Any, Final

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    Field,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    TimeField,
    UUIDField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import agreed_objectives
from askaround.conversations.rules import State
from askaround.direction.models import StrategyLine
from askaround.journeys.rules.dated import ASKED_ABOUT, CONFIRMED, THANKED, WEEK, Dated, Source
from askaround.outreach.queries import follow_ups_until
from askaround.outreach.rules import FollowUpKind
from askaround.paths.rules import Status
from askaround.relationships.models import Promise, Thanks
from askaround.relationships.rules import PromiseState

# More of one kind would crowd out the rest; of talks that were held, fewer.
_MOST: Final = 30
_MOST_HELD: Final = 5
# A talk that is longer ago is in the list of talks, and Today does not speak of it any more.
_SPOKEN_OF: Final = dt.timedelta(days=30)
# A day by another zone's clock may be the one before or after it here.
_ELSEWHERE: Final = dt.timedelta(days=1)
_Column = str | Combinable


def dated(owner: User, today: dt.date) -> list[Dated]:
    """Return what is due, and what the seven days after today hold, the earliest first."""
    last = today + WEEK
    rows = _follow_ups(owner, last).union(
        _talks(owner, today),
        _held(owner, today),
        _promises(owner, last),
        _steps(owner, last),
        all=True,
    )
    return sorted((Dated(*row) for row in rows), key=lambda each: (each.on, each.time, each.uuid))


def _nothing(kind: Field[Any, Any], value: object = None) -> Combinable:
    """Return what stands where a column does not apply; the database is told of which type."""
    return Cast(Value(value), kind)


# The columns of Dated after the source, in its order, and what stands where one does not apply; on has none.
_COLUMNS: Final[dict[str, Combinable]] = {
    "kind": _nothing(TextField(), ""),
    "uuid": _nothing(UUIDField()),
    "on": _nothing(DateTimeField()),
    "name": _nothing(TextField(), ""),
    "first_name": _nothing(TextField(), ""),
    "text": _nothing(TextField(), ""),
    "standing": _nothing(TextField(), ""),
    "message": _nothing(UUIDField()),
    "path": _nothing(UUIDField()),
    "ended_at": _nothing(DateTimeField()),
    "time": _nothing(TimeField(), dt.time()),
    "zone": _nothing(TextField(), ""),
    "their_zone": _nothing(TextField(), ""),
    "minutes": _nothing(IntegerField(), 0),
}


def _rows(
    records: QuerySet[Any], source: Source, *, most: int = _MOST, person: str = "", **columns: _Column
) -> QuerySet[Any, Any]:
    """Return the first of some records as rows of Dated."""
    if person:
        columns |= {"name": f"{person}__display_name", "first_name": f"{person}__given_name"}
    first = _all_of(records.model).filter(pk__in=records.values("pk")[:most])
    told = [columns.get(name, nothing) for name, nothing in _COLUMNS.items()]
    return first.values_list(Value(source.value), *told)


def _all_of(kind: type[Model]) -> QuerySet[Any]:
    return kind._default_manager.all()  # noqa: SLF001 - Django's documented way to the manager


def _follow_ups(owner: User, last: dt.date) -> QuerySet[Any, Any]:
    """Return what days bring about messages.

    No time is left to agree on where one is, and nobody else to ask about a path that is not being explored.
    """
    path = "message__objective__path"
    off = Conversation.objects.filter(
        owner=owner, objective=OuterRef("message__objective"), state=State.CANCELLED
    )
    called_off_on = Subquery(off.order_by("-day", "-id").values("day")[:1])
    arranged = Q(kind=FollowUpKind.ARRANGE, message__objective__in=agreed_objectives(owner))
    elsewhere = Q(kind=FollowUpKind.ASK_ANOTHER, **{f"{path}__isnull": False})
    rests = elsewhere & ~Q(**{f"{path}__status": Status.EXPLORING})
    return _rows(
        follow_ups_until(owner, last).exclude(arranged | rests),
        Source.FOLLOW_UP,
        person="message__objective__person",
        kind="kind",
        uuid="uuid",
        on="due_on",
        standing=Coalesce(Cast(called_off_on, TextField()), Value("", TextField())),
        message="message__uuid",
        path=f"{path}__uuid",
    )


def _talks(owner: User, today: dt.date) -> QuerySet[Any, Any]:
    first, last = today - ASKED_ABOUT - _ELSEWHERE, today + WEEK + _ELSEWHERE
    near = Conversation.objects.filter(owner=owner, state=State.ARRANGED, day__gte=first, day__lte=last)
    confirmed = When(confirmed_at__isnull=False, then=Value(CONFIRMED))
    return _rows(
        near.order_by("-day", "-id"),
        Source.TALK,
        person="person",
        uuid="uuid",
        on="day",
        standing=Case(confirmed, default=Value("")),
        time="time",
        zone="zone",
        their_zone="their_zone",
        minutes="minutes",
    )


def _held(owner: User, today: dt.date) -> QuerySet[Any, Any]:
    """Return the talks to wrap up or to thank for."""
    sent = Thanks.objects.filter(owner=owner, conversation=OuterRef("pk"), sent_at__isnull=False)
    held = Conversation.objects.filter(owner=owner, day__gte=today - _SPOKEN_OF)
    waiting = held.filter(Q(state=State.HELD) | (Q(state=State.COMPLETE) & ~Exists(sent)))
    return _rows(
        waiting.order_by("-day", "-id"),
        Source.HELD,
        most=_MOST_HELD,
        person="person",
        kind="state",
        uuid="uuid",
        on="day",
        standing=Case(When(Exists(sent), then=Value(THANKED)), default=Value("")),
        ended_at="ended_at",
    )


def _promises(owner: User, last: dt.date) -> QuerySet[Any, Any]:
    due = Promise.objects.filter(owner=owner, state=PromiseState.OPEN, due_on__lte=last)
    return _rows(
        due.order_by("-due_on", "-id"),
        Source.PROMISE,
        person="person",
        kind="side",
        uuid="uuid",
        on="due_on",
        text="text",
    )


def _steps(owner: User, last: dt.date) -> QuerySet[Any, Any]:
    due = StrategyLine.objects.filter(owner=owner, done_at=None, due_on__lte=last)
    return _rows(due.order_by("-due_on", "-id"), Source.STEP, uuid="uuid", on="due_on", text="text")
