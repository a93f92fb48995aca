"""Tagging people, a few or thousands at once."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.bulk import insert, slices
from askaround.kit.refusals import Refusal
from askaround.kit.snapshots import bring_back, snapshot
from askaround.kit.text import fold
from askaround.people.models import Person, Tag, Tagging
from askaround.people.queries import get_tag, tagged_keys
from askaround.people.rules import people_words


class NoTagNamed(Refusal):
    """Raised for a tag without a word."""


class TagIsTaken(Refusal):
    """Raised when two tags would have the same name."""


@transaction.atomic
def tag_people(*, owner: User, keys: Collection[int], name: str, now: dt.datetime) -> Entry:
    """Give a tag, made if need be, to the people of these keys; the entry's `after` names those new to it.

    Raises NoTagNamed.
    """
    tag, made = _tag_named(owner, name)
    new = sorted(_own_keys(owner, keys) - tagged_keys(owner, tag))
    insert(Tagging, [{"owner_id": owner.pk, "person_id": key, "tag_id": tag.pk} for key in new])
    sentence = f"{people_words(len(new))} tagged “{tag.name}”."
    if not new:
        sentence = f"Everybody there has the tag “{tag.name}” already."
    return note("tag_people", tag, sentence, now, after={"tagged": new, "made": made})


@transaction.atomic
def untag_people(*, owner: User, tag: UUID, keys: Collection[int], now: dt.datetime) -> Entry:
    """Take a tag from the people of these keys; the entry's `before` names those who had it."""
    subject = get_tag(owner, tag)
    had = sorted(tagged_keys(owner, subject) & set(keys))
    for some in slices(had):
        Tagging.objects.filter(owner=owner, tag=subject, person__in=some).delete()
    sentence = f"{people_words(len(had))} no longer tagged “{subject.name}”."
    return note("untag_people", subject, sentence, now, before={"name": subject.name, "tagged": had})


@transaction.atomic
def rename_tag(*, owner: User, tag: UUID, version: int, name: str, now: dt.datetime) -> Entry:
    """Call a tag differently; raises NoTagNamed, TagIsTaken and StaleVersion."""
    subject, (name, key) = get_tag(owner, tag), _said(name)
    if Tag.objects.filter(owner=owner, key=key).exclude(pk=subject.pk).exists():
        raise TagIsTaken(f"You have a tag “{name}” already.")
    before = subject.name
    subject.change(expected=version, name=name, key=key)
    return note("rename_tag", subject, f"The tag is called “{name}” now.", now, before={"name": before})


@transaction.atomic
def remove_tag(*, owner: User, tag: UUID, now: dt.datetime) -> Entry:
    """Take a tag from everybody and forget it; the log keeps what undo needs."""
    subject = get_tag(owner, tag)
    before = {"tag": snapshot(subject), "tagged": sorted(tagged_keys(owner, subject))}
    entry = note("remove_tag", subject, f"The tag “{subject.name}” is removed.", now, before=before)
    subject.delete()
    return entry


@transaction.atomic
def restore_tag(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Bring a removed tag back to those who had it and are still there; raises TagIsTaken."""
    kept = entry.before["tag"]
    if Tag.objects.filter(owner=owner, key=kept["key"]).exists():
        raise TagIsTaken(f"You have a new tag “{kept['name']}” by now. Nothing is taken back.")
    bring_back(Tag, [kept])
    tag = get_tag(owner, entry.subject)
    had = sorted(_own_keys(owner, entry.before["tagged"]))
    insert(Tagging, [{"owner_id": owner.pk, "person_id": key, "tag_id": tag.pk} for key in had])
    return note("restore_tag", tag, f"The tag “{tag.name}” is back.", now)


def _said(name: str) -> tuple[str, str]:
    name = " ".join(name.split())[:60]
    key = fold(name)[:60]
    if not key:
        raise NoTagNamed("Name the tag: one word or two of yours, such as “mentor”.")
    return name, key


def _tag_named(owner: User, name: str) -> tuple[Tag, bool]:
    name, key = _said(name)
    return Tag.objects.get_or_create(owner=owner, key=key, defaults={"name": name})


def _own_keys(owner: User, keys: Collection[int]) -> set[int]:
    mine = Person.objects.filter(owner=owner)
    found: set[int] = set()
    for some in slices(sorted(keys)):
        found.update(mine.filter(pk__in=some).values_list("pk", flat=True))
    return found
