"""The file by which the browser is opened: only its owner can read it, so the launch token is in no argument.

It is there from the start until somebody came in, the program ended or the token is too old.
"""

from contextlib import suppress
from pathlib import Path

from askaround.kit.clock import now

# A launch token lets in for so long, in seconds: from the morning, when it was printed, to the evening.
TOKEN_LIFE = 12 * 3600


def write(home: Path, address: str) -> Path:
    """Write the page that goes on to a launch address."""
    page = _path(home)
    page.unlink(missing_ok=True)
    page.write_text(
        '<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={address}"><a href="{address}">Open Askaround</a>',
        encoding="utf-8",
    )
    return page


def remove(home: Path) -> None:
    """Take the page away, if it is there; on a disk that can only be read there is none."""
    with suppress(OSError):
        _path(home).unlink(missing_ok=True)


def remove_old(home: Path) -> None:
    """Take the page away once its token lets nobody in any more."""
    page = _path(home)
    if page.exists() and now().timestamp() - page.stat().st_mtime > TOKEN_LIFE:
        remove(home)


def _path(home: Path) -> Path:
    return home / "enter.html"
