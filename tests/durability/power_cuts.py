"""What a disk may hold when the power fails: what was synced, and any part of the rest.

Of what was written to a file and not synced since, each sector may be there or not, as may each change of a length.
Of names that came, went or changed, each may be so or not until their folder was synced. That is harsher than
file systems are that keep a journal.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
_HEAD = struct.Struct("=5Q")
_SECTOR = 512  # bytes, which a disk writes whole or not at all
# Which part of what was not synced is there: nothing, everything, what came first, or anything.
_PARTS = ("nothing", "everything", "the first", "anything")


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a file: c made, w written, t its length set, s synced, r renamed, l linked, u unlinked.

    Or to a folder: m made, d opened.
    """

    what: str
    file: int
    place: int
    name: str
    data: bytes


def read_log(log: Path) -> list[Change]:
    """Return what tests/durability/disk.c wrote down."""
    content, at, found = log.read_bytes(), 0, list[Change]()
    while at < len(content):
        what, file, place, length, named = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        name, data = content[at : at + named].decode(), content[at + named : at + named + length]
        found.append(Change(chr(what), file, place, name, data))
        at += named + length
    return found


@dataclass(slots=True)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    rest: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.rest:
            _apply(self.synced, change)
        self.rest.clear()

    def after_cut(self, chance: random.Random) -> bytearray:
        content, part = bytearray(self.synced), chance.choice(_PARTS)
        for change in _some(self.rest, part, chance):
            if change.what == "t" or part != "anything":
                _apply(content, change)
                continue
            for sector in _sectors(change):
                if chance.random() < 0.5:
                    _apply(content, sector)
        return content


class Disk:
    """The files below a folder, as they are and as far as they are synced."""

    def __init__(self) -> None:
        """Begin with nothing in it."""
        self._files: dict[int, _File] = {}
        self._folders: dict[int, str] = {}
        self._made: set[str] = set()
        self._names: dict[str, _File] = {}
        self._renamed: list[tuple[Change, _File | None]] = []

    def change(self, change: Change) -> None:
        """Let something happen."""
        if change.what == "d":
            self._files.pop(change.file, None)  # a number goes to others once its file is gone
            self._folders[change.file] = change.name
        elif change.what == "m":
            self._made.add(change.name)
            self._renamed.append((change, _File()))
        elif change.what == "c":
            made = self._files[change.file] = _File()
            self._renamed.append((change, made))
        elif change.what in "url":
            self._renamed.append((change, None))
        elif change.what == "s":
            self._sync(change.file)
        else:
            self._files[change.file].rest.append(change)

    def after_cut(self, chance: random.Random) -> Iterator[tuple[str, bytearray]]:
        """Give names and contents that may be found after a power cut now."""
        names, part = dict(self._names), chance.choice(_PARTS)
        for change, made in _some(self._renamed, part, chance):
            if part != "anything" or chance.random() < 0.5:
                _rename(names, change, made)
        for name, file in names.items():
            folder = str(Path(name).parent)
            if name not in self._made and (folder in names or folder not in self._made):
                yield name, file.after_cut(chance)

    def _sync(self, number: int) -> None:
        if number in self._files:
            self._files[number].sync()
            return
        folder = Path(self._folders[number])
        left = []
        for change, made in self._renamed:
            if Path(change.name).parent == folder:
                _rename(self._names, change, made)
            else:
                left.append((change, made))
        self._renamed = left


def _rename(names: dict[str, _File], change: Change, made: _File | None) -> None:
    if made:
        names[change.name] = made
    elif (file := names.get(change.name)) is not None:
        if change.what in "rl":
            names[change.data.decode()] = file
        if change.what in "ru":
            del names[change.name]


def _some(changes: list[_T], part: str, chance: random.Random) -> list[_T]:
    if part == "nothing":
        return []
    return changes[: chance.randrange(len(changes) + 1)] if part == "the first" else changes


def _apply(content: bytearray, change: Change) -> None:
    if change.what == "t":
        del content[change.place :]
        content.extend(bytes(change.place - len(content)))
        return
    content.extend(bytes(max(0, change.place - len(content))))
    content[change.place : change.place + len(change.data)] = change.data


def _sectors(change: Change) -> Iterator[Change]:
    at, end = change.place, change.place + len(change.data)
    while at < end:
        until = min(end, (at // _SECTOR + 1) * _SECTOR)
        data = change.data[at - change.place : until - change.place]
        yield Change("w", change.file, at, "", data)
        at = until
