"""What a brief and a report say, and what turns them into pages."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final, Protocol

# Where paper is Letter (Unicode CLDR, paperSize US-Letter); everywhere else it is A4.
_LETTER_COUNTRIES: Final = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"
_LETTER: Final = frozenset(_LETTER_COUNTRIES.split())


class NotPrinted(Exception):  # noqa: N818 - a refusal is named for its reason
    """No PDF was made; the text is a sentence: why, and what to do."""


class NotInstalled(NotPrinted):
    """What prints is not installed; the text is a sentence: what is missing and how to get it."""


class Paper(enum.StrEnum):
    """The size of the page."""

    A4 = "a4"
    LETTER = "us-letter"

    @classmethod
    def of(cls, country: str) -> Paper:
        """Return what is in the printers of a country, by its ISO 3166 code."""
        return cls.LETTER if country in _LETTER else cls.A4


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report, what stands quietly behind it, and the places (from 1) of its notes."""

    text: str
    aside: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a report and the list below it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A text in parts, its notes where they are first needed; title and headings say something."""

    title: str
    subtitle: str = ""
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()


class Printer(Protocol):
    """Turns a brief into a page, and a report into pages."""

    @property
    def missing(self) -> str:
        """Return a sentence on what is missing, or "" when it can print."""
        ...

    def print_brief(self, brief: Brief, paper: Paper = Paper.A4, /) -> bytes:
        """Return the brief as a PDF of one page; raises NotPrinted."""
        ...

    def print_report(self, report: Report, paper: Paper = Paper.A4, /) -> bytes:
        """Return the report as a PDF; raises NotPrinted."""
        ...
