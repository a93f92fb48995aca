"""The fast similarity against a slow one written from the definitions, and what must always hold."""

from __future__ import annotations

import math
import subprocess
import sys
import unicodedata
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from askaround.integrations.embeddings.ngrams import similarity

TITLES = [
    "Senior UX Researcher",
    "UX Researcher",
    "User Experience Research Lead",
    "Nurse",
    "Head Nurse (ICU)",
    "Software Engineer",
    "software engineer",
    "Ingénieure logiciel",
    "Straßenbauer",
    "データサイエンティスト",
    "banana bandana",
    "",
    "&!?",
]
SPARING = st.text(alphabet="abcé ßД-\0", max_size=12)
TEXTS = st.lists(SPARING | st.text(max_size=8), max_size=6)


def reference(queries: list[str], documents: list[str]) -> list[list[float]]:
    """Follow the definitions word by word: char_wb n-grams, sublinear tf, smooth idf, cosine."""
    bags = [_grams(text) for text in documents]
    frequency = Counter(gram for bag in bags for gram in bag)
    idf = {gram: _idf(len(documents), count) for gram, count in frequency.items()}
    unseen = _idf(len(documents), 0)

    def vector(bag: Counter[str]) -> dict[str, float]:
        raw = {gram: (1 + math.log(count)) * idf.get(gram, unseen) for gram, count in bag.items()}
        length = math.hypot(*raw.values())
        return {gram: weight / length for gram, weight in raw.items()}

    columns = [vector(bag) for bag in bags]
    rows = [vector(_grams(text)) for text in queries]
    return [[sum(row[g] * column.get(g, 0) for g in row) for column in columns] for row in rows]


def _idf(documents: int, frequency: int) -> float:
    return math.log((1 + documents) / (1 + frequency)) + 1


def _grams(text: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = [c for c in folded if unicodedata.category(c) != "Cf"]
    words = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in kept).split()
    return Counter(gram for word in words for n in (3, 4, 5) for gram in _char_wb(f" {word} ", n))


def _char_wb(padded: str, n: int) -> list[str]:
    return [padded[i : i + n] for i in range(len(padded) - n + 1)]


def test_it_agrees_with_the_definitions_on_titles():
    np.testing.assert_allclose(similarity(TITLES, TITLES), reference(TITLES, TITLES), atol=1e-5)


@given(TEXTS, TEXTS)
@example(["a"], ["\0a", "a\0b", "a\u00adb", "\u0301"])
def test_it_agrees_with_the_definitions_on_anything(queries, documents):
    expected = np.array(reference(queries, documents)).reshape(len(queries), len(documents))
    np.testing.assert_allclose(similarity(queries, documents), expected, atol=1e-3)


@given(TEXTS, TEXTS)
def test_scores_have_their_shape_type_and_range(queries, documents):
    scores = similarity(queries, documents)
    assert scores.shape == (len(queries), len(documents))
    assert scores.dtype == np.float32
    assert ((scores >= -1) & (scores <= 1)).all()


@given(TEXTS)
def test_a_text_is_like_itself_unless_it_says_nothing(texts):
    for text, score in zip(texts, similarity(texts, texts).diagonal(), strict=True):
        assert score == pytest.approx(1 if _grams(text) else 0, abs=1e-6)


@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(queries, documents, random):
    order = random.sample(range(len(documents)), len(documents))
    shuffled = similarity(queries, [documents[i] for i in order])
    np.testing.assert_allclose(shuffled, similarity(queries, documents)[:, order], atol=1e-6)


@given(TEXTS, TEXTS)
def test_copies_of_a_document_score_the_same(queries, documents):
    scores = similarity(queries, [*documents, *documents])
    np.testing.assert_array_equal(scores[:, : len(documents)], scores[:, len(documents) :])


def test_case_accents_composed_or_not_and_punctuation_do_not_matter():
    scores = similarity(["INGÉNIEURE (logiciel)"], ["inge\u0301nieure, logiciel", "Nurse"])
    np.testing.assert_allclose(scores, [[1, 0]], atol=1e-6)


def test_the_nearest_title_comes_first():
    scores = similarity(["UX research"], TITLES)
    assert TITLES[int(scores[0].argmax())] == "UX Researcher"


def test_a_word_no_document_holds_makes_a_query_less_alike():
    plain, odd = similarity(["nurse", "nurse blockchain"], ["nurse", "driver"])[:, 0]
    assert plain > odd


def test_nothing_to_compare_gives_an_empty_array():
    assert similarity([], ["a"]).shape == (0, 1)
    assert similarity(["a"], []).shape == (1, 0)
    assert similarity([], []).shape == (0, 0)


def test_importing_the_package_leaves_numpy_alone():
    program = "import sys, askaround.integrations.embeddings; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
