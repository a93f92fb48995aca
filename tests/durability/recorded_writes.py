"""A home from its first start on, and what was said to be kept in it.

A program of its own, started by run_watched with a log: python -m tests.durability.recorded_writes HOW SEED
"""

import hashlib
import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

from askaround.cli.start import note_state, prepared
from tests.durability.aborted_writes import opened
from tests.durability.disk import Disk

_SAVES = 24


class Diary:
    """What was tried and what was acknowledged, one line each, in the order of what happens to the files."""

    def __init__(self, home: Path) -> None:
        """Begin a file that is written to without a moment's wait."""
        self._file = os.open(home / "diary", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def tell(self, what: str, **more: Any) -> None:
        """Write a line."""
        os.write(self._file, json.dumps({"what": what, **more}).encode() + b"\n")

    def kept(self, path: Path) -> None:
        """Write that a file is there, as it is."""
        self.tell("file", name=str(path), sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def main(how: str, seed: str) -> None:
    """Begin a home and work in it."""
    opened(how)
    chance = random.Random(int(seed))
    home = Path(os.environ["ASKAROUND_HOME"])
    diary, disk = Diary(home), Disk()
    owner = prepared()
    diary.kept(home / "secret.key")
    from django.db import connections

    from askaround.journeys.commands import backup, erasing, importing
    from askaround.kit.clock import now
    from askaround.people import commands as people
    from askaround.people.models import Person
    from tests import factories
    from tests.generators.linkedin import connections as contacts

    person = factories.person(owner, "Mia")
    for number in range(1, _SAVES + 1):
        diary.tell("saving", number=number)
        person.refresh_from_db()
        notes = f"{number} " * chance.randrange(1, 4000)
        people.edit_notes(owner=owner, person=person.uuid, version=person.version, notes=notes, now=now())
        diary.tell("saved", number=number)
        if chance.random() < 0.2:
            diary.tell("added", name=(name := f"Nia {number}"))
            factories.person(owner, name)
            diary.tell("person", name=name)
        if chance.random() < 0.3:
            note_state()
        if chance.random() < 0.2:
            connections.close_all()
            if (child := os.fork()) == 0:
                disk.kill_at(chance.randrange(1, 30))
                person.refresh_from_db()
                people.edit_notes(
                    owner=owner,
                    person=person.uuid,
                    version=person.version,
                    notes=f"{number} killed",
                    now=now(),
                )
                os.kill(os.getpid(), signal.SIGKILL)
            os.waitpid(child, 0)
        if number == _SAVES // 4:
            file = [contacts(60, seed=chance.randrange(1000))]
            batch = importing.open_import(owner=owner, file_name="Connections.csv", pieces=file, now=now())
            diary.kept(home / "imports" / batch.stored_name)
            diary.tell("changing", name=str(home / "imports" / batch.stored_name))
            importing.finish_import(owner=owner, batch=batch.uuid, now=now(), progress=lambda *_: None)
        if number == _SAVES // 2:
            diary.kept(backup.back_up(owner=owner, now=now()).path)
        if number == 3 * _SAVES // 4:
            for each in [
                factories.person(owner, "Gone"),
                *Person.objects.filter(display_name__startswith="A"),
            ]:
                diary.tell("changing", name=str(home / "erased"))
                erasing.erase_person(owner=owner, person=each.uuid, now=now())
                diary.kept(home / "erased")
    note_state()


if __name__ == "__main__":
    main(*sys.argv[1:])
