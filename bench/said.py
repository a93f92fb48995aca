"""Searching everything said, beside a plain page that asks FTS5 for 20 notes with snippets."""

from urllib.parse import quote_plus

from bench.client import Browser, timings
from bench.lines import SOUGHT
from bench.report import Figure

# Each page, and how many times the plain one it may take; everything said is looked for in four indexes.
_PAGES = {"said in talks": ("/said/?in=talks&q={words}", 2), "everything said": ("/said/?q={words}", None)}


def figures(ours: Browser, plain: Browser, *, times: int, warm: int) -> list[Figure]:
    """Measure the search for each of some words in turn with the plain one.

    `ours` serves a home that bench.talks filled, `plain` was started with as many notes.
    """
    found = []
    for sought in SOUGHT:
        words = quote_plus(sought)
        places = [(plain, f"/said?q={words}")]
        places += [(ours, address.format(words=words)) for address, _ in _PAGES.values()]
        floor, *measured = timings(places, times, warm)
        found += [
            Figure(
                f"Page: {name} “{sought}”",
                timing.p95 * 1000,
                bar,
                floor=floor.p95 * 1000,
                median=timing.median * 1000,
            )
            for (name, (_, bar)), timing in zip(_PAGES.items(), measured, strict=True)
        ]
    return found
