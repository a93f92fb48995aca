"""Erasing somebody for good."""

import datetime as dt
from functools import partial
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.effects import erasing, importing
from askaround.kit.ids import new_uuid
from askaround.people import commands as people
from askaround.people.queries import get_person, waiting_batches

_ERASED = (
    "You erased somebody while this file waited, and it may tell of them, so it is forgotten. Nothing of it "
    "came in; choose it again to bring the others in."
)


@transaction.atomic
def erase_person(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Erase everything about a person; there is no way back. The entry says nothing about them."""
    erasing.erase(get_person(owner, person, lock=True))
    for batch in waiting_batches(owner):
        people.expire_batch(owner=owner, batch=batch.uuid, reason=_ERASED, now=now)
        transaction.on_commit(partial(importing.forget, batch.stored_name))
    transaction.on_commit(erasing.remember)
    return record(
        "journeys.erase_person",
        owner_id=owner.pk,
        subject=new_uuid(),
        sentence="Everything about that person is erased.",
        now=now,
    )
