"""Preparing what to ask: a guide proposed, added to, put in order, and planned for the promised minutes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.queries import get_conversation, get_question, guide_items, heard_before
from askaround.conversations.rules import (
    BANK,
    MOST_QUESTIONS,
    Moment,
    Stage,
    guide,
    most_musts,
    place_for,
    question,
    shares,
)
from askaround.conversations.rules import Unknown as OpenQuestion
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal
from askaround.kit.text import fold, one_line
from askaround.paths.models import Path, Unknown
from askaround.paths.queries import get_unknown, open_unknowns
from askaround.paths.rules import Topic

_LONGEST = 300  # characters of a question


class GuideStays(Refusal):
    """Raised where a guide stays as it is; the reasons follow."""


class GuideIsThere(GuideStays):
    """Raised when a guide is proposed where there is one."""


class NothingToPropose(GuideStays):
    """Raised when this person was asked everything there is."""


class GuideIsFull(GuideStays):
    """Raised for more questions than anybody gets through."""


class InTheGuide(GuideStays):
    """Raised for a question that the guide has."""


class NoQuestion(GuideStays):
    """Raised for a question that is empty, does not fit, or that the bank does not have."""


class AskedByNow(GuideStays):
    """Raised when a question that was asked is taken out."""


@transaction.atomic
def propose_guide(*, owner: User, conversation: UUID, stage: Stage, now: dt.datetime) -> Entry:
    """Fill an empty guide for the promised minutes: from what is open about the path, and from the bank.

    Raises GuideIsThere and NothingToPropose.
    """
    talk, items = _opened(owner, conversation)
    if items:
        raise GuideIsThere("There is a guide already. Start it over to have another proposed.")
    unknowns = {str(each.uuid): each for each in _unknowns_of(talk.path)}
    wanted = [
        OpenQuestion(Topic(each.topic), each.importance, id=uuid, text=each.question)
        for uuid, each in unknowns.items()
    ]
    plan = guide(wanted, stage=stage, minutes=talk.minutes, heard=heard_before(talk))
    if not plan.items:
        raise NothingToPropose("You have asked them everything in the bank. Write questions of your own.")
    _store(talk, [_proposed(talk, item.question.id, unknowns, must=item.must) for item in plan.items])
    return _noted("propose_guide", talk, f"{len(plan.items)} questions are proposed. Make them yours.", now)


@transaction.atomic
def clear_guide(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Take every question out; raises AskedByNow when one was asked."""
    talk, items = _opened(owner, conversation)
    _refuse_asked(items)
    GuideItem.objects.filter(owner=owner, conversation=talk).delete()
    before = {"items": [_told(item) for item in items]}
    return _noted("clear_guide", talk, "The guide is empty.", now, before)


