"""The name one would say to somebody, from whatever stands in the columns for names."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_BRACKETS: Final = re.compile(
    r"[(\[{（【]([^)\]}）】]*)[)\]}）】]?|[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?|(?<!\w)['‘]([^'‘’]{2,})['’](?!\w)"
)
_CUT: Final = re.compile(r"\s*[|•·/\\]\s*|\s+[-–—]+\s+|\s*[–—]\s*|\s*,\s*")
_APART: Final = re.compile(r"\s*,\s*")
_EAST: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_FEW_LETTERS: Final = (
    3  # capitals that may be a name made of initials ("AJ"), beside a family name that is none
)
_TURKISH: Final = frozenset("İŞĞ")
_MOST_OF_A_NICKNAME: Final = 2  # words


@lru_cache(maxsize=4096)
def spoken_name(given: str, family: str = "") -> str:
    """Return how a person is spoken to, "" where there is only an initial or a family name.

    "Dr. Mira" is Mira, "MARIA (Mia)" is Mia, "Ana M." is Ana, and 太郎 山田 is 山田太郎, where the whole name
    is polite.
    """
    given, family = _plain(given), _plain(family)
    words = list(_said(given))
    if nickname := _nickname(given):
        return _cased(nickname.split(), shouted=_shouted(nickname, family))
    if not words:
        whole = list(_said(_APART.split(family)[0]))
        words = whole[:1] if len(whole) > 1 and _key(whole[0]) not in _told("particles") else []
    if _is_vietnamese(words, family):
        words = family.split()[-1:]
    if words and _is_east(words) and _is_east(list(_said(family)) or [""]):
        return "".join((*_said(family), *words))
    while words and _is_initial(words[-1]):
        words.pop()
    while words and _is_initial(words[0]):
        words.pop(0)
    if not family and len(words) > 1 and not _joins(words):
        words = words[:1]
    return _cased(words, shouted=_shouted(" ".join(words), family))


@cache
def _told(kind: str) -> frozenset[str]:
    told: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return frozenset(map(_key, told[kind]))


def _key(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word).casefold()
    return "".join(sign for sign in bare if sign.isalnum())


def _plain(text: str) -> str:
    """Return a text in everyday letters, without pictures, stars and signs that are not seen."""
    composed = unicodedata.normalize("NFKC", text)
    seen = "".join(sign if _may_stand(sign) else " " for sign in composed)
    return " ".join(word for word in seen.split() if not _is_pronouns(word))


def _is_pronouns(word: str) -> bool:
    parts = [_key(part) for part in word.split("/")]
    return len(parts) > 1 and all(part in _told("pronouns") for part in parts)


def _may_stand(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind[0] in "LMN" or kind == "Zs" or sign in "'’‘`´.-–—_,/|•·\\()[]{}\"“”„«»&+（）【】\u200c・"


def _said(text: str) -> Iterator[str]:
    """Give the words of a name that are neither title nor letters after it.

    From its first part that has any.
    """
    for part in _CUT.split(_BRACKETS.sub(" ", text)):
        words = [word for word in _apart(part) if not _is_beside(word)]
        while words and _key(words[-1]) in _told("suffixes") and (len(words) > 1 or words[-1].isupper()):
            words.pop()
        if words:
            yield from words
            return


def _apart(part: str) -> list[str]:
    """Cut a text at its spaces, and after a title's dot ("Dr.Mira"), not within initials ("J.R.")."""
    split = (
        each if _is_beside(each) else re.sub(r"(\w{2,}\.)(?=\w{2,})", r"\1 ", each) for each in part.split()
    )
    return " ".join(split).split()


def _is_beside(word: str) -> bool:
    """Tell a title, and what is no word at all."""
    bare = _key(word)
    if not bare or bare.isdecimal():
        return word not in {"&", "+"}
    parts = [_key(part) for part in re.split(r"[.\-]", word) if _key(part)]
    if "." in word and len(bare) > 1 and bare in _told("suffixes"):
        return True
    titled = bare in _told("titles") or (len(parts) > 1 and all(part in _told("titles") for part in parts))
    return titled and ("." in word or bare not in _told("dotted"))


def _nickname(given: str) -> str:
    """Return what stands in brackets or quotes, where that is a name: not pronouns, nor a name of before."""
    for found in _BRACKETS.finditer(given):
        inner = next(filter(None, found.groups()), "").strip(" .,'’")
        words = inner.split()
        if (
            not words
            or len(words) > _MOST_OF_A_NICKNAME
            or "/" in inner
            or not given[: found.start()].strip()
        ):
            continue
        keys = set(map(_key, words))
        if keys & (_told("pronouns") | _told("asides") | _told("suffixes") | _told("titles")):
            continue
        if len(inner) <= _FEW_LETTERS and inner.isupper() and not given.isupper():
            continue
        if (
            all(word[:1].isalpha() and not _is_initial(word) for word in words)
            and inner[:1].upper() == inner[:1]
        ):
            return inner
    return ""


def _is_initial(word: str) -> bool:
    """Tell initials: one Latin, Greek or Cyrillic letter, or several with dots ("J.R.")."""
    letters = [sign for sign in word if sign.isalpha()]
    if _is_east([word]):
        return False
    return len(letters) == 1 or ("." in word and all(len(part) <= 1 for part in re.split(r"[.\-]", word)))


def _is_east(words: list[str]) -> bool:
    letters = [sign for word in words for sign in word if sign.isalpha()]
    return bool(letters) and all(unicodedata.name(sign, "").startswith(_EAST) for sign in letters)


def _is_vietnamese(words: list[str], family: str) -> bool:
    """Tell "Nguyễn" "Thị Lan", where the family name stands first, as in Vietnam, and Lan is who is meant."""
    rest = family.split()
    if len(words) != 1 or len(rest) < 2 or words[0].isascii():  # noqa: PLR2004 - a middle name and the given one
        return False
    return _key(words[0]) in _told("vietnamese_families") and _key(rest[0]) in _told("vietnamese_middles")


def _joins(words: list[str]) -> bool:
    return any(_key(word) in _told("particles") or word in {"&", "+"} for word in words)


def _shouted(name: str, family: str) -> bool:
    """Tell whether a name stands in capitals as one writes all of it, not as initials that are said."""
    letters = [sign for sign in name if sign.isalpha()]
    if not letters or not all(sign.isupper() for sign in letters):
        return False
    return len(letters) > _FEW_LETTERS or (bool(family) and family == family.upper() != family.lower())


def _cased(words: list[str], *, shouted: bool) -> str:
    """Return a name with capitals where it has none, or nothing but capitals."""
    name = " ".join(words).strip(" .,-'’")
    if shouted or name == name.lower():
        turkish = bool(set(name) & _TURKISH)
        return " ".join(_capital(word, first=not at, turkish=turkish) for at, word in enumerate(name.split()))
    return name


def _capital(word: str, *, first: bool, turkish: bool) -> str:
    small = (word.replace("İ", "i").replace("I", "ı") if turkish else word).lower()
    if not first and _key(small) in _told("particles"):
        return small
    return re.sub(
        r"(^|[-'’])(\w)",
        lambda found: found[1] + ("İ" if turkish and found[2] == "i" else found[2].upper()),
        small,
    )
