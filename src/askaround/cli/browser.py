"""Opening the browser, without handing it the terminal."""

import subprocess
import sys
import threading
from pathlib import Path


def open_page(page: Path) -> threading.Thread:
    """Open a page in the browser that this machine prefers, if it has one.

    A process without a terminal asks for it, since w3m and others, which Python finds over ssh, would take
    the terminal over. Whether a window came up cannot be known: snap, Flatpak and WSL say so without one.
    """
    command = [sys.executable, "-m", "webbrowser", page.as_uri()]
    nowhere = subprocess.DEVNULL

    def run() -> None:
        subprocess.run(  # noqa: S603 - our own interpreter, and a path of ours
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True, check=False
        )

    asking = threading.Thread(target=run, daemon=True)
    asking.start()
    return asking
