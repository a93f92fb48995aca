"""Dates as any language, LinkedIn, Excel and hands write them; a file's own order tells day from month."""

import enum
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from askaround.integrations.contacts.words import pieces


class Order(enum.StrEnum):
    """In which order a date of numbers alone stands."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


_LONGEST: Final = 60
_MOST: Final = 50_000  # different texts that are looked at to decide how a file writes dates
_CENTURY: Final = 2000  # LinkedIn opened in 2003: two digits can only be this century
_LAST_DAY: Final = 31
_SHORT_YEAR: Final = 2  # digits
_MONTHS_A_YEAR: Final = 12
_PARTS: Final = 3
_YEARS: Final = range(1, 2200)
# Years as they are counted in Thailand stand 543 above ours; those in 2400 to 2699 can only be such.
_BUDDHIST: Final = range(2400, 2700)
_BUDDHIST_YEARS: Final = 543
_ERAS: Final = {"令和": 2018, "平成": 1988, "民国": 1911, "民國": 1911}
# Excel counts days from the last of 1899 (it thinks 1900 had a 29 February); 2001 to 2064.
_EXCEL_DAYS: Final = range(37_000, 60_001)
_EXCEL_BEGAN: Final = date(1899, 12, 30)
_CLEARLY: Final = 9  # of ten dates that tell the order; the tenth is a slip of the hand
_CLOCK = re.compile(
    r"[T\s,]*(?<!\d)\d{1,2}\s?[:\uff1a]\s?\d{2}(?:\s?[:\uff1a]\s?\d{2}(?:[.,]\d+)?)?"
    r"(?:\s?(?:Z\b|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?))?"
    r"|\d{1,2}[時时点點시]\s?(?:\d{1,2}[分분])?\s?(?:\d{1,2}[秒초])?"
)
_DOTTED_CLOCK = re.compile(r"[\s,]\d{1,2}[.h]\d{2}(?:[.m]\d{2})?\s*$")
_MOST_WORDS: Final = 8  # of a date with its day and all that stands beside; a sentence has more
_WHOLE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
# LinkedIn's own form, so that a list as it comes needs no other language.
_LINKEDIN = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4}|\d{2})", re.ASCII)
_MONTH_NAMES: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_ENGLISH: Final = {name: {"en": number} for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_MONTH = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})")
# What stands beside a date in no pattern of the CLDR: ordinals, articles, zones.
_BESIDE: Final = frozenset(
    """st nd rd th er o a on of the de del di den der le el la am um at t z utc gmt est edt cst cdt mst mdt
    pst pdt cet cest bst ist jst kst msk г p m pm uhr klo kl h ngay nam""".split()  # noqa: SIM905 - reads as a text
)
_HALVES: Final = ("am", "pm", "a", "p")


@dataclass(frozen=True, slots=True)
class _Words:
    """Every language's words: months by word and language, those beside a number, days, and all others."""

    months: Mapping[str, Mapping[str, int]]
    before: frozenset[str]
    after: frozenset[str]
    days: frozenset[str]
    others: frozenset[str]
    orders: Mapping[str, Order]

    def has(self, word: str) -> bool:
        """Tell whether a word, or two written as one ("日星期二").

        May stand in a date without being its month.
        """
        return word in self.others or any(
            word[:end] in self.others and word[end:] in self.others for end in range(1, len(word))
        )


# A moment such as "2024-03-05 10:00:00 UTC" needs no language.
_PLAIN = _Words({}, frozenset(), frozenset(), frozenset(), _BESIDE | frozenset(_HALVES), {})


