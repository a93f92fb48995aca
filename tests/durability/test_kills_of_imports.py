"""An import that is killed at any moment is all or nothing, and is finished later, nobody doubled."""

import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.durability.program import (
    KILLS,
    THOROUGH,
    Server,
    Visitor,
    assert_sound,
    begin,
    family,
    rows,
    run,
    run_inside,
    serving,
    value,
    wait_for,
)
from tests.generators.linkedin import Defects, connections

pytestmark = pytest.mark.durability
_ROWS = 4000 if THOROUGH else 1000
_DEFECTS = Defects(nameless=10, overfull=5, duplicates=40, same_name=30, bad_dates=10)
_RESUME = """
from askaround.journeys.commands.importing import resume_imports
from askaround.kit.clock import now
from askaround.kit.tasks import run_waiting
resume_imports(now=now())
run_waiting()
"""
_PEOPLE = "SELECT display_name, title, organisation_name, connected_on FROM people_person ORDER BY 1, 2, 3, 4"
_COUNTS = """
    SELECT created, matched, queued, refused, changed FROM people_importbatch WHERE state = 'applied'
"""
_TABLES = (
    "contactpoint",
    "position",
    "organisation",
    "importedrow",
    "mergecandidate",
    "stagedrows",
    "search",
)


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A home before an import, and what the import makes of it when nothing happens to it."""

    before: Path
    file: Path
    seconds: float
    after: object

    def copy_to(self, home: Path) -> Path:
        """Put the home as it was before into a folder."""
        shutil.rmtree(home, ignore_errors=True)
        return Path(shutil.copytree(self.before, home))


def everything(home: Path) -> object:
    """Return what an import is about: who is on file, with what, and how the rows came out."""
    sizes = {table: value(home, f"SELECT count(*) FROM people_{table}") for table in _TABLES}
    return rows(home, _PEOPLE), sizes, rows(home, _COUNTS)


def moments(count: int, seconds: float) -> Iterator[float]:
    """Give random moments, evenly strewn over a duration and a little beyond."""
    for number in range(count):
        yield (number + random.random()) / count * seconds * 1.1


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    file = folder / "Connections.csv"
    file.write_bytes(connections(_ROWS, seed=11, defects=_DEFECTS))
    before, after = folder / "before", folder / "after"
    before.mkdir()
    assert run(before, "paths", "add", "UX researcher").returncode == 0
    shutil.copytree(before, after)
    started = time.monotonic()
    assert run(after, "import", str(file)).returncode == 0
    seconds = time.monotonic() - started
    assert_sound(after)
    return Undisturbed(before, file, seconds, everything(after))


def _killed_import(plan: Undisturbed, home: Path, delay: float) -> bool:
    """Import and SIGKILL the program after a delay; tells whether it had said that it was done."""
    process = begin(home, home.with_name("import"), "import", str(plan.file))
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    acknowledged = process.wait() == 0
    wait_for(lambda: not family(process.pid), seconds=10)
    return acknowledged


def _where(home: Path) -> str:
    """Say how far an import had come."""
    states = [state for (state,) in rows(home, "SELECT state FROM people_importbatch")]
    if states != ["reading"]:
        return states[0] if states else "not begun"
    read = value(home, "SELECT rows_read FROM people_importbatch")
    return "applying" if read == _ROWS else "staging"


def _assert_all_or_nothing(plan: Undisturbed, home: Path) -> None:
    assert_sound(home)
    if _where(home) == "applied":
        assert everything(home) == plan.after
    else:
        assert value(home, "SELECT count(*) FROM people_person") == 0
        assert value(home, "SELECT count(*) FROM people_importedrow") == 0


def test_an_import_killed_at_any_moment_is_all_or_nothing_and_can_be_finished(undisturbed, tmp_path) -> None:
    home, met = tmp_path / "home", Counter[str]()
    for delay in moments(KILLS, undisturbed.seconds):
        undisturbed.copy_to(home)
        acknowledged = _killed_import(undisturbed, home, delay)
        met[_where(home)] += 1
        assert not acknowledged or _where(home) == "applied"
        _assert_all_or_nothing(undisturbed, home)
        if _where(home) in {"not begun", "previewed"}:
            assert run(home, "import", str(undisturbed.file)).returncode == 0
        else:
            run_inside(home, _RESUME)
        assert_sound(home)
        assert everything(home) == undisturbed.after
    print(f"{KILLS} imports killed while: {dict(met)}")
    assert KILLS < 20 or met["staging"] + met["applying"], "no kill hit the work itself"


def test_importing_the_file_again_after_a_kill_doubles_nobody(undisturbed, tmp_path) -> None:
    """The person does not wait for the old import to be taken up again, but repeats the command."""
    home = undisturbed.copy_to(tmp_path / "home")
    process = begin(home, tmp_path / "import", "import", str(undisturbed.file))
    wait_for(lambda: value(home, "SELECT count(*) FROM people_stagedrows"))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert run(home, "import", str(undisturbed.file)).returncode == 0
    run_inside(home, _RESUME)
    assert_sound(home)
    assert rows(home, _PEOPLE) == undisturbed.after[0]
    assert value(home, "SELECT count(*) FROM people_stagedrows") == 0


@pytest.fixture
def entered(undisturbed, tmp_path) -> tuple[Path, Path, dict[str, str]]:
    """A home, a copy of it, and the cookies of somebody who came in before the copy was made."""
    home, copy = undisturbed.copy_to(tmp_path / "home"), tmp_path / "copy"
    with serving(home, tmp_path / "first") as server:
        cookies = server.enter().cookies
        server.stop()
    shutil.copytree(home, copy, ignore=shutil.ignore_patterns("worker.bell"))
    return home, copy, cookies


def _begin_import(visitor: Visitor, file: Path) -> str:
    """Bring a file in through the pages; returns the import's address once its start was acknowledged."""
    address = visitor.upload("/import/", file.name, file.read_bytes()).headers["Location"]
    assert visitor.post(f"{address}start").status == 302
    return address


def _applied(home: Path) -> bool:
    return _where(home) == "applied" and value(home, "SELECT count(*) FROM people_stagedrows") == 0


def test_a_server_killed_while_it_imports_finishes_by_itself_when_it_starts_again(
    undisturbed, entered, tmp_path
) -> None:
    home, copy, cookies = entered
    met = Counter[str]()
    for delay in moments(max(2, KILLS // 4), undisturbed.seconds / 2):
        shutil.rmtree(home)
        shutil.copytree(copy, home)
        server = Server(home, tmp_path / "server")
        try:
            address = _begin_import(Visitor(server.port, dict(cookies)), undisturbed.file)
            time.sleep(delay)
        finally:
            server.kill()
        met[_where(home)] += 1
        assert _where(home) in {"staging", "applying", "applied"}, "the acknowledged start was lost"
        _assert_all_or_nothing(undisturbed, home)
        with serving(home, tmp_path / "server") as again:
            wait_for(lambda: _applied(home))
            assert "Everybody in the file" in Visitor(again.port, dict(cookies)).get(address).text
        assert_sound(home)
        assert everything(home) == undisturbed.after
    print(f"servers killed while: {dict(met)}")


def test_a_home_too_deep_for_a_bell_still_imports_in_the_background(undisturbed, tmp_path) -> None:
    home = undisturbed.copy_to(tmp_path / ("deep" * 20) / "home")
    with serving(home, tmp_path / "server") as server:
        _begin_import(server.enter(), undisturbed.file)
        wait_for(lambda: _applied(home), seconds=20)
    assert everything(home) == undisturbed.after
