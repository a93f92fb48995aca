"""The first five minutes by keyboard alone, and the page of a path on a screen and on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import LOOKS, Server
from tests.e2e.test_first_message import Reader
from tests.generators.linkedin import connections

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
# No page of ours has more to step over than this.
_FARTHEST = 120


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LinkedIn file of three hundred people."""
    file = tmp_path_factory.mktemp("export") / "Connections.csv"
    file.write_bytes(connections(300, seed=4))
    return file


class Hands:
    """Two hands on a keyboard, and no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go_to(self, wanted: Locator) -> None:
        """Press Tab until something has the focus, and see that the focus shows."""
        for _ in range(_FARTHEST):
            if wanted.evaluate("each => each === document.activeElement"):
                assert wanted.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab does not reach {wanted}")

    def type(self, into: Locator, text: str) -> None:
        """Write into a field, in place of what it says."""
        self.go_to(into)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        """Go to something and press a key on it."""
        self.go_to(wanted)
        self.page.keyboard.press(key)


def test_the_first_five_minutes_by_keyboard_alone(server: Server, browser: Browser, export: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader, hands = Reader(page), Hands(page)
    page.goto(server.entrance)

    say_what_and_who(page, reader, hands)
    bring_contacts(page, reader, hands, export)
    look_at_five(page, reader, hands)
    come_back(page, hands)
    write_and_send(page, reader, hands)
    put_the_steps_away(page, reader, hands)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def say_what_and_who(page: Page, reader: Reader, hands: Hands) -> None:
    expect(page.get_by_role("heading", name="What are you curious about?")).to_be_visible()
    hands.type(page.locator("#id_title_0"), "Nurse")
    hands.press(page.locator("summary", has_text="Another one"))
    hands.type(page.locator("#id_title_1"), "UX researcher")
    hands.type(page.get_by_label("Your name"), "Ada Winter")
    reader.look("start, filled")
    hands.press(page.get_by_role("button", name="Go on to your contacts"))


def bring_contacts(page: Page, reader: Reader, hands: Hands, export: Path) -> None:
    expect(page.get_by_role("heading", name="Bring your contacts")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        hands.press(page.get_by_label("Your LinkedIn export"))
    chooser.value.set_files(export)
    hands.press(page.get_by_role("button", name="Preview"))
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    hands.press(page.get_by_role("button", name="Bring them in"))
    expect(page.get_by_text("Everybody in the file is accounted for.")).to_be_visible(timeout=30_000)
    hands.press(page.get_by_role("link", name="See five people and why"))


def look_at_five(page: Page, reader: Reader, hands: Hands) -> None:
    expect(page.get_by_role("heading", name="Five people and why")).to_be_visible()
    hands.press(page.get_by_role("navigation", name="Paths").get_by_role("link", name="UX researcher"))
    expect(page.get_by_text("Nearest to “UX researcher”")).to_be_visible()
    expect(page.locator(".whom > li")).to_have_count(5)
    reader.look("five, second path")


def come_back(page: Page, hands: Hands) -> None:
    """Go back to the first page, find everything said, say one thing more, and add nothing twice."""
    hands.press(page.get_by_role("link", name="Curious about"))
    expect(page.locator("#id_title_0")).to_have_value("Nurse")
    expect(page.locator("#id_title_1")).to_have_value("UX researcher")
    hands.type(page.get_by_label("You in one line"), "I am finishing a degree in geography.")
    hands.press(page.get_by_role("button", name="Go on to your contacts"))
    hands.press(page.get_by_role("link", name="See five people and why"))
    expect(page.get_by_role("navigation", name="Paths").get_by_role("link")).to_have_count(2)
    hands.press(page.get_by_role("navigation", name="Paths").get_by_role("link", name="UX researcher"))
    expect(page.get_by_text("Nearest to “UX researcher”")).to_be_visible()


def write_and_send(page: Page, reader: Reader, hands: Hands) -> None:
    hands.press(page.get_by_role("button", name="Write to").first)
    body = page.get_by_label("Message", exact=True)
    expect(body).to_be_visible()
    hands.go_to(body)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thank you.")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    hands.press(page.get_by_role("link", name="Today", exact=True))
    expect(page.get_by_role("link", name="Send it")).to_be_visible()
    expect(page.locator(".first li").filter(has_text="(done)")).to_have_count(5)
    reader.look("today, one step left")


def put_the_steps_away(page: Page, reader: Reader, hands: Hands) -> None:
    hands.press(page.get_by_role("button", name="Hide this"))
    expect(page.get_by_role("heading", name="First steps")).to_have_count(0)
    hands.press(page.get_by_role("button", name="Show the first steps again"))
    expect(page.get_by_role("heading", name="First steps")).to_be_visible()
    hands.press(page.get_by_role("link", name="Send it"))
    hands.press(page.get_by_role("button", name="I have sent it"))
    expect(page.get_by_role("heading", name="Sent to")).to_be_visible()
    hands.press(page.get_by_role("link", name="Today", exact=True))
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page.get_by_text("irst steps")).to_have_count(0)
    reader.look("today, after")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_path_from_first_guess_to_decision(
    server: Server, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page)
    page.goto(server.entrance)
    page.locator("#id_title_0").fill("Hospice nurse")
    page.get_by_role("button", name="Go on to your contacts").click()
    page.goto(f"{server.address}/paths/")
    page.get_by_role("link", name="Hospice nurse").click()
    reader.look("path, empty")

    guess(page, reader)
    say_what_would_change_your_mind(page)
    choose_questions(page, reader)
    reader.look("path, full")
    decide(page, reader, server)

    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()


def guess(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Make a first guess").click()
    people = page.get_by_role("group", name="People")
    people.get_by_label("better than I need").check()
    people.get_by_label("fairly sure").check()
    page.keyboard.press("ArrowLeft")
    reader.look("guesses")
    page.get_by_role("button", name="Save the guesses").click()
    expect(page.locator("#fit").get_by_text("better than I need, sure")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Make a first guess")).to_be_visible()


def say_what_would_change_your_mind(page: Page) -> None:
    page.get_by_text("Say what would", exact=True).click()
    page.get_by_label("What would change your mind?").fill("Three of five would not do it again.")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("link", name="Edit “Three of five").click()
    page.get_by_label("What would change your mind?").fill("Half of them would not do it again.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#mind").get_by_text("Half of them")).to_be_visible()


def choose_questions(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Choose from a starter set").click()
    page.get_by_label("Which part of it wears people down?").check()
    page.get_by_label("What fills an ordinary Tuesday").check()
    reader.look("starters")
    page.get_by_role("button", name="Add the ticked ones").click()
    page.get_by_text("Write your own").click()
    page.get_by_label("Question").fill("How do nights feel after ten years?")
    page.get_by_label("Topic").select_option("life")
    page.get_by_role("button", name="Add the question").click()
    expect(page.locator("#unknowns li")).to_have_count(3)
    page.get_by_role("button", name="Answered “What fills").click()
    expect(page.get_by_text("Answered or let go (1)")).to_be_visible()
    page.get_by_role("link", name="Edit “How do nights").click()
    reader.look("question")
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("Answered or let go (2)")).to_be_visible()


def decide(page: Page, reader: Reader, server: Server) -> None:
    page.get_by_text("Park it, rule it out or choose it").click()
    page.get_by_label("Why?").fill("The nights.")
    page.get_by_role("button", name="Rule it out").click()
    expect(page.get_by_text("The nights.")).to_be_visible()
    reader.look("path, ruled out")
    page.goto(f"{server.address}/paths/")
    expect(page.get_by_role("heading", name="Ruled out")).to_be_visible()
    reader.look("paths")
    page.get_by_role("link", name="Hospice nurse").click()
    page.get_by_role("button", name="Explore it again").click()
    expect(page.get_by_text("You are exploring this path")).to_be_visible()
