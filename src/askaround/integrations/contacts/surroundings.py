"""Everything of LinkedIn's ZIP beside the connections: a bad file of it is refused, and the rest is read."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

from askaround.integrations.contacts import layouts, own
from askaround.integrations.contacts.archive import Found, find_members, open_place
from askaround.integrations.contacts.header import Header
from askaround.integrations.contacts.layouts import Layout
from askaround.integrations.contacts.messages import Tally
from askaround.integrations.contacts.own import Reasons
from askaround.integrations.contacts.package import Package, Source
from askaround.integrations.contacts.protocol import FileRefused, Member
from askaround.integrations.contacts.table import Record, read_member

_AT_ONCE = 1000
_TOO_MUCH = "Reading this file took more memory than it should."

Rows: TypeAlias = Iterator[tuple[str, ...]]


@dataclass(slots=True)
class _Around:
    """What was found so far, by kind as `Archive` names it, and what the user is called."""

    found: dict[str, list[Any]] = field(default_factory=dict)
    mine: list[str] = field(default_factory=list)


def around(package: Package, *, with_people: bool) -> Iterator[list[Any]]:
    """Give the members and what they say as [kind, values], with or without what concerns other people."""
    told, found = _Around(), find_members(package.members, layouts.BY_NAME)
    known = [layout for layout in layouts.EVERY if layout.name in found]
    members = [_read(package.source, found.pop(layout.name), layout, told) for layout in known]
    members += [
        Member(layouts.kind_of(each.base), each.name, refusal=each.refusal) for each in found.values()
    ]
    yield ["members", [_packed(member) for member in members]]
    for kind, values in told.found.items():
        if with_people or kind not in ("correspondence", "invitations"):
            for start in range(0, len(values), _AT_ONCE):
                yield [kind, [_packed(value) for value in values[start : start + _AT_ONCE]]]


def _read(source: Source, found: Found, layout: Layout, told: _Around) -> Member:
    """Read one member; whatever is wrong with it is said of it alone."""
    if found.refusal:
        return Member(layout.kind, found.name, refusal=found.refusal)

    def consume(header: Header, records: Iterator[Record]) -> tuple[int, Reasons, list[Any]]:
        reasons: Reasons = Counter()
        counted = _Counted(own.texts(header, records))
        values = _READERS[layout.kind](counted, told, reasons)
        return counted.count, reasons, values

    try:
        read = read_member(lambda: open_place(source(), found.place), layout.find, consume)
    except FileRefused as refused:
        return Member(layout.kind, found.name, refusal=str(refused))
    except MemoryError:
        return Member(layout.kind, found.name, refusal=_TOO_MUCH)
    rows, reasons, values = read or (0, Counter(), [])
    told.found[_KINDS.get(layout.kind, layout.kind)] = values
    return Member(layout.kind, found.name, rows, tuple((+reasons).most_common()))


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Rows:
        for row in self._rows:
            self.count += 1
            yield row


def _profile(rows: _Counted, told: _Around, reasons: Reasons) -> list[Any]:
    told.mine = own.names(iter(rows))
    reasons["Only the first row is you."] += sum(1 for _ in rows)
    return []


def _invitations(rows: _Counted, told: _Around, reasons: Reasons) -> list[Any]:
    return own.invitations(iter(rows), told.mine, reasons)


def _messages(rows: _Counted, told: _Around, reasons: Reasons) -> list[Any]:
    tally = Tally(reasons=reasons)
    for row in rows:
        tally.add(row)
    return tally.settled(told.mine)


_KINDS = {"positions": "jobs", "education": "schools", "messages": "correspondence"}
_READERS: dict[str, Callable[[_Counted, _Around, Reasons], list[Any]]] = {
    "profile": _profile,
    "positions": lambda rows, _, reasons: own.jobs(rows, reasons),
    "education": lambda rows, _, reasons: own.schools(rows, reasons),
    "skills": lambda rows, _, reasons: own.skills(rows, reasons),
    "invitations": _invitations,
    "messages": _messages,
}


def _packed(value: Any) -> Any:
    """Return a record's values in order, ready for JSON but for its dates; a text as it is."""
    return value if isinstance(value, str) else [getattr(value, each.name) for each in fields(value)]
