"""Disks for tests: small ones, and ones that can only be read. Both need a system that lets us mount."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Yield a folder on a disk of its own, of so many megabytes."""
    with _mounted(folder, "-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "tmpfs"):
        yield folder


@contextmanager
def read_only(home: Path, folder: Path) -> Iterator[Path]:
    """Yield a folder that shows another, and that nothing can be written to."""
    with _mounted(folder, "--bind", str(home)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield folder


@contextmanager
def _mounted(folder: Path, *words: str) -> Iterator[None]:
    folder.mkdir()
    try:
        subprocess.run(["mount", *words, str(folder)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs a system that lets this user mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, *, but: int = 0) -> Path:
    """Fill a disk up to so many bytes; return the file that takes the space."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        try:
            while True:
                file.write(bytes(1 << 16))
                file.flush()
        except OSError:
            pass
    with filler.open("r+b") as file:
        file.truncate(max(0, filler.stat().st_size - but))
    return filler
