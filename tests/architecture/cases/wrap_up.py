"""What comes after a conversation: thanks, promises, names, and a reflection."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from askaround.conversations.models import Conversation, Note
from askaround.conversations.rules import NoteKind
from askaround.history.models import Entry
from tests import factories

NOW = factories.NOW
LATER = NOW + dt.timedelta(hours=1)
Arguments = dict[str, Any]


def _told(world: Any, **more: Any) -> Arguments:
    return {"owner": world.owner, "now": LATER, **more}


def _held(world: Any) -> Conversation:
    return factories.held(world.owner, world.person)


def _line(world: Any, kind: NoteKind = NoteKind.NOTE) -> Note:
    return factories.noted(_held(world), "Noa Sand, designer", kind=kind)


def _hold(world: Any) -> Arguments:
    arranged = factories.conversation(world.owner, world.person)
    return _told(world, conversation=arranged.uuid)


def _complete(world: Any) -> Arguments:
    return _told(world, conversation=_held(world).uuid, reflected=True)


def _reopen(world: Any) -> Arguments:
    return _told(world, conversation=factories.wrapped_up(_held(world)).uuid)


def _line_of(world: Any, **more: Any) -> Arguments:
    line = _line(world)
    return _told(world, conversation=line.conversation.uuid, notes=[line.uuid], **more)


def _marked(world: Any) -> Entry:
    from askaround.conversations.commands import mark_notes

    return mark_notes(**_line_of(world, kind=NoteKind.INSIGHT))


def _thanked(world: Any) -> Arguments:
    from askaround.relationships.commands import mark_thanked

    told = _told(world, conversation=_held(world).uuid)
    mark_thanked(**told)
    return told


def _promise(world: Any) -> UUID:
    return factories.promise(world.owner, world.person).uuid


def _removed(world: Any) -> Entry:
    from askaround.relationships.commands import remove_promise

    return remove_promise(**_told(world, promise=_promise(world)))


def _make(world: Any) -> Arguments:
    from askaround.relationships.rules import PromiseDetails, Side

    return _told(world, details=PromiseDetails(world.person.uuid, Side.MINE, "Send the report"))


def _edit(world: Any) -> Arguments:
    from askaround.relationships.rules import Side

    said = {"side": Side.THEIRS, "text": "Send the book", "due_on": None}
    return _told(world, promise=_promise(world), version=1, **said)


def _of_promise(world: Any) -> Arguments:
    return _told(world, promise=_promise(world))


def _write(world: Any) -> Arguments:
    held = _held(world)
    return _told(world, conversation=held.uuid, version=0, text="Thank you, Mia.", drafted="Hi Mia")


def _introduced(world: Any) -> Arguments:
    return _told(world, person=world.twin.uuid, introducer=world.person.uuid)


def _forget(world: Any) -> Arguments:
    from askaround.people.commands import note_introducer

    return _told(world, entry=note_introducer(**_introduced(world)))


def _reflect(world: Any) -> Arguments:
    return _told(world, conversation=_held(world).uuid, version=0, details=factories.REFLECTION)


def _withdraw(world: Any) -> Arguments:
    from askaround.direction.commands import reflect_on_conversation

    return _told(world, entry=reflect_on_conversation(**_reflect(world)))


def _take_up(world: Any) -> Arguments:
    from askaround.relationships.rules import named

    line = _line(world, NoteKind.NAME)
    return _told(world, note=line.uuid, person=None, details=named(line.text, "Mia"))


CASES: dict[str, Callable[[Any], Arguments]] = {
    "conversations.hold_conversation": _hold,
    "conversations.await_conversation": lambda world: _told(world, conversation=_held(world).uuid),
    "conversations.complete_conversation": _complete,
    "conversations.reopen_conversation": _reopen,
    "conversations.write_notes": lambda world: _told(
        world, conversation=_held(world).uuid, text="Half of it is meetings"
    ),
    "conversations.withdraw_notes": _line_of,
    "conversations.mark_notes": lambda world: _line_of(world, kind=NoteKind.INSIGHT),
    "conversations.remark_notes": lambda world: _told(world, entry=_marked(world)),
    "people.note_introducer": _introduced,
    "people.forget_introducer": _forget,
    "relationships.write_thanks": _write,
    "relationships.mark_thanked": lambda world: _told(world, conversation=_held(world).uuid),
    "relationships.unmark_thanked": _thanked,
    "relationships.make_promise": _make,
    "relationships.edit_promise": _edit,
    "relationships.keep_promise": _of_promise,
    "relationships.let_go_promise": _of_promise,
    "relationships.reopen_promise": _of_promise,
    "relationships.remove_promise": _of_promise,
    "relationships.restore_promise": lambda world: _told(world, entry=_removed(world)),
    "direction.reflect_on_conversation": _reflect,
    "direction.withdraw_reflection": _withdraw,
    "journeys.wrap_up.wrap_up_conversation": _reflect,
    "journeys.wrap_up.take_up_name": _take_up,
}
