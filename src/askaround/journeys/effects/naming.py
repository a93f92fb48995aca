"""Putting somebody on file who was named in a talk."""

import datetime as dt
from uuid import UUID

from askaround.accounts.models import User
from askaround.conversations.models import Note
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.people.commands import add_person, note_introducer
from askaround.people.rules import PersonDetails


def take_up(
    *, owner: User, line: Note, person: UUID | None, details: PersonDetails, now: dt.datetime, notes: str = ""
) -> Entry:
    """Put somebody on file, or note who named the `person` who is there already, and what line it came from.

    Raises NoName and OwnIntroducer.
    """
    introducer = line.conversation.person
    if person:
        entry = note_introducer(owner=owner, person=person, introducer=introducer.uuid, now=now)
    else:
        entry = add_person(owner=owner, details=details, introducer=introducer.uuid, notes=notes, now=now)
    return record(
        "journeys.take_up_name",
        owner_id=owner.pk,
        subject=line.uuid,
        sentence=entry.sentence if person else f"{entry.sentence} {introducer.display_name} named them.",
        now=now,
        after={"person": str(entry.subject), "line": str(entry.uuid)},
    )
