"""The program as users run it, where DATABASE_URL names a PostgreSQL database."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.doors.program import from_nothing
from tests.durability.program import run, serving, wait_for
from tests.factories import connections
from tests.scratch import scratch_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]
_MIA = "Mia,Berg,https://www.linkedin.com/in/mia-berg,,Acme,UX researcher,01 Feb 2024"


class Switch:
    """A way to a server that can be cut, as when the server is stopped."""

    def __init__(self, port: int, to: int) -> None:
        """Listen on a port of our own."""
        self.port, self.to = port, to
        self.lines: list[socket.socket] = []
        self.on()

    def on(self) -> None:
        """Let connections through."""
        self.door = socket.create_server(("127.0.0.1", self.port))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._let_through, args=(self.door,), daemon=True).start()

    def off(self) -> None:
        """Cut every connection and take no new ones."""
        for line in [self.door, *self.lines]:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self.lines = []

    def _let_through(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                ours, _ = door.accept()
                theirs = socket.create_connection(("127.0.0.1", self.to))
                self.lines += [ours, theirs]
                for pair in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=_pass_on, args=pair, daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError), closing(target):
        while data := source.recv(1 << 16):
            target.sendall(data)


@contextmanager
def switched(url: str) -> Iterator[tuple[str, Switch]]:
    """Yield the address of the same database by a way that can be cut."""
    parts = urlsplit(url)
    switch = Switch(0, parts.port or 5432)
    try:
        through = f"{parts.username}@127.0.0.1:{switch.port}"
        yield urlunsplit(parts._replace(netloc=through)), switch
    finally:
        switch.off()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="needs PostgreSQL: make check")
def test_contacts_are_brought_in_asked_about_served_and_moved_to_another_database(tmp_path):
    file, export = tmp_path / "Connections.csv", tmp_path / "everything.zip"
    file.write_bytes(connections(_MIA))
    with scratch_database() as here, scratch_database() as there:
        home = tmp_path / "home"
        for words in (["import", file], ["paths", "add", "UX researcher"], ["export", export]):
            done = from_nothing(home, *words, DATABASE_URL=here)
            assert done.returncode == 0, done.stderr
        asked = json.loads(from_nothing(home, "ask", "UX", "--json", DATABASE_URL=here).stdout)
        assert [row["name"] for row in asked] == ["Mia Berg"]
        with serving(home, tmp_path / "server", DATABASE_URL=here) as server:
            assert "Mia Berg" in server.enter().get("/people/").text
        new = tmp_path / "new"
        assert from_nothing(new, "restore", export, DATABASE_URL=there).returncode == 0
        assert b"Mia Berg" in from_nothing(new, "people", DATABASE_URL=there).stdout


@pytest.mark.skipif(connection.vendor == "sqlite", reason="needs PostgreSQL: make check")
def test_a_server_that_goes_away_is_told_and_found_again_without_a_restart(tmp_path):
    home = tmp_path / "home"
    with (
        scratch_database() as url,
        switched(url) as (through, switch),
        serving(home, tmp_path / "server", DATABASE_URL=through) as server,
    ):
        visitor = server.enter()
        switch.off()
        gone = visitor.get("/people/")
        assert gone.status == 503
        assert "does not answer" in gone.text
        saved = visitor.post("/paths/add/", title="Baker", why="Warm bread")
        assert saved.status == 503
        assert "Warm bread" in saved.text
        refused = run(home, "people", DATABASE_URL=through)
        assert refused.returncode == 1
        assert "See that PostgreSQL is running" in refused.stderr
        assert "Traceback" not in refused.stderr
        switch.on()
        assert visitor.get("/people/").status == 200
        file = connections(_MIA)
        address = visitor.upload("/import/", "Connections.csv", file).headers["Location"]
        visitor.post(f"{address}start")
        wait_for(lambda: "Everybody in the file" in visitor.get(address).text)
