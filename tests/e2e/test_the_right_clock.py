"""What is made on a machine carries the clock, the holidays and the zone of where it is."""

import shutil
import sqlite3
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import LOOKS, Server, serving
from tests.e2e.test_first_message import Reader
from tests.homes import nobodys

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

# Starts the program at a moment, which goes on from there.
AT = """
import datetime, sys, time_machine
time_machine.travel(datetime.datetime.fromisoformat(sys.argv.pop(1)).timestamp()).start()
from askaround.cli.main import main
main()
"""


@dataclass(frozen=True)
class Machine:
    """A zone, when it is there, and what is shown by its clock and its holidays.

    Each moment is on another day in Greenwich, and just before a holiday.
    """

    zone: str
    moment: str
    today: str
    offer: str
    ask_another: str
    day: str


LOS_ANGELES = Machine(
    "America/Los_Angeles",
    "2026-11-26T01:00:00Z",
    "Wednesday, 25 November",
    "Monday 30 November at 10:00 (Los Angeles) or Wednesday 2 December at 15:00 (Los Angeles)",
    "Tuesday, 1 December",  # Thanksgiving is left out
    "2026-11-30",
)
BERLIN = Machine(
    "Europe/Berlin",
    "2026-04-01T22:30:00Z",
    "Thursday, 2 April",
    "Wednesday 8 April at 10:00 (Berlin) or Friday 10 April at 15:00 (Berlin)",
    "Thursday, 9 April",  # Good Friday and Easter Monday
    "2026-04-08",
)
KOLKATA = Machine(
    "Asia/Kolkata",
    "2026-09-30T20:30:00Z",
    "Thursday, 1 October",
    "Tuesday 6 October at 10:00 (Kolkata) or Thursday 8 October at 15:00 (Kolkata)",
    "Wednesday, 7 October",  # Gandhi's birthday
    "2026-10-06",
)
ST_JOHNS = Machine(
    "America/St_Johns",
    "2026-07-01T01:00:00Z",
    "Tuesday, 30 June",
    "Friday 3 July at 10:00 (St Johns) or Tuesday 7 July at 15:00 (St Johns)",
    "Monday, 6 July",  # Canada Day
    "2026-07-03",
)


def copied(folder: Path, zone: str) -> str:
    """Return a TZ that names a copy of a zone's file, as an old installer leaves it."""
    with as_file(files("tzdata").joinpath("zoneinfo", *zone.split("/"))) as file:
        return f":{shutil.copy(file, folder / 'localtime')}"


def linked(folder: Path, zone: str) -> str:
    """Return a TZ that names a link to a zone's file."""
    (folder / "localtime").symlink_to(f"/usr/share/zoneinfo/{zone}")
    return f":{folder / 'localtime'}"


@pytest.mark.parametrize(
    ("machine", "tz"),
    [
        pytest.param(LOS_ANGELES, lambda folder: copied(folder, "America/Los_Angeles"), id="Los Angeles"),
        pytest.param(BERLIN, lambda _: "Europe/Berlin", id="Berlin"),
        pytest.param(KOLKATA, lambda _: "Asia/Calcutta", id="Kolkata"),
        pytest.param(ST_JOHNS, lambda folder: linked(folder, "Canada/Newfoundland"), id="St. John's"),
    ],
)
def test_a_message_a_talk_and_its_file_are_by_the_machines_clock(
    tmp_path: Path, browser: Browser, machine: Machine, tz
) -> None:
    start = ("-c", AT, machine.moment)
    with serving(nobodys(tmp_path / "home"), start, TZ=tz(tmp_path), LC_ALL="C.UTF-8") as server:
        context = browser.new_context(timezone_id=machine.zone, base_url=server.address)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(server.entrance)
        page.wait_for_url("**/start/")
        page.goto("/today/")
        expect(page.locator("p.lead").first).to_have_text(machine.today)

        write_to(page, "Mia")
        expect(
            page.get_by_text(f"{machine.ask_another}: Today suggests asking somebody else")
        ).to_be_visible()
        page.get_by_role("button", name="Yes", exact=True).click()
        page.get_by_role("link", name="Agree on a time").click()
        expect(page.locator("#letter")).to_contain_text(f"Would {machine.offer} suit you?")
        assert page.get_by_label("Your time zone").input_value() == machine.zone
        page.get_by_label("Day").fill(machine.day)
        page.get_by_label("Time", exact=True).fill("09:00")
        page.get_by_role("button", name="Save the time").click()
        expect(page.get_by_text("at 09:00 (").first).to_be_visible()
        assert_at_nine_there(page, machine)
        page.wait_for_load_state("networkidle")
        expect(page.locator("#place")).to_be_empty()  # nothing is asked that is known
        context.close()


def write_to(page: Page, name: str) -> None:
    """Send a first message to somebody of whom nothing else is known."""
    page.goto("/people/add/")
    page.get_by_label("First name").fill(name)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name=f"Write to {name}").click()
    page.get_by_role("button", name="I have sent it").click()


def assert_at_nine_there(page: Page, machine: Machine) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the").click()
    file = Path(download.value.path()).read_text()
    day = machine.day.replace("-", "")
    assert f"DTSTART;TZID={machine.zone}:{day}T090000\r\n" in file.replace("\r\n", "\n").replace("\n", "\r\n")
    (zone,) = icalendar.Calendar.from_ical(file).walk("VTIMEZONE")
    assert zone["TZID"] == machine.zone
    assert f"{day}T090000Z" not in file


@pytest.fixture
def unknown(tmp_path: Path):
    """Askaround on a home of which nobody knows where it is, asked once about the machine it is on."""
    home = tmp_path / "home"
    with serving(home) as server:
        with sqlite3.connect(home / "askaround.sqlite3") as database:
            database.execute("UPDATE accounts_user SET time_zone = '', country = ''")
        yield server


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_browsers_clock_is_asked_about_once(
    unknown: Server, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(
        timezone_id="Europe/Berlin",
        base_url=unknown.address,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page)
    page.goto(unknown.entrance)
    page.wait_for_url("**/start/")
    question = page.get_by_role("region", name="Where you are")
    expect(question).to_contain_text("Your browser is in Berlin time. Askaround does not know yours yet.")
    reader.look("not known")
    question.get_by_role("button", name="Use Berlin time").click()
    expect(page.get_by_text("You go by the clock of Berlin now. Public holidays of Germany")).to_be_visible()
    assert page.url.endswith("/start/")
    expect(question).to_have_count(0)
    reader.look("answered")
    page.goto("/you/")
    assert page.get_by_label("Time zone").input_value() == "Europe/Berlin"
    assert page.get_by_label("Country").input_value() == "DE"
    context.close()
    assert not reader.complaints, "\n".join(reader.complaints)


def test_who_stays_is_not_asked_again_until_the_browser_is_elsewhere(
    unknown: Server, browser: Browser
) -> None:
    context = browser.new_context(timezone_id="Europe/Berlin", base_url=unknown.address)
    page = context.new_page()
    page.goto(unknown.entrance)
    page.wait_for_url("**/start/")
    question = page.get_by_role("region", name="Where you are")
    question.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("Nothing has changed.")).to_be_visible()
    kept = context.storage_state()
    context.close()
    for zone, asked in (("Europe/Berlin", 0), ("America/St_Johns", 1)):
        context = browser.new_context(timezone_id=zone, base_url=unknown.address, storage_state=kept)
        page = context.new_page()
        with page.expect_response("**/you/place?*"):
            page.goto("/today/")
        expect(page.get_by_role("region", name="Where you are")).to_have_count(asked)
        context.close()
