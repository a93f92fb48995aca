"""Writes that are cut off again and again in a home of its own; told is what the next start would have said.

A program of its own, started by run_watched: python -m tests.durability.aborted_writes HOW COUNT
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from django.db import OperationalError, connections

from askaround.cli.start import database, migrate, note_state, prepared
from askaround.kit import soundness, sqlite
from tests.durability.disk import Disk

# Before the fields that later migrations added to the largest tables: something to do for an upgrade.
_BEFORE = ("people", "0003_tie")
_MANY = 40
_TEXT = "They said what they think of it. "


def opened(how: str) -> None:
    """Let SQLite be opened as it might be: what is deleted overwritten, or with write-ahead logging."""
    if how == "wal":
        sqlite.journal_mode = lambda *_: "WAL"
    options = sqlite.options()
    secure = {"overwritten": "ON", "kept": "OFF"}.get(how)
    if secure:
        options["init_command"] += f";PRAGMA secure_delete={secure}"
    sqlite.options = lambda: options


class Home:
    """A home with people in it and room between them, and what happens to it."""

    def __init__(self) -> None:
        """Put people on file, and let many of them go again."""
        self.owner, self.disk, self.met = prepared(), Disk(), Counter[str]()
        self.alarms: list[str] = []
        from askaround.people.models import Person
        from tests import factories
        from tests.generators.linkedin import connections

        self.person = factories.person(self.owner, "Mia")
        factories.imported(self.owner, connections(300, seed=5))
        Person.objects.exclude(pk=self.person.pk).filter(pk__lt=self.person.pk + 200).delete()
        note_state()
        self.free = self.value("PRAGMA freelist_count")

    def value(self, statement: str) -> object:
        with closing(sqlite3.connect(database(), timeout=20)) as connection:
            return connection.execute(statement).fetchone()[0]

    def save(self) -> None:
        """Write a note, longer or shorter than the one before."""
        from askaround.kit.clock import now
        from askaround.people.commands import edit_notes

        self.person.refresh_from_db()
        notes = _TEXT * random.randrange(400)
        version = self.person.version
        edit_notes(owner=self.owner, person=self.person.uuid, version=version, notes=notes, now=now())

    def save_much(self) -> None:
        """Write more than there is room for between what is there, and take it away again."""
        from django.db import transaction

        from askaround.people.models import Person
        from tests import factories

        with transaction.atomic():
            for number in range(_MANY):
                factories.person(self.owner, f"Nia {number}").change(notes=_TEXT * random.randrange(400))
        Person.objects.filter(display_name__startswith="Nia").delete()

    def killed(self, work: Callable[[], None], kill: Callable[[], None]) -> bool:
        """Do work in a process that is told when to end; tells whether it did, or came to its end before."""
        child = os.fork()
        if child == 0:
            kill()
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - a fork must not go on as the test
                print(error, file=sys.stderr)
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status in {0, signal.SIGKILL}, status
        self.met["killed" if status else "done"] += 1
        return bool(status)

    def operations_of(self, work: Callable[[], None]) -> int:
        """Do work, and return how often it changed a file."""
        before = self.disk.operations
        work()
        connections.close_all()
        return self.disk.operations - before

    def look(self, what: object) -> None:
        """Start anew, as far as the database is concerned."""
        if found := soundness.find_damage(database()):
            self.alarms.append(f"{what}: {found}")
        if (whole := self.value("PRAGMA integrity_check")) != "ok":
            self.alarms.append(f"{what}: {whole}")
        note_state()


def kill_saves(home: Home, count: int) -> None:
    """Kill a save at its first sync, the next at its second, and so on; and others anywhere."""
    sync, whole = 1, home.operations_of(home.save)
    while home.met["killed"] < count:
        sync = sync + 1 if home.killed(home.save, partial(home.disk.kill_at_sync, sync)) else 1
        home.look(f"sync {sync}")
        operation = random.randrange(1, whole + 1)
        home.killed(home.save, partial(home.disk.kill_at, operation))
        home.look(f"operation {operation}")


def fill_disk(home: Home, count: int) -> None:
    """Let the disk be full in the middle of a save, and free it again."""
    while home.met["full"] < count:
        home.disk.let_grow(random.randrange(400_000))
        try:
            home.save_much()
            home.met["done"] += 1
        except OperationalError:
            home.met["full"] += 1
        home.disk.let_grow()
        connections.close_all()
        home.look("full")


def kill_upgrades(home: Home, count: int) -> None:
    """Kill an upgrade anywhere."""
    from django.core.management import call_command

    call_command("migrate", *_BEFORE, verbosity=0)
    note_state()
    kept = Path(shutil.copy(database(), f"{database()}.kept"))
    whole = home.operations_of(migrate)
    while home.met["killed"] < count:
        connections.close_all()
        shutil.copy(kept, database())
        note_state()
        operation = random.randrange(1, whole + 1)
        home.killed(migrate, partial(home.disk.kill_at, operation))
        home.look(operation)


def main(how: str, count: str) -> None:
    """Cut off each kind of write so many times, and tell what came of it."""
    opened(how)
    home, met = Home(), {}
    for cut_off in (kill_saves, fill_disk, kill_upgrades):
        home.met.clear()
        cut_off(home, int(count))
        met[cut_off.__name__] = dict(home.met)
    print(json.dumps({"free": home.free, "alarms": home.alarms, "met": met}))


if __name__ == "__main__":
    main(*sys.argv[1:])
