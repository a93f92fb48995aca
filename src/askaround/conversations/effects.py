"""What conversations are written out as: a file for calendars."""

import datetime as dt

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.rules import MODE_WORDS, State
from askaround.integrations.calendar import Appointment, Mailbox, Method, NotWritable, write
from askaround.outreach.queries import address_of
from askaround.people.rules import ContactKind


def calendar_file(owner: User, conversation: Conversation, now: dt.datetime) -> bytes:
    """Return the file that puts a conversation into a calendar, changes it there, or takes it off.

    It says nothing that the other person may not read. An address that no calendar would take is left out.
    """
    method = Method.CANCEL if conversation.state == State.CANCELLED else Method.PUBLISH
    address = address_of(conversation.person, ContactKind.MAIL)
    guest = Mailbox(address, conversation.person.display_name)
    try:
        return write(_appointment(owner, conversation, guest), method=method, now=now)
    except NotWritable:
        return write(_appointment(owner, conversation, None), method=method, now=now)


def _appointment(owner: User, conversation: Conversation, guest: Mailbox | None) -> Appointment:
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
        attendees=(guest,) if guest else (),
    )
