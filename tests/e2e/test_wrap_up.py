"""After a talk, in a browser: from "we talked" to complete, and the promises that are left."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.program import askaround, surroundings
from tests.e2e.conftest import serving
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
# What a talk that is arranged needs: its page belongs to another story.
ARRANGE = """
import datetime as dt, os
os.environ["DJANGO_SETTINGS_MODULE"] = "askaround.config.settings"
import django
django.setup()
from askaround.accounts.models import User
from askaround.conversations.commands import arrange_conversation
from askaround.conversations.rules import Details, When
from askaround.kit.clock import now
from askaround.paths.models import Path
from askaround.people.commands import add_person
from askaround.people.rules import PersonDetails
owner, path = User.objects.get(), Path.objects.get()
mia = add_person(owner=owner, details=PersonDetails("Mia", "Sol", mails=("m@acme.org",)), now=now()).subject
when = When(now().date(), dt.time(0, 5), "UTC", 20)
told = dict(owner=owner, person=mia, path=path.uuid, message=None, details=Details(when), now=now())
print(arrange_conversation(**told).subject)
"""
NOTES = "Half of the week is meetings\nNoa Sand, designer at Bank\nI'll send her my notes\nTwo days at home"


@pytest.fixture
def home(tmp_path: Path) -> tuple[Path, str]:
    """A home with a talk that is arranged, and the talk."""
    place = tmp_path / "home"
    assert askaround(place, "paths", "add", "UX researcher").returncode == 0
    made = subprocess.run(
        [sys.executable, "-c", ARRANGE], env=surroundings(place), capture_output=True, text=True, check=True
    )
    return place, made.stdout.strip()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_a_talk_is_wrapped_up(home: tuple[Path, str], browser: Browser, width: int, scheme: str) -> None:
    place, talk = home
    with serving(place) as server:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(15_000)
        reader = Reader(page)
        page.goto(server.entrance)
        page.goto(f"{server.address}/conversations/{talk}/wrap-up/")

        write_it_down(page, reader)
        thank(page, reader)
        take_up_the_name(page, reader)
        put_the_promise_down(page, reader)
        keep_the_insight(page, reader)
        think_it_over(page, reader)
        keep_the_promise(page, reader, server.address)

        assert not reader.complaints, "\n".join(reader.complaints)
        context.close()


def write_it_down(page: Page, reader: Reader) -> None:
    reader.look("have you talked")
    page.get_by_role("button", name="We talked").click()
    page.get_by_label("What do you remember?").fill(NOTES)
    page.get_by_role("button", name="Keep these lines").click()
    for line, kind in (("Half", "insight"), ("Noa", "name"), ("I'll", "promise")):
        page.get_by_role("checkbox", name=line).check()
        page.get_by_label("The ticked lines are").select_option(kind)
        page.get_by_role("button", name="Mark them").click()
        expect(page.get_by_role("checkbox", name=line)).to_have_count(0)
    reader.look("marked")


def thank(page: Page, reader: Reader) -> None:
    letter = page.get_by_label("Your thank-you")
    expect(letter).to_have_value(
        "Hi Mia,\n\nThank you for taking the time to talk with me. What stays with me most: Half of the week is "
        "meetings.\n\nAs promised, I will send you my notes."
    )
    letter.fill("Thank you, Mia. It helped.")
    expect(page.locator("#state")).to_have_text("Saved.")
    expect(page.locator("#mail")).to_have_attribute(
        "href", "mailto:m@acme.org?subject=Thank%20you&body=Thank%20you%2C%20Mia.%20It%20helped."
    )
    page.get_by_role("button", name="I have thanked them").click()
    expect(page.get_by_text("You thanked Mia Sol on")).to_be_visible()
    reader.look("thanked")


def take_up_the_name(page: Page, reader: Reader) -> None:
    expect(page.get_by_label("Last name")).to_have_value("Sand")
    page.get_by_role("button", name="Put them on file").click()
    expect(page.locator(".said")).to_contain_text("Noa Sand is added. Mia Sol named them.")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Put them on file").click()
    page.get_by_role("link", name="Noa Sand").click()
    expect(page.get_by_text("Added; Mia Sol named them")).to_be_visible()
    page.go_back()


def put_the_promise_down(page: Page, reader: Reader) -> None:
    section = page.locator("#promises")
    expect(section.get_by_label("I said I would").first).to_be_checked()
    section.get_by_role("button", name="Put it down").first.click()
    expect(section.get_by_text("I said I would:")).to_be_visible()


def keep_the_insight(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Keep it").click()
    reader.look("an insight")
    page.get_by_label("What did you learn?").fill("Half of a researcher's week is meetings.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("among your insights", exact=True)).to_be_visible()


def think_it_over(page: Page, reader: Reader) -> None:
    page.get_by_label("It gave me energy").check()
    page.get_by_label("What surprised you?").fill("How quiet it is")
    page.get_by_label("What changed in how you see this work?").fill("Nothing")
    page.get_by_role("button", name="Complete the talk").click()
    expect(page.get_by_label("What do you want to ask next, and whom?")).to_be_focused()
    page.get_by_label("What do you want to ask next, and whom?").fill("Who left, and why?")
    page.get_by_role("button", name="Complete the talk").click()
    expect(page.locator(".said")).to_contain_text("The talk with Mia Sol is complete.")
    expect(page.locator(".parts li:has(.unseen)")).to_have_count(5)
    reader.look("complete")


def keep_the_promise(page: Page, reader: Reader, address: str) -> None:
    page.goto(f"{address}/promises/")
    reader.look("promises")
    page.get_by_role("link", name="Edit").click()
    reader.look("a promise")
    page.get_by_label("What", exact=True).fill("Send her the notes")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Kept “Send her the notes”").click()
    expect(page.get_by_role("heading", name="Kept or let go")).to_be_visible()
    reader.look("all kept")
    page.goto(f"{address}/today/")
    expect(page.get_by_text("Wrap up your talk")).to_have_count(0)
