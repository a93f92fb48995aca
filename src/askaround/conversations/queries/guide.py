"""Reading the guide of a talk, and what there is to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.queries.talks import get_conversation
from askaround.conversations.rules import BANK, Heard, Question, Stage, State, stage_after
from askaround.kit.text import begin_like, words
from askaround.paths.models import Path, Unknown
from askaround.paths.queries import open_unknowns
from askaround.paths.rules import TOPIC_WORDS

# More of the bank is not shown at once; no topic has more.
MOST_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Preparation:
    """A talk, its guide, the path's open questions that are not in it yet, and how far you are with the path.

    `chosen` are the bank's questions that are in the guide, `asked` those this person was asked before.
    """

    conversation: Conversation
    items: list[GuideItem]
    unknowns: list[Unknown]
    chosen: frozenset[str]
    asked: frozenset[str]
    stage: Stage


def preparation(owner: User, uuid: UUID) -> Preparation:
    """Return what preparing for a talk needs; raises Conversation.DoesNotExist."""
    conversation = get_conversation(owner, uuid)
    items, path = guide_items(conversation), conversation.path
    there = {item.unknown_id for item in items}
    return Preparation(
        conversation=conversation,
        items=items,
        unknowns=[each for each in open_unknowns(path) if each.pk not in there] if path else [],
        chosen=frozenset(item.bank_id for item in items if item.bank_id),
        asked=asked_of_person(conversation),
        stage=stage_after(talks_about(path)) if path else Stage.EXPLORING,
    )


def get_question(owner: User, uuid: UUID) -> GuideItem:
    """Return one question of a guide with its conversation and unknown; raises GuideItem.DoesNotExist."""
    return GuideItem.objects.select_related("conversation__person", "unknown").get(owner=owner, uuid=uuid)


def guide_items(conversation: Conversation) -> list[GuideItem]:
    """Return the questions that a talk is held along, in order, each with its unknown."""
    items = GuideItem.objects.filter(owner=conversation.owner_id, conversation=conversation)
    return list(items.select_related("unknown").order_by("place", "id"))


def asked_of_person(conversation: Conversation) -> frozenset[str]:
    """Return the ids of what the person was asked in other talks, from the bank or about an unknown."""
    asked = _asked(conversation).filter(conversation__person=conversation.person_id)
    return frozenset(_ids(asked))


def heard_before(conversation: Conversation) -> Heard:
    """Return what was asked in other talks: of this person, and about the same path."""
    path = conversation.path_id
    on_path = _asked(conversation).filter(conversation__path=path) if path else GuideItem.objects.none()
    return Heard(asked_of_person(conversation), frozenset(_ids(on_path)))


def talks_about(path: Path) -> int:
    """Return how many talks about a path were held."""
    held = Conversation.objects.filter(owner=path.owner_id, path=path)
    return held.filter(state__in=(State.HELD, State.COMPLETE)).count()


def bank_questions(topic: str, text: str) -> list[Question]:
    """Return the bank's questions about a topic ("" for all) that have words beginning like each of these.

    Without either it is the first of each topic, which are the best for most talks.
    """
    terms = words(text)
    if not topic and not terms:
        return list({each.topic: each for each in reversed(BANK.values())}.values())[::-1]
    found = (each for each in BANK.values() if topic in ("", each.topic) and _says(each, terms))
    return list(islice(found, MOST_SHOWN))


def _says(question: Question, terms: list[str]) -> bool:
    return begin_like(terms, question.text, question.reveals, TOPIC_WORDS[question.topic])


def _asked(conversation: Conversation) -> QuerySet[GuideItem]:
    asked = GuideItem.objects.filter(owner=conversation.owner_id, asked_at__isnull=False)
    return asked.exclude(conversation=conversation)


def _ids(items: QuerySet[GuideItem]) -> Iterator[str]:
    for bank_id, unknown in items.values_list("bank_id", "unknown__uuid").distinct():
        yield from filter(None, (bank_id, str(unknown or "")))
