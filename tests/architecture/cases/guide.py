"""Something to do for what prepares a talk."""

import datetime as dt
from typing import Any

from askaround.conversations import commands as conversations
from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.rules import Stage
from askaround.history.models import Entry
from askaround.paths.rules import Topic
from tests import factories

LATER = factories.NOW + dt.timedelta(hours=1)


def _of(world: Any, talk: Conversation | None = None, **more: Any) -> dict[str, Any]:
    talk = talk or factories.conversation(world.owner, world.person, world.path)
    return {"owner": world.owner, "conversation": talk.uuid, "now": LATER, **more}


def _two(world: Any) -> tuple[GuideItem, GuideItem]:
    talk = factories.conversation(world.owner, world.person, world.path)
    second = "What surprised you at first?"
    return factories.guide_item(world.owner, talk), factories.guide_item(world.owner, talk, second)


def _question(world: Any, **more: Any) -> dict[str, Any]:
    return {"owner": world.owner, "question": _two(world)[0].uuid, "now": LATER, **more}


def _full(world: Any) -> dict[str, Any]:
    return _of(world, _two(world)[0].conversation)


def _entry(entry: Entry) -> dict[str, Any]:
    return {"owner": entry.owner, "entry": entry, "now": LATER}


def _turned(world: Any) -> dict[str, Any]:
    first, second = _two(world)
    first.conversation.refresh_from_db()
    order = [second.uuid, first.uuid]
    return _of(world, first.conversation, version=first.conversation.guide_version, order=order)


def _lengthened(world: Any) -> dict[str, Any]:
    told = _full(world)
    Conversation.objects.filter(owner=world.owner, uuid=told["conversation"]).update(minutes=60)
    return told


def _maybe(world: Any) -> dict[str, Any]:
    told = _question(world)
    conversations.unmark_must(**told)
    return told


OWN = {"text": "What surprised you at first?", "topic": Topic.PATH, "unknown": None}
CASES = {
    "conversations.propose_guide": lambda world: _of(world, stage=Stage.EXPLORING),
    "conversations.clear_guide": _full,
    "conversations.restore_guide": lambda world: _entry(conversations.clear_guide(**_full(world))),
    "conversations.add_question": lambda world: _of(world, **OWN),
    "conversations.choose_question": lambda world: _of(world, bank_id="day-last-week"),
    "conversations.take_unknown": lambda world: _of(world, unknown=world.unknown.uuid),
    "conversations.reword_question": lambda world: _question(
        world, version=1, text="Walk me through last Monday.", topic=Topic.DAY
    ),
    "conversations.remove_question": _question,
    "conversations.restore_question": lambda world: _entry(conversations.remove_question(**_question(world))),
    "conversations.mark_must": _maybe,
    "conversations.unmark_must": _question,
    "conversations.order_questions": _turned,
    "conversations.plan_minutes": _lengthened,
}
