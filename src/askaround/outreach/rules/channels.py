"""The ways a message can go, and how much each of them holds."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Channel(enum.StrEnum):
    """How a message reaches the person."""

    MAIL = "mail"
    LINKEDIN_MESSAGE = "linkedin_message"
    LINKEDIN_NOTE = "linkedin_note"


@dataclass(frozen=True, slots=True)
class Limit:
    """Characters a channel holds, as `characters` counts them; None where there is no limit worth naming."""

    comfortable: int | None = None
    free: int | None = None
    paid: int | None = None


CHANNEL_WORDS: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.MAIL: "Mail",
        Channel.LINKEDIN_MESSAGE: "LinkedIn message",
        Channel.LINKEDIN_NOTE: "LinkedIn note",
    },
)
LIMITS_LAST_CHECKED: Final = "2026-11"
LIMITS: Final[Mapping[Channel, Limit]] = MappingProxyType(
    {
        Channel.MAIL: Limit(),
        Channel.LINKEDIN_MESSAGE: Limit(comfortable=400),
        Channel.LINKEDIN_NOTE: Limit(free=200, paid=300),
    },
)


def characters(text: str) -> int:
    """Return how long a text is for LinkedIn's box: in UTF-16 code units, a line break counting once.

    So 🙂 counts two, as in every box that JavaScript counts by `length`.
    """
    text = text.replace("\r\n", "\n")
    return len(text) + sum(sign > "\uffff" for sign in text)
