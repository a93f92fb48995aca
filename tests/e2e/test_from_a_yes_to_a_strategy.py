"""The whole story after a yes: a talk agreed on, prepared, held and wrapped up, and what is made of it."""

import datetime as dt
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.durability.program import run_inside
from tests.e2e.conftest import LOOKS, Server, serving
from tests.e2e.live import Screen
from tests.e2e.test_a_guide import texts
from tests.e2e.test_first_message import Reader
from tests.e2e.test_wrap_up import put_the_promise_down, take_up_the_name, thank, think_it_over

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
# A path, and somebody in Japan who was asked about it two days ago.
ASK = """
import datetime as dt
from askaround.kit.clock import now
from askaround.outreach.commands import begin_message, mark_sent
from askaround.paths.commands import add_path
from askaround.paths.rules import PathDetails
from askaround.people.commands import add_person
from askaround.people.rules import PersonDetails
then = now() - dt.timedelta(days=2)
path = add_path(owner=owner, details=PathDetails("UX researcher"), now=then).subject
told = PersonDetails("Mia", "Sol", "UX researcher", "Acme", "JP", mails=("m@acme.org",))
mia = add_person(owner=owner, details=told, now=then).subject
mark_sent(owner=owner, message=begin_message(owner=owner, person=mia, path=path, now=then).uuid, now=then)
"""
LINES = (
    ("Half of the week is meetings", "insight"),
    ("Noa Sand, designer at Bank", "name"),
    ("I'll send her my notes", "promise"),
)
QUESTION = "What made you stay in your third year?"
CLAIM = "Half of a researcher's week is meetings."
WORK, PEOPLE = "The work itself: what fills most hours", "People: those I would be among"
LINE = "Research in a small team, with two days a week without meetings"
STEPS = r"(?:[+−]\d\.\d|0\.0)"


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A home with a path and a message that was sent about it."""
    home = tmp_path / "home"
    run_inside(home, ASK)
    return home


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_yes_becomes_a_strategy(asked: Path, browser: Browser, width: int, scheme: str) -> None:
    with serving(asked) as server:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(15_000)
        reader = Reader(page)

        hear_a_yes(page, reader, server)
        agree_on_a_time(page, reader)
        put_it_into_a_calendar(page)
        prepare(page, reader)
        take_the_brief(page, reader)
        talk(page, reader)
        wrap_up(page, reader)
        look_back(page, reader)
        rank_what_matters(page, reader)
        see_how_it_fits(page, reader)
        write_a_strategy(page, reader)
        take_it_along(page)

        assert not reader.complaints, "\n".join(reader.complaints)
        context.close()


def go(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()


def download(page: Page, link: Locator) -> bytes:
    with page.expect_download() as coming:
        link.click()
    return Path(coming.value.path()).read_bytes()


def hear_a_yes(page: Page, reader: Reader, server: Server) -> None:
    page.goto(server.entrance)
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    reader.look("today")
    go(page, "People")
    reader.look("people")
    page.get_by_role("link", name="Mia Sol").click()
    reader.look("person")
    page.locator(".timeline").get_by_role("link").first.click()
    reader.look("sent")
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_text("Answer: yes")).to_be_visible()
    reader.look("a yes")


def agree_on_a_time(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Agree on a time").click()
    expect(page.get_by_label("Their time zone")).to_have_value("Asia/Tokyo")
    reader.look("agree")
    day = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    here = dt.datetime.combine(day, dt.time(9), ZoneInfo("Europe/Berlin"))
    page.get_by_label("Day").fill(day.isoformat())
    page.get_by_label("Time", exact=True).fill("09:00")
    page.get_by_label("Your time zone").fill("Europe/Berlin")
    page.get_by_role("button", name="Save the time").click()
    agreed = page.locator(".agreed")
    expect(agreed).to_contain_text(f"{here:%A} {here.day} {here:%B} at 09:00 (Berlin)")
    expect(agreed).to_contain_text(f"{here.astimezone(ZoneInfo('Asia/Tokyo')):%H:%M} (Tokyo)")
    reader.look("talk")


def put_it_into_a_calendar(page: Page) -> None:
    file = icalendar.Calendar.from_ical(
        download(page, page.get_by_role("link", name="Save the calendar file"))
    )
    (zone,), (event,) = file.walk("VTIMEZONE"), file.walk("VEVENT")
    assert zone["TZID"] == event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["UID"]
    assert event["SEQUENCE"] == 0


def prepare(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Prepare", exact=True).click()
    reader.look("no guide")
    page.get_by_role("button", name="Propose a guide").click()
    expect(page.locator(".questions li")).not_to_have_count(0)
    proposed = texts(page)
    page.get_by_label("Your question").fill(QUESTION)
    expect(page.get_by_text("Open, and one thing at a time.")).to_be_visible()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".questions li")).to_have_count(len(proposed) + 1)
    assert set(texts(page)) == {*proposed, QUESTION}
    reader.look("guide")


def take_the_brief(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="The brief, on one page").click()
    expect(page.get_by_role("cell", name=QUESTION)).to_be_visible()
    reader.look("brief")
    assert download(page, page.get_by_role("link", name="Save as PDF, on one page")).startswith(b"%PDF")
    page.get_by_role("link", name="Your talk").click()


def talk(page: Page, reader: Reader) -> None:
    page.locator(".ahead").get_by_role("link", name="Talk", exact=True).click()
    expect(page.get_by_text(QUESTION)).to_be_visible()
    reader.look("before it begins")
    page.get_by_role("button", name="Begin").click()
    editor = page.get_by_label("What is said")
    expect(editor).to_be_visible()
    editor.focus()
    screen = Screen(page, page.url.split("/")[-3])
    for line, mark in LINES:
        screen.type(line)
        screen.mark(mark)
    screen.expect_state("saved")
    reader.look("three lines")
    page.get_by_role("button", name="End the talk").click()
    expect(page.get_by_text("You talked with Mia Sol. 3 notes are kept.")).to_be_visible()


def wrap_up(page: Page, reader: Reader) -> None:
    expect(page.get_by_text("Every line is marked and taken up below.")).to_be_visible()
    reader.look("after the talk")
    thank(page, reader)
    take_up_the_name(page, reader)
    put_the_promise_down(page, reader)
    keep_the_insight(page, reader)
    think_it_over(page, reader)


def keep_the_insight(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Keep it").click()
    page.get_by_label("What did you learn?").fill(CLAIM)
    page.get_by_label("From where do they speak?").select_option("Lived it")
    expect(page.get_by_label("Path it bears on").locator("option:checked")).to_have_text("UX researcher")
    page.get_by_label("Who may see who said it").select_option("Others, with the name")
    page.get_by_text("What it says about what you need").click()
    page.get_by_role("group", name=WORK).get_by_label("worse than I need", exact=True).check()
    reader.look("an insight")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("among your insights", exact=True)).to_be_visible()


def look_back(page: Page, reader: Reader) -> None:
    go(page, "Insights")
    told = page.locator(".told li")
    expect(told).to_have_count(1)
    expect(told.get_by_role("heading", name=CLAIM)).to_be_visible()
    expect(told).to_contain_text("Mia Sol, lived it")
    expect(told).to_contain_text("UX researcher · may be shared with the name")
    reader.look("insights")


def rank_what_matters(page: Page, reader: Reader) -> None:
    go(page, "Direction")
    reader.look("direction, empty")
    page.get_by_role("link", name="Rank what matters").click()
    for name in (WORK, PEOPLE):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name=f"Move up: {PEOPLE}").click()
    page.get_by_role("button", name="Save the order").click()
    ranked = page.locator(".ranking li:has(:checked)")
    expect(ranked).to_have_text([PEOPLE, WORK])
    reader.look("what matters")
    page.get_by_role("link", name="Back to direction").click()


def see_how_it_fits(page: Page, reader: Reader) -> None:
    beside = page.locator("#beside")
    work = beside.locator(".measure").filter(has=page.get_by_role("heading", name=WORK))
    expect(work.get_by_role("listitem")).to_contain_text(re.compile(r"−\d\.\d, 1 voice"))
    assert float(work.locator("svg .spread").get_attribute("width")) > 0
    expect(page.locator("#moved li")).to_contain_text(
        re.compile("Mia Sol.*UX researcher went down", re.DOTALL)
    )
    beside.get_by_text("The same as tables").click()
    table = beside.get_by_role("table", name="UX researcher")
    for name in (PEOPLE, WORK, "On the whole"):
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
        expect(row.get_by_role("cell").nth(3)).to_have_text(re.compile(rf"^{STEPS} to {STEPS}$"))
    reader.look("direction")


def write_a_strategy(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Your strategy").click()
    reader.look("strategy, empty")
    what = page.locator("#what")
    what.get_by_text("Write a line").click()
    what.get_by_label("In your words").fill(LINE)
    what.get_by_role("button", name="Add it").click()
    what.get_by_role("link", name="Cite what it rests on").click()
    reader.look("to cite")
    page.get_by_role("button", name=f"Cite “{CLAIM[:20]}").click()
    expect(what.locator(".text")).to_have_text(LINE)
    expect(what.get_by_role("list", name="It rests on")).to_contain_text(
        re.compile(f"{CLAIM}.*Mia Sol, lived it")
    )
    reader.look("strategy")


def take_it_along(page: Page) -> None:
    written = download(page, page.get_by_role("link", name="Markdown")).decode()
    assert f"- {LINE}[^1]\n" in written
    assert f"[^1]: {CLAIM} “{LINES[0][0]}” (Mia Sol, lived it, " in written
    printed = download(page, page.get_by_role("link", name="PDF"))
    assert printed.startswith(b"%PDF")
