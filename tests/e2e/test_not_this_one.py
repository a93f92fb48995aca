"""Whom to ask, in a browser: not this one, taken back, and two people side by side."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.program import askaround
from tests.e2e.conftest import LOOKS, serving
from tests.e2e.test_first_message import Reader
from tests.factories import connections

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
TITLES = (
    "UX researcher",
    "Senior UX researcher",
    "User researcher",
    "Design researcher",
    "UX researcher",
    "Nurse",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a path and people near to it."""
    place, file = tmp_path / "home", tmp_path / "Connections.csv"
    names = ("Uma", "Vic", "Wes", "Xia", "Yan", "Zoe")
    rows = zip(names, TITLES, strict=True)
    file.write_bytes(connections(*(f"{name},Sol,,,{name} Ltd,{title},01 Feb 2024" for name, title in rows)))
    for words in (("paths", "add", "UX researcher"), ("import", file), ("ask", "UX")):
        assert askaround(place, *words).returncode == 0
    return place


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_not_this_one_and_back_and_two_side_by_side(
    home: Path, browser: Browser, width: int, scheme: str
) -> None:
    with serving(home) as server:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(15_000)
        reader = Reader(page)
        page.goto(server.entrance)
        page.goto(f"{server.address}/paths/")
        page.get_by_role("link", name="UX researcher").click()

        put_aside_and_take_it_back(page, reader)
        bring_back_from_the_list(page, reader)
        compare_two(page, reader)

        assert not reader.complaints, "\n".join(reader.complaints)
        context.close()


def put_aside_and_take_it_back(page: Page, reader: Reader) -> None:
    names = page.locator(".whom h3")
    expect(names).to_have_count(5)
    before = names.all_inner_texts()
    reader.look("path")
    put_first_aside(page, reader)
    expect(names.first).not_to_have_text(before[0])
    expect(page.locator(".said")).to_be_focused()
    expect(page.locator(".said")).to_contain_text(f"{before[0]} is put aside")
    reader.look("the next name")
    page.get_by_role("button", name="Undo").click()
    expect(names).to_have_text(before)


def put_first_aside(page: Page, reader: Reader) -> None:
    first = page.locator(".whom > li").first
    first.get_by_text("How this was worked out").click()
    first.get_by_role("link", name="Not this one").click()
    expect(first.get_by_label("Not the right work")).to_be_focused()
    first.get_by_label("I know enough about this").check()
    expect(first.get_by_label("For every path")).to_be_hidden()
    reader.look("why not")
    first.get_by_role("button", name="Put aside").click()


def bring_back_from_the_list(page: Page, reader: Reader) -> None:
    expect(page.locator(".whom h3")).to_have_count(5)
    before = page.locator(".whom h3").all_inner_texts()
    put_first_aside(page, reader)
    page.get_by_role("link", name="Who is put aside, and why").click()
    expect(page.get_by_text("I know enough about this.")).to_be_visible()
    reader.look("put aside")
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("Nobody is put aside for")).to_be_visible()
    reader.look("nobody put aside")
    page.get_by_role("link", name="See whom to ask").click()
    expect(page.locator(".whom h3")).to_have_text(before)


def compare_two(page: Page, reader: Reader) -> None:
    page.get_by_role("button", name="Compare two").click()
    expect(page.get_by_role("heading", name="Which two?")).to_be_visible()
    reader.look("which two")
    page.go_back()
    ticks = page.get_by_label("Compare ")
    ticks.nth(0).check()
    ticks.nth(1).check()
    page.get_by_role("button", name="Compare two").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_role("button", name="Write to")).to_have_count(2)
    for working in page.get_by_text("How this was worked out").all():
        working.click()
    reader.look("side by side")
