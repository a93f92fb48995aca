"""Something to do for what is done during a talk and to its notes."""

import datetime as dt
from typing import Any
from uuid import UUID

from askaround.conversations import commands as conversations
from askaround.conversations.models import Conversation
from askaround.conversations.rules import NoteDetails, NoteWords
from tests import factories

LATER = factories.NOW + dt.timedelta(hours=1)
WORDS = NoteWords("Half of the week is meetings")


def _arranged(world: Any) -> Conversation:
    return factories.conversation(world.owner, world.person)


def _of(world: Any, talk: Conversation, **more: Any) -> dict[str, Any]:
    return {"owner": world.owner, "conversation": talk.uuid, "now": LATER, **more}


def _begun(world: Any) -> dict[str, Any]:
    talk = _arranged(world)
    conversations.begin_conversation(**_of(world, talk))
    return _of(world, talk)


def _held(world: Any) -> dict[str, Any]:
    talk = _arranged(world)
    conversations.end_conversation(**_of(world, talk))
    return _of(world, talk)


def _typed(world: Any) -> dict[str, Any]:
    talk = _arranged(world)
    item = factories.guide_item(world.owner, talk)
    line = NoteDetails(UUID(int=7), 1, 0, LATER, "Mondays are long", question=item.uuid)
    return _of(world, talk, lines=[line], asked={item.uuid: LATER})


def _noted(world: Any, **more: Any) -> dict[str, Any]:
    note = factories.note(world.owner, _arranged(world))
    return {"owner": world.owner, "note": note.uuid, "now": LATER, **more}


def _removed(world: Any) -> dict[str, Any]:
    told = _noted(world)
    conversations.remove_note(**told)
    return told


CASES = {
    "conversations.begin_conversation": lambda world: _of(world, _arranged(world)),
    "conversations.unbegin_conversation": _begun,
    "conversations.end_conversation": lambda world: _of(world, _arranged(world)),
    "conversations.resume_conversation": _held,
    "conversations.keep_notes": _typed,
    "conversations.add_note": lambda world: _of(world, _arranged(world), words=WORDS),
    "conversations.edit_note": lambda world: _noted(world, version=1, words=WORDS),
    "conversations.remove_note": _noted,
    "conversations.restore_note": _removed,
}
