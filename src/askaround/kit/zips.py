"""What makes a ZIP from elsewhere unsafe, and a way to read it that no declared size can harm."""

import datetime as dt
import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from typing import IO, BinaryIO, Final

# What reading a damaged ZIP raises, whatever the damage.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_LARGEST_DIRECTORY = 1_000_000
_LARGEST_RATIO = 200  # real tables shrink to a fifth or a tenth
_SMALL = 1_000_000  # below this any ratio is harmless
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others inflate without a bound per step
_DRIVE = re.compile(r"[A-Za-z]:")
# What a Mac and Windows put beside what they pack: resource forks, and how a folder is shown.
_LITTER = re.compile(
    r"(?:.*/)?(?:__MACOSX(?:/.*)?|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)", re.IGNORECASE
)
_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # of what a ZIP can hold
_OWN_FILE = 0o600 << 16


def points_outside(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member would be unpacked outside its own folder."""
    name = member.orig_filename.replace("\\", "/")
    return bool(name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/") or "\0" in name)


def is_link(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a symbolic link."""
    return stat.S_ISLNK(member.external_attr >> 16)


def is_bomb(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member claims to grow as nothing real does."""
    return member.file_size > max(_SMALL, member.compress_size * _LARGEST_RATIO)


def is_locked(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member needs a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def is_packed_oddly(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is packed in a way that is not read here."""
    return member.compress_type not in _METHODS


def unpacked(members: Iterable[zipfile.ZipInfo]) -> list[tuple[str, zipfile.ZipInfo]]:
    """Return the files of a ZIP by the names that they are unpacked under, whoever packed them.

    Folders are left out, and so is what a Mac or Windows puts beside the files of a folder that it packs.
    """
    named = ((_plain(member.orig_filename), member) for member in members)
    return [(name, each) for name, each in named if not name.endswith("/") and not _LITTER.fullmatch(name)]


def _plain(name: str) -> str:
    """Return a name with slashes, and its letters composed (a Mac takes them apart)."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).removeprefix("./")


class Writer(zipfile.ZipFile):
    """A ZIP to write whose bytes tell only of its contents: every file in it has one time and one mode."""

    def __init__(self, file: IO[bytes], at: dt.datetime, level: int) -> None:
        """Write into an open file."""
        super().__init__(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level)
        moment = at.astimezone(dt.UTC)
        year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
        self._at = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)

    def member(self, name: str) -> zipfile.ZipInfo:
        """Return the description of a file that is to be written."""
        described = zipfile.ZipInfo(name, self._at)
        described.compress_type, described.external_attr = zipfile.ZIP_DEFLATED, _OWN_FILE
        described._compresslevel = self.compresslevel  # type: ignore[attr-defined]  # noqa: SLF001 - open() takes it from nowhere else
        return described

    def begin(self, name: str) -> IO[bytes]:
        """Open a file of any size to write it a piece at a time."""
        return self.open(self.member(name), "w", force_zip64=True)

    def put(self, name: str, content: str | bytes) -> None:
        """Write a whole file."""
        self.writestr(self.member(name), content, compresslevel=self.compresslevel)


class Bounded(io.RawIOBase):
    """A file that gives no large piece at once, so that a directory of any declared size stays harmless."""

    def __init__(self, file: BinaryIO, largest: int = _LARGEST_DIRECTORY) -> None:
        """Wrap an open file whose directory may take so many bytes; closing it is the caller's."""
        self._file, self._largest = file, largest

    def seekable(self) -> bool:
        """Tell that a ZIP can be read from its end."""
        return True

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the file."""
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        """Return bytes; raises BadZipFile for a piece that only a forged directory asks for."""
        if size > self._largest:
            raise zipfile.BadZipFile("the directory is too large")
        return self._file.read(size)
