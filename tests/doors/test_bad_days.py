"""What a user meets on a bad day, with the real program: a sentence that says what to do, and nothing lost."""

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError

from askaround.config import env
from askaround.kit.sqlite_engine.base import is_held
from askaround.kit.unavailable import IN_USE, READ_ONLY, why_unavailable
from tests.doors.disks import fill, read_only, small_disk
from tests.doors.program import from_nothing
from tests.durability.program import run, serving, value, wait_for
from tests.factories import connections
from tests.generators import linkedin
from tests.homes import begun

_HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
database.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(home: Path, statement: str = "BEGIN EXCLUSIVE") -> Iterator[None]:
    """Let another program hold the database, as a viewer of SQLite or a backup program may."""
    command = [sys.executable, "-c", _HOLD, str(home / "askaround.sqlite3"), statement]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        yield
        other.stdin.close()


def test_a_lock_of_another_program_is_told_within_ten_seconds_and_nothing_written_is_lost(tmp_path) -> None:
    home = begun(tmp_path / "home")
    with serving(home, tmp_path / "server") as server:
        visitor = server.enter()
        with held(home):
            began = time.monotonic()
            page = visitor.get("/people/")
            assert time.monotonic() - began < 10
            assert page.status == 503
            assert IN_USE in page.text
            began = time.monotonic()
            answer = visitor.post(
                "/paths/add/", title="Baker & <co>", why="Warm\nbread", csrfmiddlewaretoken="x"
            )
            assert time.monotonic() - began < 10
        assert answer.status == 503
        assert "Nothing was changed. What you wrote is kept on this page" in answer.text
        assert "<pre>\nWarm\nbread</pre>" in answer.text
        assert '<textarea name="title" hidden>\nBaker &amp; &lt;co&gt;</textarea>' in answer.text
        assert '<textarea name="csrfmiddlewaretoken" hidden>\nx</textarea>' in answer.text
        assert visitor.get("/people/").status == 200
        assert visitor.post("/paths/add/", title="Baker").status == 302
        assert server.process.poll() is None


def test_the_command_line_tells_of_a_lock_and_takes_it_for_no_damage(tmp_path) -> None:
    home = begun(tmp_path / "home")
    with held(home):
        refused = run(home, "people")
    assert (refused.returncode, refused.stderr) == (1, f"{IN_USE}\n")
    assert not (home / "askaround.damaged").exists()


def test_a_save_waits_longer_for_ourselves_than_for_others(tmp_path) -> None:
    """An import's last transaction is worth waiting for, however short a page's patience with others."""
    home = begun(tmp_path / "home")
    code = (
        "from askaround.cli.start import prepared\nprepared()\nfrom django.db import transaction\nimport time\n"
        "with transaction.atomic():\n    print('held', flush=True)\n    time.sleep(9)\n"
    )
    with serving(home, tmp_path / "server") as server:
        visitor = server.enter()
        surroundings = {**os.environ, "ASKAROUND_HOME": str(home)}
        surroundings.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-c", code]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings) as ours:
            ours.stdout.readline()
            assert is_held(home / "askaround.writing")
            assert visitor.post("/paths/add/", title="Baker").status == 302
    assert not is_held(home / "askaround.writing")


def test_the_worker_outlives_a_lock_and_does_then_what_was_asked(tmp_path) -> None:
    home = begun(tmp_path / "home")
    with serving(home, tmp_path / "server") as server:
        visitor = server.enter()
        file = connections("Mia,Berg,https://www.linkedin.com/in/mia-berg,,Acme,Nurse,01 Feb 2024")
        address = visitor.upload("/import/", "Connections.csv", file).headers["Location"]
        assert visitor.post(f"{address}start").status == 302
        with held(home):
            time.sleep(6)
        wait_for(lambda: value(home, "SELECT state FROM people_importbatch") == "applied", seconds=120)


class _SaidError(Exception):
    """An exception as psycopg raises it."""

    sqlstate: str | None = None


_SaidError.__module__ = "psycopg.errors"


def _postgresql(text: str, state: str | None = None, kind: type[Exception] = OperationalError) -> Exception:
    cause, error = _SaidError(text), kind(text)
    cause.sqlstate, error.__cause__ = state, cause
    return error


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (_postgresql("connection refused"), "does not answer"),
        (_postgresql("Verbindung verweigert"), "does not answer"),
        (_postgresql("the connection is closed", kind=InterfaceError), "does not answer"),
        (_postgresql("terminating connection", "57P01"), "does not answer"),
        (_postgresql('FATAL: password authentication failed for user "ada"'), "password"),
        (_postgresql('FATAL: database "x" does not exist'), "createdb"),
        (_postgresql("FATAL: sorry, too many clients already", "53300"), "max_connections"),
        (_postgresql("FATAL: the database system is starting up"), "Wait a moment"),
        (_postgresql("canceling statement due to lock timeout", "55P03"), "Another program"),
        (_postgresql('relation "x" does not exist', "42P01"), ""),
        (OperationalError("database is locked"), "Another program"),
        (OperationalError("no such table: x"), ""),
        (OSError(errno.EIO, "x"), ""),
    ],
)
def test_why_a_database_cannot_be_had_is_told_with_the_remedy(trouble, words) -> None:
    sentence = why_unavailable(trouble)
    assert bool(sentence) == bool(words)
    assert words in sentence


