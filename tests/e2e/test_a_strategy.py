"""From what was heard to a strategy: begun from what is on file, resting on insights, on Today, and in a file."""

import datetime as dt
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark")])
def test_a_strategy_is_written(
    told: Server, browser: Browser, tmp_path: Path, *, width: int, scheme: str, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(told.entrance)
    page.wait_for_url("**/today/")
    if not scripts:
        cookies = context.storage_state()
        context = browser.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=False, storage_state=cookies
        )
        page = context.new_page()
    reader = Reader(page)
    look = reader.look if scripts else lambda _name: None

    page.goto(f"{told.address}/direction/")
    page.get_by_role("link", name="Your strategy").click()
    look("empty")
    begin(page)
    cite(page, look, scripts=scripts)
    plan_a_step(page, look)
    keep_files(page, tmp_path)
    do_it(page, look, told)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def begin(page: Page) -> None:
    what = page.locator("#what")
    what.get_by_role("button", name="Start with “UX researcher”").click()
    expect(what.locator(".text")).to_have_text("UX researcher")
    page.get_by_role("button", name="Undo").click()
    what.get_by_role("button", name="Start with “UX researcher”").click()


def cite(page: Page, look, *, scripts: bool) -> None:
    page.locator("#what").get_by_role("link", name="Cite what it rests on").click()
    look("to cite")
    page.get_by_label("Words of an insight").fill("mia on 1")
    if not scripts:
        page.get_by_role("button", name="Search").click()
    expect(page.locator("#to-cite li")).to_have_count(1)
    look("found to cite")
    page.get_by_role("button", name="Cite “Mia on 1”").click()
    expect(page.locator("#what .rests")).to_contain_text("Mia, lived it")


def plan_a_step(page: Page, look) -> None:
    steps = page.locator("#steps")
    steps.get_by_text("Write a line").click()
    steps.get_by_label("In your words").fill("Visit a lab")
    steps.get_by_label("By which day").fill(dt.datetime.now(dt.UTC).date().isoformat())
    steps.get_by_role("button", name="Add it").click()
    steps.get_by_text("Write a line").click()
    steps.get_by_label("In your words").fill("Ask Mia about labs")
    steps.get_by_role("button", name="Add it").click()
    steps.get_by_role("button", name="Move “Ask Mia about labs” up").click()
    expect(steps.locator(".text").first).to_have_text("Ask Mia about labs")
    look("written")


def keep_files(page: Page, folder: Path) -> None:
    with page.expect_download() as markdown:
        page.get_by_role("link", name="Markdown").click()
    text = Path(markdown.value.path()).read_text(encoding="utf-8")
    assert "- UX researcher[^1]" in text
    assert "[^1]: From a private note" in text
    assert "Mia on 1" not in text
    with page.expect_download() as printed:
        page.get_by_role("link", name="PDF").click()
    (first,) = pypdf.PdfReader(printed.value.path()).pages
    assert "From a private note" in first.extract_text()


def do_it(page: Page, look, told: Server) -> None:
    page.goto(f"{told.address}/today/")
    item = page.locator("ol.items > li").filter(has_text="Visit a lab")
    look("today")
    item.get_by_role("button", name="Done").click()
    expect(item).to_have_count(0)
    page.goto(f"{told.address}/strategy/")
    page.get_by_text("Steps done").click()
    expect(page.get_by_role("button", name="Open again")).to_be_visible()
    look("done")
