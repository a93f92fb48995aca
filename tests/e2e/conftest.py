"""A real server on an empty home."""

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.durability.program import THOROUGH, free_port
from tests.homes import ZONE, begun

# How pages are looked at: on a phone in the dark, at a desk by day.
LOOKS = [(390, "dark"), (1280, "light")]
_A_LOOK = re.compile(r"390\W+dark|1280\W+light")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where time is short, try what is made for two looks in one of them, another each time."""
    if THOROUGH:
        return
    draw = random.Random(os.environ.get("PYTEST_XDIST_TESTRUNUID"))  # the same for all processes of a run
    looks: dict[str, list[pytest.Item]] = {}
    for item in items:
        looks.setdefault(_A_LOOK.sub("", item.nodeid), []).append(item)
    kept = {id(draw.choice(some)) for some in looks.values()}
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in kept])
    items[:] = [item for item in items if id(item) in kept]


@dataclass(frozen=True)
class Server:
    """A running Askaround: where it is, and the address that lets its owner in."""

    address: str
    entrance: str


@contextmanager
def serving(
    home: Path, start: Sequence[str] = ("-m", "askaround"), *, port: int | None = None, **more: str
) -> Iterator[Server]:
    """Start Askaround on a home as a user does, or in other surroundings, on a certain port or any; end it."""
    port = port or free_port()
    surroundings = {
        **os.environ,
        "NO_BROWSER": "1",
        "PORT": str(port),
        "ASKAROUND_HOME": str(begun(home)),
        **more,
    }
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    with subprocess.Popen(
        [sys.executable, *start], stdout=subprocess.PIPE, text=True, env=surroundings, start_new_session=True
    ) as process:
        line = process.stdout.readline()
        try:
            yield Server(f"http://127.0.0.1:{port}", line.removeprefix("Open ").strip())
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Askaround on an empty home."""
    with serving(tmp_path / "home") as running:
        yield running


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Server]:
    """Askaround on a home in which people have told something."""
    home = tmp_path / "home"
    surroundings = {**os.environ, "ASKAROUND_HOME": str(home), "TZ": ZONE}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-m", "tests.e2e.told"], check=True, env=surroundings)
    with serving(home) as running:
        yield running


@pytest.fixture(scope="module")
def cookies(filled: Server, browser: Browser):
    """What a browser keeps after coming in to the server that a module names `filled`."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(filled.entrance)
    page.wait_for_url("**/today/")
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture(params=LOOKS, ids=str)
def context(request: pytest.FixtureRequest, browser: Browser, filled: Server, cookies):
    """A browser that is in, of some width and light."""
    width, scheme = request.param
    opened = browser.new_context(
        base_url=filled.address,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        storage_state=cookies,
    )
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()
