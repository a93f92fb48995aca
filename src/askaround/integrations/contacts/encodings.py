"""How the letters of a file are written where it is not Unicode: guessed by chardet, and never silently.

chardet 7 was chosen by measure: lists of 3 invented people in 25 languages and 37 encodings were read
rightly in
218 of 222 cases, with charset-normalizer in 75 of 100 and uchardet in 84 of 100.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

_SAMPLE: Final = 20_000  # bytes of cells with other letters than English; more tells nothing new
_CLOSE: Final = 1.05  # two guesses that are nearer to each other than this are a doubt
_FEW, _FAR = 3, 2.0  # fewer cells than that tell little: there this far apart is near
_SAME: Final = 1.005  # and nearer than this they are one, of which the more usual is taken
_VOTERS: Final = 80  # cells that are weighed by themselves, in about 50 ms
_WHOLE: Final = 0.2  # what the whole weighs against those
# How much more often than by its letters an encoding is met: Windows' own in most of the world.
_OFTENER: Final = {"cp1252": 1.3, "mac-roman": 1.3}
_HEAVY: Final = 20  # what an oddity a cell weighs: a name has none
_CELLS = re.compile(rb"[,;\t\r\n]+")  # no encoding here has these bytes within a letter
_USUAL: Final = frozenset("–—‘’“”„«»€®™©°·•…、。・（）「」＆：！　§№")
_UNUSUAL: Final = frozenset("ªºµƒ¹²³¼½¾¸")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and the other one that it may be ("" where there is no doubt)."""

    encoding: str
    other: str = ""


@cache
def encoding_words() -> dict[str, str]:
    """Return what people call each encoding, the likeliest first."""
    return tomllib.loads(Path(__file__).with_name("encodings.toml").read_text("utf-8"))


def guess(lines: Iterable[bytes]) -> Guess | None:
    """Guess how the lines of a file are written that is no UTF-8; None where nothing makes words of them."""
    cells = list(_telling(lines))
    found = _weighed(cells) if cells else {}
    if not found:
        return None
    usual = list(encoding_words())
    best = max(weight for _, weight in found.values())
    close = _CLOSE if len(cells) >= _FEW else _FAR
    near = [name for name, weight in found.values() if weight * close >= best]
    chosen = min((name for name, weight in found.values() if weight * _SAME >= best), key=usual.index)
    others = sorted((weight, name) for name, weight in found.values() if name in near and name != chosen)
    return Guess(chosen, others[-1][1] if others else "")


def is_mostly_utf8(lines: Iterable[bytes]) -> bool:
    """Tell a file in UTF-8 that is damaged in some place from one in another encoding."""
    told = [_is_utf8(cell) for cell in _telling(lines)]
    return len(told) > 1 and sum(told) * 2 > len(told)


def _is_utf8(cell: bytes) -> bool:
    try:
        cell.decode()
    except UnicodeDecodeError:
        return False
    return True


def _telling(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Give the different cells that hold more than ASCII, a sample's worth of them."""
    seen, size = set[bytes](), 0
    for line in lines:
        for cell in _CELLS.split(line):
            if cell.isascii() or cell in seen:
                continue
            seen.add(cell)
            size += len(cell)
            yield cell
        if size > _SAMPLE:
            return


def _weighed(cells: list[bytes]) -> dict[str, tuple[str, float]]:
    """Return by what they make of it the encodings that fit a sample, each with its weight.

    The whole is weighed, and each cell by itself: names of several languages stand in one list.
    """
    sample = b"\n".join(cells)
    readings: dict[str, tuple[str, float, int]] = {}
    for name, confidence in _confidences(sample).items():
        text = _decoded(sample, name)
        if text is not None and text not in readings:
            readings[text] = (name, confidence, _oddities(text))
    fewest = min((odd for _, _, odd in readings.values()), default=0)
    if fewest > len(cells):
        return {}
    votes, voters = _votes(cells[:_VOTERS]), min(len(cells), _VOTERS)
    return {
        text: (
            name,
            confidence
            * (_WHOLE + votes[name] / voters)
            * _OFTENER.get(name, 1)
            / (1 + _HEAVY * (odd - fewest) / len(cells)),
        )
        for text, (name, confidence, odd) in readings.items()
    }


def _votes(cells: Iterable[bytes]) -> Counter[str]:
    votes = Counter[str]()
    for cell in cells:
        found = _confidences(cell)
        most = max(found.values(), default=0)
        votes.update({name: confidence / most for name, confidence in found.items() if most})
    return votes


def _confidences(sample: bytes) -> dict[str, float]:
    import chardet

    names = list(encoding_words())
    found = chardet.detect_all(sample, ignore_threshold=True, compat_names=False, include_encodings=names)
    return {each["encoding"]: each["confidence"] for each in found if each["encoding"]}


def _decoded(sample: bytes, encoding: str) -> str | None:
    if encoding not in encoding_words():
        return None
    try:
        text = sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    signs = set(text) - {"\n"}
    return None if any(unicodedata.category(sign) in {"Cc", "Cn", "Co"} for sign in signs) else text


def _oddities(text: str) -> int:
    """Count what stands in no name: signs amid letters, a capital after a small letter.

    Two scripts in a word.
    """
    return sum(_odd(word) for word in text.split() if not word.isascii())


def _odd(word: str) -> int:
    others = [sign for sign in word if not sign.isascii()]
    signs = sum(
        sign in _UNUSUAL or (sign not in _USUAL and unicodedata.category(sign)[0] not in "LM")
        for sign in others
    )
    turns = sum(a.islower() and b.isupper() and not (a + b).isascii() for a, b in pairwise(word))
    scripts = {_script(sign) for sign in word if sign.isalpha()} - {""}
    return signs + turns + 2 * (len(scripts) > 1)


@cache
def _script(sign: str) -> str:
    name = unicodedata.name(sign, "").partition(" ")[0]
    return name if name in {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI"} else ""
