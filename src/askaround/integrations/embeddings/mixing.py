"""Mixing the sentence model with n-grams, and vectors as they are kept.

The model's share of a score is 0.8 for two texts whose words it knows, and falls to nothing with the
knowledge of either: it is an English model, and n-grams do better on the German and Spanish it half knows.
Measured in docs/decisions/0006-a-sentence-model-beside-n-grams.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from askaround.integrations.embeddings.protocol import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MODEL_SHARE: Final = 0.8
_KEPT_AS: Final = np.dtype("<f2")
# Vectors that are unpacked together: three megabytes.
_AT_ONCE: Final = 4096
# With 29,228 titles and ten pairs of path and field, none of the nearest 200 was missed.
_NEAREST: Final = 2048
# So many of the others are enough to tell how rare an n-gram is among them.
_SAMPLE: Final = 2048
_NOTHING: Final = bytes(DIMENSIONS * _KEPT_AS.itemsize)


def mix(
    letters: NDArray[np.float32], products: NDArray[np.float32], known: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return n-gram cosines, shape (queries, documents), mixed with what `multiply` made of the vectors."""
    mixed = MODEL_SHARE * products + (1 - MODEL_SHARE * known) * letters
    return mixed.clip(-1, 1).astype(np.float32)


def multiply(
    queries: NDArray[np.float32], documents: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the products of vectors, which are cosines times what is known of both, and that knowledge."""
    lengths = (np.sqrt(np.einsum("ij,ij->i", each, each)) for each in (queries, documents))
    # For a few queries the threads of a matrix product take longer than the product.
    return np.einsum("ik,jk->ij", queries, documents), np.outer(*lengths)


def multiply_kept(
    queries: Sequence[bytes], documents: Sequence[bytes]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what `multiply` does, of kept vectors; they are unpacked a few at a time."""
    asked = _unpack(queries)
    begins = range(0, max(len(documents), 1), _AT_ONCE)
    parts = [multiply(asked, _unpack(documents[at : at + _AT_ONCE])) for at in begins]
    products, known = zip(*parts, strict=True)
    return np.concatenate(products, axis=1), np.concatenate(known, axis=1)


def to_spell(
    products: NDArray[np.float32], known: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the places of the documents to compare by letters too, and for how many documents each stands.

    They are those that vectors tell nothing of, or bring nearest to a query with half of what letters could
    add, and some of the others, spread evenly, which stand for all others.
    """
    near = np.logical_or.reduce(known == 0)
    for likely in MODEL_SHARE * products + (1 - MODEL_SHARE * known) / 2:
        near[np.argsort(-likely)[:_NEAREST]] = True
    far = np.flatnonzero(~near)
    some = far[:: len(far) // _SAMPLE + 1]
    places = np.concatenate([np.flatnonzero(near), some])
    return places, np.where(near[places], 1, len(far) / max(len(some), 1))


def pack(vectors: NDArray[np.float32]) -> list[bytes]:
    """Return each row in half precision, as bytes."""
    return [row.tobytes() for row in vectors.astype(_KEPT_AS)]


def _unpack(kept: Sequence[bytes]) -> NDArray[np.float32]:
    """Return kept rows as an array; zeros for those of another length, such as b""."""
    sound = (each if len(each) == len(_NOTHING) else _NOTHING for each in kept)
    return np.frombuffer(b"".join(sound), _KEPT_AS).reshape(len(kept), DIMENSIONS).astype(np.float32)
