"""Reading what is owed and kept, always by owner."""

from uuid import UUID

from django.db.models import F, QuerySet

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.kit.paging import Page, keyset
from askaround.relationships.models import Promise, Thanks
from askaround.relationships.rules import PromiseState, Side

# More than these are not shown of a side at once.
MOST_OPEN = 25
_SETTLED_PAGE = 25


def get_promise(owner: User, uuid: UUID) -> Promise:
    """Return one promise with its person, conversation and note; raises Promise.DoesNotExist."""
    return _promises(owner).get(uuid=uuid)


def find_thanks(owner: User, conversation: Conversation) -> Thanks | None:
    """Return the thank-you for a conversation, if one was begun."""
    return Thanks.objects.filter(owner=owner, conversation=conversation).first()


def open_promises(owner: User, side: Side, *, limit: int = MOST_OPEN) -> list[Promise]:
    """Return the open promises of one side by their day, those without a day last."""
    return list(_by_day(_open(owner).filter(side=side))[:limit])


def settled_promises(owner: User, *, cursor: str = "") -> Page[Promise]:
    """Return one page of the promises that were kept or let go, the latest first."""
    settled = _promises(owner).exclude(state=PromiseState.OPEN)
    return keyset(settled, "settled_at", descending=True, cursor=cursor, size=_SETTLED_PAGE)


def promises_of(owner: User, conversation: Conversation, *, limit: int = 50) -> list[Promise]:
    """Return what was promised in a conversation, in the order in which it was put down."""
    return list(_promises(owner).filter(conversation=conversation).order_by("id")[:limit])


def _promises(owner: User) -> QuerySet[Promise]:
    return Promise.objects.filter(owner=owner).select_related("person", "conversation", "note")


def _open(owner: User) -> QuerySet[Promise]:
    return _promises(owner).filter(state=PromiseState.OPEN)


def _by_day(promises: QuerySet[Promise]) -> QuerySet[Promise]:
    return promises.order_by(F("due_on").asc(nulls_last=True), "id")
