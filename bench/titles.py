"""Mean average precision of `similarity` on job titles: to which occupation does each belong.

    .venv/bin/python bench/titles.py

Queries are 2,000 alternate titles of O*NET (seed 7), documents the names of its occupations. Reads the folder
`onet` in $ASKAROUND_SHARED, or in ../shared/data beside the repository.
"""

from __future__ import annotations

import csv
import os
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from askaround.integrations.embeddings import similarity

SAMPLE = 2_000
SEED = 7


def main() -> None:
    """Print the measure, the share of right first answers and the seconds taken."""
    occupations = {row["O*NET-SOC Code"]: row["Title"] for row in _rows("Occupation Data.txt")}
    codes = list(occupations)
    relevant = _relevant({code: place for place, code in enumerate(codes)})
    queries = random.Random(SEED).sample(sorted(relevant), SAMPLE)
    began = time.perf_counter()
    scores = similarity(queries, list(occupations.values()))
    seconds = time.perf_counter() - began
    precisions = [
        _average_precision(row, relevant[query]) for row, query in zip(scores, queries, strict=True)
    ]
    first = np.mean(
        [int(row.argmax()) in relevant[query] for row, query in zip(scores, queries, strict=True)]
    )
    print(
        f"MAP {np.mean(precisions):.3f}, right first {first:.3f}, {SAMPLE} x {len(codes)} in {seconds:.2f} s"
    )


def _rows(name: str) -> list[dict[str, str]]:
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ASKAROUND_SHARED", beside)) / "onet"
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _relevant(places: dict[str, int]) -> dict[str, set[int]]:
    """Return for each alternate title the places of the occupations it belongs to."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in _rows("Alternate Titles.txt"):
        found[row["Alternate Title"]].add(places[row["O*NET-SOC Code"]])
    return found


def _average_precision(scores: np.ndarray, relevant: set[int]) -> float:
    """Return the mean of the precision at each relevant document, documents by falling score."""
    order = np.argsort(-scores, kind="stable")
    ranks = np.flatnonzero(np.isin(order, list(relevant))) + 1
    return float(np.mean(np.arange(1, len(ranks) + 1) / ranks))


if __name__ == "__main__":
    main()
