"""Before an existing home is brought up to date, everything in it is backed up; no backup, no upgrade."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.durability.program import rows, run, run_inside
from tests.factories import connections

_BACK = """
from django.core.management import call_command
call_command("migrate", "people", "0004", verbosity=0)
"""
_APPLIED = "SELECT name FROM django_migrations WHERE app = 'people' ORDER BY name"


@pytest.fixture(scope="module")
def left(tmp_path_factory) -> Path:
    """A home that an older version left; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("left")
    home, contacts = folder / "home", folder / "Connections.csv"
    contacts.write_bytes(connections("Mia,Stone,,mia@acme.org,Acme,Nurse,01 Feb 2024"))
    assert run(home, "import", str(contacts)).returncode == 0
    run_inside(home, _BACK)
    return home


@pytest.fixture
def older(left, tmp_path) -> Path:
    return Path(shutil.copytree(left, tmp_path / "home"))


def test_an_upgrade_begins_with_a_backup_that_can_be_brought_back(older, tmp_path) -> None:
    before = rows(older, _APPLIED)
    assert run(older, "people").returncode == 0
    assert len(rows(older, _APPLIED)) > len(before)
    (backup,) = (older / "backups").glob("*-before-*.zip")
    assert run(tmp_path / "new", "restore", str(backup)).returncode == 0
    assert "Mia Stone" in run(tmp_path / "new", "people").stdout


def test_where_no_backup_can_be_made_nothing_is_changed(older) -> None:
    (older / "backups").write_text("in the way")
    before = rows(older, _APPLIED)
    refused = run(older, "people")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert rows(older, _APPLIED) == before


def test_a_first_start_makes_no_backup(tmp_path) -> None:
    assert run(tmp_path / "home", "today").returncode == 0
    assert not (tmp_path / "home" / "backups").exists()


def test_a_database_with_dangling_references_is_not_upgraded(older) -> None:
    with closing(sqlite3.connect(older / "askaround.sqlite3")) as database:
        database.execute("UPDATE people_contactpoint SET person_id = 999")
        database.commit()
    before = rows(older, _APPLIED)
    refused = run(older, "people")
    assert (refused.returncode, rows(older, _APPLIED)) == (1, before)
    assert "damaged" in refused.stderr
