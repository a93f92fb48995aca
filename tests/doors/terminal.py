"""The program in a terminal of its own, as somebody starts it who then presses Ctrl+C or closes the window."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.durability.program import COMMAND, environment, family, kill_family

_CTRL_C = b"\x03"


def _in_the_foreground() -> None:
    """Take the terminal, and heed Ctrl+C also where these tests run in the background and do not."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A terminal in which a command runs in the foreground."""

    def __init__(self, home: Path, words: Sequence[str] = (), **more: str) -> None:
        """Start the command."""
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *words],
            env=environment(home, TERM="xterm", **more),
            cwd="/",
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_in_the_foreground,  # noqa: PLW1509 - no threads here
        )
        os.close(theirs)
        self._said = b""

    @property
    def said(self) -> str:
        """Return what stood in the terminal until now."""
        with suppress(OSError):
            while (
                self._ours >= 0
                and select.select([self._ours], [], [], 0)[0]
                and (more := os.read(self._ours, 65536))
            ):
                self._said += more
        return self._said.decode(errors="replace")

    def press_ctrl_c(self) -> None:
        """Press Ctrl+C once."""
        os.write(self._ours, _CTRL_C)

    def close(self) -> None:
        """Close the window."""
        _ = self.said
        os.close(self._ours)
        self._ours = -1

    def seconds_to_end(self, *, most: float) -> float:
        """Return how long it takes until nothing that was started here is left."""
        began = time.monotonic()
        while self.process.poll() is None or family(self.process.pid):
            _ = self.said
            assert time.monotonic() - began < most, f"it goes on: {self._said!r}"
            time.sleep(0.01)
        return time.monotonic() - began


@contextmanager
def terminal(home: Path, *words: str, **more: str) -> Iterator[Terminal]:
    """Give a terminal for as long as it is wanted."""
    opened = Terminal(home, words, **more)
    try:
        yield opened
    finally:
        kill_family(opened.process)
        if opened._ours >= 0:
            opened.close()
