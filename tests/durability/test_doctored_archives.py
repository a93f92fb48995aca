"""Doctored backups and exports: refused with a sentence, or every page of the restored home answers.

No file is touched by it, whatever the archive names. `ASKAROUND_ARCHIVES=10000` tries as many, and
`ASKAROUND_SEED` one run again.
"""

import hashlib
import os
import random
import re
import traceback
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import DateField
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.accounts.models import User
from askaround.direction.commands import resume_readings
from askaround.history.models import Entry
from askaround.journeys.commands.backup import restore_backup
from askaround.journeys.commands.importing import resume_imports
from askaround.journeys.effects import tables
from askaround.journeys.effects.archives import BackupRefused
from askaround.journeys.rules.backup import Kind
from askaround.kit.clock import now
from askaround.people.models import ImportBatch
from askaround.people.rules import BatchState
from tests import backups, factories
from tests.doors.routes import ROUTES, Home
from tests.durability.mutations import ZIPS, Doctored, doctor, zipped

COUNT = int(os.environ.get("ASKAROUND_ARCHIVES", "6"))
SEED = int(os.environ.get("ASKAROUND_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
UNDONE = 3
pytestmark = pytest.mark.django_db
# What answers with a job for the worker or a file that typesetting takes seconds for; tried elsewhere.
SLOW = {"strategy-pdf", "brief-pdf", "enter"}
UPLOAD = f"{0:032x}.upload"


_READ = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)')


def digests() -> dict[str, str]:
    """Return what stands in each table, but that something was brought back, which each time differs."""
    found = {}
    for model in apps.get_models():
        table = model._meta.db_table
        but = "WHERE command != 'restore_backup'" if model is Entry else ""
        with connection.cursor() as cursor:
            rows = cursor.execute(f'SELECT * FROM "{table}" {but} ORDER BY 1').fetchall()
        found[table] = hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()
    return found


@dataclass(frozen=True)
class Sound:
    """A home as an archive that nobody doctored brings it back: what stands in its tables, and which a page reads."""

    rows: dict[str, str]
    read: dict[str, set[str]]

    def concerned(self) -> list[str]:
        """Return the pages that may answer otherwise by now: those that read, or search, what is not the same."""
        found = digests()
        other = {table for table, digest in self.rows.items() if found[table] != digest}
        return [
            address
            for address, tables in self.read.items()
            if other and (tables & other or any(each.endswith("_search") for each in tables))
        ]


class World:
    """Archives of a home with something in every table, where its pages are, and files to leave alone."""

    def __init__(self, folder: Path) -> None:
        """Make the home, write it down, and empty it."""
        self.folder = folder
        owner = factories.user("me", name="Ada Winter")
        home = Home(owner).fill()
        pages = [each for each in ROUTES if each.method == "GET" and each.name not in SLOW]
        self.addresses = sorted({each.address(home) for each in pages if each.names != "backup"})
        self.routes: defaultdict[str, set[str]] = defaultdict(set)
        for each in pages:
            thing = getattr(home, each.names) if each.names else None
            if hasattr(thing, "_meta"):
                self.routes[thing._meta.label_lower].add(each.name)
        self.archives = [self._written(kind) for kind in (Kind.ASKED, Kind.EXPORT)]
        self._empty()
        self.sound = [self._sound(members) for members in self.archives]
        self.canaries = self._canaries()
        self.before = self.state()

    def _written(self, kind: Kind) -> dict[str, bytes]:
        path = self.folder / f"{kind}.zip"
        backups.written(path, kind=kind)
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.startswith(("manifest", "data/", "tables/"))]
            return {name: archive.read(name) for name in names}

    def _sound(self, members: dict[str, bytes]) -> Sound:
        file = self.folder / "sound.zip"
        file.write_bytes(zipped(members))
        with taken_back():
            restore_backup(file=file, now=now())
            rows, page, reads = begun_again(), factories.browser(User.objects.get()), {}
            for address in self.addresses:
                with CaptureQueriesContext(connection) as asked:
                    assert read(page, address) < 500
                reads[address] = {table for each in asked for table in _READ.findall(each["sql"])}
        return Sound(rows, reads)

    @staticmethod
    def _empty() -> None:
        models = tables.models_at(tables.migrations_known())
        for name in reversed(models):
            if name != "accounts.user":
                models[name]._base_manager.all().delete()

    def _canaries(self) -> list[Path]:
        outside = self.folder / "outside"
        outside.mkdir()
        found = [outside / "letter.txt", outside / UPLOAD, Path(settings.HOME) / "imports" / UPLOAD]
        found.append(Path(settings.HOME) / "canary.key")
        for path in found:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(path.name.encode())
        return found

    def names(self) -> tuple[str, ...]:
        """Return what an archive may call the canaries."""
        home = Path(settings.HOME) / "imports"
        relative = [os.path.relpath(path, home) for path in self.canaries]
        return (*map(str, self.canaries), *relative, UPLOAD, "../secret.key", "../test.sqlite3", ".")

    def state(self) -> dict[Path, str]:
        """Return what the files are like that nothing may touch."""
        kept = [*self.canaries, *Path(settings.HOME).glob("*.key")]
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept if path.exists()}


