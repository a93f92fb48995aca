"""Reading everything between you and a person."""

import datetime as dt
from dataclasses import dataclass

from askaround.accounts.models import User
from askaround.kit.clock import local_date
from askaround.outreach.models import Message
from askaround.outreach.queries import messages_with
from askaround.outreach.rules import ANSWER_WORDS, AnswerKind
from askaround.people.models import Person
from askaround.people.queries import job_changes_of, shared_places
from askaround.people.rules import Figures, acquaintance_words


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened between you and a person; `message` is its uuid where it was one."""

    on: dt.date
    sentence: str
    message: str = ""


def common_ground(owner: User, person: Person) -> list[str]:
    """Return what LinkedIn's file and your own career tell of you and a person loaded by get_person_page."""
    said = [f"You were both at {name}." for name in shared_places(owner, person)]
    between = getattr(person, "between", None)
    return [*said, *acquaintance_words(Figures.restored(between))] if between else said


def timeline(owner: User, person: Person) -> list[Moment]:
    """Return what happened between you and a person, newest first."""
    zone = owner.time_zone
    moments = [Moment(local_date(person.added_at, zone), "Added")]
    if person.connected_on:
        moments.append(Moment(person.connected_on, "Connected on LinkedIn"))
    for at, before, after in job_changes_of(owner, person):
        moments.append(Moment(local_date(at, zone), f"New position: {_job(after)}; before, {_job(before)}"))
    for message in reversed(messages_with(owner, person)):
        moments += _moments(message, zone)
    in_order = sorted(moments, key=lambda moment: moment.on)
    return in_order[::-1]


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
