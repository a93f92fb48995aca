"""Moving to another machine: back up, download, upload into an empty home, and everybody is there."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import LOOKS, Server, serving
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_restore(server: Server, browser: Browser, tmp_path: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    reader = Reader(page)
    page.goto(server.entrance)
    page.wait_for_url("**/start/")
    add_people(page, server)
    file = back_up(page, reader, tmp_path)
    with serving(tmp_path / "other") as other:
        page.goto(other.entrance)
        page.wait_for_url("**/start/")
        bring_back(page, reader, file)
        page.goto(f"{other.address}/people/")
        expect(page.get_by_role("link", name="Mia Stone")).to_be_visible()
        expect(page.get_by_role("link", name="Noor Khan")).to_be_visible()
    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def add_people(page: Page, server: Server) -> None:
    for first, last in (("Mia", "Stone"), ("Noor", "Khan")):
        page.goto(f"{server.address}/people/add/")
        page.get_by_label("First name").fill(first)
        page.get_by_label("Last name").fill(last)
        page.locator("main form button").first.click()
        expect(page.get_by_role("heading", name=f"{first} {last}")).to_be_visible()


def back_up(page: Page, reader: Reader, folder: Path) -> Path:
    page.get_by_role("navigation").get_by_role("link", name="You").click()
    page.get_by_role("link", name="Your data").click()
    reader.look("no backup yet")
    page.get_by_role("button", name="Back up now").click()
    link = page.get_by_role("link", name="Download").first
    expect(link).to_be_visible(timeout=20_000)
    expect(page.get_by_text("2 people").first).to_be_visible()
    reader.look("a backup")
    with page.expect_download() as started:
        link.click()
    file = folder / started.value.suggested_filename
    started.value.save_as(file)
    return file


def bring_back(page: Page, reader: Reader, file: Path) -> None:
    page.get_by_role("link", name="Bring back a backup").click()
    reader.look("bring back")
    page.get_by_label("Your backup").set_input_files(file)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("is back.")).to_be_visible()
