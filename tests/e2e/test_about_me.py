"""Saying who you are: five exercises, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import LOOKS, Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_portrait_in_five_exercises(server: Server, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    reader = Reader(page)
    page.goto(server.entrance)
    page.wait_for_url("**/start/")
    page.goto(f"{server.address}/me/")
    reader.look("empty")

    list_skills(page, reader)
    rank_values(page, reader)
    answer(page, reader)
    add_the_rest(page)

    reader.look("full")
    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def list_skills(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="List your skills").click()
    for name in ("Listening", "Welding"):
        page.get_by_label("Something you can do").fill(name)
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    reader.look("skills")
    page.get_by_role("button", name="Remove Welding").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Welding")).to_be_visible()
    page.get_by_role("link", name="Done").click()


def rank_values(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Rank your values").click()
    page.get_by_role("checkbox", name="Calm").check()
    page.get_by_role("checkbox", name="Income").check()
    page.get_by_role("checkbox", name="Income").focus()
    for _ in range(12):
        page.keyboard.press("Alt+ArrowUp")
    reader.look("values")
    page.get_by_role("button", name="Save the order").click()
    expect(page.locator("main ol li").first).to_have_text("Income: earning well")


def answer(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Begin").click()
    for activity in page.locator("fieldset.liking").all():
        wanted = "Yes" if "puzzle" in activity.inner_text() else "Perhaps"
        activity.get_by_label(wanted).check()
    reader.look("interests")
    page.get_by_role("button", name="See what draws you").click()
    expect(page.locator("main meter")).to_have_count(6)
    expect(page.locator("main label[for^=interest]").first).to_contain_text("Investigative")


def add_the_rest(page: Page) -> None:
    page.get_by_label("Your answer").fill("Patience")
    page.get_by_role("button", name="Add").first.click()
    expect(page.get_by_text("Patience", exact=True).first).to_be_visible()
    page.get_by_role("textbox", name="What has to fit").fill("Near Kiel")
    page.get_by_label("A deal-breaker").check()
    page.get_by_role("button", name="Add").last.click()
    expect(page.get_by_text("deal-breaker", exact=True)).to_be_visible()
