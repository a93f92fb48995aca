"""Reading everything between you and a person."""

import datetime as dt
from dataclasses import dataclass
from textwrap import shorten
from typing import Final
from uuid import UUID

from django.db.models import Value

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import conversations_with
from askaround.conversations.rules import CONVERSATION_WORDS, State
from askaround.journeys.queries.came_of import CameOf, What, came_of
from askaround.kit.clock import local_date
from askaround.me.rules import job_words
from askaround.outreach.models import Message
from askaround.outreach.queries import messages_with
from askaround.outreach.rules import ANSWER_WORDS, AnswerKind
from askaround.paths.models import Path
from askaround.paths.rules import Status
from askaround.people.models import Person, Tag
from askaround.people.queries import job_changes_of, shared_places
from askaround.people.rules import Figures, acquaintance_words
from askaround.relationships.rules import PromiseState, Side

# So many characters of a promise or of what you learned are told.
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Moment:
    """Something between you and a person; where it has a page, `route` is its name and `uuid` whose it is."""

    on: dt.date
    sentence: str
    route: str = ""
    uuid: UUID | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next with a talk: the words, and the page of it."""

    words: str
    route: str
    uuid: UUID


@dataclass(frozen=True, slots=True)
class Named:
    """A tag of a person, or a path to ask about, by its name."""

    uuid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Between:
    """What is between you and a person, newest first, and what comes next.

    `step` is what their talk waits for, `agree` the message they said yes to with no time yet; `about` is the
    path that you asked or talked about last.
    """

    moments: list[Moment]
    promises: list[CameOf]
    step: Step | None
    agree: Message | None
    about: UUID | None


def tags_and_paths(owner: User, person: Person) -> tuple[list[Named], list[Named]]:
    """Return a person's tags by name, and the paths being explored, oldest first, in one query."""
    mine = Tag.objects.filter(owner=owner, taggings__person=person, taggings__owner=owner)
    tags = mine.values_list(Value("tag"), "id", "key", "uuid", "name")
    exploring = Path.objects.filter(owner=owner, status=Status.EXPLORING)
    paths = exploring.values_list(Value("path"), "id", Value(""), "uuid", "title")
    rows = sorted(tags.union(paths, all=True), key=lambda row: (row[2], row[1]))
    named = {kind: [Named(*row[3:]) for row in rows if row[0] == kind] for kind in ("tag", "path")}
    return named["tag"], named["path"]


def common_ground(person: Person) -> list[str]:
    """Return what LinkedIn's file and your own career tell of you and a person loaded by get_person_page."""
    said = [f"You were both at {name}." for name in shared_places(person)]
    between = getattr(person, "between", None)
    return [*said, *acquaintance_words(Figures.restored(between))] if between else said


def between(owner: User, person: Person, now: dt.datetime) -> Between:
    """Return what happened, or will, between you and a person, and what waits for a time."""
    zone = owner.time_zone
    messages, talks = messages_with(owner, person), conversations_with(owner, person)
    named = f"Added; {person.introducer.display_name} named them" if person.introducer else "Added"
    moments = [Moment(local_date(person.added_at, zone), named)]
    if person.connected_on:
        moments.append(Moment(person.connected_on, "Connected on LinkedIn"))
    for at, before, after in job_changes_of(owner, person):
        moments.append(Moment(local_date(at, zone), f"New position: {_job(after)}; before, {_job(before)}"))
    for message in reversed(messages):
        moments += _moments(message, zone)
    moments += [_talk(each, zone) for each in reversed(talks)]
    came = came_of(owner, person)
    moments += [moment for each in came for moment in _came(each, zone)]
    return Between(
        moments=sorted(moments, key=lambda moment: moment.on)[::-1],
        promises=sorted((each for each in came if each.is_open), key=lambda each: each.due_on or dt.date.max),
        step=_step(talks, now),
        agree=_to_agree_on(messages, talks),
        about=_about(messages, talks),
    )


def _step(talks: list[Conversation], now: dt.datetime) -> Step | None:
    """Return what the soonest talk ahead waits for, or else the latest that is not wrapped up."""
    ahead = [each for each in talks if not each.is_over(now)]
    if ahead:
        return _towards(min(ahead, key=lambda each: each.when.begins), now)
    waiting = [each for each in talks if each.state in {State.ARRANGED, State.HELD}]
    latest = max(waiting, key=lambda each: each.when.begins, default=None)
    return Step("Wrap up the talk", "wrap-up", latest.uuid) if latest else None


def _towards(talk: Conversation, now: dt.datetime) -> Step:
    if talk.begun_at:
        return Step("Go on with the talk", "live", talk.uuid)
    if talk.has_begun(now):
        return Step("Begin", "live", talk.uuid)
    return Step("Open the talk", "conversation", talk.uuid)


def _about(messages: list[Message], talks: list[Conversation]) -> UUID | None:
    paths = [*(talk.path for talk in talks), *(message.objective.path for message in messages)]
    return next((path.uuid for path in paths if path), None)


def _to_agree_on(messages: list[Message], talks: list[Conversation]) -> Message | None:
    agreed = {talk.objective_id for talk in talks if talk.state != State.CANCELLED}
    said_yes = (each for each in messages if each.answer == AnswerKind.YES)
    return next((each for each in said_yes if each.objective_id not in agreed), None)


def _talk(talk: Conversation, zone: str) -> Moment:
    about = f" about {talk.path.title}" if talk.path else ""
    state = "" if talk.state == State.ARRANGED else f", {CONVERSATION_WORDS[State(talk.state)]}"
    day = local_date(talk.when.begins, zone)
    return Moment(day, f"Talk{about}{state}", "conversation", talk.uuid)


def _came(each: CameOf, zone: str) -> list[Moment]:
    on = each.day or (local_date(each.at, zone) if each.at else None)
    if on is None:
        return []
    if each.what is What.THANKS:
        return [Moment(on, "You said thank you", "wrap-up", each.uuid)]
    if each.what is What.INSIGHT:
        return [Moment(on, f"You learned: {_brief(each.text)}", "insight", each.uuid)]
    who = "You" if each.side == Side.MINE else "They"
    made = Moment(on, f"{who} promised: {_brief(each.text)}")
    became = "kept the promise" if each.state == PromiseState.KEPT else "let the promise go"
    who = who if each.state == PromiseState.KEPT else "You"
    settled = each.settled_at and Moment(
        local_date(each.settled_at, zone), f"{who} {became}: {_brief(each.text)}"
    )
    return [made, settled] if settled else [made]


def _brief(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …")


def _moments(message: Message, zone: str) -> list[Moment]:
    about = f" about {message.objective.path.title}" if message.objective.path else ""
    what = "follow-up" if message.follows_id else "message"
    at = ("message", message.uuid)
    if message.sent_at is None:
        return [Moment(local_date(message.begun_at, zone), f"A {what}{about} is drafted", *at)]
    moments = [Moment(local_date(message.sent_at, zone), f"You sent a {what}{about}", *at)]
    if message.answered_at:
        answer = ANSWER_WORDS[AnswerKind(message.answer)].lower()
        moments.append(Moment(local_date(message.answered_at, zone), f"Answer: {answer}", *at))
    return moments


def _job(job: list[str]) -> str:
    return job_words(*job) or "none on file"
