"""A real server on an empty home."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.homes import begun


@dataclass(frozen=True)
class Server:
    """A running Askaround: where it is, and the address that lets its owner in."""

    address: str
    entrance: str


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """Start Askaround on a home as a user does, and end it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    surroundings = {**os.environ, "NO_BROWSER": "1", "PORT": str(port), "ASKAROUND_HOME": str(begun(home))}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "askaround"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=surroundings, start_new_session=True
    ) as process:
        line = process.stdout.readline()
        try:
            yield Server(f"http://127.0.0.1:{port}", line.removeprefix("Open ").strip())
        finally:
            os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Askaround on an empty home."""
    with serving(tmp_path / "home") as running:
        yield running


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Server]:
    """Askaround on a home in which people have told something."""
    home = tmp_path / "home"
    surroundings = {**os.environ, "ASKAROUND_HOME": str(home)}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-m", "tests.e2e.told"], check=True, env=surroundings)
    with serving(home) as running:
        yield running
