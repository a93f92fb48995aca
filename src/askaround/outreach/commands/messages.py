"""Writing, sending and following up."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
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
    Draft,
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


class AnsweredAlready(Refusal):
    """Raised when an answer that has come makes a step pointless."""


class EnoughNudges(Refusal):
    """Raised when a person has been reminded as often as is decent."""


class NothingWritten(Refusal):
    """Raised when a message without text is marked as sent."""


class NothingToLearn(Refusal):
    """Raised when an objective is empty."""


@transaction.atomic
def begin_message(*, owner: User, person: UUID, path: UUID | None, now: dt.datetime) -> Message:
    """Begin to ask a person about a path, or return the draft that is there; raises DoNotContact.

    A draft that is still as it was proposed is proposed anew, from what is known by now.
    """
    asked = get_person(owner, person, lock=True)
    about = get_path(owner, path) if path else None
    _refuse_unasked(asked)
    existing = unsent_draft(owner, asked, about.pk if about else None)
    if existing:
        _refresh_proposal(owner, existing)
        return existing
    text = objectives(about.title if about else "")[0]
    objective = Objective.objects.create(owner=owner, person=asked, path=about, text=text)
    message = Message(owner=owner, objective=objective, channel=_best_channel(asked), begun_at=now)
    _propose(owner, message)
    message.save()
    note("begin_message", message, f"A draft to {asked.display_name} is ready.", now)
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
    return note("edit_message", edited, "Draft saved.", now)


@transaction.atomic
def choose_channel(*, owner: User, message: UUID, version: int, channel: Channel, now: dt.datetime) -> Entry:
    """Send by another way; a draft still as proposed is proposed anew to fit it. Raises StaleVersion."""
    changed = _unsent(owner, message)
    before = changed.channel
    changed.channel = channel
    _write_proposal(owner, changed, expected=version)
    return note(
        "choose_channel",
        changed,
        "The draft fits its new way.",
        now,
        {"channel": before},
        {"channel": channel},
    )


@transaction.atomic
def set_objective(*, owner: User, message: UUID, version: int, text: str, now: dt.datetime) -> Entry:
    """Say what you want to learn, and let a draft still as proposed ask for it.

    Raises NothingToLearn and StaleVersion.
    """
    if not text:
        raise NothingToLearn("Say the one thing you want to learn from them.")
    changed = _unsent(owner, message)
    before = changed.objective.text
    changed.objective.change(text=text)
    _write_proposal(owner, changed, expected=version)
    asks = changed.body == changed.drafted
    sentence = (
        "Your draft asks for it now." if asks else "Set. Your own words stay; “Start over” drafts anew."
    )
    return note("set_objective", changed, sentence, now, {"text": before}, {"text": text})


@transaction.atomic
def redraft_message(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Propose a draft anew from what is on file, whatever was written; the log keeps the text for undo."""
    changed = _unsent(owner, message)
    before = {"subject": changed.subject, "body": changed.body}
    changed.subject, changed.body = changed.drafted_subject, changed.drafted
    _write_proposal(owner, changed)
    return note("redraft_message", changed, "Drafted anew from what is on file.", now, before)


