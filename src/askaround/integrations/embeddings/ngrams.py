"""TF-IDF over character n-grams within words, compared by cosine, with NumPy alone.

The definitions are those of scikit-learn's `TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5),
sublinear_tf=True)`, with one difference: an n-gram that no document holds keeps its weight in the query
instead of being dropped, so "nurse blockchain" is less like "nurse" than "nurse" is.

The work is arranged around what repeats: titles share words, so n-grams are cut once per distinct word and
copied to the texts that use it. Names: a *row* is a distinct normalised text, a *word* and a *gram* are
numbered from 0 in order of first sight and of hash respectively.
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Few = NDArray[np.int32]

SIZES: Final = (3, 4, 5)
_BREAK: Final = "\0"
# Rows that are worked on together, so that what is large lasts for a moment and fits the processor's cache.
_ROWS: Final = 1024
# Any large odd number spreads the code points over 64 bits; this one is 2**64 divided by the golden ratio.
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class _Words:
    """The grams of every distinct word, and the words of every row.

    Row r has the words `ids[bounds[r]:bounds[r + 1]]`; word w has the grams `grams[starts[w]:][:sizes[w]]`,
    which are numbers below `kinds`.
    """

    ids: Ids
    bounds: Ids
    grams: Ids
    starts: Ids
    sizes: Ids
    kinds: int


@dataclass(frozen=True, slots=True)
class _Postings:
    """How often the rows of a place, counted from its beginning, hold which gram: three arrays as long."""

    place: slice
    rows: Few
    grams: Few
    counts: Few


def similarity(
    queries: Sequence[str], documents: Sequence[str], stands_for: NDArray[np.float64] | None = None
) -> NDArray[np.float32]:
    """Return the cosine of every query with every document, as an array of shape (queries, documents).

    A document may stand for several, of which the others are not given; all count in how rare an n-gram is.
    """
    if not queries or not documents:
        return np.zeros((len(queries), len(documents)), np.float32)
    texts, rows = _numbered(normalise([*queries, *documents]))
    query_rows, document_rows = np.split(rows, [len(queries)])
    each = np.ones(len(documents)) if stands_for is None else stands_for
    copies = np.bincount(document_rows, each, minlength=len(texts)).astype(np.float64)
    return _scores(_words(texts), int(query_rows.max()) + 1, copies)[np.ix_(query_rows, document_rows)]


def normalise(texts: Sequence[str]) -> list[str]:
    """Return the texts in NFKC, case folded, with everything but letters, marks and digits as spaces."""
    joined = _BREAK.join(text.replace(_BREAK, " ") for text in texts)
    if not joined.isascii():
        joined = unicodedata.normalize("NFKC", joined)
    folded = joined.casefold()
    return folded.translate({ord(c): _replacement(c) for c in set(folded) - {_BREAK}}).split(_BREAK)


def _replacement(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":  # joiners and soft hyphens sit inside words
        return ""
    return character if category[0] in "LMN" else " "


def _numbered(items: Sequence[str]) -> tuple[list[str], Ids]:
    """Return the distinct items in order of first sight, and for each item its number among them."""
    numbers = dict(zip(dict.fromkeys(items), itertools.count()))
    return list(numbers), np.fromiter(map(numbers.__getitem__, items), np.int64, len(items))


def _words(texts: list[str]) -> _Words:
    split = [text.split() for text in texts]
    words, ids = _numbered(list(itertools.chain.from_iterable(split)))
    bounds = np.cumsum([0, *map(len, split)])
    grams, starts, sizes = _cut(words)
    return _Words(ids, bounds, grams, starts, sizes, int(grams.max(initial=-1)) + 1)


def _scores(words: _Words, queries: int, copies: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the cosine of the first rows with every row; `copies` tells how many documents each is."""
    chunks = [_count(words, first, min(first + _ROWS, len(copies))) for first in range(0, len(copies), _ROWS)]
    idf = _rarity(chunks, words.kinds, copies)
    asking = _count(words, 0, queries)
    asked = np.zeros((queries, words.kinds), np.float32)
    asked[asking.rows, asking.grams] = _weigh(asking, idf)
    wanted = np.count_nonzero(asked, axis=0) > 0
    scores = np.zeros((queries, len(copies)), np.float32)
    for chunk in chunks:
        weights = _weigh(chunk, idf)
        held = np.flatnonzero(wanted[chunk.grams])
        rows, grams, weights = chunk.rows[held], chunk.grams[held], weights[held]
        for score, query in zip(scores[:, chunk.place], asked, strict=True):
            score[:] = np.bincount(rows, weights * query[grams], minlength=len(score))
    return scores.clip(0, 1)


def _count(words: _Words, first: int, end: int) -> _Postings:
    """Return how often each gram stands in each row from the first to the end, ordered by row."""
    ids = words.ids[words.bounds[first] : words.bounds[end]]
    sizes = words.sizes[ids]
    rows = np.repeat(np.arange(end - first), np.diff(words.bounds[first : end + 1]))
    grams = words.grams[_ranges(words.starts[ids], sizes)]
    keys, counts = np.unique(np.repeat(rows, sizes) * words.kinds + grams, return_counts=True)
    rows, grams = np.divmod(keys, max(words.kinds, 1))
    return _Postings(slice(first, end), *(each.astype(np.int32) for each in (rows, grams, counts)))


def _rarity(chunks: list[_Postings], kinds: int, copies: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the idf of each kind of gram."""
    frequency = np.zeros(kinds)
    for chunk in chunks:
        frequency += np.bincount(chunk.grams, copies[chunk.place][chunk.rows], minlength=kinds)
    idf: NDArray[np.float32] = (np.log((1 + copies.sum()) / (1 + frequency)) + 1).astype(np.float32)
    return idf


def _weigh(chunk: _Postings, idf: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (1 + ln tf) * idf of each posting, over the length of its row."""
    weights: NDArray[np.float32] = 1 + np.log(chunk.counts, dtype=np.float32)
    weights *= idf[chunk.grams]
    lengths = np.sqrt(np.bincount(chunk.rows, weights**2)).astype(np.float32)
    weights /= lengths[chunk.rows]
    return weights


def _cut(words: list[str]) -> tuple[Ids, Ids, Ids]:
    """Return the grams of all words in a row, and where each word's begin and how many there are."""
    sizes = np.array(SIZES)
    padded = np.fromiter(map(len, words), np.int64, len(words)) + 2
    text = "".join(f" {word} " for word in words)
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    room = np.repeat(padded.cumsum(), padded) - np.arange(len(points))
    fits = room[:, np.newaxis] >= sizes
    _, grams = np.unique(_hashes(points)[fits], return_inverse=True)
    amounts = np.maximum(padded[:, np.newaxis] - sizes + 1, 0).sum(axis=1)
    return grams, amounts.cumsum() - amounts, amounts


def _hashes(points: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a hash of the n code points from each position on, shape (points, sizes), modulo 2**64.

    The last positions wrap to the beginning; the caller leaves out what crosses a word's end.
    """
    rolling = points
    columns = {}
    for size in range(2, max(SIZES) + 1):
        rolling = rolling * _MULTIPLIER + np.roll(points, 1 - size)
        columns[size] = rolling
    return np.stack([columns[size] for size in SIZES], axis=1)


def _ranges(starts: Ids, sizes: Ids) -> Ids:
    """Return the numbers start, start + 1, ... of every range, one range after the other."""
    offsets: Ids = np.repeat(starts - (sizes.cumsum() - sizes), sizes)
    offsets += np.arange(len(offsets))
    return offsets
