"""One program serves a home; one that is started beside it finds it and opens it.

The lock is the kernel's (flock), so it ends with the processes that hold it, however they end. Its file says
where to ask; that the program there is the one of this home is proven by the home's key.
"""

import fcntl
import http.client
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO

from askaround.kit.instance import proof
from askaround.kit.refusals import Refusal

VERSION = version("askaround")
# A program that is coming up or ending is waited for, in seconds; the first start of a home takes a few.
_PATIENCE = 30
_PAUSE = 0.1


class HomeInUse(Refusal):
    """Raised when another program holds this home and cannot be opened."""


@dataclass(frozen=True, slots=True)
class Running:
    """The program that serves this home."""

    pid: int
    port: int
    version: str


@contextmanager
def only_one(home: Path) -> Iterator[Running | None]:
    """Hold the home's lock, or give the program that holds it and answers; raises HomeInUse.

    Where no lock can be had, as on a disk that can only be read, nobody is looked for.
    """
    try:
        opened = _file(home).open("a+", encoding="utf-8")
    except OSError:
        yield None
        return
    with opened as file:
        other = _other(file, time.monotonic() + _PATIENCE)
        try:
            yield other
        finally:
            if other is None:
                with suppress(OSError):
                    file.truncate(0)


def announce(home: Path, port: int) -> None:
    """Say where this home is served."""
    running = Running(os.getpid(), port, VERSION)
    with suppress(OSError):
        _file(home).write_text(json.dumps(asdict(running)), encoding="utf-8")


def _other(file: IO[str], end: float) -> Running | None:
    """Return who holds the lock, or None once it is ours."""
    while True:
        if _taken(file):
            return None
        found = _read(file)
        if found and _answers(found):
            return found
        if time.monotonic() > end:
            break
        time.sleep(_PAUSE)
    named = f" (process {found.pid})" if found else ""
    raise HomeInUse(
        f"Another Askaround{named} uses this home and does not answer. Nothing was changed. "
        "End it, or set ASKAROUND_HOME to another folder."
    )


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network disks know no locks
        return True
    return True


def _read(file: IO[str]) -> Running | None:
    file.seek(0)
    with suppress(ValueError, TypeError):
        return Running(**json.load(file))
    return None


def _answers(running: Running) -> bool:
    """Tell whether who answers at that port is the program of this home."""
    question = secrets.token_urlsafe(16)
    with suppress(OSError, http.client.HTTPException):
        line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=2)
        line.request("GET", f"/here/?question={question}")
        answer = line.getresponse().read(1000)
        line.close()
        return secrets.compare_digest(answer, proof(question, running.port).encode())
    return False


def _file(home: Path) -> Path:
    return home / "askaround.lock"