@cache
def _words(*, of_all: bool = False) -> _Words:
    """Return the words of LinkedIn's languages (half a second of work), or of all that there are (four)."""
    from askaround.integrations.contacts.date_words import LINKEDIN, date_words, other_languages

    told = date_words([*LINKEDIN, *(other_languages() if of_all else ())])
    months: dict[str, dict[str, int]] = {}
    for language, said in told.items():
        for word, number in said["months"].items():
            if word not in _BESIDE:
                months.setdefault(word, {})[language] = number
    gathered = {
        kind: frozenset(word for said in told.values() for word in said[kind])
        for kind in ("before", "after", "days", "words")
    }
    first = {"d": Order.DAY_FIRST, "m": Order.MONTH_FIRST, "y": Order.YEAR_FIRST}
    orders = {language: first[said["order"][:1] or "d"] for language, said in told.items()}
    others = frozenset().union(*gathered.values(), _BESIDE)
    return _Words(months, gathered["before"], gathered["after"], gathered["days"], others, orders)


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as it stands: its numbers with their digits, the month by language where a word says it.

    `month` is the month where a number is marked as such; `era` what its years count from.
    """

    numbers: tuple[tuple[int, int], ...]
    named: Mapping[str, int] = field(default_factory=dict)
    month: int = 0
    era: int = 0
    dotted: bool = False
    halved: bool = False

    def read(self, order: Order, language: str = "") -> date | None:
        """Return the date in an order, as a language means its word; None where it is none."""
        numbers = self.numbers
        if (
            month := (self.named.get(language) or next(iter(self.named.values())))
            if self.named
            else self.month
        ):
            return self._with_month(month, order)
        if len(numbers) != _PARTS:
            return None
        if self.era or _is_year(*numbers[0]) or (order is Order.YEAR_FIRST and not _is_year(*numbers[2])):
            return self._day(numbers[0], numbers[1][0], numbers[2][0])
        if _is_year(*numbers[1]):
            return None
        first, second = numbers[0][0], numbers[1][0]
        month, day = (first, second) if order is Order.MONTH_FIRST and not self.dotted else (second, first)
        return self._day(numbers[2], month, day)

    def _with_month(self, month: int, order: Order) -> date | None:
        if len(self.numbers) != _PARTS - 1:
            return None
        first, second = self.numbers
        year_first = self.era or _is_year(*first) or (order is Order.YEAR_FIRST and not _is_year(*second))
        year, day = (first, second) if year_first else (second, first)
        return self._day(year, month, day[0]) if not _is_year(*day) else None

    def _day(self, year: tuple[int, int], month: int, day: int) -> date | None:
        number, digits = year
        if self.era:
            number += self.era
        elif digits <= _SHORT_YEAR:
            number += _CENTURY
        elif number in _BUDDHIST:
            number -= _BUDDHIST_YEARS
        try:
            return date(number, month, day) if number in _YEARS else None
        except ValueError:
            return None


class DateReader:
    """Reads the dates of one file, having seen how they are all written.

    `order` is how numbers alone stand, None where the file does not tell; `open` counts the dates that this
    leaves out.
    """

    def __init__(
        self,
        texts: Mapping[str, int],
        order: Order | None = None,
        language: str = "",
        *,
        of_all: bool = False,
    ) -> None:
        """Decide by all texts of a file, with how often each stands there, and by the language of its labels.

        `of_all` lets words be looked up in languages that LinkedIn does not speak, where some are not known.
        """
        some = dict(list(texts.items())[:_MOST])
        written = {text: _written(text) for text in some}
        strange = [text for text, each in written.items() if each is None and _may_be_a_date(text)]
        self._of_all = of_all and bool(strange)
        if self._of_all:
            written |= {text: _written(text, of_all=True) for text in strange}
        self._language = _language(list(filter(None, written.values())), language, of_all=self._of_all)
        dates = [each for each in written.values() if each]
        usual = _words(of_all=self._of_all).orders.get(language) if language not in ("", "en") else None
        self.order = order or _decided(dates, usual)
        self._known = {text: self._read(each) for text, each in written.items()}
        self.unread = sum(texts[text] for text, day in self._known.items() if not day)
        self.open = sum(texts[text] for text, each in written.items() if each and self._could_be_told(each))

    def read(self, text: str) -> date | None:
        """Return a date; None where it is none, or where day and month could be exchanged."""
        return self._known[text] if text in self._known else self._read(_written(text, of_all=self._of_all))

    def _read(self, written: _Written | None) -> date | None:
        if written is None:
            return None
        if self.order and (day := written.read(self.order, self._language)):
            return day
        found = {day for order in _EITHER if (day := written.read(order, self._language))}
        return found.pop() if len(found) == 1 else None

    def _could_be_told(self, written: _Written) -> bool:
        """Tell whether only the order keeps a date from being read."""
        return self._read(written) is None and any(written.read(order, self._language) for order in Order)


_EITHER = (Order.DAY_FIRST, Order.MONTH_FIRST)


def parse_date(text: str) -> date | None:
    """Read one date alone; None where it is none, or where day and month could be exchanged (3/4/2024)."""
    return _alone(text)


@lru_cache(maxsize=4096)
def _alone(text: str, order: Order | None = None) -> date | None:
    return DateReader({text: 1}, order).read(text)


@lru_cache(maxsize=4096)
def parse_month(text: str) -> date | None:
    """Read a month or a year as careers are dated ("Apr 2021", "2021"), as its first day; or a whole date."""
    if len(text) > _LONGEST:
        return None
    try:
        return _month(text.strip()) or parse_date(text)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> date | None:
    """Read the date of a moment; a clock with AM or PM tells that the month stands first."""
    return _alone(text)


def _may_be_a_date(text: str) -> bool:
    """Tell a day, a year and a word of a language that may have to be looked up."""
    if len(text) > _LONGEST:
        return False
    found = list(pieces(text))
    words = [word for word, is_number in found if not is_number]
    return len(found) - len(words) > 1 and 0 < len(words) <= _MOST_WORDS


def is_date(text: str) -> bool:
    """Tell whether a text can be a date at all, in whichever order."""
    written = _written(text)
    return written is not None and any(written.read(order) for order in Order)


def _language(written: Iterable[_Written], language: str, *, of_all: bool) -> str:
    """Return the language that explains most words for months.

    The labels' own where others explain as many.
    """
    score = Counter(language for each in written for language in each.named)
    most = max(score.values(), default=0)
    if not most or score[language or "en"] == most:
        return language or "en"
    return next(name for name in _words(of_all=of_all).orders if score[name] == most)


def _decided(dates: list[_Written], usual: Order | None) -> Order | None:
    """Return the order of a file's numbers: what its dates prove.

    Else what a sorted list or the labels tell.
    """
    if _is_year_first([each.numbers for each in dates if not (each.named or each.month)]):
        return Order.YEAR_FIRST
    plain = [each for each in dates if not (each.named or each.month or each.dotted)]
    told = Counter[Order]()
    for each in plain:
        possible = [order for order in _EITHER if each.read(order)]
        if len(possible) == 1:
            told[possible[0]] += 1
    for order in _EITHER:
        if told[order] and told[order] * 10 >= told.total() * _CLEARLY:
            return order
    if told:
        return None
    if any(each.halved for each in plain):
        return Order.MONTH_FIRST
    falling = [order for order in _EITHER if _is_sorted([each.read(order) for each in plain])]
    return falling[0] if len(falling) == 1 else usual


def _is_year_first(dates: list[tuple[tuple[int, int], ...]]) -> bool:
    """Tell "24-03-05": what stands first changes far less often than what stands last, as years do."""
    short = [
        [number for number, _ in each] for each in dates if all(digits <= _SHORT_YEAR for _, digits in each)
    ]
    three = [each for each in short if len(each) == _PARTS]
    if (
        not three
        or max(each[2] for each in three) > _LAST_DAY
        or max(each[1] for each in three) > _MONTHS_A_YEAR
    ):
        return False
    return len({each[2] for each in three}) > 2 * len({each[0] for each in three}) + 1


def _is_sorted(days: list[date | None]) -> bool:
    """Tell whether dates stand as LinkedIn lists them, the newest first, or the other way round."""
    known = [day for day in days if day]
    if len(set(known)) < _PARTS:
        return False
    steps = list(pairwise(known))
    return all(one >= other for one, other in steps) or all(one <= other for one, other in steps)


def _is_year(number: int, digits: int) -> bool:
    return digits > _SHORT_YEAR or number > _LAST_DAY


@lru_cache(maxsize=65536)
def _written(text: str, *, of_all: bool = False) -> _Written | None:
    """Take a text apart; None where it holds a word that stands in no date."""
    if not text or len(text) > _LONGEST:
        return None
    if (found := _LINKEDIN.fullmatch(text)) and (month := _ENGLISH.get(found[2].lower())):
        return _Written(((int(found[1]), 2), (int(found[3]), len(found[3]))), month)
    if serial := _SERIAL.fullmatch(text.strip()):
        return _counted_by_excel(int(serial[1]))
    if whole := _WHOLE.fullmatch(text.strip()):
        return _Written(tuple((int(part), len(part)) for part in whole.groups()))
    bare, clocks = _CLOCK.subn(" ", text, count=1)
    apart = _taken_apart(bare, clocked=bool(clocks), of_all=of_all)
    if not clocks and (apart is None or len(apart.numbers) > _PARTS - bool(apart.named or apart.month)):
        return _taken_apart(_DOTTED_CLOCK.sub(" ", text), clocked=True, of_all=of_all)
    return apart


def _counted_by_excel(days: int) -> _Written | None:
    if days not in _EXCEL_DAYS:
        return None
    day = _EXCEL_BEGAN + timedelta(days=days)
    return _Written(((day.year, 4), (day.month, 2), (day.day, 2)))


def _taken_apart(text: str, *, clocked: bool, of_all: bool = False) -> _Written | None:
    told = list(pieces(text))
    plain = all(is_number or piece in _PLAIN.others for piece, is_number in told)
    words, numbers = _PLAIN if plain else _words(of_all=of_all), list[tuple[int, int]]()
    named, halved, marked, era, last = list[str](), False, 0, 0, ""
    for piece, is_number in told:
        if is_number:
            if last in words.before and len(piece) <= _SHORT_YEAR and not marked:
                marked = int(piece)
            else:
                numbers.append((int(piece), len(piece)))
        elif piece in words.after and numbers and numbers[-1][1] <= _SHORT_YEAR and not marked and not named:
            marked = numbers.pop()[0]
        elif f"{last} {piece}" in words.months:
            named.append(f"{last} {piece}")
        elif piece in words.months:
            named.append(piece)
        elif piece in _ERAS:
            era = _ERAS[piece]
        elif not words.has(piece):
            return None
        halved = halved or (clocked and piece in _HALVES)
        last = piece
    spoken = [word for word in named if word not in words.days] or named
    meant = words.months[spoken[0]] if spoken and len(numbers) < _PARTS else {}
    dotted = re.search(r"\d\s?\.\s?\d", text) is not None
    return _Written(tuple(numbers), meant, 0 if meant else marked, era, dotted, halved)


def _month(text: str) -> date | None:
    if found := _MONTH.fullmatch(text):
        month, year, year_first, second = found.groups()
        return date(int(year or year_first), int(month or second), 1)
    if text.isdecimal() and len(text) == len("2024"):
        return date(int(text), 1, 1)
    written = _taken_apart(text, clocked=False) if text else None
    if written and len(written.numbers) == 1 and written.numbers[0][1] > _SHORT_YEAR:
        month = written.month or next(iter(written.named.values()), 0)
        return date(written.numbers[0][0], month, 1) if month else None
    return None
