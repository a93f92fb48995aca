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
_NOTHING: Final = bytes(DIMENSIONS * _KEPT_AS.itemsize)


def mix(
    letters: NDArray[np.float32], queries: NDArray[np.float32], documents: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return n-gram cosines, shape (queries, documents), mixed with those of the model's vectors."""
    known = np.outer(np.linalg.norm(queries, axis=1), np.linalg.norm(documents, axis=1))
    # The product of two vectors is their cosine times what is known of both.
    mixed = MODEL_SHARE * (queries @ documents.T) + (1 - MODEL_SHARE * known) * letters
    return mixed.clip(-1, 1).astype(np.float32)


def pack(vectors: NDArray[np.float32]) -> list[bytes]:
    """Return each row in half precision, as bytes."""
    return [row.tobytes() for row in vectors.astype(_KEPT_AS)]


def unpack(kept: Sequence[bytes]) -> NDArray[np.float32]:
    """Return kept rows as an array; zeros for those of another length, such as b""."""
    sound = (each if len(each) == len(_NOTHING) else _NOTHING for each in kept)
    return np.frombuffer(b"".join(sound), _KEPT_AS).reshape(len(kept), DIMENSIONS).astype(np.float32)
