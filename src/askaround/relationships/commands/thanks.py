"""Thanking for a conversation."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import get_conversation
from askaround.conversations.rules import State
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal
from askaround.relationships.models import Thanks
from askaround.relationships.queries import find_thanks
from askaround.relationships.rules import THANKS_DUE


class NotHeldYet(Refusal):
    """Raised when thanks are written for a talk that has not taken place."""


class ThankedAlready(Refusal):
    """Raised when thanks that went out are written differently, or again."""


@transaction.atomic
def write_thanks(
    *, owner: User, conversation: UUID, version: int, text: str, drafted: str, now: dt.datetime
) -> Entry:
    """Keep the words of a thank-you; `version` is 0 before any were, `drafted` is what was proposed.

    It is saved as one types, so the line in history does not repeat the text. Raises NotHeldYet,
    ThankedAlready, and StaleVersion when it was written elsewhere meanwhile.
    """
    written = _unsent(owner, conversation)
    if version == 0 and (written.text or written.drafted):
        raise StaleVersion(written)
    written.change(expected=version or None, text=text, drafted=drafted)
    return note("write_thanks", written, "Your thanks are saved.", now)


@transaction.atomic
def mark_thanked(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Note that you said thank you; raises NotHeldYet and ThankedAlready."""
    thanked = _unsent(owner, conversation).change(sent_at=now)
    name = thanked.conversation.person.display_name
    after = {"conversation": str(conversation)}
    return note("mark_thanked", thanked, f"Noted: you thanked {name}.", now, after=after)


@transaction.atomic
def unmark_thanked(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take back that you said thank you."""
    waiting = _begun(owner, get_conversation(owner, conversation)).change(sent_at=None)
    after = {"conversation": str(conversation)}
    return note("unmark_thanked", waiting, "The thank-you waits to be sent.", now, after=after)


def _unsent(owner: User, uuid: UUID) -> Thanks:
    conversation = get_conversation(owner, uuid)
    if conversation.state not in {State.HELD, State.COMPLETE}:
        raise NotHeldYet("Thanks come after the talk. Note that you talked first.")
    thanks = _begun(owner, conversation)
    if thanks.sent_at:
        raise ThankedAlready("These thanks have gone out already.")
    return thanks


def _begun(owner: User, conversation: Conversation) -> Thanks:
    """Return the thank-you for a conversation, begun if need be; it is due a day after the talk."""
    due = (conversation.ended_at or conversation.when.ends) + THANKS_DUE
    thanks = find_thanks(owner, conversation) or Thanks.objects.create(
        owner=owner, conversation=conversation, due_at=due
    )
    thanks.conversation = conversation
    return thanks
