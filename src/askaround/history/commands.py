"""Writing the log."""

import datetime as dt
import json
import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from askaround.history.models import Entry
from askaround.kit.bulk import slices
from askaround.kit.models import OwnedModel

_AT_ONCE = 2000  # entries held at a time


def record(
    command: str,
    *,
    owner_id: int,
    subject: UUID,
    sentence: str,
    now: dt.datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry; `command` reads "chapter.verb_noun", the sentence is what the user is told."""
    chapter, verb = command.split(".", 1)
    return Entry.objects.create(
        owner_id=owner_id,
        at=now,
        chapter=chapter,
        command=verb,
        subject=subject,
        sentence=sentence,
        before=before or {},
        after=after or {},
    )


def forget(owner_id: int, keys: Collection[int], names: Collection[str], instead: str) -> None:
    """Take entries out of the log, and names out of the others; only for somebody who is erased.

    What undo needs loses the names too.
    """
    mine = Entry.objects.filter(owner_id=owner_id)
    for some in slices(sorted(keys)):
        mine.filter(pk__in=some).delete()
    if not names:
        return
    longest = sorted(names, key=len, reverse=True)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    for entry in _telling(mine, names).iterator(_AT_ONCE):
        entry.change(
            sentence=named.sub(instead, entry.sentence),
            before=_without(entry.before, named, instead),
            after=_without(entry.after, named, instead),
        )


def _telling(entries: QuerySet[Entry], names: Collection[str]) -> QuerySet[Entry]:
    """Return the entries that hold one of these; SQLite keeps JSON in ASCII, PostgreSQL does not."""
    found = Q()
    for name in names:
        found |= Q(sentence__icontains=name)
        for kept in {json.dumps(name)[1:-1], json.dumps(name, ensure_ascii=False)[1:-1]}:
            found |= Q(was__icontains=kept) | Q(became__icontains=kept)
    return entries.alias(was=Cast("before", TextField()), became=Cast("after", TextField())).filter(found)


def _without(said: Any, named: re.Pattern[str], instead: str) -> Any:
    if isinstance(said, str):
        return named.sub(instead, said)
    if isinstance(said, list):
        return [_without(each, named, instead) for each in said]
    return (
        {name: _without(each, named, instead) for name, each in said.items()}
        if isinstance(said, dict)
        else said
    )


def note(
    verb: str,
    subject: OwnedModel,
    sentence: str,
    now: dt.datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Append the entry of a command about one record; `after` carries the record's version."""
    return record(
        f"{subject._meta.app_label}.{verb}",  # noqa: SLF001 - Django's documented way to the chapter
        owner_id=subject.owner_id,
        subject=subject.uuid,
        sentence=sentence,
        now=now,
        before=before,
        after={"version": subject.version, **(after or {})},
    )
