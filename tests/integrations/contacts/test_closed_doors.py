"""The process that meets a file reaches nothing but its answers."""

import subprocess
import sys

import pytest

from askaround.integrations.contacts import child
from askaround.integrations.contacts.reader import _environment

TRIES = {
    "socket": "import socket; socket.socket()",
    "C socket": "import _socket; _socket.socket()",
    "name": "import socket; socket.getaddrinfo('localhost', 80)",
    "program": "import subprocess; subprocess.run(['true'])",
    "shell": "import os; os.system('true')",
    "fork": "import os; os.fork()",
}
CLOSED = "from askaround.integrations.contacts.doors import close_doors; kernel = close_doors()\n"


def _run(code: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-S", "-P", "-c", CLOSED + code]
    return subprocess.run(
        command, env=_environment(), capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("what", TRIES)
def test_nothing_is_opened_or_started(what):
    done = _run(TRIES[what])
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith("PermissionError")


def test_the_kernel_holds_it_for_libraries_in_c_as_well():
    done = _run("import ctypes; print(kernel, ctypes.CDLL(None).socket(2, 1, 0))")
    if done.stdout.startswith("False"):
        pytest.skip("no seccomp on this system: Python alone holds the door")
    assert done.stdout.split() == ["True", "-1"]


def test_the_process_shuts_its_doors_before_it_looks_at_a_file(monkeypatch):
    seen = []
    monkeypatch.setattr(child, "limit", lambda: seen.append("limited"))
    monkeypatch.setattr(child, "close_doors", lambda: seen.append("closed"))
    monkeypatch.setattr(child, "answer", lambda *_: seen.append("answered") or iter(()))
    monkeypatch.setattr(sys, "argv", ["child", "preview", "0", "8", "", ""])
    monkeypatch.setattr(child.gc, "disable", lambda: None)
    child.main()
    assert seen == ["limited", "closed", "answered"]
