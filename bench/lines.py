"""Lines as they are noted in talks, invented: common words often, and in each line one that is rare."""

from collections.abc import Iterator
from random import Random

from askaround.conversations.rules import BANK
from askaround.kit.text import words

# How many talks a large home is measured with, and how many lines were noted in them.
TALKS, NOTES = 1_000, 100_000
# What is looked for: in one line of three, in a few, a beginning that many words have, and two words at once.
SOUGHT = ("people", "zq0042", "wo", "people work")
_RARE = 20_000
_LENGTH = 14  # words


def lines(count: int, *, seed: int = 7) -> Iterator[str]:
    """Yield so many lines; the commonest word stands in about one of three."""
    random = Random(seed)
    common = list(dict.fromkeys(word for asked in BANK.values() for word in words(asked.text)))
    weights = [1 / rank for rank in range(10, len(common) + 10)]
    common.remove(SOUGHT[0])
    common.insert(0, SOUGHT[0])
    for _ in range(count):
        chosen = random.choices(common, weights, k=_LENGTH - 1)
        chosen.insert(random.randrange(_LENGTH), f"zq{random.randrange(_RARE):04}")
        yield f"{' '.join(chosen).capitalize()}."
