"""The words that a text is found by, and the words that are looked for: folded by the same table.

The indexes read words of plain letters and digits from the texts themselves. What they cannot read so is kept
beside a text (`words_beside`): letters with strokes, ligatures, words with an apostrophe or hyphen written
together, and scripts that put no blank between words, sign by sign: there a word is looked for as signs that
follow each other (docs/decisions/0007-how-words-are-found-in-every-script.md).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# Scripts without blanks, or with endings tied to words: Thai, Lao, Myanmar, Khmer, Hangul, kana, Han.
_RUN = (
    "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u2fdf\u3005-\u3007\u3021-\u312f"
    "\u3130-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaadf"
    "\uac00-\ud7ff\uf900-\ufaff\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U000323af"
)
_HAS_RUN = re.compile(f"[{_RUN}]")
_PIECE = re.compile(f"[{_RUN}]+|[^{_RUN}]+")
_MARKS_OF_RUNS = "".join(
    sign for sign in map(chr, range(0xE00, 0xAAE0)) if unicodedata.category(sign)[0] == "M"
)
_SIGN = re.compile(f"[{_RUN}][{_MARKS_OF_RUNS}]*")
_WORD = re.compile(f"[{_RUN}][{_MARKS_OF_RUNS}]*|[^ {_RUN}]+")
_APOSTROPHES = frozenset(
    "'`\u00b4\u00b7\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u05f3\u05f4\u2018\u2019\u201b\u2032"
)
# The zero-width non-joiner parts words in Persian, as a hyphen does elsewhere.
_HYPHENS = frozenset("-\u058a\u05be\u200c\u2010\u2011\u2043\u2212")
# Letters that Unicode does not decompose, and those of Arabic that are typed for one another.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ƀ": "b",
        "ɨ": "i",
        "ŋ": "ng",
        "ĸ": "k",
        "ə": "e",
        "ɖ": "d",
        "ƶ": "z",
        "ɵ": "o",
        "ʉ": "u",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ـ": "",
    }
)
# Combining classes of accents and points; those of kana, nuktas, viramas and Thai vowels tell letters apart.
_ACCENTS = frozenset({1, *range(10, 37), *range(200, 241)})
# Compatibility letters of Hangul stay as they are typed: decomposed they would melt into their neighbours.
_KEPT = re.compile("[\u3130-\u318f\uffa0-\uffdc]")
_INVISIBLE = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# A sign and what joins it: marks, vowels and endings of Hangul in parts, half-width voicing.
_CLUSTER_MORE = re.compile("[\u1160-\u11ff\uff9e\uff9f]")
_LONGEST_WORD = 60
_LONGEST_RUN = 30  # signs asked for in a row; more tell nothing apart
_LONGEST_TEXT = 50_000  # characters; a tsvector holds a megabyte at most
# Further words narrow nothing down, and each costs a look into the index.
_MOST_TERMS = 8
_LONGEST_QUERY = 1_000


class _Signs(dict[int, str]):
    """What stands for each character when words are compared, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(sign: str) -> str:
    if _KEPT.match(sign):
        return sign
    decomposed = unicodedata.normalize("NFKD", sign)
    plain = "".join(map(_one, decomposed))
    # ™ and ㈱ are signs that hold words.
    return f" {plain} " if unicodedata.category(sign)[0] == "S" and any(map(str.isalnum, plain)) else plain


def _one(sign: str) -> str:
    if sign in _APOSTROPHES:
        return "'"
    if sign in _HYPHENS:
        return "-"
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category[0] in "LN":
        return sign.casefold().translate(_PLAIN)
    if category == "Cf" or _is_accent(sign, category):
        return ""
    return sign if category[0] == "M" else " "


def _is_accent(sign: str, category: str) -> bool:
    marks = category[0] == "M"
    return marks and (
        category == "Me" or unicodedata.combining(sign) in _ACCENTS or bool(_INVISIBLE.match(sign))
    )


_SIGNS = _Signs()


