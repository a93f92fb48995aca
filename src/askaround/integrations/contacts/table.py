"""The file as numbered rows of cells: walked once to be sure of it, then again to be read."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, Final, TypeAlias, TypeVar

from askaround.integrations.contacts.archive import LARGEST, open_connections
from askaround.integrations.contacts.header import LONGEST, SEARCHED, Header, find_header
from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE, HEAD, ZIP, encodings, refuse_other_kinds

Source: TypeAlias = Callable[[], BinaryIO]
Record: TypeAlias = tuple[int, list[str]]

Find: TypeAlias = Callable[[list[str]], Header | None]
Result = TypeVar("Result")

_LONGEST_LINE: Final = 1_000_000
_LARGEST_ROW: Final = 2_000_000
_MOST_LINES: Final = 3_000_000
_MOST_LINES_OF_A_MEMBER: Final = 10_000_000  # letters have many short lines
csv.field_size_limit(_LARGEST_ROW)
_END: Final = "\0"  # no line of an accepted file holds a NUL, so this one can only be ours


@dataclass(frozen=True, slots=True)
class Table:
    """A file known to be sound to its last byte, with its header and the number of its data rows."""

    source: Source
    encoding: str
    header: Header
    total: int

    def records(self) -> Iterator[Record]:
        """Give the line and the cells of each data row."""
        return _records(self.source, self.encoding, self.header)


def open_table(source: Source) -> Table:
    """Walk the whole file; FileRefused where anything in it makes the file unusable.

    `source` opens the file anew each time it is called.
    """
    source, head = _unpacked(source)
    refuse_other_kinds(head)
    for encoding in encodings(head):
        try:
            return _walk(source, encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(f"The letters of this file are neither Unicode nor Windows text. {ADVICE}")


def read_member(
    source: Source, find: Find, consume: Callable[[Header, Iterator[Record]], Result]
) -> Result | None:
    """Give what `consume` makes of a member's rows, walked once; None for a file without any line.

    `find` gives the header, or None where there is no line; `consume` starts anew where the letters turn out
    to be of another encoding. FileRefused as for `open_table`.
    """
    with source() as file:
        head = file.read(HEAD)
    for encoding in encodings(head):
        try:
            header = find([line[:LONGEST] for line in islice(_lines(source, encoding), SEARCHED)])
            if header is None:
                return None
            return consume(header, _records(source, encoding, header, _MOST_LINES_OF_A_MEMBER))
        except UnicodeDecodeError:
            continue
    raise FileRefused("The letters of this file are neither Unicode nor Windows text.")


def _unpacked(source: Source) -> tuple[Source, bytes]:
    """Look into a ZIP where it is one; give what opens the table and the table's first bytes."""
    with source() as file:
        head = file.read(HEAD)
        size = file.seek(0, io.SEEK_END)
    if size > LARGEST:
        raise FileRefused(f"This file is larger than {LARGEST // 1_000_000} MB. {ADVICE}")
    if not head.startswith(ZIP):
        return source, head
    with open_connections(source()) as member:
        return lambda: open_connections(source()), member.read(HEAD)


def _walk(source: Source, encoding: str) -> Table:
    first = [line[:LONGEST] for line in islice(_lines(source, encoding), SEARCHED)]
    header = find_header(first)
    total = sum(1 for _ in _records(source, encoding, header))
    if not total:
        raise FileRefused(f"This file names its columns but holds no contacts. {ADVICE}")
    return Table(source, encoding, header, total)


def _records(source: Source, encoding: str, header: Header, most: int = _MOST_LINES) -> Iterator[Record]:
    """Give each row that is not wholly empty, with the line where it starts."""
    lines = _RowLines(chain(islice(_lines(source, encoding, most), header.line, None), (_END,)))
    rows = csv.reader(lines, delimiter=header.delimiter)
    first = line = following = header.line + 1
    try:
        for cells in rows:
            line, following = following, first + rows.line_num
            lines.taken = 0
            if cells == [_END]:
                return
            if "".join(cells).strip():
                yield line, cells
    except csv.Error as error:
        raise _unclosed(following) from error
    raise _unclosed(line)


class _RowLines:
    """Lines for the csv reader, until one row has taken too many characters; `taken` is reset by row."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken += len(line)
        if self.taken > _LARGEST_ROW:
            raise csv.Error("the row has no end")
        return line


def _unclosed(line: int) -> FileRefused:
    return FileRefused(
        f"A quotation mark in the row that starts on line {line} is never closed. "
        "Close or remove it, or download the file again."
    )


def _lines(source: Source, encoding: str, most: int = _MOST_LINES) -> Iterator[str]:
    """Give the file's lines with their ends, none with a NUL, none endless."""
    with io.TextIOWrapper(source(), encoding, newline="") as text:
        number = 0
        while line := text.readline(_LONGEST_LINE):
            number += 1
            if "\0" in line or len(line) == _LONGEST_LINE or number > most:
                raise _unusable(line, number, most)
            yield line


def _unusable(line: str, number: int, most: int) -> FileRefused:
    if number > most:
        return FileRefused(f"This file has more than {most:,} lines. {ADVICE}")
    if "\0" in line:
        return FileRefused(f"Line {number} holds a NUL, which no text has: the file is damaged. {ADVICE}")
    return FileRefused(f"Line {number} is longer than {_LONGEST_LINE:,} characters: this is no CSV. {ADVICE}")
