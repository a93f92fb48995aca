"""Dates as LinkedIn, Excel and hand edits write them."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

_NAMES = (
    # English, German, French, Spanish, Italian, Portuguese, Dutch; without accents and final dots.
    "january jan januar janner jan janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar fevrier fevr fev febrero febbraio fevereiro februari",
    "march mar marz mrz mars marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, start=1) for name in names.split()}

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ].*)?")
_DAY_MONTH_NAME = re.compile(r"([0-9]{1,2})(?:\.|er)?[\s-]*([^\W\d_]+)\.?[\s,-]*([0-9]{4}|[0-9]{2})")
_MONTH_NAME_DAY = re.compile(r"([^\W\d_]+)\.?[\s-]*([0-9]{1,2})(?:,\s*|[\s-]+)([0-9]{4}|[0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MONTH_NAME_YEAR = re.compile(r"([^\W\d_]+)\.?[\s,-]*([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2}))?")
_CLOCK = re.compile(r",?\s+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?\s*([AaPp]\.?\s?[Mm]\.?)?.*")

_LONGEST = 40
_CENTURY = 2000  # LinkedIn opened in 2003: two digits can only be this century
_MONTHS_A_YEAR = 12


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date | None:
    """Read a date; None where it is none, or where day and month could be exchanged (3/4/2024)."""
    if len(text) > _LONGEST:
        return None
    composed = unicodedata.normalize("NFC", text)
    try:
        return _named(composed) or _numeric(composed)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def parse_month(text: str) -> date | None:
    """Read a month or a year as careers are dated ("Apr 2021", "2021"), as its first day; or a whole date."""
    if len(text) > _LONGEST:
        return None
    composed = unicodedata.normalize("NFC", text)
    try:
        return _month(composed) or parse_date(composed)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> date | None:
    """Read the date of a moment; a clock with AM or PM tells that the month stands first."""
    clock = _CLOCK.search(text[:_LONGEST])
    if clock is None:
        return parse_date(text)
    day = text[: clock.start()].strip()
    found = _NUMBERS.fullmatch(day) if clock[1] else None
    try:
        return date(_full_year(found[4]), int(found[1]), int(found[3])) if found else parse_date(day)
    except ValueError:
        return None


def without_accents(text: str) -> str:
    """Casefold and drop accents, so that "März", "MARZ" and a decomposed "März" compare equal."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _named(text: str) -> date | None:
    if found := _DAY_MONTH_NAME.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_NAME_DAY.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    number = _MONTHS.get(without_accents(month))
    return date(_full_year(year), number, int(day)) if number else None


def _month(text: str) -> date | None:
    if found := _MONTH_NAME_YEAR.fullmatch(text):
        number = _MONTHS.get(without_accents(found[1]))
        return date(int(found[2]), number, 1) if number else None
    if found := _MONTH_YEAR.fullmatch(text):
        return date(int(found[2]), int(found[1]), 1)
    if found := _YEAR_MONTH.fullmatch(text):
        return date(int(found[1]), int(found[2] or 1), 1)
    return None


def _numeric(text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
        return date(int(year), int(month), int(day))
    if found := _NUMBERS.fullmatch(text):
        first, mark, second, year = found.groups()
        return _day_and_month(int(first), int(second), _full_year(year), dotted=mark == ".")
    return None


def _day_and_month(first: int, second: int, year: int, *, dotted: bool) -> date | None:
    """Put the day first after dots, as those who write dots do; else only where it cannot be the month."""
    if dotted or first > _MONTHS_A_YEAR or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > _MONTHS_A_YEAR else None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) > len("24") else _CENTURY + int(digits)
