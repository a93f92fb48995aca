"""Searching everything said, beside a plain page that asks FTS5 for 20 notes with snippets."""

from urllib.parse import quote_plus

from bench.client import Browser, timings
from bench.lines import SOUGHT
from bench.report import Figure

_BAR = 2  # times the plain page
_PAGES = {"everything said": "/said/?q={words}", "said in talks": "/said/?in=talks&q={words}"}


def figures(ours: Browser, plain: Browser, *, times: int, warm: int) -> list[Figure]:
    """Measure the search for each of some words in turn with the plain one.

    `ours` serves a home that bench.talks filled, `plain` was started with as many notes.
    """
    found = []
    for sought in SOUGHT:
        words = quote_plus(sought)
        places = [(plain, f"/said?q={words}")]
        places += [(ours, address.format(words=words)) for address in _PAGES.values()]
        floor, *measured = timings(places, times, warm)
        found += [
            Figure(
                f"Page: {name} “{sought}”",
                timing.p95 * 1000,
                _BAR,
                floor=floor.p95 * 1000,
                median=timing.median * 1000,
            )
            for name, timing in zip(_PAGES, measured, strict=True)
        ]
    return found