@transaction.atomic
def discard_draft(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Throw a draft away; the log keeps its text."""
    gone = _unsent(owner, message)
    objective = gone.objective
    before = {
        "subject": gone.subject,
        "body": gone.body,
        "channel": gone.channel,
        "follows": str(gone.follows.uuid) if gone.follows else "",
        "objective": objective.text,
        "person": str(objective.person.uuid),
        "path": str(objective.path.uuid) if objective.path else "",
    }
    entry = note("discard_draft", gone, f"The draft to {objective.person.display_name} is gone.", now, before)
    Message.objects.filter(owner=owner, pk=gone.pk).delete()
    if gone.follows is None:
        Objective.objects.filter(owner=owner, pk=objective.pk).delete()
    return entry


@transaction.atomic
def restore_draft(*, owner: User, entry: Entry, now: dt.datetime) -> Message:
    """Bring back a draft that was thrown away, from the line that history kept."""
    kept = entry.before
    follows = get_message(owner, UUID(kept["follows"])) if kept["follows"] else None
    message = Message.objects.create(
        owner=owner,
        objective=follows.objective if follows else _restored_objective(owner, kept),
        follows=follows,
        channel=kept["channel"],
        subject=kept["subject"],
        body=kept["body"],
        begun_at=now,
    )
    note("restore_draft", message, f"The draft to {message.objective.person.display_name} is back.", now)
    return message


@transaction.atomic
def mark_sent(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Note that you sent a message; its follow-ups fall on the third and seventh business day."""
    sent = _unsent(owner, message)
    if not sent.body.strip():
        raise NothingWritten("There is no text in this message yet.")
    sent.change(sent_at=now)
    if sent.follows is None:
        _plan_follow_ups(owner, sent, now)
    else:
        _settle(sent.follows, now)
    name = sent.objective.person.display_name
    return note("mark_sent", sent, f"Marked as sent to {name}. Today keeps an eye on the days.", now)


@transaction.atomic
def mark_unsent(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Take back that a message was sent; raises AnsweredAlready when there is an answer to it."""
    draft_again = get_message(owner, message)
    if draft_again.answer:
        raise AnsweredAlready("An answer is noted to this message. Take that back first.")
    draft_again.change(sent_at=None)
    FollowUp.objects.filter(owner=owner, message=draft_again).delete()
    if draft_again.follows:
        _unsettle(draft_again.follows)
    return note("mark_unsent", draft_again, "It is a draft again.", now)


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
    return note("record_answer", answered, sentence, now, before, {"answer": kind})


@transaction.atomic
def clear_answer(*, owner: User, message: UUID, now: dt.datetime) -> Entry:
    """Take back an answer; the follow-ups stand as they stood."""
    waiting = get_message(owner, message).change(answer="", answered_at=None)
    after_answer = (FollowUpKind.ARRANGE, FollowUpKind.CHECK_BACK)
    FollowUp.objects.filter(owner=owner, message=waiting, kind__in=after_answer).delete()
    _unsettle(waiting)
    return note("clear_answer", waiting, "Waiting for an answer again.", now)


@transaction.atomic
def begin_nudge(*, owner: User, message: UUID, now: dt.datetime) -> Message:
    """Begin the follow-up to a message, or return the draft of it.

    Raises DoNotContact, NotSentYet, AnsweredAlready and EnoughNudges.
    """
    first = get_message(owner, message)
    _refuse_unasked(get_person(owner, first.objective.person.uuid, lock=True))
    if first.sent_at is None:
        raise NotSentYet("A follow-up comes after a message that was sent.")
    if first.answer:
        raise AnsweredAlready("They have answered already. Write a new message instead.")
    unsent = Message.objects.filter(owner=owner, follows=first, sent_at=None).first()
    if unsent:
        return unsent
    if nudges_after(first) >= MOST_NUDGES:
        raise EnoughNudges("You have followed up twice. Let it rest, and ask somebody else.")
    channel = Channel.MAIL if first.channel == Channel.MAIL else Channel.LINKEDIN_MESSAGE
    follow_up = Message(owner=owner, objective=first.objective, follows=first, channel=channel, begun_at=now)
    _propose(owner, follow_up)
    follow_up.save()
    note("begin_nudge", follow_up, "A follow-up is ready.", now)
    return follow_up


@transaction.atomic
def settle_follow_up(*, owner: User, follow_up: UUID, now: dt.datetime) -> Entry:
    """Note that what a day asked for is done, or will not be."""
    done = get_follow_up(owner, follow_up).change(settled_at=now)
    return note("settle_follow_up", done, "Settled.", now)


@transaction.atomic
def unsettle_follow_up(*, owner: User, follow_up: UUID, now: dt.datetime) -> Entry:
    """Bring a settled follow-up back."""
    back = get_follow_up(owner, follow_up).change(settled_at=None)
    return note("unsettle_follow_up", back, "It is back.", now)


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


def _refuse_unasked(person: Person) -> None:
    if person.do_not_contact:
        raise DoNotContact(f"You marked {person.display_name} as not to be contacted.")


def _restored_objective(owner: User, kept: dict[str, str]) -> Objective:
    path = get_path(owner, UUID(kept["path"])) if kept["path"] else None
    person = get_person(owner, UUID(kept["person"]))
    return Objective.objects.create(owner=owner, person=person, path=path, text=kept["objective"])


def _proposal(owner: User, message: Message) -> Draft:
    facts = facts_for(owner, message.objective)
    if message.follows is None:
        return draft(facts, Channel(message.channel))
    proposal = nudge(facts, last=nudges_after(message.follows) > 0)
    return replace(proposal, subject=f"Re: {message.follows.subject}" if message.follows.subject else "")


def _propose(owner: User, message: Message) -> None:
    """Put a proposal where the user has not written their own; other ways than mail keep the subject."""
    proposal = _proposal(owner, message)
    if message.channel == Channel.MAIL and message.subject == message.drafted_subject:
        message.subject = message.drafted_subject = proposal.subject
    if message.body == message.drafted:
        message.body = message.drafted = proposal.body


def _refresh_proposal(owner: User, message: Message) -> None:
    before = message.subject, message.body
    _propose(owner, message)
    if before != (message.subject, message.body):
        _write_proposal(owner, message)


def _write_proposal(owner: User, message: Message, *, expected: int | None = None) -> None:
    """Store a message's channel and its proposed text; raises StaleVersion."""
    _propose(owner, message)
    fields = ("channel", "subject", "body", "drafted", "drafted_subject")
    message.change(expected=expected, **{field: getattr(message, field) for field in fields})


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
