"""From a yes to a talk that stands in a calendar, is moved, called off, and is on again."""

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark")])
def test_a_talk_is_agreed_on_and_moved_and_called_off(
    server: Server, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page)
    page.goto(server.entrance)
    page.goto(f"{server.address}/conversations/")
    expect(page.get_by_text("A talk begins with a yes")).to_be_visible()
    reader.look("no talks")

    hear_a_yes(page, server)
    agree(page, reader)
    save_the_file(page, status="CONFIRMED", sequence=0)
    confirm(page, reader, server)
    move(page, reader)
    save_the_file(page, status="CONFIRMED", sequence=1)
    call_off(page, reader)
    save_the_file(page, status="CANCELLED", sequence=2)
    be_on_again(page, reader, server)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def tomorrow() -> str:
    return (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)).isoformat()


def hear_a_yes(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/paths/add/")
    page.get_by_label("Kind of work").fill("UX researcher")
    page.locator("main form button").first.click()
    page.goto(f"{server.address}/you/")
    page.get_by_label("Your name").fill("Ada Winter")
    page.get_by_label("Time zone").fill("Europe/Berlin")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{server.address}/people/add/")
    page.get_by_label("First name").fill("Tomo")
    page.get_by_label("Country").select_option("JP")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="Write to Tomo").click()
    page.get_by_role("button", name="I have sent it").click()
    page.get_by_role("button", name="Yes", exact=True).click()


def agree(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Agree on a time").click()
    note = page.locator("#letter")
    expect(note).to_contain_text("(Tokyo)")
    expect(page.get_by_label("Their time zone")).to_have_value("Asia/Tokyo")
    expect(page.get_by_label("About which path").locator("option:checked")).to_have_text("UX researcher")
    reader.look("agree")
    page.get_by_role("button", name="Copy the note").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Hi Tomo,")
    page.get_by_label("Day").fill(tomorrow())
    page.get_by_label("Time", exact=True).fill("09:00")
    page.get_by_label("Link, number or place").fill("https://meet.example/tomo")
    page.get_by_role("button", name="Save the time").click()
    expect(page.get_by_role("heading", name="Talk with Tomo")).to_be_visible()
    expect(page.get_by_text("at 09:00 (Berlin)").first).to_be_visible()
    expect(page.get_by_role("link", name="https://meet.example/tomo")).to_be_visible()
    reader.look("talk")


def save_the_file(page: Page, *, status: str, sequence: int) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the").click()
    assert download.value.suggested_filename == "Talk with Tomo.ics"
    event = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")[0]
    assert (event["STATUS"], event["SEQUENCE"]) == (status, sequence)


def confirm(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/today/")
    expect(page.get_by_role("heading", name="Confirm tomorrow's talk with Tomo")).to_be_visible()
    expect(page.get_by_role("heading", name="Agree on a time")).to_have_count(0)
    reader.look("today")
    page.get_by_role("link", name="See the note").click()
    page.get_by_role("button", name="I have confirmed it").click()
    expect(page.get_by_text("You confirmed it on")).to_be_visible()
    reader.look("confirmed")


def move(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Another time or place").click()
    reader.look("move")
    page.get_by_label("Time", exact=True).fill("10:30")
    page.get_by_role("button", name="Save the time").click()
    expect(page.get_by_text("at 10:30 (Berlin)").first).to_be_visible()
    expect(page.get_by_role("button", name="I have confirmed it")).to_be_visible()


def call_off(page: Page, reader: Reader) -> None:
    page.get_by_role("button", name="Call it off").click()
    expect(page.get_by_text("called off", exact=True)).to_be_visible()
    expect(page.locator("#letter")).to_contain_text("I am sorry")
    reader.look("called off")


def be_on_again(page: Page, reader: Reader, server: Server) -> None:
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Call it off")).to_be_visible()
    page.goto(f"{server.address}/conversations/")
    expect(page.get_by_role("heading", name="Coming")).to_be_visible()
    reader.look("talks")
    page.get_by_role("link", name="Tomo").click()
    page.locator(".crumbs").get_by_role("link", name="Tomo").click()
    expect(page.get_by_role("link", name="Talk about UX researcher")).to_be_visible()
    reader.look("person")
