"""Calendar files: one appointment, written so that any calendar takes it, changes it and gives it up again.

`write` turns an `Appointment` into a file (RFC 5545) that a mail can carry as an invitation or a cancellation
(RFC 5546), or that a CalDAV server keeps (RFC 4791). What cannot stand in such a file raises `NotWritable`
with a sentence. The parser's package is imported on the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from askaround.integrations.calendar.protocol import Appointment, Mailbox, Method, NotWritable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

__all__ = ["Appointment", "Mailbox", "Method", "NotWritable", "write", "write_all"]


def write(appointment: Appointment, *, method: Method | None, now: datetime) -> bytes:
    """Return the calendar file in UTF-8; `now` knows its zone and becomes the file's DTSTAMP.

    A change keeps the uid and carries a higher sequence, and so does a cancellation. Without a method the
    file is as a CalDAV server keeps it. Raises NotWritable with a sentence.
    """
    from askaround.integrations.calendar import writer

    return writer.write(appointment, method=method, now=now)


def write_all(told: Iterable[tuple[Appointment, Method, datetime]]) -> bytes | None:
    """Return one calendar of many appointments, each with what it asks and when it last changed.

    One that is not writable is left out. None where none is left: a calendar has to hold something (RFC 5545,
    3.6).
    """
    from askaround.integrations.calendar import writer

    return writer.write_all(told)
