"""The program as people run it: a process in a session of its own, with a home of its own, and a visitor.

Nothing here imports Django: what is tested is the other process.
"""

import functools
import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

import psutil

from tests.homes import begun

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "askaround")
KILLS = int(os.environ.get("ASKAROUND_KILLS", "3"))
THOROUGH = KILLS > 2  # .ci/run has no time for every way of writing and for every look of a page
# How a database is written: with a journal, what is deleted being left or overwritten; with write-ahead logging.
WRITING_MODES = ("kept", "overwritten", "wal") if THOROUGH else ("kept",)
_PATIENCE = 180  # seconds; four such tests share two processors
_OPEN = re.compile(r"^Open http://127\.0\.0\.1:(\d+)/enter/(\S+)$", re.MULTILINE)
_BOUNDARY = "a-boundary-between-parts"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return a bare environment for this home and this checkout, without a browser."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    ours = {"HOME": str(home), "ASKAROUND_HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    return {**kept, **ours, "NO_BROWSER": "1", **more}


def run(home: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run one command to its end, from anywhere."""
    return subprocess.run(
        [*COMMAND, *words],
        env=environment(home, **more),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE,
    )


def run_inside(home: Path, statements: str) -> str:
    """Run Python statements in a home, where `owner` is its owner; returns what they print."""
    begin = "from askaround.cli.start import prepared\nowner = prepared()\n"
    done = subprocess.run(
        [sys.executable, "-c", begin + statements],
        env=environment(begun(home)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * _PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    """Return a port that was free a moment ago; the program takes the next one if it no longer is."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@functools.cache
def _port_of(home: Path) -> int:
    """Return the port at which a home is served again and again: sessions belong to one."""
    del home
    return free_port()


def rows(home: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Read from a home's database."""
    with closing(sqlite3.connect(home / "askaround.sqlite3", timeout=20)) as database:
        return database.execute(statement, values).fetchall()


def value(home: Path, statement: str, *values: object) -> object:
    """Read one value from a home's database."""
    return rows(home, statement, *values)[0][0]


def assert_sound(home: Path) -> None:
    """Check that the database is whole: pages, indexes, references."""
    assert rows(home, "PRAGMA integrity_check") == [("ok",)]
    assert rows(home, "PRAGMA foreign_key_check") == []


def wait_for(what: Callable[[], object], *, seconds: float = _PATIENCE) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def begin(home: Path, output: Path, *words: str, **more: str) -> "subprocess.Popen[bytes]":
    """Start a command in a session of its own; what it says goes to `output`.out and `output`.err."""
    said = {"stdout": output.with_suffix(".out"), "stderr": output.with_suffix(".err")}
    streams = {name: path.open("wb") for name, path in said.items()}
    try:
        return subprocess.Popen(
            [*COMMAND, *words], env=environment(home, **more), cwd="/", start_new_session=True, **streams
        )
    finally:
        for stream in streams.values():
            stream.close()


def family(session: int) -> list[psutil.Process]:
    """Return the living processes of a session that we started."""
    return [process for process in psutil.process_iter() if _lives(process, session)]


def _lives(process: psutil.Process, session: int) -> bool:
    try:
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (ProcessLookupError, psutil.NoSuchProcess):
        return False


def kill_family(process: "subprocess.Popen[bytes]") -> None:
    """SIGKILL a process and all that it started, at once, and see them gone."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(_PATIENCE)
    wait_for(lambda: not family(process.pid))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


@dataclass(slots=True)
class Visitor:
    """A browser, as far as the server can tell: cookies, and proof of where forms come from."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        """Send a request of our own page and keep the cookies that come back."""
        here = f"127.0.0.1:{self.port}"
        said = {"Host": here, "Origin": f"http://{here}", "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            said["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)) as connection:
            connection.request(method, path, body or None, {**said, **(headers or {})})
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path)

    def post(self, path: str, **fields: object) -> Answer:
        """Send a form; a field named `htmx` makes it a request of htmx."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", **self._proof()}
        if fields.pop("htmx", False):
            headers["HX-Request"] = "true"
        return self.ask("POST", path, urlencode(fields).encode(), headers)

    def upload(self, path: str, name: str, content: bytes) -> Answer:
        """Send a file."""
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        return self.ask("POST", path, body, {"Content-Type": kind, **self._proof()})

    def _proof(self) -> dict[str, str]:
        return {"X-CSRFToken": next(v for name, v in self.cookies.items() if name.endswith("_csrf"))}


class Server:
    """The pages of a home, served by a process of their own."""

    def __init__(self, home: Path, output: Path, **more: str) -> None:
        """Start, and wait until the address is told."""
        self.home, self.output = home, output
        self.process = begin(home, output, **{"PORT": str(_port_of(home)), **more})
        try:
            wait_for(self._told)
        except BaseException:
            self.kill()
            raise

    @property
    def said(self) -> str:
        """Return what was printed on standard output."""
        return self.output.with_suffix(".out").read_text()

    @property
    def warned(self) -> str:
        """Return what was printed on standard error."""
        return self.output.with_suffix(".err").read_text()

    @property
    def port(self) -> int:
        """Return the port in the address."""
        return int(self._address()[1])

    @property
    def token(self) -> str:
        """Return the launch token in the address."""
        return self._address()[2]

    def enter(self) -> Visitor:
        """Come in by the launch address, and open a page that hands out the token for forms."""
        visitor = Visitor(self.port)
        assert visitor.get(f"/enter/{self.token}").status == 200
        assert visitor.get("/you/").status == 200
        return visitor

    def kill(self) -> None:
        """SIGKILL everything at once."""
        kill_family(self.process)

    def stop(self) -> None:
        """Ask it to end, as Ctrl+C does, and see it gone."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(_PATIENCE)
        finally:
            self.kill()

    def _told(self) -> bool:
        assert self.process.poll() is None, f"the server ended: {self.warned}"
        return _OPEN.search(self.said) is not None

    def _address(self) -> "re.Match[str]":
        found = _OPEN.search(self.said)
        assert found
        return found


@contextmanager
def serving(home: Path, output: Path, **more: str) -> Iterator[Server]:
    """Serve a home for as long as it is wanted."""
    server = Server(home, output, **more)
    try:
        yield server
    finally:
        server.kill()
