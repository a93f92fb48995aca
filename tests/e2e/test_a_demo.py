"""Looking around before anything is yours: one click into the made-up world, one out of it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server
from tests.e2e.test_first_message import Reader

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
_PLACES = ("today/", "people/", "paths/", "conversations/", "insights/", "direction/", "me/")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark")])
def test_in_and_out_of_the_made_up_world(server: Server, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    reader = Reader(page)
    page.goto(server.entrance)
    page.wait_for_url("**/start/")
    reader.look("an empty home")
    page.get_by_role("button", name="Look around a made-up world first").click()
    page.wait_for_url("**/today/", timeout=60_000)
    for place in _PLACES:
        page.goto(f"{server.address}/{place}")
        expect(page.get_by_text("This is a made-up world.")).to_be_visible()
        reader.look(place)
    page.get_by_role("button", name="Leave it").click()
    page.wait_for_url("**/start/")
    expect(page.get_by_text("The made-up world is gone.")).to_be_visible()
    page.goto(f"{server.address}/people/")
    expect(page.get_by_text("made-up world")).to_have_count(0)
    assert not reader.complaints, "\n".join(reader.complaints)
    context.close()
