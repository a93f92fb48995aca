"""Every page by the Tab key alone: nothing is out of reach, nothing holds the focus, and one sees where it is."""

import json
import random

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.durability.program import run_inside
from tests.e2e.conftest import serving

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
_FILL = """
import json
from tests.doors.routes import ROUTES, Home
home = Home(owner).fill()
home.path
pages = [each for each in ROUTES if each.method == "GET" and each.answer == 200 and not each.open_to_all]
print(json.dumps([each.address(home) for each in pages]))
"""
# What there is to reach: one of each group of radio buttons, and nothing that is hidden or folded away.
_REACHABLE = """() => {
  const all = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
  const radios = new Set();
  return all.filter((each) => {
    if (each.disabled || each.closest("[hidden]") || !each.checkVisibility()) return false;
    if (each.type !== "radio") return true;
    const group = all.filter((other) => other.name === each.name && other.type === "radio");
    return each === (group.find((other) => other.checked) ?? group[0]);
  }).map((each) => { each.dataset.reachable = "yes"; return each.outerHTML.slice(0, 120); });
}"""
_STEP = """() => {
  const at = document.activeElement;
  // A date has several stops: day, month, year.
  const first = !at.dataset.seen || at === globalThis.lastStop;
  at.dataset.seen = "yes";
  globalThis.lastStop = at;
  const ring = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    html: at.outerHTML.slice(0, 120), body: at === document.body, first,
    ring: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""
# Where a page puts the focus of its own accord, which it does as it is first shown, the walk begins at the top all the
# same.
_SHOWN = "() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))"
_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}"""
_MISSED = """() => [...document.querySelectorAll("[data-reachable]:not([data-seen])")]
  .map((each) => each.outerHTML.slice(0, 120))"""


def tour(page: Page, address: str) -> list[str]:
    """Go through a page by Tab until the focus leaves it; returns what is wrong."""
    page.goto(address)
    page.evaluate(_SHOWN)
    page.evaluate(_TOP)
    count = len(page.evaluate(_REACHABLE))
    wrong = []
    for number in range(3 * count):
        page.keyboard.press("Tab")
        step = page.evaluate(_STEP)
        if step["body"] or not step["first"]:
            break
        if number == 0 and "skip" not in step["html"]:
            wrong.append(f"{address}: first comes {step['html']}")
        wrong += [f"{address}: no {what} at {step['html']}" for what in ("ring", "seen") if not step[what]]
    else:
        wrong.append(f"{address}: the focus does not leave")
    return wrong + [f"{address}: not reached {html}" for html in page.evaluate(_MISSED)]


def is_a_page(context: BrowserContext, address: str) -> bool:
    """Tell a page from a file to keep and from a part of a page."""
    answer = context.request.get(address)
    return "text/html" in answer.headers["content-type"] and "<!doctype html>" in answer.text().lower()


@pytest.mark.parametrize("width", [1280])
def test_every_page_can_be_walked_by_tab(browser: Browser, tmp_path, width: int) -> None:
    addresses = json.loads(run_inside(tmp_path / "home", _FILL))
    with serving(tmp_path / "home") as server:
        context = browser.new_context(base_url=server.address, viewport={"width": width, "height": 844})
        page = context.new_page()
        page.goto(server.entrance)
        page.wait_for_url("**/today/")
        whole = [address for address in addresses if is_a_page(context, address)]
        assert len(whole) > 40
        some = whole[random.randrange(3) :: 3]  # others each time
        wrong = [each for address in some for each in tour(page, address)]
        context.close()
    assert not wrong, "\n".join(wrong)
