"""How alike short texts are, such as a job title and the name of an occupation.

`similarity` compares by character n-grams. NumPy is imported on the first call, so that importing this
package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["similarity"]


def similarity(queries: Sequence[str], documents: Sequence[str]) -> NDArray[np.float32]:
    """Return the cosine of every query with every document, as an array of shape (queries, documents).

    Values lie between -1 and 1 (n-grams never fall below 0): 1 for equal texts, 0 for texts with nothing in
    common and for an empty one. Documents also set how rare each n-gram is, so scores from two calls with
    different documents are not comparable.
    """
    from askaround.integrations.embeddings import ngrams

    return ngrams.similarity(queries, documents)
