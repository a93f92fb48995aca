"""On one's own machine, with the real program: what it tells whom, where it listens, who may read its files."""

import os
import re
import socket
import sqlite3 as database
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.durability.program import (
    Server,
    Visitor,
    begin,
    family,
    free_port,
    kill_family,
    run,
    serving,
    wait_for,
)


@pytest.fixture
def home(tmp_path) -> Path:
    """A folder for a home."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def _arguments_and_environments() -> str:
    """Return what every process that we may look at was started with."""
    files = [file for name in ("cmdline", "environ") for file in Path("/proc").glob(f"[0-9]*/{name}")]
    said = []
    for file in files:
        with suppress(OSError):
            said.append(file.read_bytes().decode(errors="replace"))
    return "\n".join(said)


def _contents(home: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


def _spoil(home: Path) -> None:
    """Take away a table, so that coming in fails as it never should."""
    with closing(database.connect(home / "askaround.sqlite3")) as spoiler:
        spoiler.execute("ALTER TABLE accounts_launchtoken RENAME TO elsewhere")


def test_the_address_is_told_in_one_line_and_its_token_nowhere_else(home, tmp_path) -> None:
    with serving(home, tmp_path / "server") as server:
        assert server.said == f"Open http://127.0.0.1:{server.port}/enter/{server.token}\n"
        assert server.warned == ""
        assert server.token not in _arguments_and_environments()
        assert server.token.encode() not in _contents(home)
        visitor = server.enter()
        assert visitor.get(f"/enter/{server.token}").status == 403
        assert server.token.encode() not in _contents(home)


def test_the_token_is_not_logged_even_when_coming_in_fails(home, tmp_path) -> None:
    with serving(home, tmp_path / "server") as server:
        _spoil(home)
        assert Visitor(server.port).get(f"/enter/{server.token}").status == 500
        log = (home / "askaround.log").read_text()
        assert "/enter/" in log
        assert server.token not in log
        assert server.token.encode() not in _contents(home)


def test_the_session_survives_a_restart_at_its_port(home, tmp_path) -> None:
    with serving(home, tmp_path / "server") as server:
        visitor = server.enter()
        server.stop()
    with serving(home, tmp_path / "server") as server:
        assert server.port == visitor.port
        assert visitor.get("/you/").status == 200
        assert Visitor(server.port).get("/you/").status == 403
        server.stop()
    with serving(home, tmp_path / "server", PORT=str(free_port())) as server:
        visitor.port = server.port
        assert visitor.get("/you/").status == 403, "cookies of one port are none at another"


def test_a_taken_port_is_said_and_the_next_free_one_used(home, tmp_path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with serving(home, tmp_path / "server", PORT=str(taken)) as server:
            assert server.port > taken
            assert server.warned == f"Port {taken} is taken; Askaround uses {server.port}.\n"
            assert server.enter().get("/you/").status == 200


def test_only_this_machine_is_listened_to(home, tmp_path) -> None:
    with serving(home, tmp_path / "server") as server:
        found = [each for process in family(server.process.pid) for each in process.net_connections("inet")]
        listening = {each.laddr[:2] for each in found if each.status == "LISTEN"}
        assert listening == {("127.0.0.1", server.port)}


@pytest.mark.parametrize(
    "request_lines",
    [
        "GET /you/ HTTP/1.0",
        "GET /you/ HTTP/1.1\r\nHost: evil.example",
        "GET /you/ HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: {ours}",
        "GET /you/ HTTP/1.1\r\nHost: {ours}\r\nHost: evil.example",
        "GET /you/ HTTP/1.1\r\nHost: evil.example\r\nHost: {ours}",
        "GET http://evil.example/you/ HTTP/1.1\r\nHost: evil.example",
        "GET /you/ HTTP/1.1\r\nHost:",
    ],
)
def test_a_request_that_names_another_host_in_any_way_is_turned_away(door, request_lines) -> None:
    text = request_lines.format(ours=f"127.0.0.1:{door.port}") + "\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", door.port), timeout=10) as line:
        line.sendall(text.encode())
        answer = line.makefile("rb").read()
    assert answer.split(b" ")[1] == b"400", answer


def _begun(door: Server, more: str) -> socket.socket:
    """Return a connection over which a request was begun."""
    line = socket.create_connection(("127.0.0.1", door.port), timeout=30)
    ours = f"127.0.0.1:{door.port}"
    line.sendall(f"POST /you/ HTTP/1.1\r\nHost: {ours}\r\nOrigin: http://{ours}\r\n{more}".encode())
    return line


def _inside(door: Server) -> Visitor:
    """Return somebody who came in by an address that a second start told."""
    token = re.findall(r"/enter/(\S+)", run(door.home).stdout)[0]
    visitor = Visitor(door.port)
    assert visitor.get(f"/enter/{token}").status == 200
    return visitor


def test_strangers_who_send_slowly_hold_nobody_up_and_are_cut_off(door) -> None:
    lines = [_begun(door, "Content-Length: 1000\r\n\r\nname=") for _ in range(50)]
    lines += [_begun(door, "X-More: ") for _ in range(50)]
    lines += [socket.create_connection(("127.0.0.1", door.port), timeout=30) for _ in range(50)]
    try:
        assert Visitor(door.port).get("/you/").status == 403
        visitor = _inside(door)
        for _ in range(5):
            assert visitor.get("/you/").status == 200
        for line in lines:  # closed by the server within ten seconds, or this waits for thirty and fails
            while line.recv(65536):
                pass
    finally:
        for line in lines:
            line.close()


def test_owners_who_send_slowly_leave_the_pages_to_be_read(door) -> None:
    visitor = _inside(door)
    said = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    kind = "Content-Type: application/x-www-form-urlencoded"
    lines = [_begun(door, f"Cookie: {said}\r\n{kind}\r\nContent-Length: 99\r\n\r\na=") for _ in range(4)]
    try:
        assert visitor.get("/you/").status == 200
        assert visitor.get("/people/").status == 200
    finally:
        for line in lines:
            line.close()


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Iterator[Server]:
    """A server that several tests knock at."""
    folder = tmp_path_factory.mktemp("door")
    with serving(folder / "home", folder / "server") as server:
        yield server


def test_everything_in_the_home_is_closed_to_others(home, tmp_path) -> None:
    home.chmod(0o777)
    before = os.umask(0)
    try:
        server = Server(home, tmp_path / "server")
    finally:
        os.umask(before)
    try:
        visitor = server.enter()
        for file in (b"First Name,Last Name\nMia,Stone\n", b"First Name,Last Name\nNoor,Khan\n"):
            address = visitor.upload("/import/", "Connections.csv", file).headers["Location"]
        visitor.post(f"{address}start")
        _spoil(home)
        assert Visitor(server.port).get(f"/enter/{server.token}").status == 500
        found = {path.relative_to(home): path.lstat() for path in [home, *home.rglob("*")]}
    finally:
        server.kill()
    modes = {str(path): f"{stat.S_IMODE(info.st_mode):o}" for path, info in found.items()}
    folders = {str(path) for path, info in found.items() if stat.S_ISDIR(info.st_mode)}
    assert {"askaround.log", "askaround.mark", "askaround.sqlite3", "secret.key", "worker.bell"} <= set(modes)
    assert folders >= {".", "imports", "static"}
    assert modes == {path: "700" if path in folders else "600" for path in modes}


def test_the_browser_is_opened_by_a_file_so_that_no_argument_tells_the_token(home, tmp_path) -> None:
    record, script = tmp_path / "arguments", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {record}.part\nmv {record}.part {record}\n')
    script.chmod(0o700)
    more = {"NO_BROWSER": "", "BROWSER": str(script), "PORT": str(free_port())}
    process = begin(home, tmp_path / "server", **more)
    try:
        wait_for(record.exists)
        page = home / "enter.html"
        assert record.read_text() == f"{page.as_uri()}\n"
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        port, token = re.findall(r"http://127\.0\.0\.1:(\d+)/enter/([\w-]+)", page.read_text())[0]
        assert token not in _arguments_and_environments()
        # Also where a browser was asked: one that reports success may show nothing.
        assert (tmp_path / "server.out").read_text() == f"Open http://127.0.0.1:{port}/enter/{token}\n"
        assert Visitor(int(port)).get(f"/enter/{token}").status == 200
        assert not page.exists()
    finally:
        kill_family(process)


@pytest.mark.parametrize("app", ["people", "conversations"])
def test_a_home_written_by_a_newer_version_is_left_alone(home, app) -> None:
    assert run(home, "today").returncode == 0
    file = home / "askaround.sqlite3"
    with closing(database.connect(file)) as newer:
        newer.execute(
            f"INSERT INTO django_migrations (app, name, applied) VALUES ('{app}', '0999_more', '2030-01-01')"
        )
        newer.commit()
    before = file.read_bytes()
    for words in (("today",), ()):
        refused = run(home, *words)
        assert refused.returncode == 1
        assert "newer Askaround" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("DATABASE_URL", "x"),
        ("DATABASE_URL", "postgresql://127.0.0.1"),
        ("DATABASE_URL", "postgresql://127.0.0.1:port/name"),
        ("DATABASE_URL", "postgresql://[::1/name"),
        ("DATABASE_URL", "postgresql://127.0.0.1:1/nobody_listens"),
        ("ASKAROUND_HOME", "/dev/null/home"),
        ("ASKAROUND_HOME", "/dev/null"),
    ],
)
def test_a_bad_setting_stops_the_start_with_a_sentence(home, name, text) -> None:
    for words in ((), ("today",)):
        stopped = run(home, *words, **{name: text})
        assert stopped.returncode != 0
        assert "Traceback" not in stopped.stderr
        assert stopped.stdout == ""
        assert re.fullmatch(r"[A-Z].*\.\n", stopped.stderr), stopped.stderr
        assert name in stopped.stderr


def test_a_database_that_is_none_is_neither_opened_nor_replaced(home, tmp_path) -> None:
    file = home / "askaround.sqlite3"
    file.write_bytes(b"This is a letter to Mia, and no database. " * 100)
    before = file.read_bytes()
    refused = run(home, "today")
    assert refused.returncode == 1
    assert re.fullmatch(r"The database in .* cannot be opened: .*\n", refused.stderr)
    with serving(home, tmp_path / "server") as server:
        visitor = Visitor(server.port)
        assert visitor.get(f"/enter/{server.token}").status == 200
        assert visitor.get("/people/").status == 503
    assert file.read_bytes() == before
