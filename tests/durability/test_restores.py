"""What is brought back is equal, by the digest of every table, to what was backed up; kills leave all or nothing."""

import datetime as dt
import random
import shutil
import sqlite3
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from askaround.accounts.models import User
from askaround.journeys.commands.backup import restore_backup
from askaround.journeys.effects import archives, backup, restore, tables
from askaround.journeys.rules.backup import Kind, Manifest
from askaround.kit import beside, sqlite
from askaround.kit.clock import now
from askaround.me import commands as me
from askaround.me.rules import SkillDetails
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from askaround.people import commands as people
from tests import factories
from tests.durability.program import KILLS, assert_sound, begin, kill_family, rows, run
from tests.generators.linkedin import Defects, connections

pytestmark = pytest.mark.durability
_WORDS = ("Mia", "Zoë", "李雷", "O’Brien", "“quoted”\n\tlines", "🙂", "نور", "", "NULL", "0", "a" * 5000)
_PEOPLE = "SELECT id, display_name, notes FROM people_person ORDER BY id"


def _filled(seed: int) -> User:
    """Fill the home with something, other things for every seed."""
    chance = random.Random(seed)
    owner = factories.user("me", name=chance.choice(_WORDS))
    if chance.random() < 0.7:
        file = connections(
            chance.randrange(1, 60), seed=seed, defects=Defects(nameless=1) if seed % 2 else Defects()
        )
        factories.imported(owner, file)
    paths = [
        factories.path(owner, f"Path {n}", why=chance.choice(_WORDS)) for n in range(chance.randrange(3))
    ]
    for n in range(chance.randrange(6)):
        person = factories.person(owner, f"Ola {n}", title=chance.choice(_WORDS)[:200])
        people.edit_notes(
            owner=owner, person=person.uuid, version=person.version, notes=chance.choice(_WORDS), now=now()
        )
        if n % 2 and paths:
            sent = factories.sent(owner, person, chance.choice(paths), at=now())
            outreach.record_answer(
                owner=owner, message=sent.uuid, kind=chance.choice(list(AnswerKind)), now=now()
            )
        elif n % 3:
            factories.draft(owner, person)
    for n in range(chance.randrange(3)):
        details = SkillDetails(f"Skill {n}", chance.randrange(5), chance.randrange(-2, 3))
        me.add_skill(owner=owner, details=details, now=now())
    return owner


def _digests(alias: str = "default") -> dict[str, str]:
    models = tables.models_at(tables.migrations_of(alias))
    return {name: tables.digest(tables.lines(model, alias)) for name, model in models.items()}


def _emptied() -> None:
    call_command("flush", interactive=False, verbosity=0)
    factories.user("me")


@pytest.mark.django_db(transaction=True)
def test_what_is_brought_back_is_equal_to_what_was_backed_up(tmp_path) -> None:
    for seed in range(KILLS):
        _filled(seed)
        before = _digests()
        file = backup.make(kind=Kind.ASKED, now=now(), to=tmp_path / f"{seed}.zip").path
        _emptied()
        restore.fill_empty_home(file)
        assert _digests() == before, seed
        assert len(people_after_one_more()) == 1
        call_command("flush", interactive=False, verbosity=0)


def people_after_one_more() -> list[object]:
    """Add a person, whose key has to be a new one, and return them."""
    return [factories.person(User.objects.get(username="me"), "Nia")]


@pytest.mark.django_db(transaction=True)
def test_from_one_engine_to_the_other_and_back_is_equal(tmp_path) -> None:
    for seed in range(1000, 1000 + max(2, KILLS // 20)):
        _filled(seed)
        before = _digests()
        there = backup.make(kind=Kind.ASKED, now=now(), to=tmp_path / f"{seed}.zip").path
        back = tmp_path / f"{seed}-back.zip"
        _through_sqlite(there, back)
        _emptied()
        restore.fill_empty_home(back)
        assert _digests() == before
        call_command("flush", interactive=False, verbosity=0)


def _through_sqlite(there: Path, back: Path) -> None:
    """Bring a backup into a SQLite database, and back that up."""
    options = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": back.with_suffix(".sqlite3"),
        "OPTIONS": sqlite.scratch_options(),
    }
    with beside.opened(options) as alias, archives.opened(there) as archive:
        with beside.standing_in(alias):
            call_command("migrate", database=alias, verbosity=0, interactive=False)
        restore._fill(alias, archive)
        about = replace(archive.manifest, tables=())
        with back.open("wb") as file:
            archives.write(file, alias, about)


def _people(home: Path) -> list[tuple[object, ...]]:
    """Return who is on file, nobody where not even the tables are there."""
    with suppress(sqlite3.OperationalError):
        return rows(home, _PEOPLE)
    return []


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path, float]:
    """A home with people, a backup of it, and how long bringing it back takes."""
    folder = tmp_path_factory.mktemp("made")
    home, file, contacts = folder / "home", folder / "all.zip", folder / "Connections.csv"
    contacts.write_bytes(connections(600, seed=3))
    assert run(home, "import", str(contacts)).returncode == 0
    assert run(home, "backup", str(file)).returncode == 0
    started = time.monotonic()
    assert run(folder / "other", "restore", str(file)).returncode == 0
    return home, file, time.monotonic() - started


def test_a_restore_killed_at_any_moment_leaves_the_empty_home_or_the_whole_one(made, tmp_path) -> None:
    before, file, seconds = made
    home, met = tmp_path / "home", Counter[str]()
    for _ in range(KILLS):
        shutil.rmtree(home, ignore_errors=True)
        process = begin(home, tmp_path / "restore", "restore", str(file))
        time.sleep(random.uniform(0.1, seconds))
        kill_family(process)
        found = _people(home)
        whole = found == _people(before)
        assert whole or not found
        met["whole" if whole else "empty"] += 1
        again = run(home, "restore", str(file))
        assert again.returncode == (1 if whole else 0), again.stderr
        assert_sound(home)
        assert _people(home) == _people(before)
    print(f"{KILLS} restores killed, and found: {dict(met)}")


def test_a_backup_killed_at_any_moment_leaves_no_half_file_and_the_home_as_it_was(made, tmp_path) -> None:
    home, _, seconds = made
    people_before = _people(home)
    for _ in range(max(2, KILLS // 4)):
        process = begin(home, tmp_path / "backup", "backup")
        time.sleep(random.uniform(0.1, seconds))
        kill_family(process)
        assert_sound(home)
        for file in (home / "backups").glob("*.zip"):
            assert isinstance(backup.verify(file), Manifest)
    assert _people(home) == people_before


@pytest.mark.django_db(transaction=True)
def test_a_restored_home_says_so_in_its_history(tmp_path) -> None:
    owner = _filled(7)
    file = backup.make(kind=Kind.ASKED, now=now(), to=tmp_path / "all.zip").path
    _emptied()
    restore_backup(file=file, now=now() + dt.timedelta(days=1))
    assert factories.last_entry(owner).command == "restore_backup"
