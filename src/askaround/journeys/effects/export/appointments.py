"""Your talks as a calendar."""

import datetime as dt

from askaround.conversations.effects import method_of, organizer_of
from askaround.conversations.models import Conversation
from askaround.conversations.rules import MODE_WORDS, Mode
from askaround.integrations.calendar import Appointment, write_all
from askaround.journeys.effects.export.reading import Home
from askaround.kit.zips import Writer


def write(archive: Writer, home: Home, now: dt.datetime) -> None:
    """Write all talks into one calendar; one that no calendar could hold is left out."""
    talks = home.all(Conversation).select_related("person", "owner")
    told = [(_appointment(talk), method_of(talk)) for talk in talks.iterator()]
    archive.put("conversations.ics", write_all(told, now=now))


def _appointment(talk: Conversation) -> Appointment:
    is_link = talk.place.startswith(("http://", "https://")) and talk.place.isascii()
    return Appointment(
        uid=f"{talk.uuid}@askaround",
        sequence=talk.sequence,
        start=dt.datetime.combine(talk.day, talk.time),
        zone=talk.zone,
        minutes=talk.minutes,
        title=f"Talk with {talk.person.display_name}",
        details=f"{talk.minutes} minutes, {MODE_WORDS[Mode(talk.mode)]}.",
        place="" if is_link else talk.place,
        link=talk.place if is_link else "",
        organizer=organizer_of(talk.owner),
    )
