"""The one safe way into a ZIP: find its members and give their bytes, however the archive lies."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE, SAVE_AS_CSV

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST: Final = 300_000_000
_WANTED = "connections.csv"
_LARGEST_DIRECTORY = 1_000_000
_LARGEST_RATIO = 200  # real tables shrink to a fifth or a tenth
_SMALL = 1_000_000  # below this any ratio is harmless
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others inflate without a bound per step
_NESTED = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".zst")
_DRIVE = re.compile(r"[A-Za-z]:")
_OFFICE = (
    ("xl/", f"This is an Excel workbook, not a CSV file. {SAVE_AS_CSV}"),
    ("word/", f"This is a Word document, not LinkedIn's Connections.csv. {ADVICE}"),
    ("ppt/", f"This is a PowerPoint document, not LinkedIn's Connections.csv. {ADVICE}"),
    ("META-INF/manifest.xml", f"This is an office document, not a CSV file. {SAVE_AS_CSV}"),
    ("Index/Document.iwa", f"This is a Numbers or Pages document, not a CSV file. {SAVE_AS_CSV}"),
)
_BOMB = "This file of the ZIP is unsafe: it would unpack to an enormous size."
_SHOWN = 80
_MOST_UNSAFE = 10
_DAMAGED = "This ZIP is damaged or was not downloaded completely. Download it again and give the new file."
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


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

    Unsafe ones, the first few of them, are found under their place instead. `file` is closed.
    """
    found: dict[str, Found] = {}
    with file:
        members = zipfile.ZipFile(cast("BinaryIO", _Bounded(file))).infolist()
    for place in sorted(range(len(members)), key=lambda place: members[place].filename.count("/")):
        member = members[place]
        name, unsafe = _base_name(member), _unsafe(member)
        shown = member.filename[-_SHOWN:]
        if unsafe and len(found) < len(names) + _MOST_UNSAFE:
            found[str(place)] = Found(shown, place, unsafe)
        elif not unsafe and name in names and (name not in found or found[name].refusal):
            found[name] = Found(shown, place, _unreadable(member))
    return found


def _open(file: BinaryIO, choose: Callable[[list[zipfile.ZipInfo]], zipfile.ZipInfo]) -> BinaryIO:
    with ExitStack() as opened:
        opened.enter_context(file)
        try:
            archive = zipfile.ZipFile(cast("BinaryIO", _Bounded(file)))
            inflated = archive.open(choose(archive.infolist()))
        except _BROKEN as error:
            raise FileRefused(_DAMAGED) from error
        opened.pop_all()
        return io.BufferedReader(_Member(file, inflated))


def _choose(members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    _refuse_office(members)
    wanted = [member for member in members if _base_name(member) == _WANTED]
    if not wanted:
        raise FileRefused(f"This ZIP holds no Connections.csv. {ADVICE}")
    wanted.sort(key=lambda member: member.filename.count("/"))
    chosen = next((member for member in wanted if not _unsafe(member)), wanted[0])
    if refusal := _unsafe(chosen) or _unreadable(chosen):
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
    """Say why a member is not to be touched, or ""."""
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/") or "\0" in name:
        return "This file of the ZIP is unsafe: its name points outside its own folder."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "This file of the ZIP is unsafe: it is a link to another file."
    if member.file_size > max(_SMALL, member.compress_size * _LARGEST_RATIO):
        return _BOMB
    if name.casefold().endswith(_NESTED):
        return "This file of the ZIP is another archive."
    return ""


def _unreadable(member: zipfile.ZipInfo) -> str:
    """Say why a member that is wanted cannot be read, or ""."""
    if member.flag_bits & _ENCRYPTED:
        return "This ZIP is locked with a password. Unpack it and give the Connections.csv itself."
    if member.compress_type not in _METHODS:
        return "This ZIP is packed in an unusual way. Unpack it and give the Connections.csv itself."
    return _BOMB if member.file_size > LARGEST else ""


class _Bounded(io.RawIOBase):
    """A file that gives no large piece at once, so that a directory of any declared size stays harmless."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile("the directory is too large")
        return self._file.read(size)


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
        except _BROKEN as error:
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
