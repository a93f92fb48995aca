"""Backups: what is refused, when one is due, and what an upgrade does first."""

import datetime as dt
import hashlib
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands.backup import back_up_when_due, restore_backup
from askaround.journeys.effects import archives, backup, restore, tables
from askaround.journeys.effects.archives import BackupRefused
from askaround.journeys.effects.backup import NotBackedUp
from askaround.journeys.queries.backup import backup_folder, backups_kept
from askaround.journeys.rules.backup import Kind, Manifest
from askaround.kit import beside, sqlite
from askaround.people.models import Person
from tests import backups, factories
from tests.factories import NOW

DAY = dt.timedelta(days=1)


@pytest.fixture
def file(ada, tmp_path) -> Path:
    """A backup with a person, whose home has been emptied since."""
    factories.person(ada, "Mia", organisation="Acme")
    backups.written(tmp_path / "all.zip")
    Entry.objects.all().delete()
    Person.objects.all().delete()
    _empty_all()
    return tmp_path / "all.zip"


def _empty_all() -> None:
    """Delete every record, so that only the owner is left."""
    models = tables.models_at(tables.migrations_known())
    for name in reversed(models):
        if name != "accounts.user":
            models[name]._base_manager.all().delete()


def test_a_backup_is_brought_back(file):
    manifest = restore_backup(file=file, now=NOW)
    assert manifest.people == 1
    assert Person.objects.get().display_name == "Mia"


def test_a_backup_of_somebody_else_takes_the_place_of_the_fresh_owner(ada, ben, tmp_path):
    ben.delete()
    backups.written(tmp_path / "all.zip")
    User.objects.update(username="me", name="Fresh")
    restore_backup(file=tmp_path / "all.zip", now=NOW)
    assert User.objects.get().name == "Ada Winter"


def test_a_home_with_a_person_in_it_is_left_alone(file):
    factories.person(User.objects.get(), "Nia")
    with pytest.raises(BackupRefused, match="ASKAROUND_HOME"):
        restore_backup(file=file, now=NOW)
    assert Person.objects.get().display_name == "Nia"


def _first_table(members: dict[str, bytes]) -> str:
    return next(name for name in members if name.endswith("person.jsonl"))


def _changed_letter(members: dict[str, bytes]) -> None:
    name = _first_table(members)
    members[name] = members[name].replace(b"Acme", b"Acne")


def _changed_with_its_digest(members: dict[str, bytes]) -> None:
    """Name a person of an owner who is not there, with every digest as it should be."""
    name = _first_table(members)
    row = json.loads(members[name])
    row[1] = 999_999
    members[name] = json.dumps(row).encode() + b"\n"
    manifest = json.loads(members["manifest.json"])
    table = next(each for each in manifest["tables"] if each["name"] == "people.person")
    table["sha256"] = hashlib.sha256(members[name]).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()


CHANGES: dict[str, Callable[[dict[str, bytes]], object]] = {
    "a letter": _changed_letter,
    "a dangling reference": _changed_with_its_digest,
    "a row missing": lambda members: members.update({_first_table(members): b""}),
    "a table missing": lambda members: members.pop(_first_table(members)),
    "no rows but garbage": lambda members: members.update({_first_table(members): b"{{{\n"}),
    "deep nesting": lambda members: members.update({_first_table(members): b"[" * 200_000 + b"\n"}),
    "no manifest": lambda members: members.pop("manifest.json"),
    "another manifest": lambda members: members.update(
        {"manifest.json": b'{"format": "export", "version": 1}'}
    ),
    "a manifest of garbage": lambda members: members.update({"manifest.json": b"[1, 2"}),
    "one more member": lambda members: members.update({"more.txt": b"hello"}),
    "a path outside": lambda members: members.update({"../more.txt": b"hello"}),
    "a bomb": lambda members: members.update({_first_table(members): bytes(50_000_000)}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_backup_that_was_changed_is_refused_and_nothing_comes_in(file, change):
    backups.altered(file, CHANGES[change])
    with pytest.raises(BackupRefused):
        restore_backup(file=file, now=NOW)
    assert not Person.objects.exists()
    assert User.objects.get().username == "ada"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"version": 2}, "newer Askaround"),
        ({"migrations": [["people", "0999_more"]]}, "newer Askaround"),
        ({"format": "askaround export"}, "not a backup"),
        ({"made_at": "yesterday"}, "not a backup"),
    ],
)
def test_a_manifest_that_says_something_else_is_refused_with_the_remedy(file, values, said):
    backups.redescribed(file, **values)
    with pytest.raises(BackupRefused, match=said):
        restore_backup(file=file, now=NOW)


