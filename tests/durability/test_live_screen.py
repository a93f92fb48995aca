"""What the screen of a talk said was kept is there, whatever was killed meanwhile."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.chromium import ARGUMENTS, CHROMIUM
from tests.durability.program import KILLS, Server, assert_sound, free_port
from tests.e2e.live import Screen, close, kill_browser, on_server, talks

pytestmark = [pytest.mark.durability, pytest.mark.browser, pytest.mark.enable_socket]
# A talk has room for 2,000 lines; runs take turns.
_RUNS_OF_A_TALK = 100


class Desk:
    """One person's machine: the server on one port for good, and a browser with its folder."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        """Start both and come in, once for all."""
        self.browser, self.folder, self.home, self.port = browser, folder, folder / "home", free_port()
        self.server = self._served()
        self.context = self._opened()
        page = self.context.new_page()
        page.goto(f"{self.address}/enter/{self.server.token}")
        page.wait_for_url("**/start/**")
        self.cookies = self.context.cookies()

    @property
    def address(self) -> str:
        """Return where pages are."""
        return f"http://127.0.0.1:{self.port}"

    def _served(self) -> Server:
        server = Server(self.home, self.folder / "server", PORT=str(self.port))
        assert server.port == self.port
        return server

    def _opened(self) -> BrowserContext:
        started = self.browser.browser_type.launch_persistent_context(
            str(self.folder / "browser"), executable_path=CHROMIUM, args=ARGUMENTS, base_url=self.address
        )
        started.set_default_timeout(30_000)
        return started

    def kill_browser(self) -> None:
        """SIGKILL the browser, and open it again."""
        kill_browser(self.folder / "browser")
        close(self.context)
        self.context = self._opened()

    def bring_back(self) -> None:
        """Let everything work again: the server, the network, the session."""
        if self.server.process.poll() is not None:
            self.server = self._served()
        self.context.set_offline(False)
        self.context.add_cookies(self.cookies)

    def leave(self) -> None:
        """End both."""
        kill_browser(self.folder / "browser")
        close(self.context)
        self.server.stop()


def _crash(_desk: Desk, screen: Screen) -> None:
    screen.crash()


def _crash_offline(_desk: Desk, screen: Screen) -> None:
    _type(screen, offline=True)
    screen.crash()


def _kill_browser(desk: Desk, _screen: Screen) -> None:
    desk.kill_browser()


def _kill_browser_offline(desk: Desk, screen: Screen) -> None:
    _type(screen, offline=True)
    desk.kill_browser()


def _reload(_desk: Desk, screen: Screen) -> None:
    screen.page.reload()
    screen.page.close()


def _sign_out(desk: Desk, screen: Screen) -> None:
    desk.context.clear_cookies()
    _type(screen)
    screen.page.close()


def _kill_server(desk: Desk, screen: Screen) -> None:
    desk.server.kill()
    _type(screen)
    screen.crash()


ENDS: tuple[Callable[[Desk, Screen], None], ...] = (
    _crash,
    _crash_offline,
    _kill_browser,
    _kill_browser_offline,
    _reload,
    _sign_out,
    _kill_server,
)


def _type(screen: Screen, *, offline: bool = False) -> None:
    """Type a few lines, take the screen by its word, and type on a little that nothing was said about."""
    screen.page.context.set_offline(offline)
    for _ in range(random.randrange(1, 4)):
        screen.type(f"{random.randrange(10**9)} said so")
        if random.random() < 0.5:
            screen.note_what_is_kept()
    screen.note_what_is_kept()
    screen.page.keyboard.type(" and" * random.randrange(3))


def test_no_line_that_was_said_to_be_kept_is_lost(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    waiting = talks(tmp_path / "home", 1 + KILLS // _RUNS_OF_A_TALK)
    desk = Desk(browser, tmp_path)
    kept: dict[str, dict[str, str]] = {talk: {} for talk in waiting}
    ends: Counter[str] = Counter()
    try:
        for run in range(KILLS):
            talk = waiting[run // _RUNS_OF_A_TALK]
            screen = Screen(desk.context.new_page(), talk).open()
            _type(screen)
            end = random.choice(ENDS)
            end(desk, screen)
            kept[talk] |= screen.kept
            ends[end.__name__] += 1
            desk.bring_back()
            _see_everything(desk, talk, kept[talk])
    finally:
        desk.leave()
    assert_sound(desk.home)
    count = sum(len(lines) for lines in kept.values())
    print(f"{count} lines said to be kept around {dict(ends)}, none lost")
    assert count > KILLS


def _see_everything(desk: Desk, talk: str, kept: dict[str, str]) -> None:
    """Open the screen again, and find what was kept on it and on the server."""
    again = Screen(desk.context.new_page(), talk).open()
    again.expect_state("saved")
    shown, stored = again.seen()["lines"], on_server(desk.home, talk)
    again.page.close()
    stored = {uuid.replace("-", ""): text for uuid, text in stored.items()}
    for uuid, text in kept.items():
        # What was typed after the last word about it may be there or not.
        assert shown.get(uuid, "").startswith(text), f"{text!r} is not shown"
        assert stored.get(uuid.replace("-", ""), "").startswith(text), f"{text!r} is not on the server"
