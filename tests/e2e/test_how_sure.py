"""Paths side by side, by mouse and by keyboard: ranking what matters, weighing it, and reading how sure it is."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_paths_stand_side_by_side(told: Server, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    reader = Reader(page)
    page.goto(told.entrance)
    page.wait_for_url("**/today/")
    page.goto(f"{told.address}/direction/")

    read(page, reader)
    rank(page, reader)
    weigh(page, reader)
    look_at_a_path(page, reader)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def read(page: Page, reader: Reader) -> None:
    expect(page.get_by_text("that UX researcher fits you best of three")).to_be_visible()
    expect(page.get_by_text("A conversation about Bike mechanic would change most")).to_be_visible()
    expect(page.locator("#next").get_by_role("link", name="Ida")).to_be_visible()
    expect(page.locator("#moved li")).to_have_count(4)
    page.get_by_text("The same as tables").click()
    expect(page.get_by_role("table", name="Hospice nurse")).to_be_visible()
    reader.look("direction")


def rank(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="What matters to you").click()
    reader.look("criteria")
    page.get_by_role("checkbox", name="Income: earning well").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_role("button", name="Save the order").click()
    expect(page.locator(".ranking li").first).to_contain_text("Income: earning well")
    page.get_by_role("button", name="Undo").click()
    page.goto(page.url)
    expect(page.locator(".ranking li").first).to_contain_text("The work itself")


def weigh(page: Page, reader: Reader) -> None:
    for name, weight in (("The work itself", "50"), ("Time", "25"), ("Income", "25")):
        page.get_by_role("spinbutton", name=name).fill(weight)
    page.get_by_role("button", name="Save the weights").click()
    expect(page.get_by_text("what fills most hours weighs much, 50%")).to_be_visible()
    gate = page.get_by_role("combobox", name="Income: earning well")
    gate.select_option(label="not below “about what I need”")
    page.get_by_role("button", name="Save for Income").click()
    expect(gate).to_have_value("0")
    reader.look("weighed")


def look_at_a_path(page: Page, reader: Reader) -> None:
    page.locator("#main").get_by_role("link", name="Direction", exact=True).click()
    page.locator("#beside").get_by_role("link", name="UX researcher").first.click()
    expect(page.locator("#fit")).to_contain_text("by 3 voices, 2 independent")
    reader.look("path")
