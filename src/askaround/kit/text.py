"""Comparing text the way a person would: case, accents and spaces aside."""

import re
import unicodedata
from collections.abc import Iterable

# Sorts after every letter, so that what has no name stands last.
_LAST = "\uffff"
_FORMULA_MARKS = frozenset("=+-@＝＋－＠")
_BREAKS = frozenset("\t\r\n")
# A telephone number as people write them (E.164 has 15 digits), or several in lines: digits with one sign
# between or around them, so that there is nothing in it that a spreadsheet could look up, call or run.
_PHONE = r"[+＋] ?\(?(?:\d[ .\-/()\u00a0\u2010-\u2015]{0,3}){5,18}(?: ?(?:ext\.?|x|#) ?\d{1,6})?"
_PHONES = re.compile(rf"{_PHONE}(?:\n{_PHONE})*")
# Unicode's categories of spaces, line ends, controls and marks of direction or width.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
# Controls, and halves of characters (lone surrogates), which no file in UTF-8 can hold.
_NO_TEXT = frozenset({"Cc", "Cs"})
# Letters with a stroke or tail, and ligatures, which Unicode does not decompose.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """Return text without case, accents and surplus spaces (Unicode NFKD, then casefold)."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().translate(_PLAIN).split())


def sort_key(text: str) -> str:
    """Return what to sort text by; an empty text sorts last."""
    return fold(text)[:200] or _LAST


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return re.findall(r"\w+", fold(text))


def neutral_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection).

    What counts is the first character after spaces and controls, as spreadsheets strip those. A telephone
    number stays one: it begins like a formula, but there is nothing in it that could act.
    """
    if _PHONES.fullmatch(text):
        return text
    first = next((sign for sign in text if unicodedata.category(sign) not in _UNSEEN), "")
    return f"'{text}" if first in _FORMULA_MARKS or text[:1] in _BREAKS else text


def begin_like(terms: Iterable[str], *texts: str) -> bool:
    """Tell whether each term (folded) begins some word of these texts."""
    there = [word for text in texts for word in words(text)]
    return all(any(word.startswith(term) for word in there) for term in terms)


def lines(text: str) -> str:
    """Return a text whose only controls are line breaks and tabs, whatever it broke its lines with."""
    return "\n".join("".join(filter(_is_text, line)) for line in text.splitlines()).strip()


def one_line(text: str) -> str:
    """Return a text without line breaks, controls and surplus spaces."""
    return " ".join(lines(text).split())


def _is_text(sign: str) -> bool:
    return sign == "\t" or unicodedata.category(sign) not in _NO_TEXT
