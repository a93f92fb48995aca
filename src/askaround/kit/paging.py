"""Keyset paging: a page costs the same wherever it stands (unlike OFFSET)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

Record = TypeVar("Record", bound=Model)
Row = TypeVar("Row")
PAGE_SIZE = 50
# No key is as large.
ABOVE_ALL = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the cursors of the pages on either side ("" where there is none)."""

    rows: Sequence[Row]
    before: str = ""
    after: str = ""


def _cursor(record: Model, column: str, direction: str) -> str:
    value = getattr(record, column)
    plain = value.isoformat() if hasattr(value, "isoformat") else value
    return signing.dumps([column, direction, plain, record.pk], salt="paging", compress=True)


def key_cursor(key: int) -> str:
    """Return the cursor of what comes below a key, where newest first is all the order there is."""
    return signing.dumps(key, salt="below")


def key_in(cursor: str) -> int:
    """Return the key that a cursor names; one that cannot be read is above all."""
    try:
        return int(signing.loads(cursor, salt="below"))
    except signing.BadSignature:
        return ABOVE_ALL


def _read(cursor: str, column: str) -> tuple[str, Any, int] | None:
    try:
        ordered_by, direction, value, key = signing.loads(cursor, salt="paging")
    except signing.BadSignature:
        return None
    return (direction, value, key) if ordered_by == column else None


def _beyond(column: str, value: Any, key: int, *, up: bool) -> Q:
    near, far = ("gte", "gt") if up else ("lte", "lt")
    return Q(**{f"{column}__{near}": value}) & (Q(**{f"{column}__{far}": value}) | Q(**{f"pk__{far}": key}))


def keyset(
    rows: QuerySet[Record], column: str, *, descending: bool = False, cursor: str = "", size: int = PAGE_SIZE
) -> Page[Record]:
    """Return one page of rows ordered by a non-null column, then by key.

    An unreadable cursor, one of another order, or one beyond which nothing is left, shows the first page.
    Cursors are signed and say nothing that a user could not see.
    """
    everything, place = rows, _read(cursor, column) if cursor else None
    backwards = place is not None and place[0] == "before"
    up = descending == backwards
    if place is not None:
        rows = rows.filter(_beyond(column, place[1], place[2], up=up))
    sign = "" if up else "-"
    found = list(rows.order_by(f"{sign}{column}", f"{sign}pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return keyset(everything, column, descending=descending, size=size) if place else Page(rows=())
    has_before, has_after = (more, True) if backwards else (place is not None, more)
    return Page(
        rows=found,
        before=_cursor(found[0], column, "before") if has_before else "",
        after=_cursor(found[-1], column, "after") if has_after else "",
    )
