"""What belongs on Today, and in which order."""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST_ITEMS = 7
LATER_DAYS = 2


class MarkKind(enum.StrEnum):
    """What can be said to an item."""

    DONE = "done"
    LATER = "later"
    NOT_THIS = "not_this"


class ItemKind(enum.StrEnum):
    """What an item is about, most pressing first."""

    TALK = "talk"
    CONFIRM = "confirm"
    THANK = "thank"
    ARRANGE = "arrange"
    WRAP_UP = "wrap_up"
    PROMISE = "promise"
    STEP = "step"
    NUDGE = "nudge"
    CHECK_BACK = "check_back"
    ASK_ANOTHER = "ask_another"
    FIRST_PATH = "first_path"
    BRING_CONTACTS = "bring_contacts"
    DRAFT = "draft"
    ASK = "ask"
    DUPLICATES = "duplicates"


# One person to ask at a time is enough.
_MOST_OF = {ItemKind.ASK: 1, ItemKind.DRAFT: 3, ItemKind.PROMISE: 3, ItemKind.STEP: 3}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what, why, and the words on its one button; `subject` is what it is about."""

    key: str
    kind: ItemKind
    subject: str
    title: str
    reason: str
    action: str


class About(enum.StrEnum):
    """Which page something of the week is about."""

    MESSAGE = "message"
    CONVERSATION = "conversation"
    PROMISE = "promise"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Coming:
    """Something of the next seven days; `subject` is the uuid of what it is about."""

    on: dt.date
    sentence: str
    about: About
    subject: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said to an item, and until when it hides it (for good when None)."""

    until: dt.date | None


def choose(items: Iterable[Item], marks: Mapping[str, Mark], today: dt.date) -> list[Item]:
    """Return at most seven items that are not hidden today, most pressing first."""
    order = list(ItemKind)
    open_items = [item for item in items if not _hidden(marks.get(item.key), today)]
    return sorted(_few_of_each(open_items), key=lambda item: order.index(item.kind))[:MOST_ITEMS]


def _few_of_each(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items with only the first of a kind that would crowd out the rest."""
    counts: Counter[ItemKind] = Counter()
    for item in items:
        counts[item.kind] += 1
        if counts[item.kind] <= _MOST_OF.get(item.kind, MOST_ITEMS):
            yield item


def hidden_until(kind: MarkKind, today: dt.date) -> dt.date | None:
    """Return the day an item comes back after it was marked; None when it does not."""
    return today + dt.timedelta(days=LATER_DAYS) if kind is MarkKind.LATER else None


def _hidden(mark: Mark | None, today: dt.date) -> bool:
    return mark is not None and (mark.until is None or mark.until > today)
