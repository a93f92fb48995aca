"""Many clients at once: reading and saving while imports run."""

import itertools
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.client import Answer, Browser, timing
from bench.report import Figure
from tests.generators import linkedin

CLIENTS = 8
_ROWS = 5_000  # of each file brought in meanwhile
_VERSION = re.compile(r'name="version" value="(\d+)"')
_PERSON = re.compile(r'href="(/people/[0-9a-f-]{36}/)"')


@dataclass(slots=True)
class _Seen:
    """What all clients saw, from the moment it began."""

    until: float
    seconds: list[float] = field(default_factory=list)
    saves: int = 0
    imports: int = 0
    errors: list[str] = field(default_factory=list)

    def note(self, answer: Answer, expected: int) -> Answer:
        self.seconds.append(answer.seconds)
        if answer.status != expected:
            self.errors.append(f"{answer.status} instead of {expected}")
        return answer

    @property
    def over(self) -> bool:
        return time.monotonic() > self.until


def figures(browser: Browser, pages: dict[str, str], *, seconds: float) -> list[Figure]:
    """Let the clients loose for some seconds."""
    people = sorted(set(_PERSON.findall(browser.page("/people/?sort=title"))))[:CLIENTS]
    seen = _Seen(time.monotonic() + seconds)
    jobs: list[Callable[[], None]] = [lambda: _bring_in(_another(browser), seen)]
    jobs += [_client(_another(browser), person, pages, seen) for person in people]
    threads = [threading.Thread(target=_guarded, args=(job, seen)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in sorted(set(seen.errors)):
        print(f"under load: {error}")
    taken = timing(seen.seconds)
    what = f"{CLIENTS} clients for {seconds:.0f} s: {len(seen.seconds):,} answers, {seen.saves:,} saves, "
    what += f"{seen.imports} imports of {_ROWS:,}"
    return [
        Figure(f"{what}; answers other than expected", len(seen.errors), 0, unit="errors"),
        Figure("An answer meanwhile", taken.p95 * 1000, None, median=taken.median * 1000),
    ]


def _another(browser: Browser) -> Browser:
    return Browser(browser.port, browser.cookies)


def _guarded(job: Callable[[], None], seen: _Seen) -> None:
    try:
        job()
    except Exception as error:  # noqa: BLE001 - whatever a client dies of is a finding
        seen.errors.append(f"{type(error).__name__}: {error}")


def _client(browser: Browser, person: str, pages: dict[str, str], seen: _Seen) -> Callable[[], None]:
    """Return the work of one client: read pages in an order of its own, and save after every fourth."""

    def work() -> None:
        order = random.Random(person)
        for turn in itertools.count():
            if seen.over:
                return
            path = order.choice([*pages.values(), "/people/", "/people/?q=research"])
            seen.note(browser.get(path), 200)
            if turn % 4 == 0:
                _save(browser, person, turn, seen)

    return work


def _save(browser: Browser, person: str, turn: int, seen: _Seen) -> None:
    """Write a note about a person of one's own, as the form on their page does."""
    found = _VERSION.search(seen.note(browser.get(person), 200).text)
    version = found[1] if found else ""
    seen.note(browser.post(f"{person}notes/", {"version": version, "notes": f"Note {turn}"}), 302)
    seen.saves += 1


def _bring_in(browser: Browser, seen: _Seen) -> None:
    """Bring one file after another in."""
    for seed in itertools.count(100):
        if seen.over:
            return
        content = linkedin.connections(_ROWS, seed=seed)
        preview = seen.note(browser.upload("/import/", "Connections.csv", content), 302).location
        seen.note(browser.post(f"{preview}start"), 302)
        while "is being" in (page := browser.page(preview)) or "rows read" in page:
            time.sleep(0.2)
        seen.imports += 1
