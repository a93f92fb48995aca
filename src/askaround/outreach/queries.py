"""Reading what was asked, always by owner."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import User
from askaround.kit.clock import local_date
from askaround.kit.excerpts import Said, excerpt
from askaround.kit.fulltext import Index
from askaround.kit.paging import ABOVE_ALL
from askaround.kit.search_words import terms
from askaround.outreach.models import FollowUp, Message, Objective
from askaround.outreach.rules import SEASON, AnswerKind, Earlier, Facts
from askaround.people.models import Person
from askaround.people.queries import colleagues_of, tie_of
from askaround.people.rules import ContactKind, Tie

_INDEX = Index("outreach_message", ("subject", "subject_words", "body", "body_words"))
_TO = "objective__person"
_SHOWN = ("pk", "uuid", f"{_TO}__uuid", f"{_TO}__display_name", "subject", "body", "sent_at")
# People who are not to be written to, or were put away, ask nothing of anybody's day.
_APPROACHABLE = {"do_not_contact": False, "archived_at": None}


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked: keys of person and organisation, the person's country, when, and the answer."""

    person: int
    organisation: int | None
    country: str
    sent_at: dt.datetime
    answer: str


def get_message(owner: User, uuid: UUID) -> Message:
    """Return one message with its objective, person and path; raises Message.DoesNotExist."""
    return _messages(owner).get(uuid=uuid)


def messages_with(owner: User, person: Person, *, limit: int = 50) -> list[Message]:
    """Return the newest messages to a person."""
    return list(_messages(owner).filter(objective__person=person).order_by("-id")[:limit])


def messages_about(owner: User, path_key: int, *, limit: int = 50) -> list[Message]:
    """Return the newest messages about a path, with their persons."""
    return list(_messages(owner).filter(objective__path=path_key).order_by("-id")[:limit])


def unsent_draft(owner: User, person: Person, path_key: int | None) -> Message | None:
    """Return the first message to a person about a path that was begun and not sent."""
    drafts = _messages(owner).filter(sent_at=None, follows=None)
    return drafts.filter(objective__person=person, objective__path=path_key).order_by("-id").first()


def drafts(owner: User, *, limit: int = 7) -> list[Message]:
    """Return the newest messages that wait to be sent."""
    unanswered = Q(follows=None) | Q(follows__answer="")
    waiting = _messages(owner).filter(unanswered, sent_at=None, **_person_is("objective__person"))
    return list(waiting.order_by("-id")[:limit])


def follow_ups_until(owner: User, day: dt.date) -> QuerySet[FollowUp]:
    """Return what is to be done about sent messages up to a day, longest due first."""
    due = FollowUp.objects.filter(
        owner=owner, settled_at=None, due_on__lte=day, **_person_is("message__objective__person")
    )
    return due.order_by("due_on", "id")


def follow_ups_of(message: Message) -> list[FollowUp]:
    """Return what days will bring about a message, soonest first."""
    mine = FollowUp.objects.filter(owner_id=message.owner_id, message=message, settled_at=None)
    return list(mine.order_by("due_on", "id"))


def get_follow_up(owner: User, uuid: UUID) -> FollowUp:
    """Return one follow-up; raises FollowUp.DoesNotExist."""
    return FollowUp.objects.select_related("message__objective__person").get(owner=owner, uuid=uuid)


def nudges_after(message: Message) -> int:
    """Return how many follow-ups a message has had."""
    return Message.objects.filter(owner_id=message.owner_id, follows=message).count()


def people_written_to(owner: User, keys: Collection[int]) -> set[int]:
    """Return which of these persons (by key) there is an objective or message for."""
    written = Objective.objects.filter(owner=owner, person__in=keys) if keys else Objective.objects.none()
    return set(written.values_list("person_id", flat=True))


def asked_people(owner: User, *, answered: bool = False) -> QuerySet[Objective, tuple[int]]:
    """Return the keys of whom a message reached, or of those among them who answered any."""
    reached = Message.objects.filter(owner=owner, sent_at__isnull=False).exclude(answer=AnswerKind.BOUNCED)
    messages = reached.exclude(answer="") if answered else reached
    return Objective.objects.filter(owner=owner, pk__in=messages.values("objective")).values_list("person")


