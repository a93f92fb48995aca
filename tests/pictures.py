"""Takes the README's pictures: `python -m tests.pictures`, from the made-up world, in Debian's Chromium."""

import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.chromium import chromium
from tests.e2e.conftest import Server, serving
from tests.e2e.live import Screen

FOLDER = Path(__file__).parents[1] / "docs/pictures"
WIDTH, MARGIN = 1120, 10


def main() -> None:
    """Make the made-up world, serve it, and take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        surroundings = {**os.environ, "ASKAROUND_HOME": str(home)}
        subprocess.run([sys.executable, "-m", "askaround", "demo"], check=True, env=surroundings)
        with serving(home) as server:
            _take_all(server)


def _take_all(server: Server) -> None:
    with chromium() as browser:
        page = browser.new_page(base_url=server.address, viewport={"width": WIDTH, "height": 720})
        page.goto(server.entrance)
        for name, go in PICTURES.items():
            _take(page, FOLDER / f"{name}.png", go(page))


def _take(page: Page, place: Path, last: Locator) -> None:
    """Take a page from its top to the end of what is to be seen last, so that no line is cut."""
    last.wait_for()
    bottom = last.evaluate("each => each.getBoundingClientRect().bottom + scrollY")
    page.set_viewport_size({"width": WIDTH, "height": round(bottom) + MARGIN})
    page.screenshot(path=place, animations="disabled")


def _five_people(page: Page) -> Locator:
    page.goto("/start/five/")
    return page.locator(".whom > li").nth(2).locator("details")


def _direction(page: Page) -> Locator:
    page.goto("/direction/")
    return page.locator("#beside .measure").nth(2).locator(".bars")


def _talk(page: Page) -> Locator:
    page.goto("/conversations/")
    page.get_by_role("link", name="Noor Haddad").first.click()
    screen = Screen(page, page.url.rstrip("/").rpartition("/")[2]).open()
    page.get_by_role("button", name="What does a day on the ward feel like?").click()
    screen.type("Six people, one after the other, and one surprise")
    screen.type("The surprise is the part I would miss")
    screen.mark("quote")
    screen.type("Afternoons are for walking home with somebody")
    screen.mark("insight")
    screen.type("Ask Ines Falk, who runs the day centre")
    screen.mark("name")
    screen.type("Mondays begin with what the night has left")
    screen.expect_state("saved")
    page.clock.set_fixed_time(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=8))
    page.get_by_title("12 minutes left").wait_for()
    return page.locator("#guide .help").last


def _insights(page: Page) -> Locator:
    page.goto("/insights/?topic=day")
    return page.locator(".told > li").nth(3).locator("p").last


PICTURES: dict[str, Callable[[Page], Locator]] = {
    "five-people": _five_people,
    "direction": _direction,
    "insights": _insights,
    "talk": _talk,
}


if __name__ == "__main__":
    main()
