"""The process that meets the file: limited, with an empty environment and only the standard library.

The file is its standard input. It answers with JSON lines: ["preview", labels, rows, total] or chunks as
["chunk", rows, share], what lies around the list as ["around", kind, values], then ["end"]; or
["refused", sentence]. What the file says stays inside strings.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any, BinaryIO, Final

from askaround.integrations.contacts.protocol import FileRefused, Row, pack
from askaround.integrations.contacts.rows import RowReader
from askaround.integrations.contacts.sniff import ADVICE
from askaround.integrations.contacts.surroundings import around
from askaround.integrations.contacts.table import Source, Table, open_table

MEMORY: Final = 512 * 1024 * 1024
CPU_SECONDS: Final = 120
_WEIGHT: Final = 4_000_000  # characters after which a chunk is full, however few its rows


def answer(source: Source, order: str, after: int, size: int) -> Iterator[list[Any]]:
    """Give the messages for one order.

    "preview" of `size` rows with what lies around them, "read" past `after` rows by `size`, or "around".
    """
    try:
        if order != "around":
            table = open_table(source)
            yield from _preview(table, size) if order == "preview" else _chunks(table, after, size)
        if order != "read":
            for told in around(source, with_people=order == "around"):
                yield ["around", *told]
        yield ["end"]
    except FileRefused as refusal:
        yield ["refused", str(refusal)]
    except MemoryError:
        yield ["refused", f"This file needs more memory than a list of contacts should. {ADVICE}"]


def read_rows(table: Table, after: int = 0) -> Iterator[Row]:
    """Give the rows of the table past the first `after`."""
    reader = RowReader(table.header)
    for number, (line, cells) in enumerate(islice(table.records(), after, None), start=after + 1):
        yield reader.read(number, line, cells)


def _preview(table: Table, size: int) -> Iterator[list[Any]]:
    rows = list(map(pack, islice(read_rows(table), size)))
    yield ["preview", table.header.labels, rows, table.total]


def _chunks(table: Table, after: int, size: int) -> Iterator[list[Any]]:
    rows: list[tuple[Any, ...]] = []
    weight = 0
    for row in read_rows(table, after):
        rows.append(pack(row))
        weight += sum(map(len, row.cells))
        if len(rows) >= size or weight > _WEIGHT:
            yield ["chunk", rows, row.number / table.total]
            rows, weight = [], 0
    if rows:
        yield ["chunk", rows, 1.0]


def limit() -> None:
    """Limit memory and processor time, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _standard_input() -> BinaryIO:
    os.lseek(0, 0, os.SEEK_SET)
    return open(0, "rb", closefd=False)


def main() -> None:
    """Answer the order on the command line: its name, the rows to skip, the rows in a chunk."""
    limit()
    gc.disable()  # rows make no cycles, and looking for them costs a third of the time
    order, after, size = sys.argv[1:]
    with suppress(BrokenPipeError):
        for message in answer(_standard_input, order, int(after), int(size)):
            sys.stdout.write(json.dumps(message, separators=(",", ":"), default=date.isoformat))
            sys.stdout.write("\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
