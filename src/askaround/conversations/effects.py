"""What conversations are written out as: a file for calendars."""

import datetime as dt

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.rules import MODE_WORDS, State
from askaround.history.queries import last_change
from askaround.integrations.calendar import Appointment, Mailbox, Method, write

# Calendars ask for an address of whoever made a file, and yours is not on file; no mail gets here (RFC 2606).
_NOBODY = "noreply@askaround.invalid"


def calendar_file(owner: User, conversation: Conversation, now: dt.datetime) -> bytes:
    """Return the file that puts a conversation into a calendar, changes it there, or takes it off.

    It says nothing that the other person may not read. It is the same until something changes.
    """
    changed = last_change(owner.pk, [conversation.uuid, conversation.person.uuid])
    return write(_appointment(owner, conversation), method=method_of(conversation), now=changed or now)


def method_of(conversation: Conversation) -> Method:
    """Return what a file asks of a calendar.

    What is agreed by letter is published, and nobody is invited: an invitation would answer to an address
    that Askaround does not read. What was published is called off in the same way (RFC 5546, 4.1.3).
    """
    return Method.CANCEL if conversation.state == State.CANCELLED else Method.PUBLISH


def organizer_of(owner: User) -> Mailbox:
    """Return whom calendars name as the one who made a file."""
    return Mailbox(_NOBODY, owner.name)


def _appointment(owner: User, conversation: Conversation) -> Appointment:
    details, name = conversation.details, conversation.person.display_name
    return Appointment(
        uid=f"{conversation.uuid}@askaround",
        sequence=conversation.sequence,
        start=dt.datetime.combine(details.when.day, details.when.time),
        zone=details.when.zone,
        minutes=details.when.minutes,
        title=f"{owner.name} and {name}" if owner.name else f"Talk with {name}",
        details=f"{details.when.minutes} minutes, {MODE_WORDS[details.mode]}.",
        place=details.place,
        link=details.link,
        organizer=organizer_of(owner),
    )
