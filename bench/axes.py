"""Learn the axes along which occupations differ, and write them beside the model: `python -m bench.axes`.

From the alternate titles of O*NET (see bench/titles.py for where they are read). Fisher's linear
discriminants: between the means of occupations as much as possible, within each as little. How the titles of
an occupation scatter is pulled three tenths towards the same in every direction, since it is estimated from
few; axes are stretched by the root of how far occupations differ along them.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from askaround.integrations.embeddings.minilm import AXES, WIDTH, MiniLM
from askaround.integrations.embeddings.protocol import DIMENSIONS
from bench.titles import occupations

_ROUND = 0.3
Array = NDArray[np.float64]


def learn(groups: Collection[NDArray[np.float32]]) -> tuple[Array, Array]:
    """Return centre and axes, shapes (WIDTH,) and (WIDTH, DIMENSIONS), from each occupation's vectors."""
    means = np.array([group.mean(axis=0, dtype=np.float64) for group in groups])
    scatter = sum(np.cov(group.T, bias=True) for group in groups) / len(groups)
    scatter = (1 - _ROUND) * scatter + _ROUND * np.trace(scatter) / WIDTH * np.eye(WIDTH)
    values, vectors = np.linalg.eigh(scatter)
    whitened = vectors * values**-0.5 @ vectors.T
    centre = means.mean(axis=0)
    _, spread, axes = np.linalg.svd((means - centre) @ whitened, full_matrices=False)
    stretch = (spread[:DIMENSIONS] / spread[0]) ** 0.5
    return centre, whitened @ (axes[:DIMENSIONS].T * stretch)


def main() -> None:
    """Learn from every occupation."""
    model = MiniLM()
    groups = [model.means([name, *titles]) for name, titles in occupations().items() if len(titles) > 1]
    centre, axes = learn(groups)
    scale = np.abs(axes).max()
    np.savez(AXES, centre=centre.astype(np.float16), axes=(axes / scale).astype(np.float16))
    print(f"{AXES}: {len(groups)} occupations, {AXES.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