def people_asked_about(owner: User, path_key: int) -> QuerySet[Objective, tuple[int]]:
    """Return the keys of those you asked, or began to ask, about a path."""
    return Objective.objects.filter(owner=owner, path=path_key).values_list("person")


def asked_this_season(owner: User, now: dt.datetime) -> list[Asked]:
    """Return who was asked within a season, oldest first; a message that bounced asked nobody."""
    sent = Message.objects.filter(owner=owner, sent_at__gte=now - SEASON).exclude(answer=AnswerKind.BOUNCED)
    person = "objective__person"
    columns = (f"{person}_id", f"{person}__organisation_id", f"{person}__country", "sent_at", "answer")
    return [Asked(*values) for values in sent.order_by("sent_at").values_list(*columns)]


def asked_anybody(owner: User) -> bool:
    """Tell whether any message was ever sent."""
    return Message.objects.filter(owner=owner, sent_at__isnull=False).exists()


def earlier_requests(owner: User, person: Person, now: dt.datetime, *, but: Message) -> list[Earlier]:
    """Return who was asked lately, of this person and of their organisation, for the rules of caution."""
    whom = Q(objective__person=person) | Q(objective__person__in=colleagues_of(owner, person))
    sent = _messages(owner).filter(whom, sent_at__gte=now - SEASON)
    arrived = sent.exclude(objective=but.objective).exclude(answer=AnswerKind.BOUNCED)
    return [
        Earlier(
            asked_on=local_date(message.sent_at, owner.time_zone),
            same_person=message.objective.person_id == person.pk,
            answered=bool(message.answer),
            person_name=message.objective.person.display_name,
        )
        for message in arrived.order_by("-sent_at")[:20]
        if message.sent_at
    ]


def facts_for(owner: User, objective: Objective) -> Facts:
    """Return what is on file about a person, a path and the asker, for a draft."""
    person, path = objective.person, objective.path
    tie = tie_of(person)
    return Facts(
        given_name=person.spoken,
        display_name=person.display_name,
        title=person.title,
        organisation=person.organisation_name if person.organisation_id else "",
        path_title=path.title if path else "",
        path_field=path.field if path else "",
        path_place=path.place if path else "",
        path_why=path.why if path else "",
        tie=tie,
        tie_detail=person.tie_detail,
        tie_year=_tie_year(person, tie),
        introducer=person.tie_detail if tie is Tie.INTRODUCED else "",
        sender_name=owner.name,
        sender_introduction=owner.introduction,
        objective=objective.text,
    )


def _tie_year(person: Person, tie: Tie | None) -> int | None:
    """Return since which year you know a person, as said or as LinkedIn's file tells."""
    if person.tie_year is None and tie is Tie.LINKEDIN and person.connected_on:
        return person.connected_on.year
    return person.tie_year


def address_of(person: Person, kind: ContactKind) -> str:
    """Return the first way of a kind to reach a person, "" if none is on file."""
    points = person.contact_points.filter(owner_id=person.owner_id, kind=kind).order_by("id")
    return points.values_list("value", flat=True).first() or ""


def search_messages(owner: User, text: str, *, limit: int, below: int = ABOVE_ALL) -> list[Said]:
    """Return the messages that have words beginning like each of these, the last begun first."""
    sought = terms(text)
    if not sought:
        return []
    newest = Message.objects.filter(_INDEX.newest(owner.pk, sought, limit=limit, below=below))
    return [
        Said(
            *(key, uuid, person, name, excerpt(f"{subject}\n{body}".strip(), sought)),
            on=local_date(sent_at, owner.time_zone) if sent_at else None,
        )
        for key, uuid, person, name, subject, body, sent_at in newest.order_by("-pk").values_list(*_SHOWN)
    ]


def _person_is(place: str) -> dict[str, object]:
    return {f"{place}__{field}": value for field, value in _APPROACHABLE.items()}


def _messages(owner: User) -> QuerySet[Message]:
    return Message.objects.filter(owner=owner).select_related(
        "objective__person", "objective__path", "follows"
    )
