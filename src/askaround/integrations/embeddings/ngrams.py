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
# Any large odd number spreads the code points over 64 bits; this one is 2**64 divided by the golden ratio.
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class _Postings:
    """Which row holds which gram and with what weight, ordered by gram; three arrays of equal length."""

    grams: Few
    rows: Few
    weights: NDArray[np.float32]


def similarity(queries: Sequence[str], documents: Sequence[str]) -> NDArray[np.float32]:
    """Return the cosine of every query with every document, as an array of shape (queries, documents)."""
    if not queries or not documents:
        return np.zeros((len(queries), len(documents)), np.float32)
    texts, rows = _numbered(normalise([*queries, *documents]))
    query_rows, document_rows = np.split(rows, [len(queries)])
    postings = _weigh(texts, np.bincount(document_rows, minlength=len(texts)))
    wanted, place = np.unique(query_rows, return_inverse=True)
    return _scores(postings, wanted, len(texts))[np.ix_(place, document_rows)]


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


def _weigh(texts: list[str], copies: Ids) -> _Postings:
    """Return unit-length rows of (1 + ln tf) * idf; `copies` says how many documents each row stands for."""
    grams, rows, counts = _count(texts)
    frequency = np.bincount(grams, weights=copies[rows])
    idf = np.log((1 + copies.sum()) / (1 + frequency)) + 1
    weights = 1 + np.log(counts, dtype=np.float32)
    del counts
    weights *= idf.astype(np.float32)[grams]
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(texts))).astype(np.float32)
    weights /= lengths[rows]
    return _Postings(grams, rows, weights)


def _count(texts: list[str]) -> tuple[Few, Few, Few]:
    """Return grams, rows and how often each gram stands in that row, ordered by gram and then row."""
    split = [text.split() for text in texts]
    words, word_ids = _numbered(list(itertools.chain.from_iterable(split)))
    word_rows = np.repeat(np.arange(len(texts)), [len(found) for found in split])
    grams, starts, sizes = _cut(words)
    token_sizes = sizes[word_ids]
    # Three million entries for thirty thousand long titles: worked on in place, to hold few copies.
    keys = grams[_ranges(starts[word_ids], token_sizes)]
    keys *= len(texts)
    keys += np.repeat(word_rows, token_sizes)
    keys.sort()
    begins = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    counts = np.diff(np.flatnonzero(begins), append=len(keys)).astype(np.int32)
    keys = keys[begins]
    rows = (keys % len(texts)).astype(np.int32)
    keys //= len(texts)
    return keys.astype(np.int32), rows, counts


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


def _scores(postings: _Postings, queries: Ids, rows: int) -> NDArray[np.float32]:
    """Return the cosine of the given rows, in rising order, with every row: shape (queries, rows)."""
    starts = np.searchsorted(postings.grams, np.arange(postings.grams.max(initial=-1) + 2))
    asked = np.flatnonzero(np.isin(postings.rows, queries))
    asked = asked[np.argsort(postings.rows[asked], kind="stable")]
    bounds = np.searchsorted(postings.rows[asked], queries, side="right")
    scores = np.zeros((len(queries), rows), np.float32)
    for score, entries in zip(scores, np.split(asked, bounds[:-1]), strict=True):
        grams = postings.grams[entries]
        sizes = starts[grams + 1] - starts[grams]
        found = _ranges(starts[grams], sizes)
        products = postings.weights[found] * np.repeat(postings.weights[entries], sizes)
        score[:] = np.bincount(postings.rows[found], weights=products, minlength=rows)
    return scores.clip(0, 1)
