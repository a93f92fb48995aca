"""Keeping the questions that only practitioners can answer."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.kit.text import fold
from askaround.paths.models import Path, Unknown
from askaround.paths.queries import asked_already, get_unknown
from askaround.paths.rules import MOST_UNKNOWNS, UnknownDetails, UnknownState

_LONGEST = 300


class AskedAlready(Refusal):
    """Raised when a path has this question already, or no new one is named."""


class TooManyUnknowns(Refusal):
    """Raised when there are more questions than can be asked."""


class NoQuestion(Refusal):
    """Raised for a question that is empty or does not fit."""


@transaction.atomic
def add_unknowns(*, owner: User, path: UUID, unknowns: Sequence[UnknownDetails], now: dt.datetime) -> Entry:
    """Add questions to a path; the entry lists their uuids. Those that are there already are left out.

    Raises AskedAlready when none is new, NoQuestion, TooManyUnknowns.
    """
    subject = Path.objects.select_for_update().get(owner=owner, uuid=path)
    there = asked_already(subject)
    new = {key: each for each in unknowns if (key := _key(each.question)) not in there}
    if not new:
        raise AskedAlready("Nothing new was added: these questions are there already.")
    if len(there) + len(new) > MOST_UNKNOWNS:
        raise TooManyUnknowns(
            f"A path holds {MOST_UNKNOWNS} questions. Let some go that matter less, then add these."
        )
    made = [Unknown(owner=owner, path=subject, key=key, **_fields(each)) for key, each in new.items()]
    Unknown.objects.bulk_create(made)
    count = "The question is" if len(made) == 1 else f"{len(made)} questions are"
    after = {"unknowns": [str(each.uuid) for each in made]}
    return note("add_unknowns", subject, f"{count} on your list.", now, after=after)


@transaction.atomic
def edit_unknown(
    *, owner: User, unknown: UUID, version: int, details: UnknownDetails, now: dt.datetime
) -> Entry:
    """Ask it differently; raises AskedAlready, NoQuestion, StaleVersion."""
    subject = get_unknown(owner, unknown)
    before, after = _told(subject), _fields(details)
    try:
        with transaction.atomic():
            subject.change(expected=version, key=_key(details.question), **after)
    except IntegrityError as error:
        raise AskedAlready("This path has that question already.") from error
    return note("edit_unknown", subject, "The question is saved.", now, before, after)


@transaction.atomic
def remove_unknown(*, owner: User, unknown: UUID, now: dt.datetime) -> Entry:
    """Take a question off the list."""
    subject = get_unknown(owner, unknown)
    before = {**_told(subject), "state": subject.state, "path": str(subject.path.uuid)}
    entry = note("remove_unknown", subject, "The question is off your list.", now, before)
    subject.delete()
    return entry


@transaction.atomic
def answer_unknown(*, owner: User, unknown: UUID, now: dt.datetime) -> Entry:
    """Say that a question is answered."""
    return _settle("answer_unknown", get_unknown(owner, unknown), UnknownState.ANSWERED, now)


@transaction.atomic
def give_up_unknown(*, owner: User, unknown: UUID, now: dt.datetime) -> Entry:
    """Say that a question need not be answered."""
    return _settle("give_up_unknown", get_unknown(owner, unknown), UnknownState.GIVEN_UP, now)


@transaction.atomic
def reopen_unknown(*, owner: User, unknown: UUID, now: dt.datetime) -> Entry:
    """Ask a question again."""
    return _settle("reopen_unknown", get_unknown(owner, unknown), UnknownState.OPEN, now)


_SENTENCES = {
    UnknownState.OPEN: "The question is open again.",
    UnknownState.ANSWERED: "Answered. One thing less to wonder about.",
    UnknownState.GIVEN_UP: "You let this question go.",
}


def _settle(verb: str, unknown: Unknown, state: UnknownState, now: dt.datetime) -> Entry:
    before = {"state": unknown.state}
    unknown.change(state=state)
    return note(verb, unknown, _SENTENCES[state], now, before)


def _key(question: str) -> str:
    if not question.strip() or len(question) > _LONGEST:
        raise NoQuestion(f"Ask it in a sentence of at most {_LONGEST} characters.")
    return fold(question)[:_LONGEST]


def _fields(details: UnknownDetails) -> dict[str, object]:
    return {
        "question": details.question.strip(),
        "topic": details.topic,
        "importance": details.importance,
    }


def _told(unknown: Unknown) -> dict[str, object]:
    return {"question": unknown.question, "topic": unknown.topic, "importance": unknown.importance}
