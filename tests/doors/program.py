"""The program as users run it: a process of its own, in a home of its own."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.homes import OURS, ZONE, begun


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return the environment for a home: no colour, 100 columns, no browser, `askaround` on the path."""
    return {
        **{name: value for name, value in os.environ.items() if name not in OURS},
        "ASKAROUND_HOME": str(home),
        "COLUMNS": "100",
        "NO_BROWSER": "1",
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONWARNINGS": "error",
        "TERM": "dumb",
        "TZ": ZONE,
        **more,
    }


def askaround(
    home: Path, *arguments: object, said: bytes = b"", **more: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command to its end in a home, one that was begun before if it is not there.

    It is a process of its own, though forked from one that has read the libraries already: see `from_nothing`.
    """
    words = [str(each) for each in arguments]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("in", "out", "err")]
        files[0].write_bytes(said)
        told = {"arguments": words, "surroundings": surroundings(begun(home), **more)}
        job = {**told, "files": [str(file) for file in files]}
        code = _forks().run(json.dumps(job))
        _, out, err = (file.read_bytes() for file in files)
    return subprocess.CompletedProcess(words, code, out, err)


class _Forks:
    def __init__(self) -> None:
        """Start the process that others fork from."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.doors.forks"],
            env=surroundings(Path("nowhere")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.process.communicate)

    def run(self, job: str) -> int:
        """Run a job and return its exit code."""
        self.process.stdin.write(f"{job}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@cache
def _forks() -> _Forks:
    return _Forks()


def from_nothing(
    home: Path, *arguments: object, said: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end, in a process that begins with nothing; the home is left as it is."""
    return subprocess.run(
        [sys.executable, "-m", "askaround", *map(str, arguments)],
        env=surroundings(home, **more),
        input=said,
        capture_output=True,
        timeout=120,
        check=False,
    )
