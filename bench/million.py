"""A very large file, brought in by the pages while somebody reads and saves: `python -m bench.million FILE`.

It prints now and then how far it is, the processor time of the worker, the memory of all processes, and how
long pages and saves took meanwhile.
"""

import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import psutil

from tests.durability.program import Server, Visitor, serving, value

_PAGES = ("/people/", "/today/", "/people/?q=anna", "/paths/")
_EVERY = 0.5  # seconds between two pages
_TELL = 20.0


class Watch:
    """What was seen of an import under way."""

    def __init__(self, server: Server, visitor: Visitor) -> None:
        """Begin to count."""
        self.server, self.visitor = server, visitor
        self.began = time.monotonic()
        self.took: dict[str, list[float]] = defaultdict(list)
        self.bad: list[tuple[str, int]] = []
        self.peak = 0

    def look(self) -> None:
        """Open every page and save something, each timed, and see what memory is held."""
        for path in _PAGES:
            self._timed(path, "GET")
        self._timed("/people/add/", "POST", given_name="Noted", family_name=f"At {time.monotonic():.3f}")
        self.peak = max(self.peak, sum(_held(each) for each in self._family()))

    def told(self) -> str:
        """Return all of it in a line of JSON."""
        worker = max(self._family(), key=lambda each: sum(each.cpu_times()[:2]))
        return json.dumps(
            {
                "seconds": round(time.monotonic() - self.began),
                "processor": round(sum(worker.cpu_times()[:2])),
                "rows": value(self.server.home, "SELECT max(rows_read) FROM people_importbatch"),
                "peak MB": self.peak >> 20,
                "p95 and most, ms": {path: _quantiles(times) for path, times in self.took.items()},
                "not answered": self.bad[:5],
            }
        )

    def _timed(self, path: str, method: str, **fields: str) -> None:
        began = time.monotonic()
        answer = self.visitor.post(path, **fields) if method == "POST" else self.visitor.get(path)
        self.took[path].append(time.monotonic() - began)
        if answer.status >= 400:
            self.bad.append((path, answer.status))

    def _family(self) -> list[psutil.Process]:
        root = psutil.Process(self.server.process.pid)
        return [root, *root.children(recursive=True)]


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def _quantiles(times: list[float]) -> list[int]:
    ordered = sorted(times)
    return [round(1000 * ordered[int(len(ordered) * 0.95) - (len(ordered) > 1)]), round(1000 * ordered[-1])]


def main(file: Path) -> None:
    """Bring the file in, wait for its end, and take it back."""
    with tempfile.TemporaryDirectory(prefix="askaround-bench-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        with serving(home, Path(folder) / "server") as server:
            visitor = server.enter()
            visitor.post("/paths/add/", title="UX researcher")
            address = visitor.upload("/import/", file.name, file.read_bytes()).headers["Location"]
            visitor.post(f"{address}start")
            _follow(Watch(server, visitor), "applied")
            visitor.post(f"{address}undo")
            _follow(Watch(server, visitor), "undone")


def _follow(watch: Watch, wanted: str) -> None:
    told = time.monotonic()
    while value(watch.server.home, "SELECT state FROM people_importbatch") not in {wanted, "stopped"}:
        watch.look()
        time.sleep(_EVERY)
        if time.monotonic() - told > _TELL:
            told = time.monotonic()
            print(watch.told(), flush=True)
    print(wanted, watch.told(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
