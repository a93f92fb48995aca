"""Reading everything between you and a person."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Value

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.queries import conversations_with
from askaround.conversations.rules import CONVERSATION_WORDS, State
from askaround.kit.clock import local_date
from askaround.outreach.models import Message
from askaround.outreach.queries import messages_with
from askaround.outreach.rules import ANSWER_WORDS, AnswerKind
from askaround.paths.models import Path
from askaround.paths.rules import Status
from askaround.people.models import Person, Tag
from askaround.people.queries import job_changes_of, shared_places
from askaround.people.rules import Figures, acquaintance_words


@dataclass(frozen=True, slots=True)
class Moment:
    """Something between you and a person; `message` or `conversation` is its uuid where it is one."""

    on: dt.date
    sentence: str
    message: str = ""
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A tag of a person, or a path to ask about, by its name."""

    uuid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Between:
    """What is between you and a person, newest first, and the message they said yes to with no time yet."""

    moments: list[Moment]
    agree: Message | None


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


def between(owner: User, person: Person) -> Between:
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
    in_order = sorted(moments, key=lambda moment: moment.on)
    return Between(in_order[::-1], _to_agree_on(messages, talks))


def _to_agree_on(messages: list[Message], talks: list[Conversation]) -> Message | None:
    agreed = {talk.objective_id for talk in talks if talk.state != State.CANCELLED}
    said_yes = (each for each in messages if each.answer == AnswerKind.YES)
    return next((each for each in said_yes if each.objective_id not in agreed), None)


def _talk(talk: Conversation, zone: str) -> Moment:
    about = f" about {talk.path.title}" if talk.path else ""
    state = "" if talk.state == State.ARRANGED else f", {CONVERSATION_WORDS[State(talk.state)]}"
    day = local_date(talk.when.begins, zone)
    return Moment(day, f"Talk{about}{state}", conversation=str(talk.uuid))


def _moments(message: Message, zone: str) -> list[Moment]:
    about = f" about {message.objective.path.title}" if message.objective.path else ""
    what = "follow-up" if message.follows_id else "message"
    uuid = str(message.uuid)
    if message.sent_at is None:
        return [Moment(local_date(message.begun_at, zone), f"A {what}{about} is drafted", uuid)]
    moments = [Moment(local_date(message.sent_at, zone), f"You sent a {what}{about}", uuid)]
    if message.answered_at:
        answer = ANSWER_WORDS[AnswerKind(message.answer)].lower()
        moments.append(Moment(local_date(message.answered_at, zone), f"Answer: {answer}", uuid))
    return moments


def _job(job: list[str]) -> str:
    title, organisation = job
    return f"{title} at {organisation}" if title and organisation else title or organisation or "none on file"
