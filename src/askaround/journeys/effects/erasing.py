"""Erasing somebody for good, in every table and the log, and again after an older backup is brought back.

What remains is the SHA-256 of the uuid that they had, in a table and in a file beside the database: the table
travels with later backups, the file outlives a database that is lost.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from askaround.conversations.models import Note
from askaround.history.commands import forget
from askaround.history.models import Entry
from askaround.journeys.models import Erasure, TodayMark
from askaround.journeys.queries.held import called, held_rows, names_of
from askaround.journeys.rules.held import SOMEBODY, Called
from askaround.kit import files
from askaround.kit.bulk import slices
from askaround.kit.models import OwnedModel
from askaround.kit.sqlite import overwrite_what_is_deleted, rewrite_searches
from askaround.kit.text import fold
from askaround.outreach.models import Message
from askaround.people.commands.erased import remember_addresses
from askaround.people.models import ImportBatch, ImportedRow, Organisation, Person, Position
from askaround.people.rules import ContactKind, organisation_key
from askaround.relationships.models import Thanks

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_KEY = re.compile(r'"(\w+)_id": "?(\d+)\b')
_AT_ONCE = 2000  # entries of the log held at a time


def erase(person: Person) -> None:
    """Delete everything about a person, what they said included; nothing of it can be brought back."""
    connection = connections[person._state.db or "default"]  # noqa: SLF001 - Django's documented way
    overwrite_what_is_deleted(connection)
    held = {model: dict(rows.values_list("pk", "uuid")) for model, rows in held_rows(person).items()}
    about = {uuid for rows in held.values() for uuid in rows.values()} | _merged_into(person)
    told = _known_by(person)
    entries, names = entries_about(person), names_of(person, about)
    said, organisations = called(person, names), _organisations_of(person)
    _forget_marks(person.owner_id, about)
    _forget_lines(person, names)
    _forget_introductions(person, names)
    _forget_words(person.owner_id, said)
    for model, rows in reversed(held.items()):
        model._default_manager.filter(owner_id=person.owner_id, pk__in=list(rows)).delete()  # noqa: SLF001 - as above
    _forget_organisations(person.owner_id, organisations)
    forget(person.owner_id, entries, said.whole, SOMEBODY)
    remember_addresses(person.owner_id, told)
    Erasure.objects.get_or_create(owner_id=person.owner_id, digest=_digest(person.uuid))
    rewrite_searches(connection)


def _known_by(person: Person) -> list[str]:
    """Return by what a file would name a person again: every address of theirs.

    Or else their name and work.
    """
    points = person.contact_points.exclude(kind=ContactKind.PHONE).values_list("kind", "key")
    said = [f"{kind}:{key}" for kind, key in points]
    return said or [f"name:{person.sort_name}\n{organisation_key(person.organisation_name)}"]


def remember() -> None:
    """Write who was erased into the file beside the database as well."""
    known = _remembered()
    if known <= (noted := _noted()):
        return
    files.write_whole(_file(), "".join(f"{digest}\n" for digest in sorted(known | noted)))


def replay() -> None:
    """Erase again whom a backup from before their erasure brought back."""
    known = _remembered() | _noted()
    if not known:
        return
    found = Person.objects.order_by("pk").values_list("pk", "uuid")
    for key in [key for key, uuid in found if _digest(uuid) in known]:
        if person := Person.objects.filter(pk=key).first():
            erase(person)


def _remembered() -> set[str]:
    return set(Erasure.objects.values_list("digest", flat=True))


def _noted() -> set[str]:
    return set(_file().read_text().split()) if _file().exists() else set()


def _file() -> Path:
    return Path(settings.HOME) / "erased"


def _digest(uuid: UUID) -> str:
    return hashlib.sha256(str(uuid).encode()).hexdigest()


def _merged_into(person: Person) -> set[UUID]:
    """Return the uuids of those who were made one with a person, and with those before."""
    merges = Entry.objects.filter(owner_id=person.owner_id, chapter="journeys", command="merge_people")
    found = {person.uuid}
    told = [(goes, str(after.get("into"))) for goes, after in merges.values_list("subject", "after")]
    pairs = [(goes, UUID(into)) for goes, into in told if _UUID.fullmatch(into)]
    while more := {goes for goes, into in pairs if into in found} - found:
        found |= more
    return found


def _organisations_of(person: Person) -> set[int]:
    jobs = Position.objects.filter(owner_id=person.owner_id, person=person)
    keys = {person.organisation_id, *jobs.values_list("organisation_id", flat=True)}
    return {key for key in keys if key is not None}


def _forget_organisations(owner_id: int, keys: set[int]) -> None:
    """Delete organisations that nobody else is at."""
    for model in (Person, Position):
        rows = model._default_manager.filter(owner_id=owner_id, organisation__in=keys)  # noqa: SLF001 - as above
        keys = keys - set(rows.values_list("organisation_id", flat=True))
    Organisation.objects.filter(owner_id=owner_id, pk__in=keys).delete()


def _forget_marks(owner_id: int, about: Collection[UUID]) -> None:
    names = set(map(str, about))
    marks = TodayMark.objects.filter(owner_id=owner_id)
    doomed = [key for key, said in marks.values_list("pk", "key") if names & set(_UUID.findall(said))]
    marks.filter(pk__in=doomed).delete()


def _forget_lines(person: Person, names: Collection[str]) -> None:
    """Take a person out of what is kept of files: first rows, rows to come, and lines that became nobody."""
    told = {fold(point.value) for point in person.contact_points.all()} | set(map(fold, names))
    mine = {"owner_id": person.owner_id}
    for batch in ImportBatch.objects.filter(**mine).exclude(preview=[]):
        left = [row for row in batch.preview if not told & _said_in(row)]
        if len(left) < len(batch.preview):
            batch.change(preview=left)
    nobodys = ImportedRow.objects.filter(person=None, **mine).values_list("pk", "cells", "facts")
    doomed = [key for key, cells, facts in nobodys.iterator(_AT_ONCE) if told & _said_in([*cells, *facts])]
    for some in slices(doomed):
        ImportedRow.objects.filter(pk__in=some, **mine).delete()


def _forget_introductions(person: Person, names: Collection[str]) -> None:
    """Take their name out of how you know those whom they named, where it alone stands there."""
    introduced = Person.objects.filter(owner_id=person.owner_id, introducer=person)
    for one in introduced.filter(tie_detail__in=names).exclude(pk=person.pk):
        one.change(tie_detail="")


def _forget_words(owner_id: int, said: Called) -> None:
    """Take them out of what was proposed to you and of lines you removed: you do not see those."""
    unseen: tuple[tuple[QuerySet[Any], str], ...] = (
        (Message.objects.all(), "drafted"),
        (Message.objects.all(), "drafted_subject"),
        (Thanks.objects.all(), "drafted"),
        (Note.objects.exclude(removed_at=None), "text"),
    )
    for rows, column in unseen:
        for row in rows.filter(owner_id=owner_id).exclude(**{column: ""}):
            if (left := said.anyhow.sub(SOMEBODY, text := getattr(row, column))) != text:
                row.change(**{column: left})


def _said_in(row: list[Any]) -> set[str]:
    """Return the cells of a row, and each two that stand beside each other as one, as names do."""
    cells = [cell if isinstance(cell, str) else "" for cell in row]
    return {fold(text) for text in (*cells, *map(" ".join, pairwise(cells)))} - {""}


def entries_about(person: Person) -> set[int]:
    """Return the keys of the entries of the log about a person.

    Those are about what is held of them, or hold its uuid or key; or they name the person, and are about
    something that is gone. What was said before and after about a thing that is gone goes with them.
    """
    held = {model: dict(rows.values_list("pk", "uuid")) for model, rows in held_rows(person).items()}
    about = {uuid for rows in held.values() for uuid in rows.values()} | _merged_into(person)
    keys = {model._meta.model_name or "": set(rows) for model, rows in held.items()}  # noqa: SLF001 - as above
    named = re.compile(rf"(?<!\w){re.escape(person.display_name)}(?!\w)")
    subjects: dict[UUID, set[int]] = defaultdict(set)
    found, touched = set(), set()
    for key, subject, sentence, said in _log(person.owner_id):
        subjects[subject].add(key)
        if subject in about or _tells_of(said, about, keys):
            found.add(key)
            touched.add(subject)
        elif named.search(sentence):
            touched.add(subject)
    return found.union(*(subjects[gone] for gone in touched - _still_there(person.owner_id, touched)))


def _log(owner_id: int) -> Iterable[tuple[int, UUID, str, str]]:
    entries = Entry.objects.filter(owner_id=owner_id).annotate(
        was=Cast("before", TextField()), became=Cast("after", TextField())
    )
    told = entries.order_by("pk").values_list("pk", "subject", "sentence", "was", "became")
    return (
        (key, subject, said, f"{was}{became}") for key, subject, said, was, became in told.iterator(_AT_ONCE)
    )


def _tells_of(said: str, about: set[UUID], keys: dict[str, set[int]]) -> bool:
    if any(UUID(uuid) in about for uuid in _UUID.findall(said)):
        return True
    return any(int(key) in keys.get(name, ()) for name, key in _KEY.findall(said))


def _still_there(owner_id: int, subjects: set[UUID]) -> set[UUID]:
    """Return which of these are on file, in whichever table."""
    found: set[UUID] = set()
    for model in apps.get_models():
        if issubclass(model, OwnedModel):
            rows = model._default_manager.filter(owner_id=owner_id, uuid__in=subjects)  # noqa: SLF001 - as above
            found.update(rows.values_list("uuid", flat=True))
    return found