@transaction.atomic
def restore_guide(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Take back that a guide was emptied; raises GuideIsThere when there is another by now."""
    talk, items = _opened(owner, entry.subject)
    if items:
        raise GuideIsThere("There is another guide by now.")
    _store(talk, [_retold(talk, told) for told in entry.before["items"]])
    return _noted("restore_guide", talk, "The guide is back.", now)


@transaction.atomic
def add_question(
    *, owner: User, conversation: UUID, text: str, topic: Topic, unknown: UUID | None, now: dt.datetime
) -> Entry:
    """Add a question of your own, about an open question of the path where one is named.

    Raises NoQuestion, InTheGuide and GuideIsFull.
    """
    about = get_unknown(owner, unknown) if unknown else None
    return _added("add_question", owner, conversation, now, text=text, topic=topic, unknown=about)


@transaction.atomic
def choose_question(*, owner: User, conversation: UUID, bank_id: str, now: dt.datetime) -> Entry:
    """Add a question from the bank; raises NoQuestion, InTheGuide and GuideIsFull."""
    chosen = question(bank_id)
    if chosen is None:
        raise NoQuestion("The bank has no such question.")
    fields = {"text": chosen.text, "topic": chosen.topic, "bank_id": chosen.id}
    return _added("choose_question", owner, conversation, now, **fields)


@transaction.atomic
def take_unknown(*, owner: User, conversation: UUID, unknown: UUID, now: dt.datetime) -> Entry:
    """Ask an open question of a path in its own words; it stays open. Raises InTheGuide and GuideIsFull."""
    about = get_unknown(owner, unknown)
    fields = {"text": about.question, "topic": about.topic, "unknown": about}
    return _added("take_unknown", owner, conversation, now, **fields)


@transaction.atomic
def reword_question(
    *, owner: User, question: UUID, version: int, text: str, topic: Topic, now: dt.datetime
) -> Entry:
    """Ask it differently; raises NoQuestion and StaleVersion."""
    item = get_question(owner, question)
    before = {"text": item.text, "topic": item.topic}
    item.change(expected=version, text=_asked_as(text), topic=topic)
    return note("reword_question", item, "The question is saved.", now, before)


@transaction.atomic
def remove_question(*, owner: User, question: UUID, now: dt.datetime) -> Entry:
    """Take a question out; raises AskedByNow when it was asked."""
    item = get_question(owner, question)
    talk, items = _opened(owner, item.conversation.uuid)
    _refuse_asked([item])
    before = {**_told(item), "conversation": str(talk.uuid)}
    entry = note("remove_question", item, "The question is out of the guide.", now, before)
    item.delete()
    _arrange(talk, [each for each in items if each.uuid != question])
    return entry


@transaction.atomic
def restore_question(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Take back that a question was taken out."""
    talk, items = _opened(owner, UUID(entry.before["conversation"]))
    item = _retold(talk, entry.before)
    item.save(force_insert=True)
    items.insert(item.place, item)
    _arrange(talk, items)
    return note("restore_question", item, "The question is back.", now)


@transaction.atomic
def mark_must(*, owner: User, question: UUID, now: dt.datetime) -> Entry:
    """Say that a question is asked even when time runs short."""
    return _mark(owner, question, "mark_must", "It is a must.", now, must=True)


@transaction.atomic
def unmark_must(*, owner: User, question: UUID, now: dt.datetime) -> Entry:
    """Say that a question is asked if there is time."""
    return _mark(owner, question, "unmark_must", "You ask it if there is time.", now, must=False)


@transaction.atomic
def order_questions(
    *, owner: User, conversation: UUID, version: int, order: Sequence[UUID], now: dt.datetime
) -> Entry:
    """Put the questions in order; those that are not named follow as they stood.

    Raises StaleVersion when the guide was changed elsewhere since this version of it.
    """
    talk, items = _opened(owner, conversation, version)
    before = {"order": [str(item.uuid) for item in items]}
    places = {uuid: place for place, uuid in enumerate(order)}
    _arrange(talk, sorted(items, key=lambda item: places.get(item.uuid, len(places))))
    return _noted("order_questions", talk, "The order is saved.", now, before)


@transaction.atomic
def plan_minutes(*, owner: User, conversation: UUID, now: dt.datetime) -> Entry:
    """Share the promised minutes among the musts anew, as after the length of the talk was changed."""
    talk, items = _opened(owner, conversation)
    _arrange(talk, items)
    return _noted("plan_minutes", talk, f"The questions are planned for {talk.minutes} minutes.", now)


def _opened(owner: User, uuid: UUID, version: int | None = None) -> tuple[Conversation, list[GuideItem]]:
    """Return a talk and its guide, counted as edited, which also makes others wait for their turn."""
    talk = get_conversation(owner, uuid)
    mine = Conversation.objects.filter(owner=owner, pk=talk.pk)
    at_version = mine if version is None else mine.filter(guide_version=version)
    if not at_version.update(guide_version=F("guide_version") + 1):
        raise StaleVersion(talk)
    talk.refresh_from_db(fields=["guide_version"])
    return talk, guide_items(talk)


def _noted(
    verb: str, talk: Conversation, sentence: str, now: dt.datetime, before: dict[str, Any] | None = None
) -> Entry:
    return note(verb, talk, sentence, now, before, {"guide_version": talk.guide_version})


def _added(verb: str, owner: User, conversation: UUID, now: dt.datetime, **fields: Any) -> Entry:
    """Add a question where its moment is, as a must while there is time for one."""
    talk, items = _opened(owner, conversation)
    item = GuideItem(owner=owner, conversation=talk, place=len(items), **fields)
    item.text = _asked_as(item.text)
    if fold(item.text) in {fold(each.text) for each in items}:
        raise InTheGuide("This question is in your guide already.")
    if len(items) >= MOST_QUESTIONS:
        raise GuideIsFull(f"A guide holds {MOST_QUESTIONS} questions. Take one out that matters less.")
    item.must = sum(each.must for each in items) < most_musts(talk.minutes)
    item.save(force_insert=True)
    items.insert(place_for(_moment(item), [_moment(each) for each in items]), item)
    _arrange(talk, items)
    said = "It is in your guide, a must." if item.must else "It is in your guide, if there is time."
    return note(verb, item, said, now)


def _mark(owner: User, uuid: UUID, verb: str, sentence: str, now: dt.datetime, *, must: bool) -> Entry:
    item = get_question(owner, uuid)
    talk, _ = _opened(owner, item.conversation.uuid)
    item.change(must=must)
    _arrange(talk, guide_items(talk))
    return note(verb, item, sentence, now)


def _arrange(talk: Conversation, items: Sequence[GuideItem]) -> None:
    """Store the order of questions, and whole minutes for the musts that sum to those promised."""
    _plan(talk, items)
    GuideItem.objects.bulk_update(items, ["place", "minutes"])


def _store(talk: Conversation, items: Sequence[GuideItem]) -> None:
    _plan(talk, items)
    GuideItem.objects.bulk_create(items)


def _plan(talk: Conversation, items: Sequence[GuideItem]) -> None:
    given = iter(shares(talk.minutes, sum(item.must for item in items)))
    for place, item in enumerate(items):
        item.place = place
        item.minutes = next(given) if item.must else 0


def _proposed(talk: Conversation, name: str, unknowns: dict[str, Unknown], *, must: bool) -> GuideItem:
    about = unknowns.get(name)
    if about:
        fields = {"text": about.question, "topic": about.topic, "unknown": about}
    else:
        fields = {"text": BANK[name].text, "topic": BANK[name].topic, "bank_id": name}
    return GuideItem(owner=talk.owner, conversation=talk, must=must, **fields)


def _unknowns_of(path: Path | None) -> list[Unknown]:
    return open_unknowns(path) if path else []


def _moment(item: GuideItem) -> Moment:
    return BANK[item.bank_id].moment if item.bank_id in BANK else Moment.MIDDLE


def _asked_as(text: str) -> str:
    """Return a question on one line; raises NoQuestion when nothing is left or it does not fit."""
    asked = one_line(text)
    if not 0 < len(asked) <= _LONGEST:
        raise NoQuestion(f"Write a question of at most {_LONGEST} characters.")
    return asked


def _refuse_asked(items: Sequence[GuideItem]) -> None:
    if any(item.asked_at for item in items):
        raise AskedByNow("What you have asked stays in the guide, so that you know it was asked.")


def _told(item: GuideItem) -> dict[str, Any]:
    kept = ("place", "text", "bank_id", "topic", "must")
    unknown = str(item.unknown.uuid) if item.unknown else None
    return {"uuid": str(item.uuid), "unknown": unknown, **{name: getattr(item, name) for name in kept}}


def _retold(talk: Conversation, told: dict[str, Any]) -> GuideItem:
    """Return a question that was taken out, without its unknown where that is gone."""
    kept = {name: told[name] for name in ("uuid", "place", "text", "bank_id", "topic", "must")}
    about = Unknown.objects.filter(owner=talk.owner_id, uuid=told["unknown"]).first()
    return GuideItem(owner=talk.owner, conversation=talk, unknown=about, **kept)
