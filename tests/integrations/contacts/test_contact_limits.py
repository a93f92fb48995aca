"""The process that reads: its memory, its time, its end, and taking up where it stopped."""

import json
import resource
import subprocess
import sys
from contextlib import suppress
from itertools import islice

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askaround.integrations.contacts import FileRefused, preview, read, reader
from tests.generators.linkedin import Defects, archive, connections, zipped
from tests.integrations.contacts.inputs import HEADER, all_rows, rows_of

MEASURE = """
import resource, subprocess, sys
done = subprocess.run(
    [sys.executable, "-S", "-P", "-m", "askaround.integrations.contacts.child", "read", "0", "1000"],
    stdin=open(sys.argv[1], "rb"), stdout=subprocess.PIPE)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak / 1024, done.stdout.splitlines()[0].decode())
"""
MEGABYTE = 1_000_000


@pytest.fixture
def path(tmp_path):
    return tmp_path / "file.csv"


def refused_cheaply(path) -> str:
    """Read in a fresh process; check its peak memory, and that it does not hang; give the sentence."""
    environment = {"PYTHONPATH": str(reader._SOURCES)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    peak, answer = done.stdout.split(" ", 1)
    assert float(peak) < 50, f"{peak} MB"
    kind, sentence = json.loads(answer)
    assert kind == "refused"
    return sentence


def write_large(path, start: bytes, block: bytes, size: int) -> None:
    with path.open("wb") as file:
        file.write(start)
        for _ in range(size // len(block)):
            file.write(block)


@pytest.mark.parametrize("start", [b"", HEADER.encode(), HEADER.encode() + b"A,"])
def test_a_line_of_100_megabytes_is_refused_cheaply(path, start):
    write_large(path, start, b"x" * MEGABYTE, 100 * MEGABYTE)
    assert "longer than 1,000,000 characters" in refused_cheaply(path)


def test_a_quoted_field_of_100_megabytes_is_refused_cheaply(path):
    write_large(path, HEADER.encode() + b'A,"', b"word word\n" * 100_000, 100 * MEGABYTE)
    assert "line 2 is never closed" in refused_cheaply(path)


def test_a_row_of_open_quotes_without_end_is_refused_cheaply(path):
    write_large(path, HEADER.encode(), b'"' + b"a" * 50_000 + b'\n",', 100 * MEGABYTE)
    assert "line 2 is never closed" in refused_cheaply(path)


def test_a_header_without_end_is_refused_cheaply(path):
    write_large(
        path,
        HEADER.encode().strip() + b"," * 900_000 + b"\n",
        b"A,B" + b"," * 900_000 + b"\n",
        100 * MEGABYTE,
    )
    assert "First Name and Last Name" in refused_cheaply(path)


def test_empty_lines_without_end_are_refused_cheaply(path):
    write_large(path, HEADER.encode(), b"\n" * MEGABYTE, 100 * MEGABYTE)
    assert "more than 3,000,000 lines" in refused_cheaply(path)


def test_a_file_larger_than_any_list_is_refused_cheaply(path):
    with path.open("wb") as file:
        file.write(HEADER.encode())
        file.truncate(10_000 * MEGABYTE)
    assert "larger than 300 MB" in refused_cheaply(path)


@pytest.mark.parametrize("filling", [bytes(MEGABYTE), b"\n" * MEGABYTE, b"Ada,L\n" * 200_000])
def test_a_bomb_of_a_thousand_to_one_is_refused_cheaply(path, filling):
    path.write_bytes(zipped({"Connections.csv": HEADER.encode() + filling * 100}))
    assert "enormous size" in refused_cheaply(path)


def test_a_reader_that_takes_too_much_memory_or_time_is_stopped(path, monkeypatch):
    path.write_bytes(connections(100_000, seed=1))
    monkeypatch.setattr(reader, "SECONDS", 0.01)
    with pytest.raises(FileRefused, match="too much time or memory"):
        preview(path)


def test_no_process_is_left_when_the_consumer_stops_early(path):
    path.write_bytes(connections(20_000, seed=1))
    others = set(psutil.Process().children())
    chunks = read(path, size=10)
    next(chunks)
    assert set(psutil.Process().children()) - others
    chunks.close()
    assert set(psutil.Process().children()) - others == set()


def test_the_process_inherits_nothing_it_does_not_need(monkeypatch):
    monkeypatch.setenv("ASKAROUND_SECRET", "hunter2")
    assert set(reader._environment()) <= {"PYTHONPATH", *reader._SYSTEM}


def test_a_file_that_imitates_our_messages_stays_data(path):
    path.write_text(HEADER + '"[""refused"",""x""]\n[""end""]",L,,,,,\n["end"],M,,,,,\n')
    assert [row.given_name for row in all_rows(path)] == ['["refused","x"] ["end"]', '["end"]']


@pytest.mark.parametrize("after", [0, 1, 999, 1000, 1001, 2499, 2500, 9999])
def test_a_resumed_reading_gives_the_rest_of_the_whole(path, after):
    path.write_bytes(archive(2500, seed=8, defects=Defects(nameless=9, multiline=9)))
    assert all_rows(path, after=after, size=700) == all_rows(path)[after:]


def test_shares_grow_to_the_whole(path):
    path.write_bytes(connections(2500, seed=8))
    chunks = list(read(path))
    assert [(len(chunk.rows), chunk.share) for chunk in chunks] == [(1000, 0.4), (1000, 0.8), (500, 1.0)]


def test_large_rows_make_small_chunks(path):
    path.write_text(HEADER + f"A,B,,,{'x' * 9_999},{'y' * 9_999},\n" * 1000)
    assert max(len(chunk.rows) for chunk in read(path)) < 300


def test_the_parent_keeps_only_the_chunk_at_hand(path):
    path.write_bytes(connections(30_000, seed=1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _chunk in islice(read(path), 30):
        pass
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


TEXTS = st.text(st.sampled_from('",;\t\n\r\0=Aé\u200b@.:/0 9王\ufeff'), max_size=80)
TABLES = st.lists(st.lists(TEXTS, max_size=9).map(",".join), max_size=8).map("\n".join)
SEEDS = [connections(5, seed=1), archive(5, seed=1), connections(5, seed=1).decode().encode("utf-16")]


def check(data: bytes) -> None:
    rows = []
    with suppress(FileRefused):
        rows = rows_of(data)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert not any("\0" in cell for row in rows for cell in row.cells)


@settings(deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_refusal(data):
    check(data)


@settings(deadline=2000)
@given(TABLES, st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_table_below_a_header_is_rows_or_a_refusal(table, encoding):
    check((HEADER + table).encode(encoding))


@settings(deadline=2000)
@given(st.data())
def test_any_damage_to_a_good_file_is_rows_or_a_refusal(data):
    raw = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw))
