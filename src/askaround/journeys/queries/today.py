"""Reading what to do now and why."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from askaround.accounts.models import User
from askaround.conversations.queries import agreed_objectives
from askaround.direction.models import Suggestion
from askaround.direction.queries import nearest_people
from askaround.direction.rules import FAINT
from askaround.journeys.models import TodayMark
from askaround.journeys.queries.checklist import first_steps_and_questions
from askaround.journeys.queries.talks_today import talks_near
from askaround.journeys.queries.wrap_up_today import owed_until, promises_coming, wrap_up_items
from askaround.journeys.rules.checklist import Checklist, StepKind
from askaround.journeys.rules.today import Coming, Item, ItemKind, Mark, choose
from askaround.kit.clock import local_date
from askaround.outreach.models import FollowUp, Message
from askaround.outreach.queries import drafts, follow_ups_until
from askaround.outreach.rules import FollowUpKind
from askaround.paths.models import Path
from askaround.paths.rules import Status

_WEEK = dt.timedelta(days=7)
# Of these, the first that was not put away is shown.
_SUGGESTED = 8
# More drafts than these would crowd out the rest.
_DRAFTS = 3


@dataclass(frozen=True, slots=True)
class Today:
    """The page that says what to do now."""

    date: dt.date
    items: list[Item]
    week: list[Coming]
    first_steps: Checklist


def what_to_do(owner: User, now: dt.datetime) -> Today:
    """Return today's items and what the coming week holds."""
    today = local_date(now, owner.time_zone)
    (steps, alike), talks = first_steps_and_questions(owner), talks_near(owner, now)
    due_soon = follow_ups_until(owner, today + _WEEK, agreed=agreed_objectives(owner))
    follow_ups = [each for each in due_soon if not _rests(each)]
    due = [each for each in follow_ups if each.due_on <= today]
    owed = owed_until(owner, now, today + _WEEK)
    own = _own_items(owner, now, anybody=StepKind.CONTACTS in steps.done, alike=alike)
    items = [
        *talks.items,
        *wrap_up_items(owed, now, owner.time_zone),
        *map(_follow_up_item, due),
        *own,
    ]
    coming = [*talks.week, *(_coming(each) for each in follow_ups if each.due_on > today)]
    coming += promises_coming(owed, today + dt.timedelta(days=1), today + _WEEK)
    shown = choose(items, _marks(owner, items), today)
    return Today(date=today, items=shown, week=sorted(coming, key=lambda each: each.on), first_steps=steps)


def _rests(follow_up: FollowUp) -> bool:
    """Tell whether it would have somebody else asked about a path that is not being explored any more."""
    path = follow_up.message.objective.path
    return follow_up.kind == FollowUpKind.ASK_ANOTHER and bool(path and path.status != Status.EXPLORING)


def _marks(owner: User, items: list[Item]) -> dict[str, Mark]:
    said = TodayMark.objects.filter(owner=owner, key__in=[item.key for item in items])
    return {mark.key: Mark(mark.until) for mark in said}


def _own_items(owner: User, now: dt.datetime, *, anybody: bool, alike: int) -> Iterator[Item]:
    path, waiting = _path_to_ask_about(owner), drafts(owner)
    if path is None:
        yield _first_path()
    if not anybody:
        yield _bring_contacts()
    yield from map(_draft_item, [each for each in waiting if _is_begun(each, owner, now)][:_DRAFTS])
    if path and anybody:
        yield from _ask_items(owner, path, now, {each.objective.person_id for each in waiting})
    if alike:
        yield _duplicates(alike)


def _path_to_ask_about(owner: User) -> Path | None:
    """Return the newest path being explored that somebody is near to, or else the newest."""
    near = Suggestion.objects.filter(owner=owner, path=OuterRef("pk"), relevance__gte=FAINT)
    exploring = Path.objects.filter(owner=owner, status=Status.EXPLORING)
    return exploring.annotate(near=Exists(near)).order_by("-near", "-id").first()


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


def _ask_items(owner: User, path: Path, now: dt.datetime, drafted: set[int]) -> Iterator[Item]:
    """Yield some people to ask, nearest first; whoever has a draft waits for that."""
    for named in nearest_people(owner, path, now, most=_SUGGESTED):
        if named.person.pk not in drafted:
            yield Item(
                key=f"ask:{path.uuid}:{named.person.uuid}",
                kind=ItemKind.ASK,
                subject=str(path.uuid),
                title=f"Ask {named.person.display_name} about {path.title}",
                reason=" ".join(named.reasons[:2]),
                action="See why and ask",
            )


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


# What falls away when an answer comes.
_WAITING = frozenset({FollowUpKind.ASK_ANOTHER, FollowUpKind.NUDGE})
_FOLLOW_UPS = {
    FollowUpKind.ARRANGE: (
        "Agree on a time with {name}",
        "{name} said yes. Offer two near dates and keep to the time you promised.",
        "Open",
    ),
    FollowUpKind.NUDGE: (
        "Follow up with {name}, once",
        "Seven business days without an answer. One short reminder is welcome; after it, let it rest.",
        "Write the follow-up",
    ),
    FollowUpKind.ASK_ANOTHER: (
        "Ask somebody else while {name} thinks",
        "Three business days without an answer. It says nothing about you; people are busy.",
        "See whom to ask",
    ),
    FollowUpKind.CHECK_BACK: (
        "Check back with {name}",
        "They were away or asked for later, and that time has come.",
        "Open",
    ),
}


def _follow_up_item(follow_up: FollowUp) -> Item:
    kind = FollowUpKind(follow_up.kind)
    name = follow_up.message.objective.person.display_name
    title, reason, action = (text.format(name=name) for text in _FOLLOW_UPS[kind])
    path = follow_up.message.objective.path
    elsewhere = kind is FollowUpKind.ASK_ANOTHER and path is not None
    if kind is FollowUpKind.ASK_ANOTHER and not elsewhere:
        action = "Open"
    return Item(
        key=f"follow-up:{follow_up.uuid}",
        kind=ItemKind(kind.value if elsewhere or kind is not FollowUpKind.ASK_ANOTHER else "check_back"),
        subject=str(path.uuid if elsewhere and path else follow_up.message.uuid),
        title=title,
        reason=reason,
        action=action,
    )


def _coming(follow_up: FollowUp) -> Coming:
    name = follow_up.message.objective.person.display_name
    kind = FollowUpKind(follow_up.kind)
    title = _FOLLOW_UPS[kind][0].format(name=name)
    until = ", unless an answer comes first" if kind in _WAITING else ""
    return Coming(on=follow_up.due_on, sentence=title, until=until, message=str(follow_up.message.uuid))
