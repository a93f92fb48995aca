"""Thinking a conversation over."""

import datetime as dt
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.queries import get_conversation
from askaround.direction.models import Reflection
from askaround.direction.queries import find_reflection
from askaround.direction.rules import ReflectionDetails
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal


class Unanswered(Refusal):
    """Raised for a reflection that leaves a question out."""


@transaction.atomic
def reflect_on_conversation(
    *, owner: User, conversation: UUID, version: int, details: ReflectionDetails, now: dt.datetime
) -> Entry:
    """Keep your four answers; `version` is 0 before there are any.

    Raises Unanswered, and StaleVersion when they were written elsewhere meanwhile.
    """
    if missing := details.unanswered():
        raise Unanswered(f"Still to answer: {' '.join(missing)} “Nothing” is an answer too.")
    subject = get_conversation(owner, conversation)
    former = find_reflection(owner, subject)
    before = {"details": _told(former)} if former else {}
    if former is None:
        reflection = Reflection.objects.create(
            owner=owner, conversation=subject, reflected_at=now, **asdict(details)
        )
    elif version == 0:
        raise StaleVersion(former)
    else:
        reflection = former.change(expected=version, **asdict(details))
    after = {"conversation": str(conversation)}
    return note("reflect_on_conversation", reflection, "Your thoughts are kept.", now, before, after)


@transaction.atomic
def withdraw_reflection(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make your answers what they were before a line of history, or none; raises StaleVersion."""
    reflection = Reflection.objects.get(owner=owner, uuid=entry.subject)
    if entry.before:
        reflection.change(expected=entry.after["version"], **entry.before["details"])
        return note("withdraw_reflection", reflection, "Your thoughts are as they were.", now)
    if reflection.version != entry.after["version"]:
        raise StaleVersion(reflection)
    line = note("withdraw_reflection", reflection, "Your thoughts are taken back.", now)
    reflection.delete()
    return line


def _told(reflection: Reflection) -> dict[str, Any]:
    names = ReflectionDetails.__dataclass_fields__
    return {name: getattr(reflection, name) for name in names}