@pytest.fixture
def world(tmp_path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    for path in made.canaries:
        path.unlink(missing_ok=True)


@contextmanager
def taken_back() -> Iterator[None]:
    """Leave the database as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def read(page: Client, address: str) -> int:
    answer = page.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def faults_of(page: Client, addresses: list[str]) -> list[str]:
    """Return the pages that do not answer, and why."""
    found = []
    for address in addresses:
        try:
            status = read(page, address)
        except Exception:  # noqa: BLE001 - whatever it is, it is a page that does not answer
            found.append(f"{address}\n{traceback.format_exc(limit=-4)}")
        else:
            if status >= 500:
                found.append(f"{address}: {status}")
    return found


def begun_again() -> dict[str, str]:
    """Do what a start does in a restored home, and return what then stands in its tables."""
    resume_imports(now=now())
    resume_readings()
    return digests()


def pages_of(world: World, doctored: Doctored, sound: Sound) -> list[str]:
    """Return the pages to ask: the home's that read something doctored, and those about it."""
    more = set()
    for table, row in doctored.touched:
        columns = doctored.columns(table)
        uuid = (
            (row[columns.index("uuid")] if isinstance(row, list) else row.get("uuid"))
            if "uuid" in columns
            else ""
        )
        more |= {reverse(name, args=[uuid]) for name in world.routes[table] if is_uuid(uuid)}
    concerned = sound.concerned()
    return [*concerned, *sorted(more - set(concerned))]


def is_uuid(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 36 and value.count("-") == 4


def faults_after(world: World, doctored: Doctored, sound: Sound) -> list[str]:
    """Live in a restored home: start, look at what differs, take back the newest, throw imports away."""
    owner = User.objects.get()
    assert (owner.username, owner.password, owner.is_active) == ("me", "", True)
    assert not ImportBatch.objects.exclude(stored_name="").exists()
    assert not ImportBatch.objects.filter(state__in=[BatchState.READING, BatchState.PREVIEWED]).exists()
    try:
        begun_again()
    except Exception:  # noqa: BLE001 - whatever it is, it is no start
        return [f"start\n{traceback.format_exc(limit=-4)}"]
    addresses = pages_of(world, doctored, sound)
    page = factories.browser(owner)
    found = faults_of(page, addresses)
    lines = {each for each in (_line_of(doctored)) if each}
    newest = [*lines, *Entry.objects.order_by("-pk").values_list("uuid", flat=True)[:UNDONE]]
    posts = [reverse("undo", args=[uuid]) for uuid in newest]
    posts += [reverse("import-discard", args=[each.uuid]) for each in ImportBatch.objects.all()]
    for address in posts:
        try:
            with transaction.atomic():
                status = page.post(address).status_code
        except Exception:  # noqa: BLE001 - as above
            found.append(f"POST {address}\n{traceback.format_exc(limit=-4)}")
        else:
            found += [f"POST {address}: {status}"] if status >= 500 else []
    after = pages_of(world, doctored, sound) if lines else []
    return found + [f"after undo: {each}" for each in faults_of(page, after)]


def _line_of(doctored: Doctored) -> list[Any]:
    rows = [row for table, row in doctored.touched if table == "history.entry"]
    columns = doctored.columns("history.entry")
    found = [row[columns.index("uuid")] if isinstance(row, list) else row.get("uuid") for row in rows]
    return [uuid for uuid in found if is_uuid(uuid)]


def test_a_doctored_archive_is_refused_or_every_page_of_the_home_answers(world, tmp_path) -> None:
    met, wrong = Counter[str](), []
    file = tmp_path / "doctored.zip"
    for number in range(COUNT):
        chance = random.Random(f"{SEED} {number}")
        which = chance.randrange(len(world.archives))
        content, doctored = doctor(world.archives[which], world.names(), chance)
        file.write_bytes(content)
        with taken_back():
            try:
                restore_backup(file=file, now=now())
            except BackupRefused as refused:
                met["refused"] += 1
                faults = [] if str(refused).endswith(".") else [f"no sentence: {refused}"]
            except Exception:  # noqa: BLE001 - whatever it is, it is no sentence
                faults = [f"restore\n{traceback.format_exc(limit=-6)}"]
            else:
                met["accepted"] += 1
                faults = faults_after(world, doctored, world.sound[which])
        if world.state() != world.before:
            faults.append("a file was touched")
        if faults:
            met["wrong"] += 1
            wrong.append(f"#{number} {doctored.told}\n" + "\n".join(faults[:3]))
            print(wrong[-1], flush=True)
        if number % 100 == 99:
            print(f"{number + 1}: {dict(met)}", flush=True)
    print(f"ASKAROUND_SEED={SEED}: {COUNT} doctored archives, {dict(met)}")
    assert not wrong, f"ASKAROUND_SEED={SEED}\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_every_page_answers_where_every_day_is_the_first_or_the_last_there_is(world, tmp_path, day) -> None:
    """A form takes such days, so they come back; a talk's day is reckoned in zones, and is none of them."""
    doctored = Doctored(dict(world.archives[0]), (), random.Random(1))
    for label, model in tables.models_at(tables.migrations_known()).items():
        days = [field.attname for field in model._meta.concrete_fields if type(field) is DateField]
        if label == "conversations.conversation" or not days:
            continue
        columns = doctored.columns(label)
        for row in doctored.table(label):
            for name in days:
                row[columns.index(name)] = day
    (tmp_path / "days.zip").write_bytes(doctored.written())
    with taken_back():
        restore_backup(file=tmp_path / "days.zip", now=now())
        assert faults_after(world, doctored, world.sound[0]) == []


@pytest.mark.parametrize("name", ["in a folder", "by a Mac", "by Windows"])
def test_an_archive_that_was_packed_again_comes_back(world, tmp_path, name) -> None:
    for members in world.archives:
        file = tmp_path / "again.zip"
        file.write_bytes(ZIPS[name](Doctored(dict(members), (), random.Random(1))))
        with taken_back():
            assert restore_backup(file=file, now=now()).people
