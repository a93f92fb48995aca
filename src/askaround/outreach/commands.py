"""What can be done about asking."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.clock import local_date
from askaround.kit.refusals import Refusal
from askaround.outreach.models import FollowUp, Message, Objective
from askaround.outreach.queries import facts_for, get_follow_up, get_message, nudges_after, unsent_draft
from askaround.outreach.rules import (
    ANSWER_WORDS,
    DAYS_UNTIL,
    MOST_NUDGES,
    AnswerKind,
    Channel,
    FollowUpKind,
    business_day_after,
    draft,
    follow_up_dates,
    nudge,
    objectives,
)
from askaround.paths.queries import get_path
from askaround.people.models import Person
from askaround.people.queries import get_person
from askaround.people.rules import ContactKind


class DoNotContact(Refusal):
    """Raised when somebody is to be left alone."""


class SentAlready(Refusal):
    """Raised when a message that has gone out is changed or sent again."""


class NotSentYet(Refusal):
    """Raised when an answer is noted to a message that has not gone out."""


class EnoughNudges(Refusal):
    """Raised when a person has been reminded as often as is decent."""


class NothingToLearn(Refusal):
    """Raised when an objective is empty."""


@transaction.atomic
def begin_message(*, owner: User, person: UUID, path: UUID | None, now: dt.datetime) -> Message:
    """Begin to ask a person about a path, or return the draft that is there; raises DoNotContact."""
    asked = get_person(owner, person)
    about = get_path(owner, path) if path else None
    if asked.do_not_contact:
        raise DoNotContact(f"You marked {asked.display_name} as not to be contacted.")
    existing = unsent_draft(owner, asked, about.pk if about else None)
    if existing:
        return existing
    text = objectives(about.title if about else "")[0]
    objective = Objective.objects.create(owner=owner, person=asked, path=about, text=text)
    message = Message(owner=owner, objective=objective, channel=_best_channel(asked), begun_at=now)
    _propose(owner, message)
    message.save()
    _record("begin_message", message, f"A draft to {asked.display_name} is ready.", now)
    return message


@transaction.atomic
def edit_message(
    *, owner: User, message: UUID, version: int, subject: str, body: str, now: dt.datetime
) -> Entry:
    """Write a draft differently; raises SentAlready, and StaleVersion when edited elsewhere meanwhile.

    It is saved as one types, so the line in history does not repeat the text.
    """
    edited = _unsent(owner, message)
    edited.change(expected=version, subject=subject, body=body)
    return _record("edit_message", edited, "Draft saved.", now)


@transaction.atomic
def choose_channel(*, owner: User, message: UUID, channel: Channel, now: dt.datetime) -> Entry:
    """Send by another way; a draft that is still as proposed is proposed anew to fit it."""
    changed = _unsent(owner, message)
    before = changed.channel
    changed.channel = channel
    _write_proposal(owner, changed)
    return _record(
        "choose_channel",
        changed,
        "The draft fits its new way.",
        now,
        {"channel": before},
        {"channel": channel},
    )


@transaction.atomic
def set_objective(*, owner: User, message: UUID, text: str, now: dt.datetime) -> Entry:
    """Say what you want to learn; a draft that is still as proposed asks for it. Raises NothingToLearn."""
    if not text:
        raise NothingToLearn("Say the one thing you want to learn from them.")
    changed = _unsent(owner, message)
    before = changed.objective.text
    changed.objective.change(text=text)
    _write_proposal(owner, changed)
    return _record("set_objective", changed, "Objective set.", now, {"text": before}, {"text": text})


@transaction.atomic
def discard_draft(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Throw a draft away; the log keeps its text."""
    gone = _unsent(owner, message)
    objective = gone.objective
    before = {
        "subject": gone.subject,
        "body": gone.body,
        "channel": gone.channel,
        "objective": objective.text,
        "person": str(objective.person.uuid),
        "path": str(objective.path.uuid) if objective.path else "",
    }
    name = objective.person.display_name
    entry = _record("discard_draft", gone, f"The draft to {name} is gone.", now, before)
    Message.objects.filter(owner=owner, pk=gone.pk).delete()
    if gone.follows is None:
        Objective.objects.filter(owner=owner, pk=gone.objective_id).delete()
    return entry


