"""What a brief says, and what turns it into a page."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol


class NotInstalled(Exception):  # noqa: N818 - a refusal is named for its reason
    """What prints is not installed; the text is a sentence: what is missing and how to get it."""


class Paper(enum.StrEnum):
    """The size of the page."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a brief; 0 minutes for one that is asked if there is time."""

    text: str
    minutes: int = 0
    must: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """What to have at hand in a conversation; what is empty is left out."""

    person: str
    work: str = ""
    why_them: str = ""
    objective: str = ""
    asks: tuple[Ask, ...] = ()
    promises: tuple[str, ...] = ()
    when: str = ""
    where: str = ""


class Printer(Protocol):
    """Turns a brief into a page."""

    @property
    def missing(self) -> str:
        """Return a sentence on what is missing, or "" when it can print."""
        ...

    def print_brief(self, brief: Brief, paper: Paper = Paper.A4, /) -> bytes:
        """Return the brief as a PDF of one page; raises NotInstalled."""
        ...
