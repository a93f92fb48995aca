"""What the README tells people to type works, in its order, in a home of its own."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.doors.program import surroundings
from tests.factories import connections

README = ROOT / "README.md"
# Making, running and testing the project is what the surroundings of this very test do.
_ELSEWHERE = re.compile(r"(?:make (?:run|test)|git clone|cd)(?:\s|$)")
_TRIED = re.compile(r"(?:askaround|make help)(?:\s|$)")
_SERVING = re.compile(r"askaround(?:\s+serve)?\s*(?:#.*)?$")
_PEOPLE = (
    "Mia,Berg,https://www.linkedin.com/in/mia-berg,,Acme,UX researcher,01 Feb 2024",
    "Jo,Li,https://www.linkedin.com/in/jo-li,jo@example.org,Bank,Product designer,02 Mar 2023",
    "Sam,Ode,https://www.linkedin.com/in/sam-ode,,Clinic,Hospice nurse,03 Apr 2022",
)
_MESSAGE = (
    "Hi Mia, what is a Monday like for you? Could we talk for twenty minutes? If not, no problem at all.\n"
)


def told() -> list[str]:
    """Return the lines of the README's shell blocks, without prompts and with continued lines joined."""
    text = README.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:sh|bash|shell|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    bare = [line.strip().removeprefix("$ ") for line in lines]
    return [line for line in bare if line and not line.startswith("#")]


def tried() -> list[str]:
    """Return those of the lines that are tried here."""
    return [line for line in told() if not _ELSEWHERE.match(line)]


def test_the_readme_tells_something_to_type():
    assert [line for line in tried() if line.startswith("askaround ")], (
        "no askaround command in a ```sh block"
    )


def test_every_line_of_the_readme_is_one_that_is_tried_or_made():
    assert [line for line in tried() if not _TRIED.match(line)] == []


def test_what_the_readme_says_works(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "Connections.csv").write_bytes(connections(*_PEOPLE))
    (folder / "message.txt").write_text(_MESSAGE, encoding="utf-8")
    ran = [_outcome(line, folder, tmp_path / "home") for line in tried()]
    assert ran, "no command was found"
    assert [outcome for outcome in ran if outcome] == []


def _outcome(line: str, folder: Path, home: Path) -> str:
    """Run a line and return what went wrong, "" if nothing did."""
    environment = surroundings(home, HOME=str(folder))
    if _SERVING.match(line):
        return _served(environment, folder)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=ROOT if line.startswith("make") else folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    fine = {0, 1} if shlex.split(line, comments=True)[1:2] == ["lint"] and not done.stderr else {0}
    return "" if done.returncode in fine else f"{line}\n{done.returncode}: {done.stderr or done.stdout}"


def _served(environment: dict[str, str], folder: Path) -> str:
    """Start serving, see that it tells its address, and interrupt it."""
    environment["PORT"] = str(30_000 + os.getpid() % 20_000)
    serving = [sys.executable, "-m", "askaround"]
    with subprocess.Popen(serving, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            first = server.stdout.readline()
        finally:
            server.terminate()
    return "" if first.startswith("Open http://127.0.0.1:") else f"askaround said {first!r}"


@pytest.mark.parametrize(
    "line", ["make run", "make test", "git clone https://example.org/askaround", "cd askaround"]
)
def test_making_the_project_is_left_to_where_it_is_made(line):
    assert _ELSEWHERE.match(line)
