"""Reading what to have at hand in a talk."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.queries import get_conversation, guide_items
from askaround.conversations.rules import MODE_WORDS, Mode, both_clocks
from askaround.direction.queries import reasons_to_ask
from askaround.me.rules import job_words
from askaround.people.models import Person, Position
from askaround.relationships.models import Promise
from askaround.relationships.rules import SIDE_WORDS, PromiseState, Side

# More than these do not fit beside the questions on one page.
_EARLIER = 3
_PROMISES = 8


@dataclass(frozen=True, slots=True)
class TalkBrief:
    """Who they are, why them, what to learn, what to ask, and what is promised so far; "" for nothing."""

    conversation: Conversation
    work: str
    why_them: str
    objective: str
    items: list[GuideItem]
    promises: list[str]
    when: str
    where: str


def talk_brief(owner: User, uuid: UUID, now: dt.datetime) -> TalkBrief:
    """Return the brief of a talk; raises Conversation.DoesNotExist."""
    talk = get_conversation(owner, uuid)
    place = f": {talk.place}" if talk.place else ""
    return TalkBrief(
        conversation=talk,
        work=_work(owner, talk.person),
        why_them=_why_them(owner, talk, now),
        objective=talk.objective.text if talk.objective else "",
        items=guide_items(talk),
        promises=_promises(owner, talk.person),
        when=f"{both_clocks(talk.details)}, {talk.minutes} minutes",
        where=f"{MODE_WORDS[Mode(talk.mode)].capitalize()}{place}",
    )


def _work(owner: User, person: Person) -> str:
    """Return a career in a line: what they do now, then what they did before, the latest first."""
    positions = Position.objects.filter(owner=owner, person=person).select_related("organisation")
    in_order = positions.order_by("-present", "-started_on", "-id")[: _EARLIER + 1]
    present = [_job(each) for each in in_order if each.present]
    earlier = [_job(each) for each in in_order if not each.present]
    before = f"Before: {'; '.join(earlier)}" if earlier else ""
    return ". ".join(filter(None, (*present, before)))


def _job(position: Position) -> str:
    name = position.organisation.name if position.organisation else ""
    years = _years(position)
    said = job_words(position.title, name)
    return f"{said} ({years})" if years else said


def _years(position: Position) -> str:
    begun, ended = position.started_on, position.ended_on
    if begun and position.present:
        return f"since {begun.year}"
    return " to ".join(dict.fromkeys(str(day.year) for day in (begun, ended) if day))


def _why_them(owner: User, talk: Conversation, now: dt.datetime) -> str:
    reasons = reasons_to_ask(owner, talk.path, talk.person, now) if talk.path else ()
    return " ".join(reasons) or talk.person.tie_detail


def _promises(owner: User, person: Person) -> list[str]:
    still = Promise.objects.filter(owner=owner, person=person, state=PromiseState.OPEN).order_by("id")
    return [f"{SIDE_WORDS[Side(each.side)]}: {each.text}" for each in still[:_PROMISES]]
