"""Starting and stopping, in a terminal as people do: one Ctrl+C is enough, and a second start finds the first.

ASKAROUND_STOPS says how often each way of stopping is tried; where somebody counts, within two seconds.
"""

import fcntl
import os
import random
import re
import socket
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from askaround.cli import ports, running, serving
from askaround.cli.running import HomeInUse, Running
from tests.doors.terminal import terminal
from tests.durability.program import Server, Visitor, free_port, run, wait_for
from tests.durability.program import serving as serving_home
from tests.homes import begun

STOPS = int(os.environ.get("ASKAROUND_STOPS", "0"))
# Seconds. A machine that runs other tests beside this one may take its time.
_WITHIN = 2 if STOPS else 30
# Seconds in which a start comes to its address on a machine that has time.
_START = 3
CONTACTS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nÁine,Ní,,,,,01 Jan 2024\n".encode()
)
NOT_UTF_8 = os.fsdecode(b"h\xff \xc3\xa4#?%41")


@pytest.fixture
def home(tmp_path) -> Path:
    """A home that was begun before."""
    return begun(tmp_path / "home")


def _is_open(shown) -> bool:
    return "/enter/" in shown.said


@pytest.mark.parametrize("way", ["press_ctrl_c", "close"])
def test_one_ctrl_c_and_a_closed_terminal_end_it_whenever_that_is(home, way) -> None:
    took = []
    for n in range(STOPS or 2):
        with terminal(home, PORT=str(free_port())) as shown:
            if n % 2:
                time.sleep(random.uniform(0, _START))
            else:
                wait_for(lambda: _is_open(shown))
                time.sleep(random.uniform(0, 0.5))
            getattr(shown, way)()
            took.append(shown.seconds_to_end(most=_WITHIN))
            assert "src/askaround" not in shown.said, "no traceback, but from before Python got to us"
            assert not (home / "enter.html").exists()
    print(f"{way}: {len(took)} of {len(took)} ended, the slowest in {max(took):.2f} s")


def test_a_port_is_free_again_as_soon_as_the_program_ended(home) -> None:
    port = free_port()
    for _ in range(2):
        with terminal(home, PORT=str(port)) as shown:
            wait_for(lambda: _is_open(shown))
            assert f"http://127.0.0.1:{port}/enter/" in shown.said
            shown.press_ctrl_c()
            shown.seconds_to_end(most=_WITHIN)


def test_a_second_start_finds_the_running_one_and_opens_it(home, tmp_path) -> None:
    with serving_home(home, tmp_path / "server") as server:
        second = run(home, PORT=str(free_port()))
        assert (second.returncode, second.stderr) == (0, "Askaround is running already.\n")
        told = re.fullmatch(r"Open http://127\.0\.0\.1:(\d+)/enter/(\S+)\n", second.stdout)
        assert told
        assert int(told[1]) == server.port
        visitor = Visitor(server.port)
        assert visitor.get(f"/enter/{told[2]}").status == 200
        assert visitor.get("/you/").status == 200
        assert server.enter().get("/you/").status == 200, "the first address still lets in"


def test_another_home_is_another_program(home, tmp_path) -> None:
    with (
        serving_home(home, tmp_path / "one"),
        serving_home(begun(tmp_path / "other"), tmp_path / "two") as other,
    ):
        assert other.enter().get("/you/").status == 200


def test_what_a_killed_program_left_is_no_running_one(home, tmp_path) -> None:
    with serving_home(home, tmp_path / "server") as server:
        server.kill()
    assert "pid" in (home / "askaround.lock").read_text()
    with serving_home(home, tmp_path / "server") as server:
        assert server.warned == ""


@contextmanager
def _another(home: Path):
    """Hold the lock of a home, as another program does."""
    with (home / "askaround.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_a_program_that_does_not_prove_to_be_this_homes_is_not_opened(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(running, "_PATIENCE", 0)
    with _another(tmp_path), socket.create_server(("127.0.0.1", 0)) as liar:
        running.announce(tmp_path, liar.getsockname()[1])
        monkeypatch.setattr(running.http.client.HTTPConnection, "request", lambda *_, **__: None)
        monkeypatch.setattr(running.http.client.HTTPConnection, "getresponse", lambda _: liar.makefile("rb"))
        monkeypatch.setattr(running, "proof", lambda *_: "another proof")
        with pytest.raises(HomeInUse, match=f"process {os.getpid()}"), running.only_one(tmp_path):
            pass


def test_a_home_without_a_server_is_free(tmp_path) -> None:
    (tmp_path / "askaround.lock").write_text('{"pid": 1, "port": 1, "version": "0"}')
    with running.only_one(tmp_path) as other:
        assert other is None


def test_another_version_that_runs_is_named() -> None:
    with pytest.raises(serving.OlderIsRunning, match=r"Askaround 0\.0\.1 is running.*Ctrl\+C"):
        serving._token_of(Running(1, 1, "0.0.1"))


def test_a_port_that_the_system_keeps_is_said_with_the_setting(monkeypatch) -> None:
    class Kept(socket.socket):
        def bind(self, _address) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(ports.socket, "socket", Kept)
    with pytest.raises(ports.PortNotAllowed, match=r"use port 80;.* Set PORT to a number"):
        ports.held(80)


def test_a_browser_gets_no_terminal_to_take_over(home, tmp_path) -> None:
    record, script = tmp_path / "record", tmp_path / "browser"
    script.write_text(
        f"#!/bin/sh\nif [ -t 0 ] || [ -t 1 ] || true 2>/dev/null >/dev/tty; then said=terminal; else said=none; fi\n"
        f"echo $said >{record}.part; mv {record}.part {record}; sleep 100\n"
    )
    script.chmod(0o700)
    with terminal(home, NO_BROWSER="", BROWSER=str(script), PORT=str(free_port())) as shown:
        wait_for(record.exists)
        assert record.read_text() == "none\n"
        assert shown.said.count("Open http://127.0.0.1:") == 1
        assert (home / "enter.html").exists()
        shown.press_ctrl_c()
        shown.seconds_to_end(most=_WITHIN)
        assert not (home / "enter.html").exists()


@pytest.mark.parametrize(
    "language",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "xx_XX.ISO-8859-1"},
    ],
    ids=lambda language: language["LC_ALL"],
)
def test_no_language_and_no_home_makes_a_traceback(tmp_path, language) -> None:
    home = begun(tmp_path / NOT_UTF_8)
    for words in (("doctor",), ("paths", "add", "Ärztin")):
        done = run(home, *words, **language)
        # A word of letters that the language does not have is refused.
        refused = "Set LC_ALL=C.UTF-8" in done.stderr and words[0] == "paths"
        assert done.returncode == (1 if refused else 0), (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr, (words, done.stderr)
    server = Server(home, tmp_path / "server", **language)
    try:
        visitor = server.enter()
        for address in ("/data/", "/people/", "/paths/"):
            assert visitor.get(address).status == 200, address
        assert visitor.upload("/import/", "Connections.csv", CONTACTS).status == 302
    finally:
        server.kill()
    assert server.warned == ""
