"""Saying something to an item of Today."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.commands import confirm_conversation, unconfirm_conversation
from askaround.direction.commands import do_step, put_aside_person, reopen_step
from askaround.direction.rules import AsideReason
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.models import TodayMark
from askaround.journeys.rules.today import MarkKind, hidden_until
from askaround.kit.clock import local_date
from askaround.outreach.commands import settle_follow_up, unsettle_follow_up
from askaround.relationships.commands import (
    keep_promise,
    let_go_promise,
    mark_thanked,
    reopen_promise,
    unmark_thanked,
)

_SENTENCES = {
    MarkKind.DONE: "Done.",
    MarkKind.LATER: "It comes back in two days.",
    MarkKind.NOT_THIS: "It will not come back.",
}


@transaction.atomic
def mark_item(*, owner: User, key: str, kind: MarkKind, now: dt.datetime) -> Entry:
    """Note that an item is done, or comes later, or not at all: a person is then put aside for that path."""
    _settle(owner, key, kind, now)
    suggestion = _suggestion_of(key)
    if suggestion and kind is MarkKind.NOT_THIS:
        path, person = suggestion
        return put_aside_person(owner=owner, path=path, person=person, reason=AsideReason.OTHER, now=now)
    until = hidden_until(kind, local_date(now, owner.time_zone))
    mark, _ = TodayMark.objects.update_or_create(
        owner=owner, key=key, defaults={"kind": kind, "until": until}
    )
    return record(
        "journeys.mark_item", owner_id=owner.pk, subject=mark.uuid, sentence=_SENTENCES[kind], now=now
    )


@transaction.atomic
def unmark_item(*, owner: User, mark: UUID, now: dt.datetime) -> Entry:
    """Let an item show again."""
    subject = TodayMark.objects.get(owner=owner, uuid=mark)
    _unsettle(owner, subject.key, MarkKind(subject.kind), now)
    subject.delete()
    return record("journeys.unmark_item", owner_id=owner.pk, subject=mark, sentence="It is back.", now=now)


def _settle(owner: User, key: str, kind: MarkKind, now: dt.datetime) -> None:
    """Let what an item is about be settled too, where it is done or not wanted."""
    about, uuid, *_ = [*key.split(":"), ""]
    if kind is MarkKind.LATER:
        return
    if about == "follow-up":
        settle_follow_up(owner=owner, follow_up=UUID(uuid), now=now)
    elif about == "confirm" and kind is MarkKind.DONE:
        confirm_conversation(owner=owner, conversation=UUID(uuid), now=now)
    elif about == "promise":
        settle = keep_promise if kind is MarkKind.DONE else let_go_promise
        settle(owner=owner, promise=UUID(uuid), now=now)
    elif about == "thank" and kind is MarkKind.DONE:
        mark_thanked(owner=owner, conversation=UUID(uuid), now=now)
    elif about == "step" and kind is MarkKind.DONE:
        do_step(owner=owner, line=UUID(uuid), now=now)


def _unsettle(owner: User, key: str, kind: MarkKind, now: dt.datetime) -> None:
    """Open again what was settled with an item."""
    about, uuid, *_ = [*key.split(":"), ""]
    if kind is MarkKind.LATER:
        return
    if about == "follow-up":
        unsettle_follow_up(owner=owner, follow_up=UUID(uuid), now=now)
    elif about == "confirm" and kind is MarkKind.DONE:
        unconfirm_conversation(owner=owner, conversation=UUID(uuid), now=now)
    elif about == "promise":
        reopen_promise(owner=owner, promise=UUID(uuid), now=now)
    elif about == "thank" and kind is MarkKind.DONE:
        unmark_thanked(owner=owner, conversation=UUID(uuid), now=now)
    elif about == "step" and kind is MarkKind.DONE:
        reopen_step(owner=owner, line=UUID(uuid), now=now)


def _suggestion_of(key: str) -> tuple[UUID, UUID] | None:
    """Return the path and the person that an item of Today suggests to ask, if it does."""
    kind, *uuids = key.split(":")
    return (UUID(uuids[0]), UUID(uuids[1])) if kind == "ask" else None
