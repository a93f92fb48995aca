"""The screen of a talk: what it says is kept is there, whatever happens to the network, the tab or the browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from tests.chromium import ARGUMENTS, CHROMIUM
from tests.e2e.conftest import Server, serving
from tests.e2e.live import Screen, close, kill_browser, on_server, talks
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
FIRST, SECOND, THIRD = "Mondays are for planning", "Talk to Noa Sand", "Half of it is meetings"


@dataclass
class Desk:
    """Askaround with talks to be held, and how somebody who came in is known."""

    server: Server
    home: Path
    talks: Iterator[str]
    cookies: dict[str, object]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    """A running Askaround with a talk for each test, and some to spare."""
    home = tmp_path_factory.mktemp("live") / "home"
    waiting = talks(home, 30)
    with serving(home) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.entrance)
        page.wait_for_url("**/start/**")  # there is no path yet
        cookies = context.storage_state()
        context.close()
        yield Desk(server, home, iter(waiting), cookies)


@pytest.fixture
def context(browser: Browser, desk: Desk) -> Iterator[BrowserContext]:
    """A browser that is in."""
    opened = browser.new_context(base_url=desk.server.address, storage_state=desk.cookies)
    opened.set_default_timeout(15_000)
    yield opened
    close(opened)


@pytest.fixture
def screen(context: BrowserContext, desk: Desk) -> Screen:
    """The screen of a talk that has begun."""
    return Screen(context.new_page(), next(desk.talks)).open()


def come_online(page: Page) -> None:
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark")])
def test_a_talk_from_its_beginning_to_its_notes(
    browser: Browser, desk: Desk, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=desk.server.address,
        storage_state=desk.cookies,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
    )
    context.set_default_timeout(15_000)
    page, talk = context.new_page(), next(desk.talks)
    reader = Reader(page)
    screen = Screen(page, talk)
    page.goto(screen.address)
    expect(page.get_by_text("Thank them")).to_be_visible()
    reader.look("before it begins")
    screen.open()
    if width < 900:
        page.get_by_text("Guide").click()
    page.get_by_role("button", name="Walk me through your last working week.").click()
    expect(page.locator("#editor")).to_be_focused()
    screen.type(FIRST)
    screen.mark("insight", "unasked")
    screen.type(SECOND)
    screen.mark("name", "topic")
    page.get_by_role("button", name="What to read and join").click()
    reader.look("with lines")
    screen.mark("keys")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    reader.look("keys")
    page.keyboard.press("Escape")
    screen.expect_state("saved")
    page.get_by_role("button", name="End the talk").click()
    expect(page.get_by_text("You talked with Mia Sol. 2 notes are kept.")).to_be_visible()
    page.get_by_role("link", name="Read and change all your notes").click()
    expect(page.get_by_text(re.compile("insight · Day to day · said unasked"))).to_be_visible()
    expect(page.get_by_text(re.compile("name · What to read and join · asked"))).to_be_visible()
    reader.look("notes")
    page.get_by_role("link", name=f"Edit {FIRST}").click()
    reader.look("one note")
    page.get_by_label("What was said").fill(THIRD)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("paragraph").filter(has_text=THIRD)).to_be_visible()
    assert list(on_server(desk.home, talk).values()) == [THIRD, SECOND]
    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def test_what_is_typed_without_a_network_and_a_killed_tab_is_there_afterwards(
    screen: Screen, desk: Desk
) -> None:
    context = screen.page.context
    screen.type(FIRST)
    screen.expect_state("saved")
    context.set_offline(True)
    screen.type(SECOND, THIRD)
    screen.mark("quote")
    screen.expect_state("offline")
    expect(screen.page.locator("#kept")).to_have_text("No connection. Kept on this device, will be saved")
    screen.crash()
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]
    context.set_offline(False)
    again = Screen(context.new_page(), screen.talk).open()
    again.expect_state("saved")
    assert again.texts() == [FIRST, SECOND, THIRD]
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("is_back", [False, True])
def test_ten_minutes_without_a_network_and_a_killed_tab_lose_no_line(
    context: BrowserContext, desk: Desk, *, is_back: bool
) -> None:
    page = context.new_page()
    page.clock.install()
    screen = Screen(page, next(desk.talks)).open()
    screen.type("Before")
    screen.expect_state("saved")
    context.set_offline(True)
    lines = ["Before"]
    for minute in range(1, 11):
        lines.append(f"Minute {minute}")
        screen.type(lines[-1])
        page.clock.run_for("01:00")
    screen.expect_state("offline")
    assert list(on_server(desk.home, screen.talk).values()) == ["Before"]
    if is_back:
        context.set_offline(False)
    lines.append("After")
    screen.type("After")
    screen.note_what_is_kept()
    screen.crash()
    context.set_offline(False)
    again = Screen(context.new_page(), screen.talk).open()
    again.expect_state("saved")
    assert again.texts() == lines
    assert list(on_server(desk.home, screen.talk).values()) == lines


def test_without_a_network_a_closed_screen_does_not_open_and_its_lines_wait(
    screen: Screen, desk: Desk
) -> None:
    context = screen.page.context
    context.set_offline(True)
    screen.type(FIRST)
    screen.expect_state("offline")
    screen.crash()
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        context.new_page().goto(screen.address)
    context.set_offline(False)
    again = Screen(context.new_page(), screen.talk).open()
    again.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]


def test_what_is_typed_without_a_network_is_saved_once_it_is_back(screen: Screen, desk: Desk) -> None:
    screen.page.context.set_offline(True)
    screen.type(FIRST)
    screen.expect_state("offline")
    come_online(screen.page)
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]


def test_a_browser_that_is_killed_finds_every_line_again(
    browser: Browser, desk: Desk, tmp_path: Path
) -> None:
    def opened() -> BrowserContext:
        started = browser.browser_type.launch_persistent_context(
            str(tmp_path), executable_path=CHROMIUM, args=ARGUMENTS, base_url=desk.server.address
        )
        started.add_cookies(desk.cookies["cookies"])
        return started

    first = opened()
    screen = Screen(first.new_page(), next(desk.talks)).open()
    first.set_offline(True)
    screen.type(FIRST, SECOND)
    screen.note_what_is_kept()
    kill_browser(tmp_path)
    close(first)
    second = opened()
    again = Screen(second.new_page(), screen.talk).open()
    again.expect_state("saved")
    assert again.texts() == [FIRST, SECOND]
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST, SECOND]
    close(second)


def test_when_the_session_ends_the_lines_wait_for_somebody_to_come_in(screen: Screen, desk: Desk) -> None:
    context = screen.page.context
    context.clear_cookies()
    screen.type(FIRST)
    screen.expect_state("out")
    expect(screen.page.locator("#kept")).to_have_text("Signed out. Open Askaround again; 1 line is kept here")
    assert on_server(desk.home, screen.talk) == {}
    context.add_cookies(desk.cookies["cookies"])
    come_online(screen.page)
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]


def test_the_next_window_goes_on_where_the_first_one_stopped(screen: Screen, desk: Desk) -> None:
    screen.type(FIRST)
    screen.expect_state("saved")
    other = Screen(screen.page.context.new_page(), screen.talk).open()
    other.type(SECOND)
    other.expect_state("saved")
    screen.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(screen.page.get_by_role("button", name=SECOND)).to_be_visible()
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST, SECOND]


def test_a_line_taken_out_in_another_window_takes_no_letter_with_it(screen: Screen, desk: Desk) -> None:
    screen.type(FIRST)
    screen.expect_state("saved")
    other = Screen(screen.page.context.new_page(), screen.talk).open()
    expect(other.page.get_by_role("button", name=FIRST)).to_be_visible()
    other.mark("out")
    other.expect_state("saved")
    screen.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(screen.page.locator("#editor")).to_have_value("")
    screen.page.keyboard.type(SECOND)
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == [SECOND]


def test_of_one_line_typed_on_in_two_browsers_both_texts_stay(
    screen: Screen, desk: Desk, browser: Browser
) -> None:
    screen.type("Mondays")
    screen.expect_state("saved")
    elsewhere = browser.new_context(base_url=desk.server.address, storage_state=desk.cookies)
    other = Screen(elsewhere.new_page(), screen.talk).open()
    other.page.get_by_role("button", name="Mondays").click()
    screen.page.context.set_offline(True)
    screen.page.keyboard.type(" are long")
    other.page.keyboard.type(" are short here")
    other.expect_state("saved")
    screen.expect_state("offline")
    come_online(screen.page)
    screen.expect_state("saved")
    assert sorted(on_server(desk.home, screen.talk).values()) == [
        "Mondays are long",
        "Mondays are short here",
    ]
    close(elsewhere)


def test_a_talk_is_ended_only_once_everything_is_on_the_server(screen: Screen, desk: Desk) -> None:
    screen.page.context.set_offline(True)
    screen.type(FIRST)
    screen.expect_state("offline")
    screen.page.get_by_role("button", name="End the talk").click()
    expect(screen.page.locator("#spoken")).to_contain_text("End the talk once that is done.")
    screen.page.context.set_offline(False)
    screen.page.get_by_role("button", name="End the talk").click()
    expect(screen.page.get_by_text("You talked with Mia Sol. 1 note is kept.")).to_be_visible()


def crashed_without_a_network(screen: Screen) -> Page:
    """Type a line without a network and kill the tab; return the next window, with a network."""
    context = screen.page.context
    context.set_offline(True)
    screen.type(FIRST)
    screen.expect_state("offline")
    screen.crash()
    context.set_offline(False)
    return context.new_page()


def test_the_page_of_notes_fetches_what_is_on_this_device_only(screen: Screen, desk: Desk) -> None:
    page = crashed_without_a_network(screen)
    page.goto(f"/conversations/{screen.talk}/notes/")
    expect(page.get_by_role("paragraph").filter(has_text=FIRST)).to_be_visible()
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]


def test_what_is_on_this_device_only_is_not_sent_to_another_program(screen: Screen, desk: Desk) -> None:
    page, asked = crashed_without_a_network(screen), []

    def answer(route: Route) -> None:
        asked.append(route.request.method)
        route.fulfill(json={"kept": {}, "other": [], "lines": [], "asked": {}, "token": "x"})

    page.route("**/live/notes", answer)
    page.goto(f"/conversations/{screen.talk}/notes/")
    expect(page.locator("#leftovers")).to_have_text(
        re.compile("1 line is kept on this device only, and saved")
    )
    assert set(asked) == {"HEAD"}
    page.unroute("**/live/notes")
    page.reload()
    expect(page.get_by_role("paragraph").filter(has_text=FIRST)).to_be_visible()


def test_the_wrap_up_fetches_what_is_on_this_device_only(screen: Screen, desk: Desk) -> None:
    page = crashed_without_a_network(screen)
    page.goto(f"/conversations/{screen.talk}/wrap-up/")
    page.get_by_role("button", name="We talked").click()
    expect(page.get_by_role("checkbox", name=FIRST)).to_be_visible()
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]


def test_a_thumb_marks_a_line_and_the_keyboard_stays_open(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(
        base_url=desk.server.address,
        storage_state=desk.cookies,
        viewport={"width": 390, "height": 664},
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    screen = Screen(page, next(desk.talks)).open()
    page.locator("#editor").tap()
    screen.type(FIRST)
    page.get_by_role("button", name="Insight").tap()
    page.get_by_role("button", name="Unasked").tap()
    expect(page.locator("#editor")).to_be_focused()
    expect(page.locator("#lines li")).to_contain_text("Insight · unasked")
    page.get_by_role("button", name="New line").tap()
    screen.type(SECOND)
    page.get_by_role("button", name="Take out").tap()
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST]
    close(context)


def test_what_is_typed_after_a_click_on_anything_stands_in_the_line(screen: Screen, desk: Desk) -> None:
    page = screen.page
    screen.type("inqr")
    page.locator(".sheet").click(position={"x": 300, "y": 500})
    page.keyboard.type("wx ? / 1")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="What drew you to this work?").click()
    page.keyboard.type("prompt")
    page.locator("#topics summary").click()
    page.keyboard.type(" skills")
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("heading", name="Keys").click()
    page.keyboard.type("gtp")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("?x")
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == ["inqrwx ? / 1", "prompt skillsgtp?x"]
    expect(page.locator("#lines .about").nth(1)).to_have_text("How people get there")


def test_where_there_is_no_other_question_its_keys_lead_back_to_the_line(screen: Screen, desk: Desk) -> None:
    page = screen.page
    screen.type("inqr")
    page.keyboard.press("Control+Shift+Enter")
    page.locator("#tools").get_by_role("button", name="Take out").focus()
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.type(" and on")
    screen.expect_state("saved")
    assert "".join(on_server(desk.home, screen.talk).values()).endswith(" and on")
    expect(page.locator("#lines .out:not([hidden])")).to_have_count(0)


def test_what_no_line_can_hold_goes_on_in_the_next_one(screen: Screen, desk: Desk) -> None:
    screen.page.keyboard.insert_text("word " * 1500)
    screen.page.keyboard.type("last")
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == ["word " * 800, "word " * 700 + "last"]


def test_a_line_taken_back_by_ctrl_z_leaves_the_others_alone(screen: Screen, desk: Desk) -> None:
    screen.type(FIRST, SECOND)
    for _ in range(len(SECOND)):
        screen.page.keyboard.press("Control+z")
    expect(screen.page.locator("#editor")).to_have_value("")
    screen.type(THIRD)
    screen.expect_state("saved")
    assert list(on_server(desk.home, screen.talk).values()) == [FIRST, THIRD]


def test_the_ring_empties_without_digits_and_speaks_at_five_minutes_and_at_the_end(
    context: BrowserContext, desk: Desk
) -> None:
    page = context.new_page()
    page.clock.install()
    Screen(page, next(desk.talks)).open()
    clock, spoken = page.locator("#clock"), page.locator("#spoken")
    expect(clock).to_have_attribute("title", "20 minutes left")
    expect(page.locator("#left-words")).to_have_class("unseen")
    page.clock.fast_forward("15:30")
    expect(spoken).to_have_text("5 minutes left")
    clock.click()
    expect(page.locator("#left-words")).not_to_have_class("unseen")
    page.clock.fast_forward("10:00")
    expect(spoken).to_have_text("The promised time is over")
    expect(page.locator("#left")).to_have_attribute("stroke-dasharray", "0 100")
