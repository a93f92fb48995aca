"""Putting many people away at once, and bringing them back."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.bulk import slices
from askaround.kit.ids import new_uuid
from askaround.people.models import Person
from askaround.people.rules import people_words


@transaction.atomic
def archive_people(*, owner: User, keys: Collection[int], now: dt.datetime) -> Entry:
    """Put the people of these keys out of sight; the entry's `after` names those who were not yet."""
    put_away = _change(owner, keys, Q(archived_at=None), archived_at=now)
    return _record("archive_people", owner, put_away, f"{people_words(len(put_away))} archived.", now)


@transaction.atomic
def unarchive_people(*, owner: User, keys: Collection[int], now: dt.datetime) -> Entry:
    """Bring the people of these keys back; the entry's `after` names those who were archived."""
    back = _change(owner, keys, Q(archived_at__isnull=False), archived_at=None)
    return _record("unarchive_people", owner, back, f"{people_words(len(back))} back.", now)


def _change(owner: User, keys: Collection[int], are: Q, *, archived_at: dt.datetime | None) -> list[int]:
    changed: list[int] = []
    for some in slices(sorted(keys)):
        concerned = Person.objects.select_for_update().filter(are, owner=owner, pk__in=some)
        found = list(concerned.order_by("pk").values_list("pk", flat=True))
        mine = Person.objects.filter(owner=owner, pk__in=found)
        mine.update(archived_at=archived_at, version=F("version") + 1)
        changed += found
    return changed


def _record(verb: str, owner: User, keys: list[int], sentence: str, now: dt.datetime) -> Entry:
    """Write one line for all, about none of them: its subject is an id of its own."""
    return record(
        f"people.{verb}",
        owner_id=owner.pk,
        subject=new_uuid(),
        sentence=sentence,
        now=now,
        after={"people": keys},
    )
