"""The table of figures, on the terminal and as a page of the documentation."""

import datetime as dt
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import django
import psutil

from bench.lines import NOTES, TALKS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "performance.md"
_HEAD = ("Figure", "Measured", "Floor", "Ratio", "Bar", "Met")
_INTRODUCTION = """# Performance

Written by `{command}` on {date}; do not edit. Figures are of one machine; ratios to the floors, which are
measured in the same run, are what counts.

- A home with {contacts:,} contacts ({source}), {talks:,} talks and {notes:,} lines noted in them.
- Pages are asked for over HTTP on loopback by one client that keeps its connection, warm, {times} times each.
- Times are p95 with the median in brackets where there are two, else medians.
- Floors: `bench/floors.py` (csv and sqlite3 alone) and `bench/plain` (one model, one template, session and
  user, the same server with the same settings).
- Machine: {machine}.
- Software: {software}.

"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; where there is a floor the bar is for its ratio to it, else for the figure itself."""

    what: str
    value: float
    bar: float | None
    unit: str = "ms"
    floor: float | None = None
    median: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor the figure is."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool:
        """Tell whether the bar is held."""
        return self.bar is None or (self.value if self.ratio is None else self.ratio) <= self.bar

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        shown = _number(self.value, self.unit)
        shown += f" ({_number(self.median, self.unit)})" if self.median is not None else ""
        ratio = f"{self.ratio:.1f}" if self.ratio is not None else ""
        bar = (
            "" if self.bar is None else f"{self.bar:g} times" if self.floor else _number(self.bar, self.unit)
        )
        floor = "" if self.floor is None else _number(self.floor, self.unit)
        return self.what, shown, floor, ratio, bar, "" if self.bar is None else "yes" if self.met else "NO"


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a table in Markdown, aligned for the terminal."""
    rows = [_HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def write(figures: Sequence[Figure], *, command: str, contacts: int, source: str, times: int) -> None:
    """Write the page."""
    introduction = _INTRODUCTION.format(
        command=command,
        date=dt.datetime.now(dt.UTC).date(),
        contacts=contacts,
        talks=TALKS,
        notes=NOTES,
        source=source,
        times=times,
        machine=_machine(),
        software=_software(),
    )
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(f"{introduction}{table(figures)}\n", encoding="utf-8")


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB memory"


def _software() -> str:
    return f"Python {platform.python_version()}, Django {django.__version__}, SQLite {sqlite3.sqlite_version}"


def _number(value: float, unit: str) -> str:
    digits = 0 if unit in {"MB", "queries", "errors", "pages", "tables"} else 2 if unit == "s" else 1
    return f"{value:,.{digits}f} {unit}"
