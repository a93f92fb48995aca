"""What gives the commands about the time of a conversation something to do."""

from typing import Any

from askaround.conversations import commands
from askaround.conversations.models import Conversation
from askaround.conversations.rules import Details, When
from tests import factories
from tests.factories import THURSDAY

FRIDAY = Details(When(THURSDAY.day.replace(day=11), THURSDAY.time, "Europe/Berlin", 30))


def _talk(world: Any) -> Conversation:
    return factories.conversation(world.owner, world.person, world.path)


def _about(world: Any) -> dict[str, Any]:
    return world.told(conversation=_talk(world).uuid)


def _done(world: Any, command: Any) -> dict[str, Any]:
    told = _about(world)
    command(**told)
    return told


CASES = {
    "conversations.arrange_conversation": lambda world: world.told(
        person=world.person.uuid, path=world.path.uuid, message=world.sent.uuid, details=FRIDAY
    ),
    "conversations.move_conversation": lambda world: {**_about(world), "version": 1, "details": FRIDAY},
    "conversations.cancel_conversation": _about,
    "conversations.revive_conversation": lambda world: _done(world, commands.cancel_conversation),
    "conversations.confirm_conversation": _about,
    "conversations.unconfirm_conversation": lambda world: _done(world, commands.confirm_conversation),
    "conversations.remove_conversation": _about,
}
