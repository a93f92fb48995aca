"""The story a new explorer lives: from an empty home to a first message, and back through every page."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import LOOKS, Server
from tests.generators.linkedin import Defects, connections

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
GRAVE = {"serious", "critical"}


class Reader:
    """Goes from page to page and examines each: nothing serious for axe, nothing wider than the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.seen: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("console", lambda line: self._hear(line.type, line.text))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "axe" not in text:
            self.complaints.append(f"console: {text}")

    def look(self, name: str) -> None:
        """Examine the page as it is now."""
        self.seen.append(name)
        self.page.wait_for_load_state()  # a link that was clicked may only have begun to lead somewhere
        found = Axe().run(self.page).response["violations"]
        grave = [each for each in found if each["impact"] in GRAVE]
        self.complaints += [f"{name}: {each['id']} {each['nodes'][0]['html'][:200]}" for each in grave]
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wider > 0:
            self.complaints.append(f"{name}: {wider} pixels wider than the screen")


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LinkedIn file of a thousand rows, some of them bad, some alike."""
    file = tmp_path_factory.mktemp("export") / "Connections.csv"
    file.write_bytes(
        connections(1000, seed=11, defects=Defects(nameless=7, same_name=3, formulas=4, multiline=2))
    )
    return file


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_first_message_from_an_empty_home(
    server: Server, browser: Browser, export: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page)
    page.goto(server.entrance)

    name_a_path(page, reader)
    bring_contacts(page, reader, export)
    choose_somebody(page, reader)
    write(page, reader)
    send_and_hear(page, reader)
    decide_who_is_the_same(page, reader, server)
    look_after_people(page, reader, server)
    live_the_day(page, reader, server)
    undo_the_import(page, reader, server)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def name_a_path(page: Page, reader: Reader) -> None:
    expect(page.get_by_role("heading", name="What are you curious about?")).to_be_visible()
    reader.look("start")
    page.get_by_label("Kind of work").first.fill("UX researcher")
    page.get_by_label("Field").first.fill("health care")
    page.get_by_label("What attracts you?").first.fill("I like to find out how people really do things.")
    page.get_by_label("Your name").fill("Ada Winter")
    page.get_by_role("button", name="Go on to your contacts").click()


def bring_contacts(page: Page, reader: Reader, export: Path) -> None:
    expect(page.get_by_role("heading", name="Bring your contacts")).to_be_visible()
    reader.look("contacts")
    page.get_by_label("Your LinkedIn export").set_input_files(export)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    reader.look("preview")
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_text("Everybody in the file is accounted for.")).to_be_visible(timeout=30_000)
    counts = [int(text) for text in page.locator(".counts dd").all_inner_texts()]
    assert sum(counts) == 1000
    assert counts[3] == 7
    reader.look("report")


def choose_somebody(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="See five people and why").click()
    expect(page.locator(".whom > li")).to_have_count(5)
    for person in page.locator(".whom > li").all():
        assert person.locator(".reasons li").count() > 0
        assert person.locator(".unknowns li").count() > 0
    reader.look("five")
    page.get_by_role("button", name="Write to").first.click()


def write(page: Page, reader: Reader) -> None:
    body = page.get_by_label("Message", exact=True)
    expect(body).to_have_value(re.compile("^Hi "))
    expect(page.get_by_text("Clear, short, and easy to answer.")).to_be_visible()
    reader.look("compose")
    page.get_by_text("Other things to ask").click()
    reader.look("objectives")
    page.get_by_role("button", name="what led you to this work").click()
    expect(body).to_have_value(re.compile("what led you to this work"))
    drafted = body.input_value()
    body.fill(f"{drafted}\nI would love to pick your brain. Are you hiring, [Name]?")
    expect(page.locator("#marks mark").filter(has_text="pick your brain")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    reader.look("marked")
    body.fill(drafted)
    expect(page.get_by_text("Clear, short, and easy to answer.")).to_be_visible()
    page.reload()
    expect(body).to_have_value(drafted)
    page.get_by_role("button", name="Copy the message").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == drafted
    page.get_by_role("button", name="Mail", exact=True).click()
    link = page.get_by_role("link", name="Open in your mail program")
    assert link.get_attribute("href").startswith("mailto:")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a mail file").click()
    assert b"X-Unsent: 1" in Path(download.value.path()).read_bytes()
    reader.look("mail")


def send_and_hear(page: Page, reader: Reader) -> None:
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_role("heading", name="Sent to")).to_be_visible()
    reader.look("sent")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="I have sent it")).to_be_visible()
    page.get_by_role("button", name="I have sent it").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_text("Reply soon. Offer two dates")).to_be_visible()
    reader.look("answered")


def decide_who_is_the_same(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/duplicates/")
    reader.look("duplicates")
    before = page.get_by_role("button", name="Same person").count()
    assert before > 0
    page.get_by_role("button", name="Different people").first.click()
    expect(page.get_by_role("button", name="Same person")).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    page.goto(f"{server.address}/duplicates/")
    expect(page.get_by_role("button", name="Same person")).to_have_count(before)


def look_after_people(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/people/")
    reader.look("people")
    page.get_by_role("link", name="Next").click()
    reader.look("people, next")
    page.get_by_label("Search by name, title or company").click()
    page.keyboard.type("research")
    expect(page.locator("#people p[role=status]")).to_be_visible()
    reader.look("search")
    page.locator("#people tbody a").first.click()
    expect(page.get_by_role("heading", name="Between you")).to_be_visible()
    page.get_by_label("Notes").fill("Met at the **fair**.")
    page.get_by_role("button", name="Save the notes").click()
    expect(page.locator(".prose strong")).to_have_text("fair")
    reader.look("person")
    page.get_by_role("link", name="Edit", exact=True).click()
    reader.look("edit")
    page.get_by_label("How you know each other").select_option("colleague")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("We worked together")).to_be_visible()
    page.get_by_role("button", name="Archive").click()
    expect(page.get_by_text("archived", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Archive")).to_be_visible()
    page.goto(f"{server.address}/people/add/")
    reader.look("add")
    page.goto(f"{server.address}/people/?state=archived")
    reader.look("archived")


def live_the_day(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/today/")
    expect(page.get_by_role("heading", name="Agree on a time with")).to_be_visible()
    reader.look("today")
    items = page.locator(".items > li").count()
    page.get_by_role("button", name="Later").first.click()
    expect(page.locator(".items > li")).to_have_count(items - 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".items > li")).to_have_count(items)
    for place in ("paths/", "paths/add/", "you/", "import/", "nowhere/"):
        page.goto(f"{server.address}/{place}")
        reader.look(place)
    reader.complaints = [each for each in reader.complaints if "404" not in each]
    page.goto(f"{server.address}/paths/")
    page.get_by_role("link", name="UX researcher").click()
    expect(page.locator(".whom > li")).to_have_count(5)
    reader.look("path")


def undo_the_import(page: Page, reader: Reader, server: Server) -> None:
    page.goto(f"{server.address}/import/")
    page.get_by_role("link", name="Connections.csv").click()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("This import was undone.")).to_be_visible(timeout=30_000)
    reader.look("undone")
