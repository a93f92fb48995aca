"""How the languages of the CLDR write a date: words for months, words beside them, the order of numbers."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Any

from babel import Locale, UnknownLocaleError, parse_locale
from babel.dates import format_date
from babel.localedata import locale_identifiers

from askaround.integrations.contacts.words import pieces

# The languages in which LinkedIn itself speaks: where a word means two months, theirs is meant.
LINKEDIN = """en ar bn cs da de el es fa fi fr he hi hu id it ja ko mr ms nl no pa pl pt ro ru sv te th fil
tr uk vi zh zh_Hant""".split()  # noqa: SIM905 - reads as a text
# Where a country has words of its own for months.
_COUNTRIES = {
    "ar": ("ar_SY", "ar_DZ", "ar_MA"),
    "de": ("de_AT",),
    "en": ("en_AU",),
    "es": ("es_MX",),
    "fr": ("fr_CA",),
    "pt": ("pt_PT",),
}
_KINDS, _WIDTHS = ("format", "stand-alone"), ("wide", "abbreviated")
_WEDNESDAY = 2
Said = list[tuple[str, bool]]


def date_words(languages: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return by language the words for months, other words that stand in dates, and the order of numbers."""
    found = {}
    for name in languages:
        with suppress(UnknownLocaleError, ValueError):
            found[name] = _of([Locale.parse(each) for each in (name, *_COUNTRIES.get(name, ()))])
    return {name: told for name, told in found.items() if told["months"] or told["before"] or told["after"]}


def other_languages() -> list[str]:
    """Return all that LinkedIn does not speak, by language and script."""
    names = {"_".join(filter(None, parse_locale(each)[:3:2])) for each in locale_identifiers()}
    return sorted(names - set(LINKEDIN))


def _of(locales: list[Locale]) -> dict[str, Any]:
    """Return what a language says, with the words that only some of its countries use."""
    told = [each for locale in locales for each in _months_told(locale)]
    months = {
        word: number for locale in reversed(locales) for word, number in _months(_months_told(locale)).items()
    }
    before, after = _beside_numbers(_months_told(locales[0]))
    days = [
        day
        for width in _WIDTHS
        for kind in _KINDS
        for locale in locales
        for day in locale.days[kind][width].values()
    ]
    halves = [word for width in _WIDTHS for word in locales[0].day_periods["format"].get(width, {}).values()]
    eras = [word for width in _WIDTHS for word in locales[0].eras[width].values()]
    full = [format_date(date(2024, 5, day), "full", locales[0]) for day in range(13, 20)]
    words = {word for _, said in told for word, number in said if not number}
    words |= {word for text in (*halves, *eras, *full) for word, number in pieces(str(text)) if not number}
    pattern = locales[0].date_formats["short"].pattern
    return {
        "months": months,
        "before": sorted(before),
        "after": sorted(after),
        "days": sorted({word for day in days for word, number in pieces(day) if not number}),
        "words": sorted(words - set(months)),
        "order": "".join(dict.fromkeys(sign.lower() for sign in pattern if sign in "yMd")),
    }


def _months_told(locale: Locale) -> list[tuple[int, Said]]:
    """Return each month as it is said alone and within dates."""
    told = [
        (number, list(pieces(name)))
        for kind in _KINDS
        for width in _WIDTHS
        for number, name in locale.months[kind][width].items()
    ]
    for number in range(1, 13):
        # Always a Wednesday, so that no day of the week is taken for a word of one month.
        (day,) = (day for day in range(13, 20) if date(2024, number, day).weekday() == _WEDNESDAY)
        lengths = ("short", "medium", "long", "full")
        said = [format_date(date(2024, number, day), length, locale) for length in lengths]
        told += [(number, list(pieces(text))) for text in said]
    return told


def _months(told: list[tuple[int, Said]]) -> dict[str, int]:
    """Return the words, or two together, that are said of one month alone.

    A single Latin letter is an abbreviation of too much.
    """
    meant: dict[str, set[int]] = {}
    for number, said in told:
        words = [word for word, is_number in said if not is_number]
        pairs = [f"{one} {two}" for (one, a), (two, b) in pairwise(said) if not (a or b)]
        for word in (*words, *pairs):
            if len(word) > 1 or not word.isascii():
                meant.setdefault(word, set()).add(number)
    found = {word: min(numbers) for word, numbers in meant.items() if len(numbers) == 1}
    return {
        word: number
        for word, number in found.items()
        if not set(word.split()) & found.keys() or " " not in word
    }


def _beside_numbers(told: list[tuple[int, Said]]) -> tuple[set[str], set[str]]:
    """Return the words that stand before and after the number of every month ("3月")."""
    before, after = list[set[str]](), list[set[str]]()
    for number in range(1, 13):
        pairs = [pair for month, said in told if month == number for pair in pairwise(said)]
        before.append(
            {
                one
                for (one, is_number), (two, _) in pairs
                if not is_number and two in (f"{number}", f"{number:02}")
            }
        )
        after.append(
            {
                two
                for (one, _), (two, is_number) in pairs
                if not is_number and one in (f"{number}", f"{number:02}")
            }
        )
    return set.intersection(*before), set.intersection(*after)
