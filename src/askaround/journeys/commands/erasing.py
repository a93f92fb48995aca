"""Erasing somebody for good."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.effects import erasing
from askaround.kit.ids import new_uuid
from askaround.people.queries import get_person


@transaction.atomic
def erase_person(*, owner: User, person: UUID, now: dt.datetime) -> Entry:
    """Erase everything about a person; there is no way back. The entry says nothing about them."""
    erasing.erase(get_person(owner, person, lock=True))
    transaction.on_commit(erasing.remember)
    return record(
        "journeys.erase_person",
        owner_id=owner.pk,
        subject=new_uuid(),
        sentence="Everything about that person is erased.",
        now=now,
    )