class Token(NamedTuple):
    """A word as it is compared, and where it stands; of a run, one sign."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, of which the last may go on unless they are `whole`."""

    words: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for, in any of its spellings."""

    spellings: tuple[Phrase, ...]


def folded(text: str) -> str:
    """Return text as words are compared: without case, accents, strokes; what parts words is a blank.

    Apostrophes and hyphens stay, each as one sign.
    """
    return unicodedata.normalize("NFC", text.translate(_SIGNS))


def folded_in_place(text: str) -> tuple[str, list[int]]:
    """Return the same, and for each of its characters where its origin begins; last, where the text ends."""
    if text.isascii():
        return text.translate(_SIGNS), list(range(len(text) + 1))
    parts: list[str] = []
    places: list[int] = []
    for start, end in pairwise(_cluster_starts(text)):
        part = folded(text[start:end])
        parts.append(part)
        places += [start] * len(part)
    return "".join(parts), [*places, len(text)]


def _cluster_starts(text: str) -> list[int]:
    joined = (unicodedata.category(sign)[0] == "M" or _CLUSTER_MORE.match(sign) for sign in text)
    return [place for place, more in enumerate(joined) if not more or not place] + [len(text)]


def tokens(plain: str) -> Iterator[Token]:
    """Yield the words of a folded text in order, and after its parts each word written together."""
    for chunk in re.finditer("[^ ]+", plain):
        yield from _tokens_of(chunk[0], chunk.start())


def _tokens_of(chunk: str, at: int) -> Iterator[Token]:
    parts = [found for found in re.finditer("[^-]+", chunk) if found[0].strip("'")]
    for part in parts:
        yield from _tokens_of_part(part[0], at + part.start())
    if len(parts) > 1 and not _HAS_RUN.search(chunk):
        yield _together(chunk, at + parts[0].start(), at + parts[-1].end())


def _tokens_of_part(part: str, at: int) -> Iterator[Token]:
    words = list(re.finditer("[^']+", part))
    for word in words:
        for piece in _PIECE.finditer(word[0]):
            yield from _tokens_of_piece(piece[0], at + word.start() + piece.start())
    if len(words) > 1 and not _HAS_RUN.search(part):
        yield _together(part, at + words[0].start(), at + words[-1].end())


def _tokens_of_piece(piece: str, at: int) -> Iterator[Token]:
    if not _HAS_RUN.match(piece):
        yield Token(piece[:_LONGEST_WORD], at, at + len(piece))
        return
    for sign in _SIGN.finditer(piece):
        yield Token(sign[0], at + sign.start(), at + sign.end())


def _together(chunk: str, start: int, end: int) -> Token:
    return Token(re.sub("['-]", "", chunk)[:_LONGEST_WORD], start, end)


def words_beside(text: str) -> str | None:
    """Return the words that no index reads from the text itself, in order; None where there are none."""
    if text.isascii() and not _has_joint(text):
        return None
    beside: list[str] = []
    for written in text[:_LONGEST_TEXT].split():
        is_plain = written.isascii()
        if is_plain and not _has_joint(written):
            continue
        plain = folded(written)
        if not is_plain and not _has_joint(plain):
            beside += (word[:_LONGEST_WORD] for word in _WORD.findall(plain))
        else:
            beside += (each.word for each in tokens(plain) if not is_plain or _is_joined(each))
    return " ".join(beside) or None


def _has_joint(text: str) -> bool:
    return "-" in text or "'" in text or "`" in text


def _is_joined(token: Token) -> bool:
    return token.end - token.start > len(token.word)


def terms(text: str) -> list[Term]:
    """Return what is looked for when somebody types a text: each of its words."""
    pieces: list[list[str]] = []
    for chunk in folded(text[:_LONGEST_QUERY]).split():
        if _HAS_RUN.search(chunk):
            pieces += ([piece] for part in re.findall("[^'-]+", chunk) for piece in _PIECE.findall(part))
        elif words := re.findall("[^'-]+", chunk):
            pieces.append(words)
    pieces = pieces[:_MOST_TERMS]
    return [
        Term(
            tuple(
                dict.fromkeys([*_spellings(words, alone=len(pieces) == 1), *_with_neighbours(pieces, place)])
            )
        )
        for place, words in enumerate(pieces)
    ]


def _spellings(words: list[str], *, alone: bool) -> Iterator[Phrase]:
    """Yield how a word may be written; a single letter among words is one, and alone the beginning of any."""
    if _HAS_RUN.match(words[0]):
        yield Phrase(tuple(_SIGN.findall(words[0])[:_LONGEST_RUN]), whole=True)
        return
    together = "".join(words)[:_LONGEST_WORD]
    yield Phrase((together,), whole=not alone and len(together) == 1 and together.isascii())
    if len(words) > 1:
        yield Phrase(tuple(word[:_LONGEST_WORD] for word in words))
    elif together.isascii() and together.isalpha():
        # "email" stands in "e mail", and "cooperative" in "co operative".
        for length, rest in ((1, 3), (2, 4)):
            if len(together) >= length + rest:
                yield Phrase((together[:length], together[length:]), whole=True)


def _with_neighbours(pieces: Sequence[list[str]], place: int) -> Iterator[Phrase]:
    """Yield a word written together with the one before or after it: "e mail" stands in "email"."""
    for both in (pieces[max(0, place - 1) : place + 1], pieces[place : place + 2]):
        if len(both) > 1 and not any(_HAS_RUN.search(word) for words in both for word in words):
            yield Phrase(("".join(word for words in both for word in words)[:_LONGEST_WORD],))


def places_of(sought: Sequence[Term], found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where something that is looked for stands among the words of a text, in order."""
    beginnings = {phrase.words[0][:1] for term in sought for phrase in term.spellings}
    phrases = [phrase for term in sought for phrase in term.spellings]
    for place, token in enumerate(found):
        if token.word[:1] in beginnings:
            for phrase in phrases:
                if _stands_at(phrase, found, place):
                    yield token.start, found[place + len(phrase.words) - 1].end


def _stands_at(phrase: Phrase, found: Sequence[Token], place: int) -> bool:
    *before, last = phrase.words
    there = [token.word for token in found[place : place + len(phrase.words)]]
    if len(there) < len(phrase.words) or there[:-1] != before:
        return False
    return there[-1] == last if phrase.whole else there[-1].startswith(last)


def is_in(sought: Sequence[Term], *texts: str) -> bool:
    """Tell whether each of what is looked for stands in these texts."""
    found = [token for text in texts for token in tokens(folded(text))]
    return all(any(True for _ in places_of([term], found)) for term in sought)
