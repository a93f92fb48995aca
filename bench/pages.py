"""Pages beside plain pages: how long they take and how much they send."""

import html
import re
from collections.abc import Sequence

from bench.client import Browser, Timing, linked_bytes, timings
from bench.report import Figure

LISTS = {f"people by {sort}": f"/people/?sort={sort}" for sort in ("name", "organisation", "title", "newest")}
WORDS = ("research", "ma", "health")
_LINKS_FOLLOWED = 40
_PLAIN_PERSON = "/contacts/15000/"
_LIST_BAR, _PERSON_BAR, _SEARCH_BAR = 5, 20, 3  # times the plain page
_OTHER_BAR, _DIRECTION_BAR = 60.0, 150.0  # ms
_SIZE_BAR = 60.0  # KB


def figures(ours: Browser, plain: Browser, pages: dict[str, str], *, times: int, warm: int) -> list[Figure]:
    """Measure every page, those that have a plain counterpart in turn with it."""
    lists = {**LISTS, "people, 40 pages on": middle(ours)}
    searches = {
        word: {f"search “{word}”": f"/people/?q={word}", f"find “{word}”": f"/find/?q={word}"}
        for word in WORDS
    }
    others = {name: path for name, path in pages.items() if name != "person"}
    found = _beside(ours, lists, plain, "/", _LIST_BAR, times, warm)
    found += _beside(ours, {"person": pages["person"]}, plain, _PLAIN_PERSON, _PERSON_BAR, times, warm)
    for word, asked in searches.items():
        found += _beside(ours, asked, plain, f"/search?q={word}", _SEARCH_BAR, times, warm)
    for name, timing in zip(
        others, timings([(ours, path) for path in others.values()], times, warm), strict=True
    ):
        found.append(_figure(name, timing, _DIRECTION_BAR if name == "direction" else _OTHER_BAR))
    looked_for = [address for asked in searches.values() for address in asked.values()]
    return found + _sizes(ours, [*lists.values(), *looked_for, *pages.values()])


def middle(browser: Browser) -> str:
    """Return the address of a list far from its beginning, reached as a user reaches it."""
    path = LISTS["people by name"]
    for _ in range(_LINKS_FOLLOWED):
        following = re.search(r'rel="next" href="([^"]+)"', browser.page(path))
        if following is None:
            return path
        path = html.unescape(following[1])
    return path


def _beside(
    ours: Browser, pages: dict[str, str], plain: Browser, counterpart: str, bar: float, times: int, warm: int
) -> list[Figure]:
    places = [(plain, counterpart), *((ours, path) for path in pages.values())]
    floor, *measured = timings(places, times, warm)
    return [_figure(name, timing, bar, floor) for name, timing in zip(pages, measured, strict=True)]


def _figure(name: str, timing: Timing, bar: float, floor: Timing | None = None) -> Figure:
    return Figure(
        f"Page: {name}",
        timing.p95 * 1000,
        bar,
        floor=floor.p95 * 1000 if floor else None,
        median=timing.median * 1000,
    )


def _sizes(browser: Browser, paths: Sequence[str]) -> list[Figure]:
    texts = [browser.page(path) for path in paths]
    largest = max(len(text.encode()) for text in texts) / 1024
    linked = max(linked_bytes(browser, text) for text in texts) / 1024
    return [
        Figure("HTML of the largest page", largest, _SIZE_BAR, unit="KB"),
        Figure("Style and script of a page, compressed, most", linked, _SIZE_BAR, unit="KB"),
    ]
