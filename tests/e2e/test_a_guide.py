"""Preparing a talk: propose, choose, write, put in order, and print, by mouse, by keys and without scripts."""

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.program import surroundings
from tests.e2e.conftest import Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
# A talk with somebody, arranged in the home of the server by the commands that the pages call.
ARRANGE = """
import django
django.setup()
from askaround.accounts.models import User
from askaround.paths.rules import Topic
from tests import factories
ada = User.objects.get()
path, mia = factories.path(ada), factories.person(ada, title="UX researcher", organisation="Acme")
factories.unknown(ada, path, "How do people live with the night shifts?", Topic.LIFE, 3)
factories.unknown(ada, path, "Do they work at home?", Topic.LIFE, 3)
print(factories.conversation(ada, mia, path).uuid)
"""


def arranged(home: Path) -> str:
    told = surroundings(home, DJANGO_SETTINGS_MODULE="askaround.config.settings")
    command = [sys.executable, "-c", ARRANGE]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=True).stdout.strip()


def texts(page: Page) -> list[str]:
    return page.locator(".questions .ask p:first-child").all_inner_texts()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark")])
def test_a_guide_from_nothing_to_paper(
    server: Server, browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    reader = Reader(page)
    page.goto(server.entrance)
    page.wait_for_url("**/start/")
    page.goto(f"{server.address}/conversations/{arranged(tmp_path / 'home')}/guide/")
    reader.look("empty")

    propose(page, reader)
    put_in_order(page)
    choose_from_the_bank(page, reader)
    write_one(page, reader)
    keep_a_must_free(page)
    print_it(page, reader)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def propose(page: Page, reader: Reader) -> None:
    page.get_by_role("button", name="Propose a guide").click()
    expect(page.locator(".questions li")).to_have_count(8)
    assert "How do people live with the night shifts?" in texts(page)
    expect(page.get_by_text("20 minutes.", exact=False).last).to_be_visible()
    reader.look("proposed")


def put_in_order(page: Page) -> None:
    first, second, *rest = texts(page)
    page.get_by_role("button", name=f"Move down: {first}").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_text("The order is saved.")).to_be_visible()
    page.reload()
    assert texts(page) == [second, first, *rest]
    page.get_by_role("button", name=f"Move up: {first}").click()
    expect(page.locator(".questions .ask p:first-child").first).to_have_text(first)
    expect(page.get_by_role("button", name=f"Move up: {first}")).to_be_focused()
    expect(page.locator(".htmx-settling")).to_have_count(0)
    items = page.locator(".questions li")
    items.first.evaluate("item => item.scrollIntoView()")
    lower = {"x": 40, "y": items.nth(1).bounding_box()["height"] - 8}
    version = page.locator("#order [name=version]")
    before = version.input_value()
    items.first.drag_to(items.nth(1), target_position=lower)
    expect(version).not_to_have_value(before)
    assert texts(page) == [second, first, *rest]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".questions .ask p:first-child").first).to_have_text(first)


def choose_from_the_bank(page: Page, reader: Reader) -> None:
    page.get_by_label("About").last.select_option("trends")
    expect(page.get_by_role("button", name="Add: What has changed most")).to_be_visible()
    page.get_by_label("With the words").fill("noise")
    expect(page.locator("#bank li")).to_have_count(1)
    expect(page.locator(".htmx-request, .htmx-settling")).to_have_count(0)
    page.get_by_role("button", name="Add: What gets more attention than it deserves?").click()
    expect(page.get_by_text("In your guide", exact=True)).to_be_visible()
    expect(page.locator(".questions li")).to_have_count(9)
    reader.look("chosen")


def write_one(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Ask it in other words").click()
    box = page.get_by_label("Your question")
    expect(box).to_have_value("Do they work at home?")
    expect(page.get_by_text("A yes or a no answers this.").last).to_be_visible()
    reader.look("a closed question")
    box.fill("How much of the work is done at home?")
    expect(page.get_by_text("Open, and one thing at a time.")).to_be_visible()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".questions li")).to_have_count(10)
    expect(page.get_by_role("heading", name="What you do not know yet")).to_have_count(0)
    page.get_by_role("link", name="Reword: How much of the work").click()
    page.get_by_label("Your question").fill("How much of the week do you work at home?")
    reader.look("other words")
    page.get_by_role("button", name="Save").click()
    reworded = page.locator(".questions .ask", has_text="How much of the week do you work at home?")
    expect(reworded).to_be_visible()


def keep_a_must_free(page: Page) -> None:
    page.get_by_role("button", name="Must: How much of the week").click()
    expect(page.get_by_text("6 musts are too many for 20 minutes.")).to_be_visible()
    page.get_by_role("button", name="Must: How much of the week").click()
    expect(page.get_by_text("6 musts are too many")).to_have_count(0)
    page.get_by_role("button", name="Take out: How much of the week").click()
    expect(page.locator(".questions li")).to_have_count(9)


def print_it(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="The brief, on one page").click()
    reader.look("brief")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as PDF, on one page").click()
    (sheet,) = pypdf.PdfReader(io.BytesIO(Path(download.value.path()).read_bytes())).pages
    assert "How do people live with the night shifts?" in sheet.extract_text()


def test_a_guide_without_scripts(server: Server, browser: Browser, tmp_path: Path) -> None:
    with browser.new_context() as known:
        entering = known.new_page()
        entering.goto(server.entrance)
        entering.wait_for_url("**/start/")
        state = known.storage_state()
    with browser.new_context(java_script_enabled=False, storage_state=state) as context:
        page = context.new_page()
        page.goto(f"{server.address}/conversations/{arranged(tmp_path / 'home')}/guide/")
        page.get_by_role("button", name="Propose a guide").click()
        first, second, *_ = texts(page)
        page.get_by_role("button", name=f"Move down: {first}").click()
        assert texts(page)[:2] == [second, first]
        page.get_by_label("Your question").fill("Is it nice?")
        page.get_by_role("button", name="Check it").click()
        expect(page.get_by_text("A yes or a no answers this.").last).to_be_visible()
        expect(page.get_by_label("Your question")).to_have_value("Is it nice?")
        assert len(texts(page)) == 8
