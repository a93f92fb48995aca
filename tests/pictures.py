"""Takes the README's picture: `python -m tests.pictures`, from the made-up world, in Debian's Chromium."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.chromium import chromium
from tests.e2e.conftest import Server, serving

PLACE = Path(__file__).parents[1] / "docs/pictures/five-people.png"


def main() -> None:
    """Make the made-up world, serve it, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        surroundings = {**os.environ, "ASKAROUND_HOME": str(home)}
        subprocess.run([sys.executable, "-m", "askaround", "demo"], check=True, env=surroundings)
        with serving(home) as server:
            _take(server)


def _take(server: Server) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1120, "height": 860})
        page.goto(server.entrance)
        page.goto(f"{server.address}/start/five/")
        page.locator(".whom > li").first.wait_for()
        PLACE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PLACE)


if __name__ == "__main__":
    main()
