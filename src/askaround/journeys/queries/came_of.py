"""Reading what came of talking with a person: thanks, promises and insights, in one query."""

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    DateField,
    DateTimeField,
    Field,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.insights.models import Insight
from askaround.people.models import Person
from askaround.relationships.models import Promise, Thanks
from askaround.relationships.rules import PromiseState

# So many of each are shown, the newest.
_MOST: Final = 30
_Column = str | Combinable


class What(enum.StrEnum):
    """What came of it."""

    THANKS = "thanks"
    PROMISE = "promise"
    INSIGHT = "insight"


@dataclass(frozen=True, slots=True)
class CameOf:
    """Something that came of it on a day, or else at a time; the rest is told of promises.

    `uuid` is that of the conversation for thanks.
    """

    what: What
    uuid: UUID
    day: dt.date | None
    at: dt.datetime | None
    text: str
    side: str
    state: str
    due_on: dt.date | None
    settled_at: dt.datetime | None

    @property
    def is_open(self) -> bool:
        """Tell whether this is a promise that waits to be kept."""
        return self.state == PromiseState.OPEN


def came_of(owner: User, person: Person) -> list[CameOf]:
    """Return what came of talking with a person, the oldest of each kind first."""
    rows = _promises(owner, person).union(_insights(owner, person), _thanks(owner, person), all=True)
    return [CameOf(What(what), *row) for what, _, *row in sorted(rows, key=lambda row: row[:2])]


def _promises(owner: User, person: Person) -> QuerySet[Any, Any]:
    """Return what was promised on the day of a talk, or else when it was put down."""
    put_down = Entry.objects.filter(owner=owner, subject=OuterRef("uuid"), command="make_promise")
    return _rows(
        Promise.objects.filter(owner=owner, person=person),
        What.PROMISE,
        day="conversation__day",
        at=Subquery(put_down.order_by("id").values("at")[:1]),
        text="text",
        side="side",
        state="state",
        due_on="due_on",
        settled_at="settled_at",
    )


def _insights(owner: User, person: Person) -> QuerySet[Any, Any]:
    kept = Insight.objects.filter(owner=owner, person=person)
    return _rows(kept, What.INSIGHT, day="said_on", text="claim")


def _thanks(owner: User, person: Person) -> QuerySet[Any, Any]:
    sent = Thanks.objects.filter(owner=owner, conversation__person=person, sent_at__isnull=False)
    return _rows(sent, What.THANKS, uuid="conversation__uuid", at="sent_at")


def _rows(records: QuerySet[Any], what: What, **columns: _Column) -> QuerySet[Any, Any]:
    """Return the newest of some records as rows of CameOf, after what it is and its key."""
    newest = _all_of(records.model).filter(pk__in=records.order_by("-id").values("pk")[:_MOST])
    told = [columns.get(name, nothing) for name, nothing in _COLUMNS.items()]
    return newest.values_list(Value(what.value), "pk", *told)


def _all_of(kind: type[Model]) -> QuerySet[Any]:
    return kind._default_manager.all()  # noqa: SLF001 - Django's documented way to the manager


def _nothing(kind: Field[Any, Any], value: object = None) -> Combinable:
    """Return what stands where a column does not apply; the database is told of which type."""
    return Cast(Value(value), kind)


# The columns of CameOf after what it is, in its order, and what stands where one does not apply.
_COLUMNS: Final[dict[str, _Column]] = {
    "uuid": "uuid",
    "day": _nothing(DateField()),
    "at": _nothing(DateTimeField()),
    "text": _nothing(TextField(), ""),
    "side": _nothing(TextField(), ""),
    "state": _nothing(TextField(), ""),
    "due_on": _nothing(DateField()),
    "settled_at": _nothing(DateTimeField()),
}
