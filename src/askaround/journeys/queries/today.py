"""Reading what to do now and why."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import Case, Count, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from askaround.accounts.models import User
from askaround.direction.models import Suggestion
from askaround.direction.queries import nearest_people
from askaround.direction.rules import FAINT
from askaround.insights.models import Reading
from askaround.journeys.models import TodayMark
from askaround.journeys.queries.checklist import first_steps_and_questions
from askaround.journeys.queries.dated import dated
from askaround.journeys.rules.checklist import Checklist, StepKind
from askaround.journeys.rules.dated import Present, coming_of, items_of
from askaround.journeys.rules.today import Coming, Item, ItemKind, Mark, choose
from askaround.kit.clock import local_date
from askaround.outreach.models import Message
from askaround.outreach.queries import drafts
from askaround.paths.models import Path, Unknown
from askaround.paths.rules import Status, UnknownState

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class _Asked(TypedDict):
    """What a path is chosen by."""

    near: bool
    worth: float
    questions: int


_Row: TypeAlias = "WithAnnotations[Path, _Asked]"

# Of these, the first that was not put away is shown.
_SUGGESTED = 8


@dataclass(frozen=True, slots=True)
class Today:
    """The page that says what to do now."""

    date: dt.date
    items: list[Item]
    week: list[Coming]
    first_steps: Checklist


def what_to_do(owner: User, now: dt.datetime) -> Today:
    """Return today's items and what the coming week holds."""
    present = Present(now, owner.time_zone)
    steps, alike = first_steps_and_questions(owner)
    days = dated(owner, present.today)
    own = _own_items(owner, now, anybody=StepKind.CONTACTS in steps.done, alike=alike)
    items = [*chain.from_iterable(items_of(each, present) for each in days), *own]
    coming = chain.from_iterable(coming_of(each, present) for each in days)
    return Today(
        date=present.today,
        items=choose(items, _marks(owner, items), present.today),
        week=sorted(coming, key=lambda each: each.on),
        first_steps=steps,
    )


def _marks(owner: User, items: list[Item]) -> dict[str, Mark]:
    said = TodayMark.objects.filter(owner=owner, key__in=[item.key for item in items])
    return {mark.key: Mark(mark.until) for mark in said}


def _own_items(owner: User, now: dt.datetime, *, anybody: bool, alike: int) -> Iterator[Item]:
    path, waiting = _path_to_ask_about(owner), drafts(owner)
    if path is None:
        yield _first_path()
    if not anybody:
        yield _bring_contacts()
    yield from map(_draft_item, [each for each in waiting if _is_begun(each, owner, now)])
    if path and anybody:
        yield from _ask_items(owner, path, now, {each.objective.person_id for each in waiting})
    if alike:
        yield _duplicates(alike)


def _path_to_ask_about(owner: User) -> "_Row | None":
    """Return the path being explored, with somebody near, about which a talk would change most.

    As far as is stored with its ranking: where nobody was heard, a talk changes most. Among equals that with
    most open questions, then the newest.
    """
    near = Suggestion.objects.filter(owner=owner, path=OuterRef("pk"), relevance__gte=FAINT)
    most = Subquery(near.order_by("-worth").values("worth")[:1])
    heard = Reading.objects.filter(owner=owner, path=OuterRef("pk"))
    worth = Case(When(Exists(heard), then=Coalesce(most, 0.0)), default=Value(1.0))
    unknown = Unknown.objects.filter(owner=owner, path=OuterRef("pk"), state=UnknownState.OPEN).order_by()
    count = Subquery(unknown.values("path").annotate(count=Count("pk")).values("count"))
    exploring = Path.objects.filter(owner=owner, status=Status.EXPLORING)
    ranked = exploring.annotate(near=Exists(near), worth=worth, questions=Coalesce(count, 0))
    return ranked.order_by("-near", "-worth", "-questions", "-id").first()


def _is_begun(message: Message, owner: User, now: dt.datetime) -> bool:
    """Tell whether somebody wrote in a draft, or left it for another day: opening it is not beginning."""
    zone = owner.time_zone
    return message.body != message.drafted or local_date(message.begun_at, zone) < local_date(now, zone)


def _first_path() -> Item:
    return Item(
        key="first-path",
        kind=ItemKind.FIRST_PATH,
        subject="",
        title="Name a path you are curious about",
        reason="A path tells Askaround whose work to look for among the people you know.",
        action="Name a path",
    )


def _bring_contacts() -> Item:
    return Item(
        key="bring-contacts",
        kind=ItemKind.BRING_CONTACTS,
        subject="",
        title="Bring your contacts in",
        reason="You know more people than come to mind. Your LinkedIn export is a good start.",
        action="Bring contacts",
    )


def _draft_item(message: Message) -> Item:
    name = message.objective.person.display_name
    return Item(
        key=f"draft:{message.uuid}",
        kind=ItemKind.DRAFT,
        subject=str(message.uuid),
        title=f"Finish your message to {name}",
        reason="It is written and waits for your last look.",
        action="Open the draft",
    )


def _ask_items(owner: User, path: "_Row", now: dt.datetime, drafted: set[int]) -> Iterator[Item]:
    """Yield some people to ask, nearest first; whoever has a draft waits for that."""
    for named in nearest_people(owner, path, now, most=_SUGGESTED):
        if named.person.pk not in drafted:
            yield Item(
                key=f"ask:{path.uuid}:{named.person.uuid}",
                kind=ItemKind.ASK,
                subject=str(path.uuid),
                title=f"Ask {named.person.display_name} about {path.title}",
                reason=" ".join((*named.reasons[:2], *_open_questions(path.questions))),
                action="See why and ask",
            )


def _open_questions(count: int) -> Iterator[str]:
    if count:
        open_ones = "One question" if count == 1 else f"{count} questions"
        yield f"{open_ones} of yours about it {'is' if count == 1 else 'are'} open."


def _duplicates(count: int) -> Item:
    people = "One person looks" if count == 1 else f"{count} people look"
    return Item(
        key="duplicates",
        kind=ItemKind.DUPLICATES,
        subject="",
        title="Say who is the same",
        reason=f"{people} like somebody on file. They wait until you decide.",
        action="Decide",
    )
