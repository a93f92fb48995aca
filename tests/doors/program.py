"""The program as users run it: a process of its own, in a home of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def askaround(home: Path, *arguments: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a home, one that was begun before if it is not there; see `from_nothing`."""
    return from_nothing(begun(home), *arguments, **more)


def from_nothing(
    home: Path, *arguments: object, said: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end and return what it printed and its exit code; the home is left as it is."""
    return subprocess.run(
        [sys.executable, "-m", "askaround", *map(str, arguments)],
        env=surroundings(home, **more),
        input=said,
        capture_output=True,
        timeout=120,
        check=False,
    )
