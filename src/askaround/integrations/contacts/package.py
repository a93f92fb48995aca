"""LinkedIn's ZIP as people hand it in: renamed, in parts.

Or wrapped in another ZIP by a browser or a colleague.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final, TypeAlias

from askaround.integrations.contacts.archive import Found, members_of, open_place
from askaround.integrations.contacts.header import LONGEST, SEARCHED, find_header
from askaround.integrations.contacts.layouts import BY_NAME
from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE, ZIP, marked_encoding

Source: TypeAlias = Callable[[], BinaryIO]

_LIST: Final = "connections.csv"
_LARGEST_INNER: Final = 100_000_000  # bytes of a ZIP in a ZIP, which is held in memory
_MOST_INNER: Final = 8  # LinkedIn sends two parts at most
_MOST_TABLES: Final = 40
_HEAD: Final = SEARCHED * LONGEST
_NAMED: Final = 6


@dataclass(frozen=True, slots=True)
class Package:
    """A ZIP with LinkedIn's files, and which of them is the list of connections, if any is."""

    source: Source
    members: list[Found]
    list: Found | None

    def open_list(self) -> BinaryIO:
        """Give the bytes of the list of connections, inflated as they are read."""
        if self.list is None:
            raise FileRefused(self.missing)
        return open_place(self.source(), self.list.place)

    @property
    def missing(self) -> str:
        """Return the sentence for a ZIP without a list."""
        names = sorted(each.name.rpartition("/")[2] for each in self.members if each.base)
        held = (
            f" It holds {', '.join(names[:_NAMED])}{' and more' if len(names) > _NAMED else ''}."
            if names
            else ""
        )
        return f"This ZIP holds no Connections.csv.{held} {ADVICE}"

    @property
    def is_linkedin(self) -> bool:
        """Tell whether any file of it is one that LinkedIn sends and that is read here."""
        return any(each.base in BY_NAME and not each.refusal for each in self.members)


def find_package(source: Source) -> Package | None:
    """Look into a ZIP, and into ZIPs in it where it has no list itself; None for a file that is no ZIP.

    Raises FileRefused for what `archive.members_of` refuses, and for a list that cannot be read.
    """
    with source() as file:
        if file.read(len(ZIP)) != ZIP:
            return None
    outer = _package(source)
    if outer.list is not None:
        return outer
    inner = list(_inner(outer))
    found = [each for each in (*inner, outer) if each.list is not None]
    known = [each for each in (outer, *inner) if each.is_linkedin]
    return next(iter((*found, *known, outer)))


def _package(source: Source) -> Package:
    members = members_of(source())
    chosen = _list_of(source, members)
    if chosen and chosen.refusal:
        raise FileRefused(f"{chosen.refusal} {ADVICE}")
    return Package(source, members, chosen)


def _inner(outer: Package) -> Iterator[Package]:
    zips = [each for each in outer.members if each.base.endswith(".zip") and not each.refusal]
    for each in islice(zips, _MOST_INNER):
        with open_place(outer.source(), each.place) as file:
            data = file.read(_LARGEST_INNER + 1)
        if len(data) > _LARGEST_INNER:
            raise FileRefused(
                f"The ZIP in this ZIP is larger than {_LARGEST_INNER // 1_000_000} MB. Unpack the outer one."
            )
        if data.startswith(ZIP):
            yield _package(lambda data=data: io.BytesIO(data))  # type: ignore[misc]  # bound to this turn's bytes


def _list_of(source: Source, members: Iterable[Found]) -> Found | None:
    """Return the member that is the list: by its name, else by columns that no other file has."""
    near = sorted(members, key=lambda member: member.depth)
    if named := [each for each in near if each.base == _LIST]:
        return next((each for each in named if not each.refusal), named[0])
    tables = (
        each for each in near if each.base.endswith(".csv") and each.base not in BY_NAME and not each.refusal
    )
    return next((each for each in islice(tables, _MOST_TABLES) if _is_list(source, each)), None)


def _is_list(source: Source, member: Found) -> bool:
    try:
        with open_place(source(), member.place) as file:
            head = file.read(_HEAD)
        text = head.decode(marked_encoding(head) or "utf-8", errors="replace")
        find_header([line[:LONGEST] for line in text.splitlines()[:SEARCHED]])
    except FileRefused:
        return False
    return "\0" not in text
