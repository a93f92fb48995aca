"""A message read once for all rules: plain letters, words and sentences, each with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

# One code point for one code point, so that places in the plain text are places in the text.
_CURLY: Final = "\u2018\u2019\u201a\u201b\u02bc`\u00b4"
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SPACES: Final = "\u00a0\u2007\u202f"
_PLAIN: Final = str.maketrans(
    dict.fromkeys(_CURLY, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | {"\u0130": "i", "\uff1f": "?", "\uff01": "!"},
)
_WORD: Final = re.compile(r"[^\W_]++(?:'[^\W_]++)*+")
_SENTENCE_END: Final = re.compile(
    r"(?<![.!?…。])[.!?…。]++(?=[\s\"')\]]|$)|\n[^\S\n]*+\n\s*+|(?<=[,:])[^\S\n]*+\n\s*+"
)
_CHUNK: Final = re.compile(r"\S++")
_ADDRESS: Final = re.compile(r"\w@\w|://|\bwww\.")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as written, the same with plain lower-case letters, its words, and where sentences begin."""

    raw: str
    plain: str
    words: tuple[re.Match[str], ...]
    sentence_starts: tuple[int, ...]

    def sentence_number(self, place: int) -> int:
        """Return the number of the sentence that holds this place, from 0."""
        return bisect_right(self.sentence_starts, place) - 1

    def sentence(self, number: int) -> tuple[int, int]:
        """Return where a sentence starts and ends, end exclusive."""
        following = number + 1
        is_last = following == len(self.sentence_starts)
        return self.sentence_starts[number], len(self.raw) if is_last else self.sentence_starts[following]


def read(text: str) -> Reading:
    """Read a message; all places are offsets in code points into `text`."""
    plain = text.translate(_PLAIN).lower()
    words = tuple(_WORD.finditer(plain))
    starts = (0, *(found.end() for found in _SENTENCE_END.finditer(plain)))
    return Reading(text, plain, words, starts)


def without_addresses(text: str) -> str:
    """Return the text with web and mail addresses blanked out and every other place unchanged."""
    if not _ADDRESS.search(text):
        return text
    return _CHUNK.sub(lambda found: " " * len(found[0]) if _ADDRESS.search(found[0]) else found[0], text)


def count_words(text: str) -> int:
    """Return how many words a text has, as an editor counts them: by the spaces between."""
    return len(text.split())
