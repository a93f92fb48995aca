"""No sentence model: every text is unknown, so that n-grams decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from askaround.integrations.embeddings.protocol import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class NoModel:
    """A model that knows no word."""

    def read(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return zeros."""
        return np.zeros((len(texts), DIMENSIONS), np.float32)