def test_without_psycopg_the_command_that_installs_it_is_told(tmp_path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError('no psycopg here')\n")
    surroundings = {"DATABASE_URL": "postgresql://127.0.0.1/x", "PYTHONPATH": str(tmp_path)}
    refused = from_nothing(tmp_path / "home", "people", **surroundings)
    assert refused.returncode == 1
    said = refused.stderr.decode()
    assert "-m pip install 'psycopg[binary,pool]'" in said or "askaround[server]" in said
    assert "Traceback" not in said


def test_a_disk_that_fills_while_a_file_comes_in_is_told_and_the_import_goes_on(tmp_path) -> None:
    file = linkedin.connections(3_000, seed=5)
    with small_disk(tmp_path / "disk", 48) as disk:
        home = disk / "home"
        shutil.copytree(begun(tmp_path / "begun"), home)
        with serving(home, tmp_path / "server") as server:
            visitor = server.enter()
            address = visitor.upload("/import/", "Connections.csv", file).headers["Location"]
            filler = fill(disk, but=1 << 19)
            assert visitor.post(f"{address}start").status == 302
            wait_for(lambda: "disk" in visitor.get(address).text)
            assert value(home, "SELECT count(*) FROM people_person") == 0
            filler.unlink()
            if value(home, "SELECT state FROM people_importbatch") == "stopped":
                assert (
                    "The disk was full while this file came in. Free some space." in visitor.get(address).text
                )
                assert visitor.post(f"{address}start").status == 302
            wait_for(lambda: value(home, "SELECT state FROM people_importbatch") == "applied", seconds=120)
        assert value(home, "SELECT count(*) FROM people_person") == 3_000
        assert "Traceback" not in server.warned


def test_a_full_disk_gives_a_sentence_to_every_command_and_no_trace(tmp_path) -> None:
    with small_disk(tmp_path / "disk", 32) as disk:
        home, new = disk / "home", disk / "new"
        shutil.copytree(begun(tmp_path / "begun"), home)
        new.mkdir()
        fill(disk)
        for where, words in ((new, ("people",)), (home, ("paths", "add", "Baker")), (home, ("backup",))):
            refused = run(where, *words)
            assert refused.returncode == 1, words
            assert "Traceback" not in refused.stderr
            assert re.search("space|full", refused.stderr), refused.stderr
        assert "Traceback" not in run(home, "people").stderr


def test_on_a_disk_that_can_only_be_read_everything_can_be_read(tmp_path) -> None:
    written, file = begun(tmp_path / "written"), tmp_path / "Connections.csv"
    file.write_bytes(connections("Mia,Berg,https://www.linkedin.com/in/mia-berg,,Acme,Nurse,01 Feb 2024"))
    assert run(written, "import", str(file)).returncode == 0
    assert run(written, "paths", "add", "Nurse").returncode == 0
    with read_only(written, tmp_path / "home") as home:
        for words, told in ((("people",), "Mia Berg"), (("today", "--json"), "date"), (("ask", "Nurse"), "")):
            read = run(home, *words)
            assert (read.returncode, read.stderr) == (0, ""), words
            assert told in read.stdout
        assert run(home, "export", str(tmp_path / "everything.zip")).returncode == 0
        for words in (("paths", "add", "Baker"), ("import", str(file))):
            refused = run(home, *words)
            assert (refused.returncode, refused.stderr) == (1, f"{READ_ONLY}\n"), words
        with serving(home, tmp_path / "server") as server:
            assert server.warned == f"{READ_ONLY}\n"
            visitor = server.enter()
            assert visitor.get(f"/enter/{server.token}").status == 403
            people = visitor.get("/people/").text
            assert "Mia Berg" in people
            assert "Your data can only be read here" in people
            for path in ("/today/", "/paths/", "/insights/", "/direction/", "/data/", "/import/"):
                assert visitor.get(path).status == 200, path
            saved = visitor.post("/paths/add/", title="Baker", why="Warm bread")
            assert saved.status == 503
            assert "Warm bread" in saved.text
    assert value(written, "SELECT count(*) FROM paths_path") == 1


def test_a_folder_that_its_owner_has_closed_to_writing_is_left_so(tmp_path, monkeypatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    monkeypatch.setenv("ASKAROUND_HOME", str(home))
    monkeypatch.setattr(env.os, "access", lambda _path, _mode: False)
    assert env.read().read_only
    assert stat.S_IMODE(home.stat().st_mode) == 0o500
