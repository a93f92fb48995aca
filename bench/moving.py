"""Everything out and back in. `ASKAROUND_HOME=… python -m bench.moving` prints the digest of each table."""

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from askaround.cli.start import prepared
from bench import programs
from bench.report import Figure

_TIME_BAR, _MEMORY_BAR = 60.0, 300.0  # s, MB
_MB = 2**20
_MOVES = (b'"export_all"', b'"restore_backup"')


def figures(home: Path, folder: Path) -> Iterator[Figure]:
    """Export a home and bring the export back into an empty one, each from the command line."""
    file, again = folder / "export.zip", folder / "restored"
    yield from _measured("Export", "export", file, home)
    yield Figure("Size of the export", file.stat().st_size / _MB, None, "MB")
    yield from _measured("Restore of the export", "restore", file, again)
    before, after = (json.loads(programs.run("bench.moving", home=each)[0]) for each in (home, again))
    differing = [table for table in before | after if before.get(table) != after.get(table)]
    yield Figure("Tables that differ by digest after it", len(differing), 0, "tables")


def _measured(name: str, what: str, file: Path, home: Path) -> Iterator[Figure]:
    began = time.perf_counter()
    _, peak = programs.run("askaround", what, file, home=home)
    yield Figure(name, time.perf_counter() - began, _TIME_BAR, "s")
    yield Figure(f"Memory of it, at its peak ({what})", peak / _MB, _MEMORY_BAR, "MB")


def _digests() -> dict[str, str]:
    prepared()
    from askaround.journeys.effects import tables

    models = tables.models_at(tables.migrations_known())
    return {name: tables.digest(_but_moves(tables.lines(model, "default"))) for name, model in models.items()}


def _but_moves(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Leave out the log's lines about the moving itself."""
    return (row for row in rows if not any(move in row for move in _MOVES))


if __name__ == "__main__":
    print(json.dumps(_digests()))
