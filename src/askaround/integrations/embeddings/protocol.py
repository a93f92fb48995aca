"""What a sentence model does, and by which name its vectors are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

# Vectors of one name are comparable; a change to the model, its axes or the texts' preparation is a new name.
MODEL: Final = "all-MiniLM-L6-v2 int8, O*NET 27.0 axes"
DIMENSIONS: Final = 192


class SentenceModel(Protocol):
    """Something that places texts so that those of like meaning are near."""

    def read(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a row for each text, shape (texts, DIMENSIONS).

        The direction is the meaning; the length, in [0, 1], is how far the model knows the text's words.
        """
