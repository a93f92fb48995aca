"""What makes a ZIP from elsewhere unsafe, and a way to read it that no declared size can harm."""

import io
import re
import stat
import struct
import zipfile
import zlib
from typing import BinaryIO, Final

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
