"""Measure Askaround and write docs/reference/performance.md: `python -m bench`.

`python -m bench --quick` takes less and writes nothing.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import load, moving, pages, programs, report, said
from bench.lines import NOTES, SOUGHT, TALKS
from bench.report import Figure
from tests.generators import linkedin

CONTACTS = 30_000
FEW = 1_000
SEED = 7
_NEWER = ("--changes", "60", "--nameless", "25", "--same-name", "30")
_IMPORT_BAR, _IMPORT_MEMORY_BAR = 8, 250.0  # times, MB
_RANKING_BAR, _WARM_BAR = 500.0, 300.0  # ms
_READING_BAR, _MODEL_MEMORY_BAR = 90.0, 350.0  # s, MB
_START_BAR = 2.0  # s
_MEMORY_BAR = 200.0  # MB
_QUERIES_BAR = 10
_MB = 2**20


class Bench:
    """One run: its effort, its files and its homes."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        """Invent the contacts."""
        self.folder = folder
        self.repeats = 1 if quick else 5
        self.times, self.warm = (50, 10) if quick else (300, 30)
        self.load_seconds = 10.0 if quick else 60.0
        self.file = self._export(CONTACTS)
        self.home = self._home("many")
        self.world: dict[str, Any] = {}

    def figures(self) -> Iterator[Figure]:
        """Measure everything, in the order of the table."""
        yield from self.importing()
        self.world = self._world(self.home, CONTACTS)
        yield Figure("Import of the next export of the same people", self.world["seconds_newer"], None, "s")
        yield from self.ranking()
        yield from self.reading()
        yield from self.holding()
        self._talk(self.home, self.world["pages"], TALKS)
        yield from self.queries()
        yield from self.starting()
        yield from moving.figures(self.home, self.folder)
        yield from self.serving()

    def importing(self) -> Iterator[Figure]:
        """Import and floor in turn, each time from nothing."""
        ours, floors, peaks = [], [], []
        for repeat in range(self.repeats):
            floors.append(float(programs.run("bench.floors", self.file, home=self.home)[0]))
            said, peak = programs.run("bench.importing", self.file, home=self._home(f"import-{repeat}"))
            ours.append(float(said))
            peaks.append(peak / _MB)
        median, floor = statistics.median(ours), statistics.median(floors)
        yield Figure(f"Import of {CONTACTS:,} contacts", median, _IMPORT_BAR, "s", floor)
        yield Figure("Memory of an import, at its peak", max(peaks), _IMPORT_MEMORY_BAR, "MB")

    def ranking(self) -> Iterator[Figure]:
        """Rank in a fresh process each time, by letters, then by what the sentence model has read."""
        yield Figure("Ranking a path, cold", self._ranked("cold") * 1000, _RANKING_BAR)
        programs.run("bench.ranking", "reading", home=self.home)
        yield Figure("Ranking a path by meaning, warm", self._ranked("warm") * 1000, _WARM_BAR)

    def reading(self) -> Iterator[Figure]:
        """Let the background read a home of different titles, and look at its memory meanwhile."""
        home = self._home("different")
        shutil.copytree(self.home, home, ignore=shutil.ignore_patterns("*.bell"))
        programs.run("bench.reading", home=home)
        most = 0.0
        with programs.askaround(home) as program:
            began = time.perf_counter()
            while "read more closely" in program.browser.page(self.world["pages"]["path with five people"]):
                most = max(most, program.memory() / _MB)
                time.sleep(0.2)
            taken = time.perf_counter() - began
            after = program.memory() / _MB
        yield Figure(f"Reading {CONTACTS:,} different titles in the background", taken, _READING_BAR, "s")
        yield Figure("Memory of all processes meanwhile, at its peak", most, _MODEL_MEMORY_BAR, "MB")
        yield Figure("Memory of all processes after it", after, None, "MB")
        warm = float(programs.run("bench.ranking", "warm", home=home)[0])
        yield Figure("Ranking a path by meaning among different titles, warm", warm * 1000, _WARM_BAR)

    def queries(self) -> Iterator[Figure]:
        """Count queries on every page of a large home and of one of a thirtieth of its size."""
        few = self._home("few")
        small = self._world(few, FEW)["pages"]
        self._talk(few, small, TALKS * FEW // CONTACTS)
        many = self._queries(self.home, self.world["pages"])
        grown = [name for name, count in self._queries(few, small).items() if count != many[name]]
        for name in grown:
            print(f"queries differ with the number of contacts: {name}")
        most = max(many, key=lambda name: many[name])
        yield Figure(f"Queries of a page, most ({most})", many[most], _QUERIES_BAR, "queries")
        yield Figure(f"Pages whose queries differ at {FEW:,} contacts", len(grown), 0, "pages")

    def holding(self) -> Iterator[Figure]:
        """Look at memory after every page and a ranking, before there are talks."""
        with programs.askaround(self.home) as program:
            for address in [*self.world["pages"].values(), *pages.LISTS.values()] * self.warm:
                program.browser.page(address)
            program.browser.post(f"{self.world['pages']['path with five people']}rank")
            used = program.memory() / _MB
        yield Figure("Memory of all processes, after pages and a ranking", used, _MEMORY_BAR, "MB")

    def starting(self) -> Iterator[Figure]:
        """Start on an empty folder, then several times on the migrated home."""
        with programs.askaround(self._home("new")) as program:
            first = program.seconds
        taken = []
        for _ in range(self.repeats + 1):
            with programs.askaround(self.home) as program:
                taken.append(program.seconds)
        yield Figure("Start to first page", statistics.median(taken[1:]), _START_BAR, "s")
        yield Figure("Start to first page, the very first time", first, None, "s")

    def serving(self) -> Iterator[Figure]:
        """Measure pages, then memory, then many clients, on one running program."""
        plain_home = self._home("plain")
        plain_home.mkdir()
        addresses = self.world["pages"]
        with programs.askaround(self.home) as program:
            with programs.plain(plain_home, self.file, notes=NOTES) as plain:
                effort = {"times": self.times, "warm": self.warm}
                yield from pages.figures(program.browser, plain, addresses, **effort)
                yield from said.figures(program.browser, plain, **effort)
            program.browser.post(f"{addresses['path with five people']}rank")
            used = program.memory() / _MB
            yield Figure("Memory of all processes, after pages with talks and a ranking", used, None, "MB")
            yield from load.figures(program.browser, addresses, seconds=self.load_seconds)

    def _ranked(self, what: str) -> float:
        return statistics.median(
            float(programs.run("bench.ranking", what, home=self.home)[0]) for _ in range(self.repeats)
        )

    def _home(self, name: str) -> Path:
        return self.folder / name

    def _world(self, home: Path, contacts: int) -> dict[str, Any]:
        newer = self._export(contacts, *_NEWER)
        said, _ = programs.run("bench.world", self._export(contacts), newer, home=home)
        return dict(json.loads(said))

    def _talk(self, home: Path, addresses: dict[str, str], talks: int) -> None:
        """Let a home have talks, and their pages be measured from here on."""
        addresses |= json.loads(programs.run("bench.talks", talks, home=home)[0])

    def _queries(self, home: Path, named: dict[str, str]) -> dict[str, int]:
        word = pages.WORDS[0]
        addresses = {**named, **pages.LISTS, "search": f"/people/?q={word}", "find": f"/find/?q={word}"}
        addresses |= {"everything said": f"/said/?q={SOUGHT[0]}"}
        said, _ = programs.run("bench.counts", *addresses.values(), home=home)
        return dict(zip(addresses, json.loads(said), strict=True))

    def _export(self, rows: int, *options: str) -> Path:
        file = self.folder / f"{rows}{'-newer' if options else ''}.csv"
        linkedin.main(["--rows", str(rows), "--seed", str(SEED), "--out", str(file), *options])
        return file


def main(words: list[str] | None = None) -> int:
    """Measure, print and write; return 1 where a bar is missed."""
    parser = ArgumentParser(
        prog="python -m bench", description="Measure speed and memory beside their floors."
    )
    parser.add_argument("--quick", action="store_true", help="measure less, and write no page")
    quick = parser.parse_args(words).quick
    figures = []
    with tempfile.TemporaryDirectory(prefix="askaround-bench-") as folder:
        bench = Bench(Path(folder), quick=quick)
        for figure in bench.figures():
            figures.append(figure)
            print(" | ".join(figure.cells()), flush=True)
    print(f"\n{report.table(figures)}")
    if not quick:
        source = f"python -m tests.generators.linkedin --rows {CONTACTS} --seed {SEED}"
        report.write(figures, command="python -m bench", contacts=CONTACTS, source=source, times=bench.times)
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
