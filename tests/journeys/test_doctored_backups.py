"""What a backup from elsewhere may not do: name files and users, go on by itself, or hold what no page can show."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands.backup import restore_backup
from askaround.journeys.commands.importing import discard_import, open_import, resume_imports, start_import
from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.journeys.effects import importing, tables
from askaround.journeys.effects.archives import BackupRefused
from askaround.people import commands as people
from askaround.people.commands.importing import NotImportable
from askaround.people.models import ImportBatch, Person
from askaround.people.rules import BatchState
from tests import backups, factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
Row = dict[str, Any]
CONTACTS = factories.connections("Noa,Sand,,,Bank,Cook,02 Mar 2023")


@pytest.fixture
def file(ada, tmp_path) -> Path:
    """A backup with a waiting import, somebody and a talk with them, whose home has been emptied since."""
    User.objects.update(username="me")
    open_import(owner=ada, file_name="Connections.csv", pieces=[CONTACTS], now=NOW)
    person = factories.person(ada, "Mia", title="Cook")
    factories.conversation(ada, person)
    people.edit_notes(owner=ada, person=person.uuid, version=1, notes="Kind", now=NOW)
    backups.written(tmp_path / "all.zip")
    models = tables.models_at(tables.migrations_known())
    for name in reversed(models):
        if name != "accounts.user":
            models[name]._base_manager.all().delete()
    return tmp_path / "all.zip"


def doctored(file: Path, table: str, change: Callable[[Row], object], *, twice: bool = False) -> None:
    """Write a backup anew with the last row of a table changed, and every digest as it has to be."""

    def alter(members: dict[str, bytes]) -> None:
        manifest, name = json.loads(members["manifest.json"]), f"tables/{table}.jsonl"
        about = next(each for each in manifest["tables"] if each["name"] == table)
        rows = [
            dict(zip(about["columns"], json.loads(line), strict=True)) for line in members[name].splitlines()
        ]
        rows += [dict(rows[-1])] if twice else []
        change(rows[-1])
        told = [json.dumps(list(row.values()), ensure_ascii=False, separators=(",", ":")) for row in rows]
        members[name] = "".join(f"{line}\n" for line in told).encode("utf-8", "surrogatepass")
        about.update(rows=len(rows), sha256=hashlib.sha256(members[name]).hexdigest())
        members["manifest.json"] = json.dumps(manifest).encode()

    backups.altered(file, alter)


def outside(tmp_path: Path) -> Path:
    letter = tmp_path / "letter.txt"
    letter.write_text("Mine")
    return letter


def test_no_file_is_deleted_whatever_an_import_is_said_to_wait_for(file, tmp_path):
    letter = outside(tmp_path)
    doctored(
        file,
        "people.importbatch",
        lambda row: row.update(
            stored_name=os.path.relpath(letter, importing._folder())[:64], state="reading"
        ),
    )
    restore_backup(file=file, now=NOW)
    resume_imports(now=NOW)
    batch = ImportBatch.objects.get()
    assert (batch.stored_name, batch.state) == ("", BatchState.STOPPED)
    discard_import(owner=User.objects.get(), batch=batch.uuid, now=NOW)
    assert letter.read_text() == "Mine"


def test_an_import_that_was_waiting_comes_back_stopped_and_says_what_to_do(file):
    restore_backup(file=file, now=NOW)
    batch = ImportBatch.objects.get()
    assert batch.state == BatchState.STOPPED
    assert "Bring the file in again" in batch.reason
    with pytest.raises(NotImportable, match="Choose the file again"):
        start_import(owner=User.objects.get(), batch=batch.uuid, now=NOW)


@pytest.mark.parametrize(
    "name", ["../secret.key", "/etc/passwd", f"{0:032x}.key", f"{0:031x}g.upload", "x.upload"]
)
def test_the_database_takes_no_other_name_of_a_stored_file(ada, name):
    open_import(owner=ada, file_name="Connections.csv", pieces=[CONTACTS], now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportBatch.objects.update(stored_name=name)
    with pytest.raises(importing.FileNotImported):
        importing.path_of(name)
    importing.forget(name)
    assert (Path(settings.HOME) / "secret.key").exists()


def test_who_comes_in_is_this_homes_own_to_say(file):
    doctored(
        file, "accounts.user", lambda row: row.update(username="eve", password="pbkdf2$1", is_active=False)
    )
    restore_backup(file=file, now=NOW)
    user = User.objects.get()
    assert (user.username, user.password, user.is_active) == ("me", "", True)
    assert user.name == "Ada Winter"


def test_a_backup_of_several_people_is_refused(file):
    doctored(file, "accounts.user", lambda row: row.update(id=99, username="eve"), twice=True)
    with pytest.raises(BackupRefused, match="several people"):
        restore_backup(file=file, now=NOW)


BAD: dict[str, tuple[str, Row]] = {
    "an unknown zone": ("accounts.user", {"time_zone": "Mars/Phobos"}),
    "a zone that is a path": ("conversations.conversation", {"zone": "../../etc/localtime"}),
    "a day before all zones": ("conversations.conversation", {"day": "0001-01-01"}),
    "a day after all zones": ("conversations.conversation", {"day": "9999-12-31"}),
    "a moment after all zones": ("people.person", {"added_at": "9999-12-31T23:59:59+00:00"}),
    "a moment without a zone": ("people.person", {"added_at": "2026-01-01T00:00:00"}),
    "an unknown state": ("conversations.conversation", {"state": "dreamt"}),
    "a number for a text": ("people.person", {"title": 5}),
    "a text for a number": ("people.person", {"version": "1"}),
    "a huge number": ("people.person", {"version": 10**30}),
    "a key at the end": ("people.person", {"id": 2**63 - 1}),
    "a NUL": ("people.person", {"notes": "a\0b"}),
    "half a letter": ("people.person", {"notes": "\ud800"}),
    "a long country": ("people.person", {"country": "Germany"}),
    "no uuid": ("people.person", {"uuid": "mia"}),
    "a preview of another shape": ("people.importbatch", {"preview": [1, 2]}),
    "members of another shape": ("people.importbatch", {"members": [["a", "b"]]}),
    "offers of another shape": ("people.importbatch", {"offers": {"positions": [{"x": 1}]}}),
    "a log of another shape": ("history.entry", {"before": []}),
    "a NUL in the log": ("history.entry", {"before": {"notes": "\0"}}),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_what_no_column_holds_is_refused_with_the_file_and_the_line(file, bad):
    table, values = BAD[bad]
    doctored(file, table, lambda row: row.update(values))
    (column,) = values
    with pytest.raises(
        BackupRefused, match=rf"“tables/{table}\.jsonl”, line \d+: .* cannot be its “{column}”"
    ):
        restore_backup(file=file, now=NOW)
    assert not Person.objects.exists()


@pytest.mark.parametrize("before", [{}, {"notes": 5}, {"notes": None}, {"notes": {"a": 1}}])
def test_a_doctored_line_of_the_log_cannot_be_taken_back(file, before):
    doctored(file, "history.entry", lambda row: row.update(before=before, after={}))
    restore_backup(file=file, now=NOW)
    entry = Entry.objects.get(command="edit_notes")
    with pytest.raises(NotUndoable, match="nothing was changed"):
        undo(owner=User.objects.get(), entry=entry.uuid, now=NOW)
    assert Person.objects.get().notes == "Kind"
