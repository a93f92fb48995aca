"""The one safe way into a ZIP: find its members and give their bytes, however the archive lies."""

import io
import re
import zipfile
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE, SAVE_AS_CSV
from askaround.kit import zips

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST: Final = 300_000_000
_OFFICE = (
    ("xl/", f"This is an Excel workbook, not a CSV file. {SAVE_AS_CSV}"),
    ("word/", f"This is a Word document, not LinkedIn's Connections.csv. {ADVICE}"),
    ("ppt/", f"This is a PowerPoint document, not LinkedIn's Connections.csv. {ADVICE}"),
    ("META-INF/manifest.xml", f"This is an office document, not a CSV file. {SAVE_AS_CSV}"),
    ("Index/Document.iwa", f"This is a Numbers or Pages document, not a CSV file. {SAVE_AS_CSV}"),
)
_BOMB = "This ZIP is unsafe: it would unpack to an enormous size."
_SHOWN = 80
_COPY = re.compile(
    r"(?:[ _-]*\(\d{1,3}\)|[ _-]\d{1,3}|[ _-]+(?:copy|kopie|copie|copia)(?: \d{1,3})?)+(?=\.(?:csv|zip)$)"
)
_DAMAGED = "This ZIP is damaged or was not downloaded completely. Download it again and give the new file."


@dataclass(frozen=True, slots=True)
class Found:
    """A member of an archive: its name, its place in the directory, why it is not read, if it is not.

    And its base name.
    """

    name: str
    place: int
    refusal: str = ""
    base: str = ""

    @property
    def depth(self) -> int:
        """Return in how many folders it stands."""
        return self.name.replace("\\", "/").count("/")


def members_of(file: BinaryIO) -> list[Found]:
    """List the members of an archive in the order of its directory; closes `file`.

    Raises FileRefused for other kinds of document, for bombs, unsafe names and links, and where it is
    damaged.
    """
    with file:
        try:
            members = zipfile.ZipFile(cast("BinaryIO", zips.Bounded(file))).infolist()
        except zips.BROKEN as error:
            raise FileRefused(_DAMAGED) from error
    _refuse_office(members)
    if refusal := next(filter(None, map(_unsafe, members)), ""):
        raise FileRefused(f"{refusal} {ADVICE}")
    return [
        Found(member.filename, place, _unreadable(member), _base_name(member))
        for place, member in enumerate(members)
    ]


def open_place(file: BinaryIO, place: int) -> BinaryIO:
    """Give the bytes of the member at a place of the directory; closing it closes `file`."""
    return _open(file, lambda members: members[place])


def find_members(members: list[Found], names: Collection[str]) -> dict[str, Found]:
    """Find the members with these base names, in small letters, the shallowest that can be read of each."""
    found: dict[str, Found] = {}
    for member in sorted(members, key=lambda member: member.depth):
        name = member.base
        if name in names and (name not in found or found[name].refusal):
            found[name] = replace(member, name=member.name[-_SHOWN:])
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


def _base_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name in small letters.

    Without folders and what copying and saving again add to it.
    """
    folder, _, name = member.filename.replace("\\", "/").rpartition("/")
    return "" if folder.startswith("__MACOSX") else _COPY.sub("", name.casefold().strip())


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
