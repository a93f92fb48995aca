"""A disk that fills up, is the end of a program that writes to it, or writes down what is done to it."""

import ctypes
import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.durability.program import ROOT, environment
from tests.homes import shared

_SOURCE = Path(__file__).with_name("disk.c")


@functools.cache
def _library() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="disk-", dir=shared()))
    library = folder / "disk.so"
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"], check=True)
    return library


def needs_compiler() -> pytest.MarkDecorator:
    """Return the mark of tests that compile what they watch the disk with."""
    able = sys.platform == "linux" and shutil.which("gcc")
    return pytest.mark.skipif(not able, reason="needs Linux and gcc")


def run_watched(home: Path, module: str, *words: str, log: Path | None = None) -> str:
    """Run a module of these tests, whose changes to a home are watched; returns what it prints."""
    home.mkdir(exist_ok=True)
    more = {"LD_PRELOAD": str(_library()), "DISK_FOLDER": str(home)} | ({"DISK_LOG": str(log)} if log else {})
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=environment(home, **more),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class Disk:
    """The disk of this process, which was started by run_watched."""

    def __init__(self) -> None:
        """Find what was loaded first."""
        self._library = ctypes.CDLL(None)
        self._library.disk_room.argtypes = [ctypes.c_long]

    def let_grow(self, room: int = -1) -> None:
        """Let files grow by so many bytes and no more; by any number again if none is given."""
        self._library.disk_room(room)

    def kill_at(self, operation: int) -> None:
        """End the process at an operation from now on, half of what it writes being written now and then."""
        self._library.disk_kill_at(ctypes.c_long(operation), operation % 2)

    def kill_at_sync(self, number: int) -> None:
        """End the process at a sync from now on."""
        self._library.disk_kill_at_sync(ctypes.c_long(number))

    @property
    def operations(self) -> int:
        """Return how often a file was changed so far."""
        return int(self._library.disk_operations())
