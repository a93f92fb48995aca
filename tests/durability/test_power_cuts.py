"""The power may fail at any moment: what was acknowledged is there, and nothing is taken for damage."""

import hashlib
import json
import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from askaround.kit.soundness import find_damage
from tests.durability.disk import needs_compiler, run_watched
from tests.durability.power_cuts import Disk, read_log
from tests.durability.program import KILLS, WRITING_MODES, run

pytestmark = [pytest.mark.durability, needs_compiler()]
_CUTS = int(os.environ.get("ASKAROUND_CUTS", str(10 * KILLS)))
# So many cuts are made in the same writes, then others are recorded.
_CUTS_OF_A_RECORDING = 2000
_STARTS = 10  # how often the program itself is started after a cut of those, and once where there are few


@dataclass(slots=True)
class Promises:
    """What was said to be kept so far, and what was being written."""

    saving: int = 0
    saved: int = 0
    people: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    def read(self, line: dict[str, Any]) -> None:
        """Take in one line of the diary."""
        match line:
            case {"what": "saving", "number": number}:
                self.saving = number
            case {"what": "saved", "number": number}:
                self.saved = number
            case {"what": "person", "name": name}:
                self.people.add(name)
            case {"what": "file", "name": name, "sha256": digest}:
                self.files[name] = digest
            case {"what": "changing", "name": name}:
                self.files.pop(name, None)

    def broken(self, home: Path, there: Path) -> list[str]:
        """Return what is missing in what was found of a home."""
        missing = [
            f"{name} is not as it was"
            for name, digest in self.files.items()
            if _digest(there / Path(name).relative_to(home)) != digest
        ]
        if not self.saved and not self.people:
            return missing
        with closing(sqlite3.connect(there / "askaround.sqlite3")) as database:
            rows = dict(database.execute("SELECT display_name, notes FROM people_person").fetchall())
        number = int((rows.get("Mia") or "0").split()[0])
        if not self.saved <= number <= self.saving:
            missing.append(f"note {number} is there, {self.saved} was saved, {self.saving} tried")
        return [*missing, *(f"{name} is not there" for name in self.people - rows.keys())]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else "none"


def _cuts(home: Path, log: Path, count: int, chance: random.Random, there: Path) -> Iterator[Promises]:
    """Cut the power so many times, put what may be found then into a folder, and tell what was promised."""
    changes = read_log(log)
    moments = Counter(chance.randrange(len(changes)) for _ in range(count))
    disk, promises, diary = Disk(), Promises(), -1
    for number, change in enumerate(changes):
        if change.what == "c" and Path(change.name) == home / "diary":
            diary = change.file
        elif change.what == "w" and change.file == diary:
            promises.read(json.loads(change.data))
        else:
            disk.change(change)
        for _ in range(moments[number]):
            shutil.rmtree(there, ignore_errors=True)
            for name, content in disk.after_cut(chance):
                path = there / Path(name).relative_to(home)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            yield promises


def _faults(there: Path) -> list[str]:
    """Return what a start would find wrong with a database."""
    database = there / "askaround.sqlite3"
    found = [find_damage(database)]
    if database.exists():
        with closing(sqlite3.connect(database)) as connection:
            found += [
                f"integrity: {row[0]}"
                for row in connection.execute("PRAGMA integrity_check")
                if row != ("ok",)
            ]
            found += [f"reference: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    return [each for each in found if each]


@pytest.mark.parametrize("how", WRITING_MODES)
def test_what_was_acknowledged_outlives_any_power_cut(how, tmp_path: Path) -> None:
    met, each = Counter[str](), -(-_CUTS // len(WRITING_MODES))
    for seed, begun in enumerate(range(0, each, _CUTS_OF_A_RECORDING)):
        home, log, there = tmp_path / f"home-{seed}", tmp_path / "log", tmp_path / "after" / "home"
        log.unlink(missing_ok=True)
        run_watched(home, "tests.durability.recorded_writes", how, str(seed), log=log)
        chance, cuts = random.Random(seed), min(_CUTS_OF_A_RECORDING, each - begun)
        starts = set(chance.sample(range(cuts), max(1, _STARTS * cuts // _CUTS_OF_A_RECORDING)))
        for number, promises in enumerate(_cuts(home, log, cuts, chance, there)):
            if number in starts and there.exists():
                again = run(there, "people")
                assert again.returncode == 0, again.stderr
                met["started"] += 1
            assert _faults(there) == [], (how, seed, number)
            assert promises.broken(home, there) == [], (how, seed, number)
            met["cut"] += 1
            met["promises"] += promises.saved + len(promises.people) + len(promises.files)
    print(f"{how}: {dict(met)}, none lost, nothing taken for damage")
