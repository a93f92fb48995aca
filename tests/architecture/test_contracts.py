"""What the parts may know of each other, and habits that would undo it."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, SRC, imported_names, modules, place, tree, written

# A switched-off check carries its reason on the same line.
_SWITCH = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:|mypy:|pragma:)")
_NOQA = re.compile(r"#\s*noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s+-\s+\S")
_IGNORE = re.compile(r"#\s*type:\s*ignore\[[\w-]+(?:,\s*[\w-]+)*\]\s+#\s+\S")
_CLOCK_METHODS = frozenset({"now", "utcnow", "today"})
_CLOCK_MODULES = frozenset({"time", "datetime", "timezone"})
# What a chapter is made of; tasks and the doors are where the moment is taken.
_TOLD_THE_TIME = frozenset({"rules", "models", "queries", "effects", "commands"})


def test_the_contracts_of_the_story_hold():
    found = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "0 broken" in found.stdout


def test_every_package_of_the_source_stands_in_the_contract_of_the_story():
    contract = (ROOT / ".importlinter").read_text(encoding="utf-8")
    layers = set(re.search(r"layers =\n((?:    .+\n)+)", contract)[1].replace("|", " ").split())
    packages = {path.parent.name for path in SRC.glob("*/__init__.py")}
    assert packages == layers


def test_every_package_says_what_it_is_about():
    silent = [
        place(path) for path in written() if path.name == "__init__.py" and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_only_the_clock_module_reads_the_clock():
    readers = [
        f"{place(path, node)} {ast.unparse(node)}"
        for path in written()
        if path != SRC / "kit" / "clock.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _reads_the_clock(node)
    ]
    assert readers == []


def _reads_the_clock(call: ast.Call) -> bool:
    called = ast.unparse(call.func)
    owner, _, name = called.rpartition(".")
    if owner.rpartition(".")[2] in {"datetime", "date", "timezone"} and name in _CLOCK_METHODS:
        return True
    return called in {"time.time", "time.time_ns", "time.localtime", "time.gmtime"}


def test_rules_know_no_clock_at_all():
    knowing = [
        f"{place(path, node)} {name}"
        for path in _chapter_parts({"rules"})
        for node, name in imported_names(path)
        if name.split(".")[0] == "time" or name.startswith("django") or name.endswith("clock.now")
    ]
    assert knowing == []


def test_chapters_are_told_the_time():
    asking = [
        place(path, node)
        for path in _chapter_parts(_TOLD_THE_TIME)
        for node, name in imported_names(path)
        if name == "askaround.kit.clock.now"
    ]
    assert asking == []


def _chapter_parts(parts: set[str] | frozenset[str]) -> list[Path]:
    doors = {"web", "cli", "api", "mcp", "config", "kit", "integrations"}
    found = []
    for path in written():
        steps = path.relative_to(SRC).with_suffix("").parts
        if len(steps) > 1 and steps[0] not in doors and steps[1] in parts:
            found.append(path)
    assert found
    return found


def test_no_part_of_ours_listens_to_signals():
    listening = [
        f"{place(path, node)} {name}"
        for path in modules()
        for node, name in imported_names(path)
        if {"signals", "dispatch"} & set(name.split("."))
    ]
    assert listening == []


def test_no_model_overrides_how_it_is_saved():
    overriding = [
        place(path, node)
        for path in modules()
        for kind in ast.walk(tree(path))
        if isinstance(kind, ast.ClassDef)
        for node in kind.body
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete", "save_base", "full_clean"}
    ]
    assert overriding == []


@pytest.mark.parametrize("folder", ["src", "tests", "bench"])
def test_every_check_that_is_switched_off_says_why(folder):
    unexplained = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if _SWITCH.search(line) and not (_NOQA.search(line) or _IGNORE.search(line))
    ]
    assert unexplained == []
