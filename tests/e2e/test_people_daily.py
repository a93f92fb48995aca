"""Looking after many people: by keyboard, by filters, and two who turn out to be one."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.e2e.conftest import LOOKS, Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
LINES = (
    *(f"Mia{n:02},Berg,,,Acme {n % 4},Nurse,01 Feb 2024" for n in range(60)),
    "Zoe,Sol,https://www.linkedin.com/in/zoe,zoe@bank.org,Bank,Cook,01 Feb 2024",
    "Zoe,Soler,https://www.linkedin.com/in/zoe-2,,Inn,Chef,02 Mar 2023",
)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_many_people_day_by_day(server: Server, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page)
    page.goto(server.entrance)
    page.wait_for_url("**/start/")
    bring(page, server)

    tag_by_keys(page, reader, server)
    filter_and_keep(page, reader)
    archive_by_keys(page, reader, server)
    merge_and_undo(page, reader, server)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def bring(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/import/")
    file = {"name": "Connections.csv", "mimeType": "text/csv", "buffer": factories.connections(*LINES)}
    page.get_by_label("Your LinkedIn export").set_input_files(file)
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_text("Everybody in the file is accounted for.")).to_be_visible(timeout=30_000)


def tag_by_keys(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/people/")
    expect(page.get_by_text("62 people")).to_be_visible()
    for key in ("j", "j", "x", "ArrowDown", "ArrowDown", "Shift+X", "k", "x"):
        page.keyboard.press(key)
    expect(page.get_by_text("2 ticked")).to_be_visible()
    reader.look("ticked")
    page.keyboard.press("t")
    page.keyboard.type("mentor")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 people are tagged “mentor”.")).to_be_visible()
    expect(page.locator(".label")).to_have_count(2)
    page.keyboard.press("?")
    expect(page.get_by_text("tick all rows up to it")).to_be_visible()
    reader.look("keys")
    page.keyboard.press("Escape")


def filter_and_keep(page: Page, reader: Reader) -> None:
    page.locator("#filters summary").click()
    page.get_by_label("Tag", exact=True).first.select_option("mentor")
    expect(page.get_by_text("2 people match.")).to_be_visible()
    page.get_by_label("Company", exact=True).fill("acm")
    expect(page.locator("#organisations option")).to_have_count(4)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("list", name="Filters").get_by_role("listitem")).to_have_count(2)
    reader.look("filtered")
    page.get_by_role("link", name="Tagged mentor").click()
    expect(page.get_by_text("60 people match.")).to_be_visible()
    page.get_by_text("Save this view").click()
    page.get_by_label("Name of the view").fill("At Acme")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="At Acme")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Tags and views").click()
    reader.look("labels")


def archive_by_keys(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/people/?organisation=acme")
    page.get_by_label("Tick all on this page").check()
    page.get_by_label("All 60 that match").check()
    page.keyboard.press("a")
    expect(page.get_by_text("60 people are archived.")).to_be_visible()
    expect(page.get_by_text("Nobody fits all of this")).to_be_visible()
    reader.look("nobody fits")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("60 people match.")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mia00 Berg")).to_be_visible()
    reader.look("person")


def merge_and_undo(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/people/?q=zoe&sort=name")
    page.locator("#many tbody a").nth(1).click()
    expect(page.get_by_role("heading", name="Zoe Soler")).to_be_visible()
    merged = page.url
    page.go_back()
    page.locator("#many tbody a").first.click()
    page.get_by_role("link", name="Same person as").click()
    page.get_by_label("Name, title or company of the other entry").fill("zoe")
    expect(page.get_by_text("1 found.")).to_be_visible()
    reader.look("same")
    page.get_by_role("link", name="Zoe Soler").click()
    page.get_by_label("Chef at Inn").check()
    reader.look("merge")
    page.get_by_role("button", name="Make them one person").click()
    expect(page.get_by_text("Zoe Soler is merged into Zoe Sol.")).to_be_visible()
    expect(page.get_by_text("Chef at Inn")).to_be_visible()
    expect(page.get_by_text("linkedin.com/in/zoe-2")).to_be_visible()
    page.goto(merged)
    expect(page.get_by_role("heading", name="Zoe Sol", exact=True)).to_be_visible()
    page.goto(f"{server.address}/people/?q=zoe")
    expect(page.get_by_text("1 person matches.")).to_be_visible()


def test_a_merge_undone(server: Server, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(server.entrance)
    page.wait_for_url("**/start/")
    bring(page, server)
    page.goto(f"{server.address}/people/?q=zoe&sort=name")
    before = {}
    for link in [each.get_attribute("href") for each in page.locator("#many tbody a").all()]:
        page.goto(f"{server.address}{link}")
        before[link] = page.locator("article").inner_text()
    page.goto(f"{server.address}/people/?q=zoe&sort=name")
    for box in page.locator("#many tbody [type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Same person").click()
    page.get_by_role("button", name="Make them one person").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    for link, said in before.items():
        page.goto(f"{server.address}{link}")
        assert page.locator("article").inner_text() == said
        assert page.url.endswith(link)
