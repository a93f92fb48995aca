"""Wrapping a conversation up: thinking it over, and putting the people who were named on file."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.conversations.commands import complete_conversation
from askaround.conversations.models import Note
from askaround.conversations.queries import get_conversation, get_note
from askaround.conversations.rules import State
from askaround.direction.commands import reflect_on_conversation
from askaround.direction.rules import ReflectionDetails
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.journeys.effects import naming
from askaround.journeys.queries.wrap_up import person_taken_up
from askaround.kit.refusals import Refusal
from askaround.people.rules import PersonDetails


class TakenUpAlready(Refusal):
    """Raised when a name is put on file twice."""


@transaction.atomic
def wrap_up_conversation(
    *, owner: User, conversation: UUID, version: int, details: ReflectionDetails, now: dt.datetime
) -> Entry:
    """Keep your four answers and close the talk; once it is complete, only the answers change.

    Raises Unanswered, NotTalkedYet, and StaleVersion when they were written elsewhere meanwhile.
    """
    was = State(get_conversation(owner, conversation).state)
    reflected = reflect_on_conversation(
        owner=owner, conversation=conversation, version=version, details=details, now=now
    )
    sentence = reflected.sentence
    if was is not State.COMPLETE:
        completed = complete_conversation(owner=owner, conversation=conversation, reflected=True, now=now)
        sentence = f"{completed.sentence} Well done."
    return record(
        "journeys.wrap_up_conversation",
        owner_id=owner.pk,
        subject=conversation,
        sentence=sentence,
        now=now,
        before={"state": was},
        after={"line": str(reflected.uuid)},
    )


@transaction.atomic
def take_up_name(
    *, owner: User, note: UUID, person: UUID | None, details: PersonDetails, now: dt.datetime, notes: str = ""
) -> Entry:
    """Put somebody who was named in a talk on file, or note who named the `person` who is on file already.

    `notes` is what you heard of somebody new.

    Raises NoName, OwnIntroducer and TakenUpAlready.
    """
    line = get_note(owner, note)
    _refuse_twice(owner, line)
    return naming.take_up(owner=owner, line=line, person=person, details=details, notes=notes, now=now)


def _refuse_twice(owner: User, line: Note) -> None:
    if person_taken_up(owner, line):
        raise TakenUpAlready("This name is on file already.")