def test_a_link_in_an_archive_is_refused(file):
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("tables/link.jsonl")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BackupRefused, match="unsafe"):
        restore_backup(file=file, now=NOW)


def test_a_backup_cut_off_anywhere_is_refused(file, tmp_path):
    whole, cut = file.read_bytes(), tmp_path / "cut.zip"
    for share in range(0, 100, 4):
        cut.write_bytes(whole[: len(whole) * share // 100])
        with pytest.raises(BackupRefused):
            backup.verify(cut)


def test_a_backup_of_an_older_askaround_is_brought_up_to_date(file, tmp_path, ada):
    """The ties moved to the person in people.0004; a backup from before holds them as links."""
    older = _as_of(tmp_path / "older.zip", ("people", "0003_tie"), file)
    assert restore_backup(file=older, now=NOW).people == 1
    assert Person.objects.get().display_name == "Mia"


def _as_of(path: Path, last: tuple[str, str], source: Path) -> Path:
    """Write a backup as an older version would have, from one of today that it can hold."""
    options = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path.with_suffix(".sqlite3"),
        "OPTIONS": sqlite.scratch_options(),
    }
    with beside.opened(options) as alias, archives.opened(source) as archive:
        restore._migrate(alias, archive.manifest, tables.migrations_known())
        restore._fill(alias, archive)
        with beside.standing_in(alias):
            MigrationExecutor(connections[alias]).migrate([last])
        about = Manifest(NOW, Kind.ASKED, "0.0.9", tables.migrations_of(alias), ())
        with path.open("wb") as older:
            archives.write(older, alias, about)
    return path


def test_one_is_due_once_a_day_and_only_when_something_changed(ada):
    back_up_when_due(now=NOW)
    assert backups_kept(NOW + 2 * DAY) == []
    factories.person(ada)
    back_up_when_due(now=NOW + dt.timedelta(hours=1))
    assert len(backups_kept(NOW + 2 * DAY)) == 1
    factories.person(ada, "Nia")
    Entry.objects.filter(command="add_person").update(at=NOW + dt.timedelta(hours=2))
    back_up_when_due(now=NOW + dt.timedelta(hours=3))
    assert len(backups_kept(NOW + 2 * DAY)) == 1
    back_up_when_due(now=NOW + DAY)
    back_up_when_due(now=NOW + DAY + DAY)
    assert [each.manifest.kind for each in backups_kept(NOW + 2 * DAY)] == [Kind.DAILY, Kind.DAILY]


def test_the_day_is_that_of_the_owners_clock(ada):
    User.objects.update(time_zone="Pacific/Auckland")
    factories.person(ada)
    back_up_when_due(now=NOW.replace(hour=11))
    Entry.objects.filter(command="add_person").update(at=NOW.replace(hour=12))
    back_up_when_due(now=NOW.replace(hour=13))
    assert backups_kept(NOW + DAY)[0].manifest.made_at.hour == 13


def test_what_is_no_longer_kept_is_deleted_and_what_you_asked_for_is_not(ada):
    for days in range(30):
        backups.kept(backup_folder(), at=NOW - days * DAY, kind=Kind.DAILY)
    mine = backups.kept(backup_folder(), at=NOW - 300 * DAY)
    backup.tidy(NOW)
    assert mine.exists()
    assert 7 < len(backups_kept(NOW + DAY)) < 14


def test_the_newest_good_backup_is_one_that_can_be_read(ada):
    good = backups.kept(backup_folder(), at=NOW - DAY)
    bad = backups.kept(backup_folder(), at=NOW)
    bad.write_bytes(bad.read_bytes()[:-300])
    found = backup.newest_good(NOW)
    assert found
    assert found.path == good


def _due(at: dt.datetime) -> bool:
    """Tell whether a backup is made at a moment."""
    before = set(backup_folder().glob("*.zip"))
    back_up_when_due(now=at)
    return bool(set(backup_folder().glob("*.zip")) - before)


FUTURE = NOW + 3650 * DAY


def test_one_dated_in_the_future_stops_no_daily_one_takes_no_place_and_is_not_offered(ada):
    """The clock was wrong once, and is right again."""
    factories.person(ada)
    assert _due(FUTURE)
    assert _due(NOW)
    for days in range(1, 9):
        Entry.objects.filter(command="add_person").update(at=NOW + days * DAY)
        assert _due(NOW + days * DAY)
    today = NOW + 8 * DAY
    found = backup.newest_good(today)
    assert found
    assert found.manifest.made_at == today
    kept = backups_kept(today)
    assert [each.ahead for each in kept[-2:]] == [False, True]
    assert "the clock was wrong" in kept[-1].why
    assert sum(not each.ahead for each in kept) >= 7


def test_one_dated_in_the_future_is_offered_where_there_is_no_other(ada):
    ahead = backups.kept(backup_folder(), at=FUTURE)
    found = backup.newest_good(NOW)
    assert found
    assert found.path == ahead


def test_a_file_named_after_another_day_than_it_was_made_on_is_not_the_newest(ada):
    path = backups.kept(backup_folder(), at=NOW - DAY)
    path.rename(path.with_name(path.name.replace("20", "90", 1)))
    good = backups.kept(backup_folder(), at=NOW - 2 * DAY)
    assert next(iter(backups_kept(NOW))).path == good


def test_what_changed_while_the_clock_was_behind_is_backed_up_once_it_is_right(ada):
    factories.person(ada)
    assert _due(NOW)
    factories.person(ada, "Nia")
    Entry.objects.filter(subject=Person.objects.get(given_name="Nia").uuid).update(at=NOW - 3650 * DAY)
    assert _due(NOW - 3650 * DAY)
    factories.person(ada, "Noor")
    Entry.objects.filter(subject=Person.objects.get(given_name="Noor").uuid).update(at=NOW - 3650 * DAY)
    assert _due(NOW + DAY)
    assert not _due(NOW + 2 * DAY)


def test_what_changed_while_the_clock_was_ahead_is_backed_up_once_and_not_every_day(ada):
    factories.person(ada)
    Entry.objects.filter(command="add_person").update(at=FUTURE)
    assert _due(NOW)
    assert not _due(NOW + DAY)


def test_what_was_left_half_written_under_a_wrong_clock_goes_too(ada):
    part = backup_folder() / ".some.part"
    backup_folder().mkdir(exist_ok=True)
    part.write_bytes(b"")
    os.utime(part, (FUTURE.timestamp(),) * 2)
    backup.tidy(NOW)
    assert not part.exists()


def test_no_backup_is_kept_that_cannot_be_written(ada, monkeypatch, tmp_path):
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "write", full)
    with pytest.raises(NotBackedUp, match="No space left"):
        backup.make(kind=Kind.ASKED, now=NOW)
    assert list(backup_folder().iterdir()) == []


