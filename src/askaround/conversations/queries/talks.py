"""Reading conversations, always by owner."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, Note
from askaround.conversations.rules import State
from askaround.kit.paging import Page, keyset
from askaround.outreach.models import Objective
from askaround.people.models import Person

# Days are by the clock of a zone: nowhere is it more than a day later or earlier than here.
_ELSEWHERE = dt.timedelta(days=1)
# More talks than anybody has in two days, which may turn out to be over, or not yet.
_OF_TWO_DAYS = 20
# So many are listed of those ahead, and of those to be wrapped up.
MOST_LISTED = 20


def get_conversation(owner: User, uuid: UUID) -> Conversation:
    """Return one conversation with its person, path and objective; raises Conversation.DoesNotExist."""
    return _conversations(owner).get(uuid=uuid)


def get_note(owner: User, uuid: UUID) -> Note:
    """Return one line of notes with its conversation; raises Note.DoesNotExist."""
    return Note.objects.filter(owner=owner).select_related("conversation").get(uuid=uuid)


def has_notes(conversation: Conversation) -> bool:
    """Tell whether anything is noted of a conversation."""
    return Note.objects.filter(owner_id=conversation.owner_id, conversation=conversation).exists()


def conversations_ahead(owner: User, now: dt.datetime, *, limit: int = MOST_LISTED + 1) -> list[Conversation]:
    """Return the conversations ahead, soonest first."""
    ahead = _conversations(owner).filter(state=State.ARRANGED, day__gte=now.date() - _ELSEWHERE)
    found = ahead.order_by("day", "time", "id")[: limit + _OF_TWO_DAYS]
    return [each for each in found if not each.is_over(now)][:limit]


def conversations_to_wrap_up(
    owner: User, now: dt.datetime, *, limit: int = MOST_LISTED + 1
) -> list[Conversation]:
    """Return what was held, or should have been by now, and is not complete, the latest first."""
    meant = Q(state=State.ARRANGED, day__lte=now.date() + _ELSEWHERE)
    waiting = _conversations(owner).filter(Q(state=State.HELD) | meant)
    found = waiting.order_by("-day", "-id")[: limit + _OF_TWO_DAYS]
    return [each for each in found if each.is_over(now)][:limit]


def past_conversations(owner: User, *, cursor: str = "", size: int = 25) -> Page[Conversation]:
    """Return one page of what is complete or called off, the latest first."""
    past = _conversations(owner).filter(state__in=(State.COMPLETE, State.CANCELLED))
    return keyset(past, "day", descending=True, cursor=cursor, size=size)


def conversations_with(owner: User, person: Person, *, limit: int = 50) -> list[Conversation]:
    """Return the newest conversations with a person."""
    return list(_conversations(owner).filter(person=person).order_by("-id")[:limit])


def agreed_objectives(owner: User) -> QuerySet[Objective, tuple[int]]:
    """Return the keys of the objectives that a time was agreed on for, and not called off since."""
    agreed = Conversation.objects.filter(owner=owner, objective__isnull=False).exclude(state=State.CANCELLED)
    return Objective.objects.filter(owner=owner, pk__in=agreed.values("objective")).values_list("pk")


def people_talked_with(owner: User, keys: Collection[int]) -> set[int]:
    """Return which of these persons (by key) there is a conversation with."""
    talks = Conversation.objects.filter(owner=owner, person__in=keys) if keys else Conversation.objects.none()
    return set(talks.values_list("person_id", flat=True))


def _conversations(owner: User) -> QuerySet[Conversation]:
    return Conversation.objects.filter(owner=owner).select_related("person", "path", "objective")
