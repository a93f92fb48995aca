"""Putting people aside for a path, or for all of them."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.models import PutAside
from askaround.direction.queries import find_aside, get_aside
from askaround.direction.rules import NOT_NOW, AsideReason, may_be_everywhere
from askaround.history.commands import note, record
from askaround.history.models import Entry
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal
from askaround.paths.queries import get_path
from askaround.people.models import Person
from askaround.people.queries import get_person


class OnlyForThisPath(Refusal):
    """Raised when a reason that speaks of one path is given for all of them."""


@transaction.atomic
def put_aside_person(
    *,
    owner: User,
    person: UUID,
    path: UUID,
    reason: AsideReason,
    now: dt.datetime,
    text: str = "",
    everywhere: bool = False,
) -> Entry:
    """Leave somebody out of whom to ask about a path, or about any, and remember why.

    The entry's subject is the record's uuid. Raises OnlyForThisPath.
    """
    if everywhere and not may_be_everywhere(reason):
        raise OnlyForThisPath("That reason is about this path. The others keep their suggestions.")
    subject, about = get_person(owner, person), get_path(owner, path)
    place = None if everywhere else about
    fields: dict[str, Any] = {
        "reason": reason,
        "text": text,
        "sort_title": subject.sort_title if subject.title else "",
        "put_aside_at": now,
    }
    former = find_aside(owner, subject, place)
    before = _kept(former) if former else {}
    if former:
        aside = former.change(**fields)
    else:
        aside = PutAside.objects.create(owner=owner, person=subject, path=place, **fields)
    return note("put_aside_person", aside, _sentence(aside, subject), now, before)


@transaction.atomic
def bring_back_person(*, owner: User, aside: UUID, now: dt.datetime) -> Entry:
    """Let somebody who was put aside be suggested again; their title counts again too."""
    subject = get_aside(owner, aside)
    sentence = f"{subject.person.display_name} may be suggested again."
    entry = note("bring_back_person", subject, sentence, now, _kept(subject))
    subject.delete()
    return entry


@transaction.atomic
def restore_aside(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make a record of somebody put aside what it was before a line of history, or nothing if it was not.

    Raises StaleVersion when something else was said of them since.
    """
    now_there = _now_there(owner, entry)
    if now_there and (now_there.uuid, now_there.version) != (entry.subject, entry.after["version"]):
        raise StaleVersion(now_there)
    if now_there:
        now_there.delete()
    if entry.before:
        _write_again(owner, entry.subject, entry.before)
    return record(
        "direction.restore_aside", owner_id=owner.pk, subject=entry.subject, sentence="As before.", now=now
    )


def _now_there(owner: User, entry: Entry) -> PutAside | None:
    """Return what is on file now in the place that a line of history is about."""
    if not entry.before:
        return PutAside.objects.filter(owner=owner, uuid=entry.subject).first()
    kept = entry.before
    path = get_path(owner, UUID(kept["path"])) if kept["path"] else None
    return find_aside(owner, get_person(owner, UUID(kept["person"])), path)


def _write_again(owner: User, uuid: UUID, kept: dict[str, Any]) -> None:
    PutAside.objects.create(
        owner=owner,
        uuid=uuid,
        person=get_person(owner, UUID(kept["person"])),
        path=get_path(owner, UUID(kept["path"])) if kept["path"] else None,
        reason=kept["reason"],
        text=kept["text"],
        sort_title=kept["sort_title"],
        put_aside_at=dt.datetime.fromisoformat(kept["put_aside_at"]),
    )


def _kept(aside: PutAside) -> dict[str, Any]:
    """Return everything that a record of somebody put aside says, for the log."""
    return {
        "person": str(aside.person.uuid),
        "path": str(aside.path.uuid) if aside.path else "",
        "reason": aside.reason,
        "text": aside.text,
        "sort_title": aside.sort_title,
        "put_aside_at": aside.put_aside_at.isoformat(),
    }


def _sentence(aside: PutAside, person: Person) -> str:
    name = person.display_name
    if aside.reason == AsideReason.NOT_NOW:
        return f"{name} is put aside, and back in {NOT_NOW.days} days."
    return f"{name} is put aside for {aside.path.title if aside.path else 'every path'}."