def test_a_backup_that_reads_otherwise_than_it_was_written_is_not_kept(ada, monkeypatch, tmp_path):
    other = backups.written(tmp_path / "other.zip", at=NOW - DAY)
    monkeypatch.setattr(backup, "verify", lambda _path: other)
    with pytest.raises(NotBackedUp, match="read again"):
        backup.make(kind=Kind.ASKED, now=NOW)
    assert list(backup_folder().iterdir()) == []


def test_another_explorer_in_the_home_sees_no_backup(ada, ben, page):
    name = backups.kept(backup_folder()).name
    assert name not in page.get("/data/").content.decode()
    ben.delete()
    assert name in page.get("/data/").content.decode()


def test_a_backup_can_be_uploaded_into_an_empty_home_and_lets_you_in(file, page):
    with file.open("rb") as opened:
        answer = page.post("/data/restore/", {"file": opened})
    assert answer.status_code == 302
    assert "Mia" in page.get("/people/").content.decode()


def test_an_upload_leaves_nothing_behind(file, page, settings):
    backups.altered(file, _changed_letter)
    with file.open("rb") as opened:
        answer = page.post("/data/restore/", {"file": opened})
    assert answer.status_code == 422
    assert "damaged" in answer.content.decode()
    assert list(Path(settings.HOME).glob(".*.part*")) == []
    shutil.rmtree(backup_folder(), ignore_errors=True)
