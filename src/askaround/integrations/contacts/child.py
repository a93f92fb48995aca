"""The process that meets the file: limited, with an empty environment and no way to the network.

But for the libraries that guess encodings and know how dates are written, it uses the standard library alone.
The file is its standard input. It answers with JSON lines: ["preview", labels, rows, total, reading] or
chunks as ["chunk", rows, share], what lies around the list as ["around", kind, values], then ["end"]; or
["refused", sentence]. What the file says stays inside strings.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any, BinaryIO, Final

from askaround.integrations.contacts.doors import close_doors
from askaround.integrations.contacts.package import Package, Source, find_package
from askaround.integrations.contacts.protocol import FileRefused, How, Reading, Row, pack
from askaround.integrations.contacts.rows import RowReader
from askaround.integrations.contacts.sniff import ADVICE
from askaround.integrations.contacts.surroundings import around
from askaround.integrations.contacts.table import Table, open_list, sized

MEMORY: Final = 512 * 1024 * 1024
CPU_SECONDS: Final = 120
_GUESS: Final = How()
_WEIGHT: Final = 4_000_000  # characters after which a chunk is full, however few its rows


def answer(source: Source, order: str, after: int, size: int, how: How = _GUESS) -> Iterator[list[Any]]:
    """Give the messages for one order.

    "preview" of `size` rows with what lies around them, "read" past `after` rows by `size`, or "around".
    """
    try:
        package = find_package(sized(source))
        if order != "around":
            yield from _listed(source, package, order, (after, size), how)
        if order != "read" and package:
            for told in around(package, with_people=order == "around"):
                yield ["around", *told]
        yield ["end"]
    except FileRefused as refusal:
        yield ["refused", str(refusal)]
    except MemoryError:
        yield ["refused", f"This file needs more memory than a list of contacts should. {ADVICE}"]


def _listed(
    source: Source, package: Package | None, order: str, part: tuple[int, int], how: How
) -> Iterator[list[Any]]:
    """Give what the list of connections says.

    A part of LinkedIn's ZIP without one is read for the rest of it.
    """
    if package and package.list is None and package.is_linkedin:
        if order == "preview":
            yield ["preview", [], [], 0, asdict(Reading())]
        return
    table = open_list(package.open_list if package else source, how)
    yield from _preview(table, part[1]) if order == "preview" else _chunks(table, *part)


def read_rows(table: Table, after: int = 0) -> Iterator[Row]:
    """Give the rows of the table past the first `after`."""
    reader = RowReader(table.header, table.dates)
    for number, (line, cells) in enumerate(islice(table.records(), after, None), start=after + 1):
        yield reader.read(number, line, cells)


def _preview(table: Table, size: int) -> Iterator[list[Any]]:
    rows = list(map(pack, islice(read_rows(table), size)))
    guessed, dates = table.guess, table.dates
    reading = Reading(
        encoding=table.encoding,
        guessed=guessed is not None,
        other=guessed.other if guessed else "",
        dates=dates.order or "",
        unread=dates.unread,
        open=dates.open,
    )
    yield ["preview", table.header.labels, rows, table.total, asdict(reading)]


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
    """Answer the order on the command line: its name, rows to skip, rows in a chunk, encoding.

    Order of dates.
    """
    limit()
    gc.disable()  # rows make no cycles, and looking for them costs a third of the time
    close_doors()
    order, after, size, *how = sys.argv[1:]
    with suppress(BrokenPipeError):
        for message in answer(_standard_input, order, int(after), int(size), How(*how)):
            sys.stdout.write(json.dumps(message, separators=(",", ":"), default=date.isoformat))
            sys.stdout.write("\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
