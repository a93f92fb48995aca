"""Another program on the port of Askaround, while the screen of a talk is open: it hears nothing of it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import serving
from tests.e2e.live import Screen, on_server, talks

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
FIRST, SECOND = "Mondays are for planning", "Half of it is meetings"


class Stranger(BaseHTTPRequestHandler):
    """Says yes to everything, and remembers what it was told."""

    heard: list[str]

    def _answer(self) -> None:
        said = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode(errors="replace")
        self.heard.append(f"{self.command} {self.headers.get('Cookie', '')} {said}")
        body = b'{"kept": {}, "other": [], "lines": [], "asked": {}, "token": "x"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Askaround-Home", "0" * 64)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = _answer  # noqa: N815 - the library's names

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def strange(port: int) -> Iterator[list[str]]:
    """Let a stranger have a port; yields what it hears."""
    Stranger.heard = []
    server = ThreadingHTTPServer(("127.0.0.1", port), Stranger)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Stranger.heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_lines_wait_on_the_device_until_askaround_itself_is_back(browser: Browser, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (talk,) = talks(home, 1)
    with serving(home) as server:
        context = browser.new_context(base_url=server.address)
        page = context.new_page()
        page.goto(server.entrance)
        page.wait_for_url("**/start/**")
        screen = Screen(page, talk).open()
        screen.type(FIRST)
        screen.expect_state("saved")
    port = urlsplit(server.address).port
    with strange(port) as heard:
        screen.type(SECOND)
        screen.expect_state("stranger")
        expect(page.locator("#kept")).to_contain_text("Another program answers at this address")
        page.goto("about:blank")  # and say no goodbye
    assert heard
    assert not [each for each in heard if "POST" in each or SECOND in each or "askaround" in each]
    with serving(home, port=port) as again:
        assert again.address == server.address
        back = Screen(page, talk).open()
        back.expect_state("saved")
        assert list(on_server(home, talk).values()) == [FIRST, SECOND]
    context.close()
