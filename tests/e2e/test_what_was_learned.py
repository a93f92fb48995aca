"""Looking back on what was learned: by topic, one insight, who agrees, and any word of it."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.durability.program import run_inside
from tests.e2e.conftest import Server, serving
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
_FILL = """
from askaround.insights.commands import relate_insights
from askaround.insights.rules import ReadingDetails, RelationKind, Vantage, Visibility
from askaround.paths.rules import Topic
from askaround.people import commands as people
from tests import factories
ux, nurse = factories.path(owner, "UX researcher"), factories.path(owner, "Hospice nurse")
mia = factories.person(owner, "Mia", family_name="Sol", title="UX researcher", organisation="Acme")
noa = factories.person(owner, "Noa", family_name="Berg", title="Designer", organisation="Acme")
ola = factories.person(owner, "Ola", family_name="Lind", title="Hospice nurse", organisation="Ward 7")
def told(who, claim, quote="", topic=Topic.DAY, path=ux, **more):
    return factories.insight(owner, who, claim, quote=quote, topic=topic, path=path and path.uuid, **more)
one = told(mia, "Half of the week is meetings", "Honestly, half of my week goes to meetings. I counted once.",
    readings=(ReadingDetails(ux.uuid, "The work itself: what fills most hours", -1),))
two = told(noa, "Meetings have become rare since everybody writes things down", "We write. Nobody meets.")
three = told(ola, "Nights are quiet, mornings are not", path=nurse, vantage=Vantage.OPINION)
told(mia, "Listening is learned by being listened to", "", Topic.SKILLS, visibility=Visibility.QUOTABLE)
told(ola, "Nobody leaves for the money", "They leave for sleep.", Topic.CHALLENGES, nurse, vantage=Vantage.HEARSAY)
four = told(noa, "Mondays begin with an hour of planning", topic=Topic.DAY)
told(ola, "Ask for a day of shadowing first", topic=Topic.ADVICE, path=None)
def relate(a, b, kind):
    relate_insights(owner=owner, insight=a.uuid, other=b.uuid, kind=kind, now=factories.NOW)
relate(one, two, RelationKind.CONTRADICTS)
talk = factories.conversation(owner, mia, ux)
for n in range(8):
    factories.jotted(talk, f"She said that meeting number {n} of a week is the one that counts, and laughed.", place=n)
people.edit_notes(owner=owner, person=ola.uuid, version=1, notes="Met at a **meeting** of nurses.", now=factories.NOW)
factories.draft(owner, noa, ux)
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory):
    """Askaround on a home with insights of three people, and notes of a talk."""
    home = tmp_path_factory.mktemp("insights") / "home"
    run_inside(home, _FILL)
    with serving(home) as server:
        yield server


def opened(context: BrowserContext, address: str) -> tuple[Page, Reader]:
    page = context.new_page()
    reader = Reader(page)
    page.goto(address)
    return page, reader


def test_what_was_learned_is_read_narrowed_down_and_searched(context: BrowserContext) -> None:
    page, reader = opened(context, "/insights/")
    expect(page.get_by_text("7 insights from 3 people, 2 independent voices.", exact=True)).to_be_visible()
    reader.look("what you learned")
    page.get_by_role("link", name=re.compile("^Hospice nurse")).first.click()
    expect(page.get_by_role("heading", name="What you learned: Hospice nurse")).to_be_visible()
    reader.look("of a path")
    page.goto("/insights/?topic=day")
    expect(page.get_by_role("heading", name="Day to day")).to_be_visible()
    reader.look("of a topic")
    page.get_by_role("link", name="What you learned").first.click()
    page.get_by_role("link", name="Everything said").click()
    reader.look("everything said, empty")
    page.get_by_label("Words of talks").press_sequentially("meet")
    expect(page.locator("#found mark").first).to_have_text("meeting")
    reader.look("everything said, found")
    page.get_by_role("link", name="More of talks").click()
    expect(page.locator("#found .hit")).to_have_count(8)
    reader.look("said in talks")
    page.goto("/said/?q=zzzz")
    expect(page.get_by_text("has the words “zzzz”")).to_be_visible()
    assert not reader.complaints, "\n".join(reader.complaints)


def test_an_insight_is_added_weighed_related_and_removed(context: BrowserContext) -> None:
    page, reader = opened(context, "/insights/")
    page.get_by_role("link", name="Add one").click()
    reader.look("who said it")
    page.get_by_role("link", name="Ola Lind").click()
    page.get_by_role("button", name="Save").click()
    claim = page.get_by_label("What did you learn?")
    expect(claim).to_be_focused()
    claim.fill("Breaks are taken together")
    page.get_by_label("The words it rests on").fill("We eat together. Always.")
    page.get_by_label("Path", exact=True).select_option("Hospice nurse")
    reader.look("a new insight")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Breaks are taken together")).to_be_visible()
    reader.look("an insight, bare")
    weigh(page, reader)
    relate(page, reader)
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("no longer among your insights")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.locator("h3").get_by_role("link", name="Breaks are taken together").click()
    expect(page.get_by_role("heading", name="1 agrees")).to_be_visible()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("no longer among your insights")).to_be_visible()
    assert not reader.complaints, "\n".join(reader.complaints)


def weigh(page: Page, reader: Reader) -> None:
    page.get_by_role("link", name="Say what it means").click()
    reader.look("what it says of a path")
    page.get_by_role("radiogroup").first.get_by_label("better than I need", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("cell", name="better than I need")).to_be_visible()


def relate(page: Page, reader: Reader) -> None:
    page.get_by_label("Words of another insight").press_sequentially("nights")
    expect(page.get_by_text("Those with the words “nights”")).to_be_visible()
    page.get_by_role("button", name="Agrees").click()
    expect(page.get_by_role("heading", name="1 agrees")).to_be_visible()
    reader.look("an insight, related")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("They stand apart again.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="1 agrees")).to_be_visible()


def test_without_javascript_all_of_it_works(browser: Browser, filled: Server, cookies) -> None:
    context = browser.new_context(base_url=filled.address, java_script_enabled=False, storage_state=cookies)
    page = context.new_page()
    page.goto("/said/")
    page.get_by_label("Words of talks").fill("meet")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=re.compile("^Noa Berg")).first.click()
    page.get_by_label("Words of another insight").fill("nights")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Those with the words “nights”")).to_be_visible()
    context.close()
