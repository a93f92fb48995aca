"""Mean average precision of `similarity` on job titles, written to docs/reference/similarity.md.

    python -m bench.titles

Occupations of O*NET are split in halves: axes are learnt from one, and everything is measured on the other.
*To occupation*: queries are alternate titles, documents the names of occupations, right is one's own. *To
title*: queries are 105 titles of different occupations, documents 2,600 other titles, right are those that
share an occupation. German and Spanish titles (bench/languages.py) are to find those of their line.

Reads the folder `onet` in $ASKAROUND_SHARED, or in ../shared/data beside the repository.
"""

import csv
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from askaround.integrations.embeddings import mixing, ngrams, similarity
from askaround.integrations.embeddings.minilm import MiniLM
from bench.languages import GERMAN, SPANISH

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "similarity.md"
SEED = 7
_REPEATS, _QUERIES, _TITLES, _FEWEST = 4, 105, 2_600, 3
_INTRODUCTION = """# How well titles are matched

Written by `python -m bench.titles`; do not edit. Mean average precision: 1 where all that is right comes
first. Occupations and titles are those of the O*NET 27.0 Database by the U.S. Department of Labor, Employment
and Training Administration (CC BY 4.0). Half of the occupations are measured; axes are learnt from the other
half, except in the last line, which is the product as installed and has seen every occupation. German and
Spanish titles are a few dozen, made up for the measure.

| What compares | Title to occupation | Title to titles | German titles | Spanish titles |
|---|---|---|---|---|
"""
Scores = NDArray[np.float32]
Comparison = Callable[[Sequence[str], Sequence[str]], Scores]


@dataclass(frozen=True, slots=True)
class Trial:
    """Queries, documents, and which documents are right for each query."""

    queries: list[str]
    documents: list[str]
    right: list[set[int]]


def occupations() -> dict[str, list[str]]:
    """Return the alternate titles of each occupation by its name."""
    names = {row["O*NET-SOC Code"]: row["Title"] for row in _rows("Occupation Data.txt")}
    titles: dict[str, list[str]] = {name: [] for name in names.values()}
    for row in _rows("Alternate Titles.txt"):
        titles[names[row["O*NET-SOC Code"]]].append(row["Alternate Title"])
    return titles


def mean_average_precision(compare: Comparison, trials: Sequence[Trial]) -> float:
    """Return the mean over all queries of all trials."""
    return float(np.mean([precision for trial in trials for precision in _precisions(compare, trial)]))


def _precisions(compare: Comparison, trial: Trial) -> Iterator[float]:
    for row, right in zip(compare(trial.queries, trial.documents), trial.right, strict=True):
        order = np.argsort(-row, kind="stable")
        ranks = np.flatnonzero(np.isin(order, list(right))) + 1
        yield float(np.mean(np.arange(1, len(ranks) + 1) / ranks))


