"""What an appointment is, before it is written down for anybody's calendar."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class NotWritable(Exception):  # noqa: N818 - a refusal is named for its reason
    """The appointment cannot stand in a calendar file; the text is a sentence: what is wrong."""


class Method(enum.StrEnum):
    """What the file asks its reader to do (RFC 5546)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody with a mail address."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One meeting of two people or more.

    `uid` stays for its life; `sequence` starts at 0 and grows with each change. `start` is the wall time in
    `zone`, an IANA name, without a zone of its own. Where clocks set forward skip it, the time later by what
    is skipped is meant; where clocks set back repeat it, the first, or with `fold=1` the second.
    """

    uid: str
    sequence: int
    start: datetime
    zone: str
    minutes: int
    title: str
    details: str = ""
    place: str = ""
    link: str = ""
    organizer: Mailbox | None = None
    attendees: tuple[Mailbox, ...] = ()
