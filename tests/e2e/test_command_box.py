"""Finding and doing by keyboard alone, and by thumb."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.durability.program import run_inside
from tests.e2e.conftest import Server, serving
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
_FILL = """
from askaround.people import commands as people
from tests import factories
factories.path(owner, "Wood carver", why="I like the smell.")
noa = factories.person(owner, "Noa", title="Nurse", organisation="Ward")
mia = factories.person(owner, "Mia", family_name="Sol", title="UX researcher", organisation="Kiel Institute")
people.edit_notes(owner=owner, person=noa.uuid, version=1, notes="She **recommended** a book.", now=factories.NOW)
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory):
    """Askaround on a home with a path, two people and a note, and somebody who came in."""
    home = tmp_path_factory.mktemp("box") / "home"
    run_inside(home, _FILL)
    with serving(home) as server:
        yield server


def opened(context: BrowserContext) -> tuple[Page, Reader]:
    page = context.new_page()
    reader = Reader(page)
    page.goto("/people/")
    return page, reader


def look_up(page: Page, words: str) -> None:
    """Put words into the box at once, so that it answers once, and wait for that."""
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    expect(selected(page)).to_have_count(1)


def selected(page: Page):
    return page.locator("#box [role=option][aria-selected=true]")


def test_everything_is_found_by_keyboard_alone(context: BrowserContext) -> None:
    page, reader = opened(context)
    for words, title in {
        "sol": "Mia Sol",
        "kiel inst": "Kiel Institute",
        "carver": "Wood carver",
        "recommend": "Noa",
        "your values": "Your values",
        "bring cont": "Bring contacts in",
        "write to mia": "Write to Mia Sol",
    }.items():
        look_up(page, words)
        for _ in range(page.get_by_role("option").count()):
            if selected(page).locator("strong").inner_text() == title:
                break
            page.keyboard.press("ArrowDown")
        expect(selected(page).locator("strong")).to_have_text(title)
        reader.look(words)
        address = selected(page).get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{address}")
        expect(page.locator("#box")).to_be_hidden()
        page.goto("/people/")
    assert not reader.complaints, "\n".join(reader.complaints)


def test_an_action_on_a_person_stands_ready_and_is_done_only_when_wished(context: BrowserContext) -> None:
    page, _ = opened(context)
    for words, ready in {"write to mia": "#write", "note mia": "#id_notes", "note noa": "#id_notes"}.items():
        page.keyboard.press("Control+k")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/people/*/{ready}")
        expect(page.locator(ready)).to_be_focused()


def test_the_box_opens_closes_and_gives_the_focus_back(context: BrowserContext) -> None:
    page, reader = opened(context)
    page.get_by_role("link", name="Paths").focus()
    page.keyboard.press("Control+k")
    words = page.locator("#box-words")
    expect(words).to_be_focused()
    expect(page.get_by_role("option", name="Today")).to_be_visible()
    reader.look("empty box")
    page.keyboard.press("End")
    expect(words).to_have_attribute("aria-activedescendant", re.compile("people-"))
    page.keyboard.press("ArrowDown")
    expect(selected(page)).to_have_text("Today")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    expect(selected(page)).to_have_text("Today")
    page.keyboard.type("zzzz")
    expect(page.locator("#box-said")).to_contain_text("Nothing has the words “zzzz”")
    expect(words).to_have_attribute("aria-expanded", "false")
    reader.look("nothing found")
    page.keyboard.press("Escape")
    expect(page.locator("#box")).to_be_hidden()
    expect(page.get_by_role("link", name="Paths")).to_be_focused()
    assert not reader.complaints, "\n".join(reader.complaints)


def test_enter_with_nothing_found_goes_to_the_page_that_says_so(context: BrowserContext) -> None:
    page, reader = opened(context)
    page.keyboard.press("/")
    page.keyboard.type("zzzz")
    expect(page.locator("#box-said")).to_contain_text("“zzzz”")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=zzzz")
    page.keyboard.press("/")
    page.keyboard.type("zzzzz")
    page.keyboard.press("Enter")  # before the box knows that there is nothing
    page.wait_for_url("**/find/?q=zzzzz")
    page.go_back()
    expect(page.locator("main [role=status]")).to_contain_text("Nothing has the words “zzzz”")
    reader.look("find page")
    page.goto("/find/?q=recommended")
    expect(page.locator("main mark")).to_have_text("recommended")
    reader.look("find page, found")
    assert not reader.complaints, "\n".join(reader.complaints)


def test_a_thumb_finds_too(context: BrowserContext) -> None:
    page, _ = opened(context)
    page.get_by_role("link", name="Find").click()
    page.locator("#box-words").fill("sol")
    page.get_by_role("option", name=re.compile("^Mia Sol")).click()
    expect(page.get_by_role("heading", name="Mia Sol")).to_be_visible()
    page.get_by_role("link", name="Find").click()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#box")).to_be_hidden()


def test_letters_go_to_pages_unless_one_is_writing_or_switched_them_off(context: BrowserContext) -> None:
    page, reader = opened(context)
    for letter, place in {"t": "today", "a": "paths", "m": "me", "p": "people"}.items():
        page.keyboard.press("g")
        page.keyboard.press(letter)
        page.wait_for_url(f"**/{place}/")
    page.get_by_label("Search by name, title or company").focus()
    page.keyboard.type("gt/?")
    expect(page.get_by_label("Search by name, title or company")).to_have_value("gt/?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    reader.look("keys")
    page.get_by_label("Keys without").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator("#box")).to_be_visible()
    assert not reader.complaints, "\n".join(reader.complaints)


def test_no_letter_does_anything_behind_a_dialog(context: BrowserContext) -> None:
    page, reader = opened(context)
    page.keyboard.press("/")
    page.get_by_role("button", name="Close").focus()
    page.keyboard.type("gtsol")
    expect(page.locator("#box-words")).to_have_value("gtsol")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.evaluate("document.activeElement.blur()")  # as a click beside the words does in some browsers
    page.keyboard.type("gt/jx")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    assert page.url.endswith("/people/")
    assert page.locator("#many :checked").count() == 0
    assert not reader.complaints, "\n".join(reader.complaints)


def test_without_javascript_find_is_a_page(browser: Browser, filled: Server, cookies) -> None:
    context = browser.new_context(base_url=filled.address, java_script_enabled=False, storage_state=cookies)
    page = context.new_page()
    page.goto("/today/")
    page.get_by_role("link", name="Find").click()
    page.wait_for_url("**/find/")
    page.get_by_label("notes and pages").fill("kiel")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Mia Sol").first.click()
    expect(page.get_by_role("heading", name="Mia Sol")).to_be_visible()
    context.close()
