"""Ways to find words in every script, beside each other: `PYTHONPATH=. python -m bench.scripts`.

100,000 lines of plain English and of invented Japanese, in each kind of index; see docs/decisions/0007.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from askaround.kit.fulltext import fts5
from askaround.kit.search_words import terms, words_beside
from bench.lines import NOTES, SOUGHT, lines

_WORDS_OF_A_LINE, _VOCABULARY, _TIMES = 14, 4_000, 15
_ENGLISH, _MARKS = "unicode61 remove_diacritics 2", "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
_RUN_OF_COMMON_SIGNS = "あぃい"


def japanese(count: int) -> Iterator[str]:
    """Yield so many lines without blanks: words of one to three signs, with one or two kana after each."""
    random = Random(3)
    signs, kana = [chr(0x4E00 + n) for n in range(2_500)], [chr(0x3042 + n) for n in range(78)]
    known = ["".join(random.choices(signs, k=random.choice([1, 2, 2, 2, 3]))) for _ in range(_VOCABULARY)]
    common = [1 / rank for rank in range(10, _VOCABULARY + 10)]
    often = [1 / rank for rank in range(1, len(kana) + 1)]
    for _ in range(count):
        chosen = random.choices(known, common, k=_WORDS_OF_A_LINE)
        yield "".join(
            word + "".join(random.choices(kana, often, k=random.choice([1, 1, 2]))) for word in chosen
        )


def measure(texts: Sequence[str], tokenizer: str, asked: Sequence[str], *, beside: bool) -> str:
    """Return size, seconds, and for each of what is asked how many of 20 are found, and the median time."""
    columns = ("text", "words") if beside else ("text",)
    named = ", ".join(columns)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index.sqlite3"
        connection = sqlite3.connect(file, isolation_level=None)
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, words TEXT)")
        connection.execute("BEGIN")
        rows = ((text, words_beside(text) if beside else None) for text in texts)
        connection.executemany("INSERT INTO note (text, words) VALUES (?, ?)", rows)
        began = time.perf_counter()
        prefix = "" if tokenizer == "trigram" else ", prefix='2 3'"
        connection.execute(
            f"CREATE VIRTUAL TABLE search USING fts5 ({named}, content=note, content_rowid=id, columnsize=0"
            f'{prefix}, tokenize="{tokenizer}")'
        )
        connection.execute(f"INSERT INTO search (rowid, {named}) SELECT id, {named} FROM note")
        connection.execute("COMMIT")
        built, size = time.perf_counter() - began, file.stat().st_size / 1e6
        told = "  ".join(_asked(connection, words, _question(words, tokenizer, columns)) for words in asked)
        connection.close()
    return f"{size:6.1f} MB  built in {built:5.1f} s  {told}"


def _question(words: str, tokenizer: str, columns: Sequence[str]) -> str:
    if tokenizer == "trigram":
        return f'"{words}"' if len(words) > len("ab") else ""
    if len(columns) > 1:
        return fts5(columns, terms(words))
    return " ".join(f'"{word}"*' for word in words.split())


def _asked(connection: sqlite3.Connection, words: str, question: str) -> str:
    matches = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20"
    statement = f"SELECT text FROM note WHERE id IN ({matches})"
    if not question:
        statement, question = (
            "SELECT text FROM note WHERE text LIKE ? ORDER BY id DESC LIMIT 20",
            f"%{words}%",
        )
    seconds, found = [], 0
    for _ in range(_TIMES):
        began = time.perf_counter()
        found = len(connection.execute(statement, (question,)).fetchall())
        seconds.append(time.perf_counter() - began)
    return f"“{words}” {found}: {statistics.median(seconds) * 1000:.2f} ms"


def main(say: Callable[[str], None] = print) -> None:
    """Measure each way on each kind of line."""
    unspaced = list(japanese(NOTES))
    rare, common = unspaced[-1][:2], unspaced[0][0]
    for name, texts, asked in (
        ("English", list(lines(NOTES)), SOUGHT),
        ("Japanese", unspaced, (rare, common, _RUN_OF_COMMON_SIGNS)),
    ):
        for way, tokenizer, beside in (
            ("unicode61", _ENGLISH, False),
            ("trigram", "trigram", False),
            ("with words beside", _MARKS, True),
        ):
            say(f"{name:9}{way:18}{measure(texts, tokenizer, asked, beside=beside)}")


if __name__ == "__main__":
    main()
