"""Your talks as a calendar."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from askaround.conversations.effects import method_of, organizer_of
from askaround.conversations.models import Conversation
from askaround.conversations.rules import MODE_WORDS, Mode
from askaround.integrations.calendar import Appointment, write_all
from askaround.journeys.effects.export.reading import Home
from askaround.kit.zips import Writer


def write(archive: Writer, home: Home, as_of: dt.datetime) -> None:
    """Write all talks into one calendar; no file where no talk can stand in one."""
    talks = home.all(Conversation).select_related("person", "owner")
    changed = home.last_changes()
    told = [
        (_appointment(talk), method_of(talk), _newest(changed, talk) or as_of) for talk in talks.iterator()
    ]
    if calendar := write_all(told):
        archive.put("conversations.ics", calendar)


def _newest(changed: Mapping[UUID, dt.datetime], talk: Conversation) -> dt.datetime | None:
    """Return when what the calendar says of a talk was last changed, as far as the log tells."""
    found = [changed[uuid] for uuid in (talk.uuid, talk.person.uuid) if uuid in changed]
    return max(found, default=None)


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
