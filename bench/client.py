"""A browser that times: one connection kept open, cookies kept."""

import gzip
import http.client
import re
import secrets
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

# A server may have given up a connection that was quiet for so long, in seconds.
_QUIET = 5
_LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and the seconds from asking to the last byte."""

    status: int
    body: bytes
    location: str
    seconds: float

    @property
    def text(self) -> str:
        """Return the page."""
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of many requests."""

    median: float
    p95: float


class Browser:
    """Talks to a server on loopback as a browser would."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        """Connect when first asked for something."""
        self.port = port
        self.cookies = dict(cookies or {})
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._answered = time.monotonic()

    def reconnect(self) -> None:
        """Take a new connection: servers give up one that was quiet for long."""
        self._connection.close()

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, None, {})

    def page(self, path: str) -> str:
        """Return a page that must be there."""
        answer = self.get(path)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return answer.text

    def post(self, path: str, fields: dict[str, str] | None = None) -> Answer:
        """Send a form."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", **self._proof()}
        return self._ask("POST", path, urlencode(fields or {}).encode(), headers)

    def upload(self, path: str, name: str, content: bytes) -> Answer:
        """Send a file as the field `file`."""
        mark = secrets.token_hex(16)
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}", **self._proof()}
        return self._ask("POST", path, body, headers)

    def _proof(self) -> dict[str, str]:
        """Return the headers that say which page a form comes from."""
        token = next((value for name, value in self.cookies.items() if name.endswith("csrf")), "")
        return {"Origin": f"http://127.0.0.1:{self.port}", "X-CSRFToken": token}

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if time.monotonic() - self._answered > _QUIET:
            self.reconnect()
        began = time.perf_counter()
        self._connection.request(method, path, body, {**headers, "Cookie": cookies})
        response = self._connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - began
        self._answered = time.monotonic()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return Answer(response.status, content, response.headers.get("Location", ""), seconds)


def timings(places: Sequence[tuple[Browser, str]], times: int, warm: int) -> list[Timing]:
    """Ask for the places in turn, so that a busy moment of the machine falls on all of them alike."""
    for browser, _ in places:
        browser.reconnect()
    taken: list[list[float]] = [[] for _ in places]
    for round_ in range(warm + times):
        for (browser, path), seconds in zip(places, taken, strict=True):
            answer = browser.get(path)
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
            if round_ >= warm:
                seconds.append(answer.seconds)
    return [timing(seconds) for seconds in taken]


def timing(seconds: Sequence[float]) -> Timing:
    """Return median and 95th percentile."""
    return Timing(statistics.median(seconds), statistics.quantiles(seconds, n=20, method="inclusive")[18])


def linked_bytes(browser: Browser, page: str) -> int:
    """Return how many bytes of style and script, compressed, a page links."""
    return sum(len(gzip.compress(browser.get(path).body)) for path in set(_LINKED.findall(page)))
