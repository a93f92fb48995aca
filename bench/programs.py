"""Starting programs and ending those that were started."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psutil

from bench.client import Browser

ROOT = Path(__file__).parents[1]
_PATIENCE = 30  # seconds for a server to come up or to end


def run(module: str, *arguments: object, home: Path) -> tuple[str, int]:
    """Run a module in a home; return the last line it printed and the most memory it held, in bytes.

    Memory is the resident sets of the process and of its children, looked at every 10 ms.
    """
    with subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "ASKAROUND_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        peak: list[int] = [0]
        watch = threading.Thread(target=_watch, args=(process, peak))
        watch.start()
        lines = _output(process).read().splitlines()
        watch.join()
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return lines[-1], peak[0]


def _watch(process: subprocess.Popen[str], peak: list[int]) -> None:
    while process.poll() is None:
        held = 0
        with suppress(psutil.Error):
            for each in _tree(process.pid):
                with suppress(psutil.Error):
                    held += each.memory_info().rss
        peak[0] = max(peak[0], held)
        time.sleep(0.01)


def _tree(pid: int) -> list[psutil.Process]:
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]


def _output(process: subprocess.Popen[str]) -> IO[str]:
    if process.stdout is None:
        raise TypeError("the program was started without a pipe")
    return process.stdout


class Program:
    """A running Askaround."""

    def __init__(self, process: subprocess.Popen[str], browser: Browser, seconds: float) -> None:
        """Keep how to talk to it, and the seconds from its start to its first page."""
        self.process = process
        self.browser = browser
        self.seconds = seconds

    def memory(self) -> int:
        """Return the bytes that its processes hold, what they share divided among them (PSS)."""
        held = 0
        for each in _tree(self.process.pid):
            with suppress(psutil.NoSuchProcess):  # a reader ends when it has read its turn
                held += each.memory_full_info().pss
        return int(held)


@contextmanager
def askaround(home: Path) -> Iterator[Program]:
    """Run Askaround in a home, and go in."""
    port = _free_port()
    began = time.perf_counter()
    extra = {"ASKAROUND_HOME": str(home), "PORT": str(port), "NO_BROWSER": "1"}
    with _serving([sys.executable, "-m", "askaround"], extra) as process:
        address = next(line for line in _output(process) if line.startswith("Open "))
        browser = Browser(port)
        browser.page(address.split(str(port), 1)[1].strip())
        _first_page(browser)
        yield Program(process, browser, time.perf_counter() - began)


def _first_page(browser: Browser) -> None:
    answer = browser.get("/")
    browser.page(answer.location)


@contextmanager
def plain(home: Path, file: Path, *, notes: int = 0) -> Iterator[Browser]:
    """Run the plain program with the contacts of a file and so many notes, and go in."""
    port = _free_port()
    command = [sys.executable, "-m", "bench.plain", str(file), str(port), str(notes)]
    with _serving(command, {"PLAIN_HOME": str(home)}) as process:
        session = _output(process).readline().strip()
        _wait_for(port)
        yield Browser(port, {"sessionid": session})


@contextmanager
def _serving(command: list[str], extra: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **extra}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """End a program as a terminal does, and whatever of it is still there."""
    family = _tree(process.pid)
    process.send_signal(signal.SIGINT)
    _, left = psutil.wait_procs(family, timeout=_PATIENCE)
    for each in left:
        with suppress(psutil.Error):
            each.kill()


def _wait_for(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise RuntimeError(f"nothing answers on port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
