"""The note of a database's state: what it is compared with, and when it is withdrawn."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction

from askaround.kit import soundness
from askaround.people.models import Person
from tests import factories

pytestmark = pytest.mark.durability
_PAGE = 4096


@pytest.fixture
def database(tmp_path) -> Path:
    """A database with free pages, of which a note was taken."""
    path = tmp_path / "some.sqlite3"
    with closing(sqlite3.connect(path)) as some:
        some.execute("CREATE TABLE told (text)")
        some.executemany("INSERT INTO told VALUES (?)", [("so it was said " * 300,) for _ in range(60)])
        some.commit()
        some.execute("DELETE FROM told WHERE rowid > 20")
        some.commit()
    soundness.note(path)
    return path


def _free(database: Path) -> set[int]:
    with database.open("rb", buffering=0) as file:
        return soundness._free_pages(file)


def _flip(database: Path, page: int) -> str:
    """Change a byte in the middle of a page, as a disk does, look, and change it back; returns what was found."""
    whole, written = database.read_bytes(), database.stat().st_mtime_ns
    spoiled = bytearray(whole)
    spoiled[(page - 1) * _PAGE + _PAGE // 2] ^= 1
    database.write_bytes(spoiled)
    os.utime(database, ns=(written, written))
    found = soundness.find_damage(database)
    database.write_bytes(whole)
    return found


def test_a_changed_byte_is_noticed_in_every_page_but_those_that_hold_nothing(database):
    free = _free(database)
    pages = set(range(1, database.stat().st_size // _PAGE + 1))
    assert len(free) > 20
    assert {page for page in pages if not _flip(database, page)} == free


def test_what_is_broken_is_told_as_the_structure_tells_it(database):
    content = bytearray(database.read_bytes())
    content[_PAGE : 2 * _PAGE] = bytes(_PAGE)
    database.write_bytes(content)
    assert soundness.find_damage(database).startswith(soundness.BROKEN)


def test_a_database_that_another_program_holds_is_not_called_damaged(database, monkeypatch):
    monkeypatch.setattr(soundness, "_PATIENCE", 0)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            soundness.find_damage(database)


def test_no_note_is_taken_while_somebody_has_begun_to_write(database, monkeypatch):
    monkeypatch.setattr(soundness, "_PATIENCE", 0)
    soundness.withdraw(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            soundness.note(database)
    assert database.with_suffix(".mark").read_bytes() == b""
    assert soundness.find_damage(database) == ""


def test_a_note_of_an_earlier_version_over_the_whole_file_is_not_compared(database):
    mark = database.with_suffix(".mark")
    noted = json.loads(mark.read_text())
    mark.write_text(json.dumps({"size": noted["size"], "commits": noted["commits"], "sha256": "another"}))
    assert soundness.find_damage(database) == ""


def test_with_write_ahead_logging_the_log_is_written_into_the_file_first(database):
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("INSERT INTO told VALUES ('more')")
        soundness.note(database)
        noted = database.read_bytes()
        assert soundness.find_damage(database) == ""
    assert database.read_bytes() == noted
    assert _flip(database, 2)


@pytest.fixture
def mark(ada) -> Iterator[Path]:
    """The mark of the tests' own database, as if a note stood there."""
    if connection.vendor != "sqlite":
        pytest.skip("a mark stands beside SQLite alone")
    path = Path(connection.settings_dict["NAME"]).with_suffix(".mark")
    path.write_text("noted")
    yield path
    path.unlink()


def test_reading_leaves_the_note_and_the_first_write_withdraws_it(ada, mark):
    with transaction.atomic():
        assert not Person.objects.exists()
    assert mark.read_text() == "noted"
    factories.person(ada)
    assert mark.read_text() == ""


def test_a_database_that_is_only_read_keeps_its_note(ada, mark, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})
    factories.person(ada)
    assert mark.read_text() == "noted"
