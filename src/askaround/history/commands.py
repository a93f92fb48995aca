"""Writing the log."""

import datetime as dt
import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

from askaround.history.models import Entry
from askaround.kit.bulk import slices
from askaround.kit.models import OwnedModel


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


def forget(owner_id: int, keys: Collection[int], names: Collection[str]) -> None:
    """Take entries out of the log, and names out of its sentences; only for somebody who is erased."""
    mine = Entry.objects.filter(owner_id=owner_id)
    for some in slices(sorted(keys)):
        mine.filter(pk__in=some).delete()
    for name in names:
        named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for entry in mine.filter(sentence__contains=name):
            entry.change(sentence=named.sub("somebody", entry.sentence))


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
