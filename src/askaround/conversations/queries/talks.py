"""Reading talks: one, all of them, those to come."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, Note
from askaround.conversations.rules import State
from askaround.kit.paging import Page, keyset
from askaround.people.models import Person


def get_conversation(owner: User, uuid: UUID) -> Conversation:
    """Return one conversation with its person, path and objective; raises Conversation.DoesNotExist."""
    return _conversations(owner).get(uuid=uuid)


def get_note(owner: User, uuid: UUID) -> Note:
    """Return one line of notes with its conversation; raises Note.DoesNotExist."""
    return Note.objects.filter(owner=owner).select_related("conversation").get(uuid=uuid)


def list_conversations(owner: User, *, cursor: str = "") -> Page[Conversation]:
    """Return one page of conversations, the latest day first."""
    return keyset(_conversations(owner), "day", descending=True, cursor=cursor)


def coming_conversations(
    owner: User, first: dt.date, last: dt.date, *, limit: int = 30
) -> list[Conversation]:
    """Return what is arranged from one day to another, soonest first."""
    coming = _conversations(owner).filter(state=State.ARRANGED, day__gte=first, day__lte=last)
    return list(coming.order_by("day", "time", "id")[:limit])


def conversations_with(owner: User, person: Person, *, limit: int = 50) -> list[Conversation]:
    """Return the newest conversations with a person."""
    return list(_conversations(owner).filter(person=person).order_by("-id")[:limit])


def arranged_objectives(owner: User, objectives: Collection[int]) -> set[int]:
    """Return which of these objectives (by key) a conversation is arranged for."""
    arranged = Conversation.objects.filter(owner=owner, objective__in=objectives, state=State.ARRANGED)
    return {key for key in arranged.values_list("objective_id", flat=True) if key is not None}


def _conversations(owner: User) -> QuerySet[Conversation]:
    return Conversation.objects.filter(owner=owner).select_related("person", "path", "objective")