@transaction.atomic
def restore_draft(*, owner: User, entry: Entry, now: dt.datetime) -> Message:
    """Bring back a draft that was thrown away, from the line that history kept."""
    kept = entry.before
    person = get_person(owner, UUID(kept["person"]))
    path = get_path(owner, UUID(kept["path"])) if kept["path"] else None
    message = Message.objects.create(
        owner=owner,
        objective=Objective.objects.create(owner=owner, person=person, path=path, text=kept["objective"]),
        channel=kept["channel"],
        subject=kept["subject"],
        body=kept["body"],
        begun_at=now,
    )
    _record("restore_draft", message, f"The draft to {person.display_name} is back.", now)
    return message


@transaction.atomic
def mark_sent(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Note that you sent a message; its follow-ups fall on the third and seventh business day."""
    sent = _unsent(owner, message).change(sent_at=now)
    if sent.follows is None:
        _plan_follow_ups(owner, sent, now)
    else:
        _settle(sent.follows, now)
    name = sent.objective.person.display_name
    return _record("mark_sent", sent, f"Sent to {name}. Askaround keeps an eye on the days.", now)


@transaction.atomic
def mark_unsent(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Take back that a message was sent."""
    draft_again = get_message(owner, message).change(sent_at=None, answer="", answered_at=None)
    FollowUp.objects.filter(owner=owner, message=draft_again).delete()
    if draft_again.follows:
        _unsettle(draft_again.follows)
    return _record("mark_unsent", draft_again, "It is a draft again.", now)


@transaction.atomic
def record_answer(*, owner: User, message: UUID, kind: AnswerKind, now: dt.datetime) -> Entry:
    """Note what came back: nothing more is proposed, except what the answer itself asks for."""
    answered = get_message(owner, message)
    if answered.sent_at is None:
        raise NotSentYet("Mark the message as sent first, then note the answer.")
    before = {"answer": answered.answer}
    answered.change(answer=kind, answered_at=now)
    for each in filter(None, (answered, answered.follows)):
        _settle(each, now)
    _plan_after_answer(owner, answered, kind, now)
    name = answered.objective.person.display_name
    sentence = f"Noted for {name}: {ANSWER_WORDS[kind].lower()}."
    return _record("record_answer", answered, sentence, now, before, {"answer": kind})


@transaction.atomic
def clear_answer(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Take back an answer; the follow-ups stand as they stood."""
    waiting = get_message(owner, message).change(answer="", answered_at=None)
    after_answer = (FollowUpKind.ARRANGE, FollowUpKind.CHECK_BACK)
    FollowUp.objects.filter(owner=owner, message=waiting, kind__in=after_answer).delete()
    _unsettle(waiting)
    return _record("clear_answer", waiting, "Waiting for an answer again.", now)


@transaction.atomic
def begin_nudge(*, owner: User, message: UUID, now: dt.datetime) -> Message:
    """Begin the follow-up to a message, or return the draft of it; raises EnoughNudges."""
    first = get_message(owner, message)
    if first.sent_at is None:
        raise NotSentYet("A follow-up comes after a message that was sent.")
    unsent = Message.objects.filter(owner=owner, follows=first, sent_at=None).first()
    if unsent:
        return unsent
    if nudges_after(first) >= MOST_NUDGES:
        raise EnoughNudges("You have followed up twice. Let it rest, and ask somebody else.")
    proposal = nudge(facts_for(owner, first.objective))
    follow_up = Message.objects.create(
        owner=owner,
        objective=first.objective,
        follows=first,
        channel=first.channel,
        subject=f"Re: {first.subject}" if first.subject else "",
        body=proposal.body,
        drafted=proposal.body,
        begun_at=now,
    )
    _record("begin_nudge", follow_up, "A follow-up is ready.", now)
    return follow_up


@transaction.atomic
def settle_follow_up(*, owner: User, follow_up: UUID, now: dt.datetime) -> Entry:
    """Note that what a day asked for is done, or will not be."""
    done = get_follow_up(owner, follow_up).change(settled_at=now)
    return record(
        "outreach.settle_follow_up", owner_id=owner.pk, subject=done.uuid, sentence="Settled.", now=now
    )


@transaction.atomic
def unsettle_follow_up(*, owner: User, follow_up: UUID, now: dt.datetime) -> Entry:
    """Bring a settled follow-up back."""
    back = get_follow_up(owner, follow_up).change(settled_at=None)
    return record(
        "outreach.unsettle_follow_up", owner_id=owner.pk, subject=back.uuid, sentence="It is back.", now=now
    )


def _unsent(owner: User, uuid: UUID) -> Message:
    message = get_message(owner, uuid)
    if message.sent_at is not None:
        raise SentAlready("This message is marked as sent. Undo that first to change it.")
    return message


def _best_channel(person: Person) -> Channel:
    points = person.contact_points.filter(owner_id=person.owner_id)
    kinds = set(points.values_list("kind", flat=True))
    if ContactKind.MAIL in kinds or ContactKind.PROFILE not in kinds:
        return Channel.MAIL
    return Channel.LINKEDIN_MESSAGE if person.connected_on else Channel.LINKEDIN_NOTE


def _propose(owner: User, message: Message) -> None:
    facts = facts_for(owner, message.objective)
    proposal = nudge(facts) if message.follows else draft(facts, Channel(message.channel))
    message.subject = proposal.subject if message.channel == Channel.MAIL else ""
    message.body = message.drafted = proposal.body


def _write_proposal(owner: User, message: Message) -> None:
    """Store a message's channel, and its text anew where the user has not written their own."""
    if message.body == message.drafted:
        _propose(owner, message)
    fields = ("channel", "subject", "body", "drafted")
    message.change(**{field: getattr(message, field) for field in fields})


def _country(owner: User, person: Person) -> str:
    return person.country or owner.country


def _plan_follow_ups(owner: User, message: Message, now: dt.datetime) -> None:
    country = _country(owner, message.objective.person)
    dates = follow_up_dates(local_date(now, owner.time_zone), country)
    days = {FollowUpKind.ASK_ANOTHER: dates.ask_another, FollowUpKind.NUDGE: dates.nudge}
    _plan(message, days)


def _plan_after_answer(owner: User, message: Message, kind: AnswerKind, now: dt.datetime) -> None:
    today = local_date(now, owner.time_zone)
    if kind is AnswerKind.YES:
        _plan(message, {FollowUpKind.ARRANGE: today})
    elif kind in DAYS_UNTIL:
        day = today + dt.timedelta(days=DAYS_UNTIL[kind])
        country = _country(owner, message.objective.person)
        _plan(message, {FollowUpKind.CHECK_BACK: business_day_after(day, 1, country)})


def _plan(message: Message, days: dict[FollowUpKind, dt.date]) -> None:
    FollowUp.objects.filter(owner_id=message.owner_id, message=message, kind__in=days).delete()
    FollowUp.objects.bulk_create(
        FollowUp(owner_id=message.owner_id, message=message, kind=kind, due_on=day)
        for kind, day in days.items()
    )


def _settle(message: Message, now: dt.datetime) -> None:
    mine = FollowUp.objects.filter(owner_id=message.owner_id, message=message, settled_at=None)
    mine.update(settled_at=now)


def _unsettle(message: Message) -> None:
    FollowUp.objects.filter(owner_id=message.owner_id, message=message).update(settled_at=None)


def _record(
    verb: str,
    message: Message,
    sentence: str,
    now: dt.datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    return record(
        f"outreach.{verb}",
        owner_id=message.owner_id,
        subject=message.uuid,
        sentence=sentence,
        now=now,
        before=before,
        after={**(after or {}), "version": message.version},
    )