def _rows(name: str) -> list[dict[str, str]]:
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ASKAROUND_SHARED", beside)) / "onet"
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _by_title(groups: dict[str, list[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, titles in groups.items():
        for title in titles:
            found[title].add(name)
    return found


def to_occupation(groups: dict[str, list[str]], seed: int) -> Trial:
    """Return titles to be matched with the names of occupations."""
    of = _by_title(groups)
    names = list(groups)
    queries = random.Random(seed).sample(sorted(of), 500)
    return Trial(queries, names, [{names.index(name) for name in of[query]} for query in queries])


def to_title(groups: dict[str, list[str]], seed: int) -> Trial:
    """Return titles of different occupations to be matched with other titles."""
    dice = random.Random(seed)
    of = _by_title(groups)
    documents = dice.sample(sorted(of), _TITLES)
    places: dict[str, set[int]] = defaultdict(set)
    for place, title in enumerate(documents):
        for name in of[title]:
            places[name].add(place)
    trial = Trial([], documents, [])
    seen: set[str] = set()
    for title in dice.sample(sorted(set(of) - set(documents)), len(of) - _TITLES):
        right = set[int]().union(*(places[name] for name in of[title]))
        if not of[title] & seen and len(right) >= _FEWEST and len(trial.queries) < _QUERIES:
            seen |= of[title]
            trial.queries.append(title)
            trial.right.append(right)
    return trial


def among_others(lines: str) -> list[Trial]:
    """Return, for each title of some lines, how to find the others of its line among all others."""
    groups = [line.split("|") for line in lines.splitlines()]
    everything = [(title, place) for place, group in enumerate(groups) for title in group]
    trials = []
    for title, place in everything:
        others = [each for each in everything if each[0] != title]
        right = {at for at, (_, of) in enumerate(others) if of == place}
        trials.append(Trial([title], [other for other, _ in others], [right]))
    return trials


class Reader:
    """The model with axes of one's choice; each text is read once."""

    def __init__(self) -> None:
        """Load the model."""
        self.model = MiniLM()
        self.known: dict[str, tuple[NDArray[np.float32], float]] = {}

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the model's own unit vectors, and how far the words are known."""
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            lengths = np.linalg.norm(self.model.read(new), axis=1)
            self.known |= dict(zip(new, zip(self.model.means(new), lengths, strict=True), strict=True))
        vectors, known = zip(*(self.known[text] for text in texts), strict=True)
        return np.array(vectors), np.array(known, np.float32)

    def cosines(self, queries: Sequence[str], documents: Sequence[str]) -> Scores:
        """Compare by the model as it comes."""
        scores: Scores = self.read(queries)[0] @ self.read(documents)[0].T
        return scores

    def plain(self, queries: Sequence[str], documents: Sequence[str]) -> Scores:
        """Mix the model as it comes with n-grams."""
        return _mixed(self.cosines(queries, documents), ngrams.similarity(queries, documents))

    def turned(self, centre: NDArray[np.float64], axes: NDArray[np.float64]) -> Comparison:
        """Return the product's comparison, with these axes."""

        def vectors(texts: Sequence[str]) -> Scores:
            means, known = self.read(texts)
            turned = (means - centre) @ axes
            rows: Scores = turned / np.linalg.norm(turned, axis=1, keepdims=True) * known[:, np.newaxis]
            return rows.astype(np.float32)

        return lambda queries, documents: mixing.mix(
            ngrams.similarity(queries, documents), *mixing.multiply(vectors(queries), vectors(documents))
        )


def _mixed(cosines: Scores, letters: Scores) -> Scores:
    return mixing.MODEL_SHARE * cosines + (1 - mixing.MODEL_SHARE) * letters


def main() -> None:
    """Measure, print and write."""
    from bench.axes import learn

    everything = occupations()
    names = random.Random(SEED).sample(sorted(everything), len(everything))
    learnt = {name: everything[name] for name in names[: len(names) // 2]}
    held = {name: everything[name] for name in names[len(names) // 2 :]}
    reader = Reader()
    axes = learn([reader.read([name, *titles])[0] for name, titles in learnt.items() if len(titles) > 1])
    comparisons: dict[str, Comparison] = {
        "n-grams alone": ngrams.similarity,
        "the model as it comes": reader.cosines,
        "the model as it comes, mixed with n-grams": reader.plain,
        "**axes learnt from other occupations, mixed with n-grams**": reader.turned(*axes),
        "as installed: axes learnt from all occupations": similarity,
    }
    trials = [[make(held, SEED + at) for at in range(_REPEATS)] for make in (to_occupation, to_title)]
    trials += map(among_others, (GERMAN, SPANISH))
    lines = []
    for what, compare in comparisons.items():
        measures = (f"{mean_average_precision(compare, some):.3f}" for some in trials)
        lines.append(f"| {what} | {' | '.join(measures)} |\n")
        print(lines[-1], end="", flush=True)
    PAGE.write_text(_INTRODUCTION + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
