"""Our side: start the limited process, turn its answers into rows, and always see it to its end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any, Final

from askaround.integrations.contacts.protocol import (
    Archive,
    Chunk,
    FileRefused,
    How,
    Preview,
    Reading,
    unpack,
    unpack_archive,
)
from askaround.integrations.contacts.sniff import ADVICE

_GUESS: Final = How()
SECONDS: Final = 60  # to wait for one answer; the time between answers is the caller's own
_SOURCES = Path(__file__).parents[3]
_SYSTEM = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # without these Python may not start
_TOO_MUCH = "Reading these took too much time or memory, so it was stopped."
_STOPPED = f"Reading this file took too much time or memory, so it was stopped. {ADVICE}"


def preview(path: Path, *, rows: int = 10, how: How = _GUESS) -> Preview:
    """Check the whole file, give its first rows and what lies around them; FileRefused where it is no use."""
    with _answers(path, "preview", 0, rows, how) as answers:
        for columns, values, total, reading in answers:
            seen, told = tuple(map(unpack, values)), Reading(**reading)
            return Preview("LinkedIn connections", tuple(columns), seen, total, told, _archive(answers))
    raise FileRefused(_STOPPED)


def read_around(path: Path) -> Archive:
    """Give what LinkedIn's ZIP holds beside the connections; what cannot be read of it says so."""
    with _answers(path, "around", 0, 0) as answers:
        return _archive(answers)


def _archive(answers: Iterator[list[Any]]) -> Archive:
    """Put together what was told, even where the process then came to a bad end."""
    told: list[list[Any]] = []
    try:
        told.extend(answers)
    except FileRefused:
        told.append(["members", [["", "the other files of the ZIP", 0, [], _TOO_MUCH]]])
    return unpack_archive(told)


def read(path: Path, *, after: int = 0, size: int = 1000, how: How = _GUESS) -> Iterator[Chunk]:
    """Give the rows past the first `after`, at most `size` at a time.

    The whole file is checked before the first chunk: FileRefused is raised then, or never, unless the reading
    process dies.
    """
    with _answers(path, "read", after, size, how) as answers:
        for values, share in answers:
            yield Chunk(tuple(map(unpack, values)), share)


@contextmanager
def _answers(
    path: Path, order: str, after: int, size: int, how: How = _GUESS
) -> Iterator[Iterator[list[Any]]]:
    """Run the process for as long as its answers are wanted.

    `how` says what is one of ours, never a file's text.
    """
    command = [sys.executable, "-S", "-P", "-m", "askaround.integrations.contacts.child"]
    with (
        path.open("rb") as file,
        subprocess.Popen(  # noqa: S603 - our own program, and nothing of the file or its name on the command line
            [*command, order, str(after), str(size), how.encoding, how.dates],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process,
    ):
        try:
            yield _messages(process)
        finally:
            process.kill()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _SYSTEM if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join((str(_SOURCES), *_library()))}


@cache
def _library() -> list[str]:
    """Return the folders of the libraries that guess encodings and know how dates are written.

    They are not the sources' where those are edited.
    """
    found = [find_spec(name) for name in ("chardet", "babel")]
    return list(dict.fromkeys(str(Path(each.origin).parents[1]) for each in found if each and each.origin))


def _messages(process: "subprocess.Popen[bytes]") -> Iterator[list[Any]]:
    """Give what each answer carries, until the process says that it is done."""
    while line := _next_line(process):
        kind, *values = json.loads(line)
        if kind == "refused":
            raise FileRefused(values[0])
        if kind == "end":
            return
        yield values
    raise FileRefused(_STOPPED)


def _next_line(process: "subprocess.Popen[bytes]") -> bytes:
    """Wait for one whole line; b"" where the process ended, or was ended for taking too long."""
    if process.stdout is None:
        raise TypeError("the process was started without a pipe")
    timer = Timer(SECONDS, process.kill)
    timer.start()
    try:
        line = process.stdout.readline()
    finally:
        timer.cancel()
    return line if line.endswith(b"\n") else b""
