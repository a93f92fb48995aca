"""The one safe way into a ZIP: find its members and give their bytes, however the archive lies."""

import io
import zipfile
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE, SAVE_AS_CSV
from askaround.kit import zips

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST: Final = 300_000_000
_WANTED = "connections.csv"
_OFFICE = (
    ("xl/", f"This is an Excel workbook, not a CSV file. {SAVE_AS_CSV}"),
    ("word/", f"This is a Word document, not LinkedIn's Connections.csv. {ADVICE}"),
    ("ppt/", f"This is a PowerPoint document, not LinkedIn's Connections.csv. {ADVICE}"),
    ("META-INF/manifest.xml", f"This is an office document, not a CSV file. {SAVE_AS_CSV}"),
    ("Index/Document.iwa", f"This is a Numbers or Pages document, not a CSV file. {SAVE_AS_CSV}"),
)
_BOMB = "This ZIP is unsafe: it would unpack to an enormous size."
_SHOWN = 80
_DAMAGED = "This ZIP is damaged or was not downloaded completely. Download it again and give the new file."


@dataclass(frozen=True, slots=True)
class Found:
    """A member of an archive: its name, its place in the directory, and why it is not read, if it is not."""

    name: str
    place: int
    refusal: str = ""


def open_connections(file: BinaryIO) -> BinaryIO:
    """Give the bytes of the archive's Connections.csv, inflated as they are read; closing it closes `file`.

    Raises FileRefused for bombs, unsafe names, links, passwords, damage, and where there is no such member.
    """
    return _open(file, _choose)


def open_place(file: BinaryIO, place: int) -> BinaryIO:
    """Give the bytes of the member at a place of the directory; closing it closes `file`."""
    return _open(file, lambda members: members[place])


def find_members(file: BinaryIO, names: Collection[str]) -> dict[str, Found]:
    """Find the members with these base names, in small letters, the shallowest that can be read of each.

    The archive is one that `open_connections` did not refuse. `file` is closed.
    """
    found: dict[str, Found] = {}
    with file:
        members = zipfile.ZipFile(cast("BinaryIO", zips.Bounded(file))).infolist()
    for place in sorted(range(len(members)), key=lambda place: members[place].filename.count("/")):
        member = members[place]
        name = _base_name(member)
        if name in names and (name not in found or found[name].refusal):
            found[name] = Found(member.filename[-_SHOWN:], place, _unreadable(member))
    return found


def _open(file: BinaryIO, choose: Callable[[list[zipfile.ZipInfo]], zipfile.ZipInfo]) -> BinaryIO:
    with ExitStack() as opened:
        opened.enter_context(file)
        try:
            archive = zipfile.ZipFile(cast("BinaryIO", zips.Bounded(file)))
            inflated = archive.open(choose(archive.infolist()))
        except zips.BROKEN as error:
            raise FileRefused(_DAMAGED) from error
        opened.pop_all()
        return io.BufferedReader(_Member(file, inflated))


def _choose(members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    _refuse_office(members)
    if refusal := next(filter(None, map(_unsafe, members)), ""):
        raise FileRefused(f"{refusal} {ADVICE}")
    wanted = [member for member in members if _base_name(member) == _WANTED]
    if not wanted:
        raise FileRefused(f"This ZIP holds no Connections.csv. {ADVICE}")
    chosen = min(wanted, key=lambda member: member.filename.count("/"))
    if refusal := _unreadable(chosen):
        raise FileRefused(f"{refusal} {ADVICE}")
    return chosen


def _base_name(member: zipfile.ZipInfo) -> str:
    folder, _, name = member.filename.replace("\\", "/").rpartition("/")
    return "" if folder.startswith("__MACOSX") else name.casefold()


def _refuse_office(members: list[zipfile.ZipInfo]) -> None:
    for start, sentence in _OFFICE:
        if any(member.filename.startswith(start) for member in members):
            raise FileRefused(sentence)


def _unsafe(member: zipfile.ZipInfo) -> str:
    """Say why an archive that holds this member is not to be touched at all, or ""."""
    if zips.points_outside(member):
        return "This ZIP is unsafe: a file in it points outside its own folder."
    if zips.is_link(member):
        return "This ZIP is unsafe: it holds a link to another file."
    return _BOMB if zips.is_bomb(member) else ""


def _unreadable(member: zipfile.ZipInfo) -> str:
    """Say why a member that is wanted cannot be read, or ""."""
    if zips.is_locked(member):
        return "This ZIP is locked with a password. Unpack it and give the Connections.csv itself."
    if zips.is_packed_oddly(member):
        return "This ZIP is packed in an unusual way. Unpack it and give the Connections.csv itself."
    return _BOMB if member.file_size > LARGEST else ""


class _Member(io.RawIOBase):
    """The inflated bytes of one member, counted as they really come; damage becomes a refusal."""

    def __init__(self, file: BinaryIO, inflated: IO[bytes]) -> None:
        self._file = file
        self._inflated = inflated
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        target = memoryview(buffer)
        try:
            data = self._inflated.read(len(target))
        except zips.BROKEN as error:
            raise FileRefused(_DAMAGED) from error
        self._count += len(data)
        if self._count > LARGEST:
            raise FileRefused(_BOMB)
        target[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inflated.close()
        self._file.close()
        super().close()
