"""Radicale, started once for the tests that need it."""

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.integrations.calendar.caldav import CALENDAR, asked

_READY = "Radicale server ready"


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[int]:
    """Start Radicale with an empty folder, and end it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "server-hosts": f"127.0.0.1:{port}",
        "storage-filesystem-folder": str(tmp_path_factory.mktemp("radicale")),
        "auth-type": "none",
        "logging-level": "info",
    }
    command = [sys.executable, "-m", "radicale", "--config", ""]
    command += [f"--{name}={value}" for name, value in settings.items()]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert any(_READY in line for line in process.stderr), "Radicale did not start"
            assert asked(port, "MKCALENDAR", CALENDAR)[0] == http.client.CREATED
            yield port
        finally:
            process.kill()
