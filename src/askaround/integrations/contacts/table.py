"""The file as numbered rows of cells: walked once to be sure of it, then again to be read."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, TypeAlias, TypeVar

from askaround.integrations.contacts.archive import LARGEST
from askaround.integrations.contacts.dates import DateReader, Order
from askaround.integrations.contacts.encodings import Guess, encoding_words, guess, is_mostly_utf8
from askaround.integrations.contacts.header import FIELDS, LONGEST, SEARCHED, Header, find_header
from askaround.integrations.contacts.package import Source, find_package
from askaround.integrations.contacts.protocol import FileRefused, How
from askaround.integrations.contacts.sniff import ADVICE, HEAD, marked_encoding, refuse_other_kinds
from askaround.integrations.contacts.texts import one_line

Record: TypeAlias = tuple[int, list[str]]

Find: TypeAlias = Callable[[list[str]], Header | None]
Result = TypeVar("Result")

_LONGEST_LINE: Final = 1_000_000
_LARGEST_ROW: Final = 2_000_000
_MOST_LINES: Final = 3_000_000
_MOST_LINES_OF_A_MEMBER: Final = 10_000_000  # letters have many short lines
csv.field_size_limit(_LARGEST_ROW)
_GUESS: Final = How()
_DAMAGED: Final = (
    "Some letters of this file are damaged: most of it is Unicode, and the rest is not. Download it again, "
    f"or say how its letters are encoded. {ADVICE}"
)
_END: Final = "\0"  # no line of an accepted file holds a NUL, so this one can only be ours


@dataclass(frozen=True, slots=True)
class Table:
    """A file known to be sound to its last byte, with its header and the number of its data rows.

    `guess` is how its letters were guessed, None where they are Unicode or the user said what they are.
    """

    source: Source
    encoding: str
    header: Header
    total: int
    dates: DateReader
    guess: Guess | None = None

    def records(self) -> Iterator[Record]:
        """Give the line and the cells of each data row."""
        return _records(self.source, self.encoding, self.header)


def open_table(source: Source, how: How = _GUESS) -> Table:
    """Walk the whole file; FileRefused where anything in it makes the file unusable.

    `source` opens the file anew each time it is called; `how` is what the user says of it.
    """
    package = find_package(sized(source))
    return open_list(package.open_list if package else source, how)


def open_list(source: Source, how: How = _GUESS) -> Table:
    """Walk the whole of a table that is in no ZIP, or not any more."""
    with source() as file:
        head = file.read(HEAD)
    refuse_other_kinds(head)
    if how.encoding in encoding_words():
        try:
            return _walk(source, how.encoding, how)
        except UnicodeDecodeError as error:
            raise FileRefused(
                f"The letters of this file are not {encoding_words()[how.encoding]} ({how.encoding}). "
                "Choose another."
            ) from error
    return _try_encodings(source, head, lambda encoding, guessed: _walk(source, encoding, how, guessed))


def read_member(
    source: Source, find: Find, consume: Callable[[Header, Iterator[Record]], Result]
) -> Result | None:
    """Give what `consume` makes of a member's rows, walked once; None for a file without any line.

    `find` gives the header, or None where there is no line; `consume` starts anew where the letters turn out
    to be of another encoding. FileRefused as for `open_table`.
    """
    with source() as file:
        head = file.read(HEAD)

    def read(encoding: str, _: Guess | None) -> Result | None:
        header = find([line[:LONGEST] for line in islice(_lines(source, encoding), SEARCHED)])
        if header is None:
            return None
        return consume(header, _records(source, encoding, header, _MOST_LINES_OF_A_MEMBER))

    return _try_encodings(source, head, read)


def _try_encodings(source: Source, head: bytes, read: Callable[[str, Guess | None], Result]) -> Result:
    """Read a file as it says of itself, else as UTF-8, else as is guessed."""
    marked = marked_encoding(head)
    try:
        return read(marked or "utf-8", None)
    except UnicodeDecodeError as error:
        if marked or is_mostly_utf8(_raw_lines(source)):
            raise FileRefused(_DAMAGED) from error
    guessed = guess(_raw_lines(source))
    if guessed is None:
        raise FileRefused(f"The letters of this file are in no encoding that is known here. {ADVICE}")
    try:
        return read(guessed.encoding, guessed)
    except UnicodeDecodeError as error:
        raise FileRefused(_DAMAGED) from error


def _raw_lines(source: Source) -> Iterator[bytes]:
    with source() as file:
        yield from islice(iter(lambda: file.readline(_LONGEST_LINE), b""), _MOST_LINES)


def sized(source: Source) -> Source:
    """Return what opens a file again; raises FileRefused for one larger than any list."""
    with source() as file:
        if file.seek(0, io.SEEK_END) > LARGEST:
            raise FileRefused(f"This file is larger than {LARGEST // 1_000_000} MB. {ADVICE}")
    return source


def _walk(source: Source, encoding: str, how: How, guessed: Guess | None = None) -> Table:
    first = [line[:LONGEST] for line in islice(_lines(source, encoding), SEARCHED)]
    header = find_header(first)
    total, dated = 0, header.columns[FIELDS.index("connected")]
    dates: Counter[str] = Counter()
    for _, cells in _records(source, encoding, header):
        total += 1
        if 0 <= dated < len(cells):
            dates[cells[dated]] += 1
    if not total:
        raise FileRefused(f"This file names its columns but holds no contacts. {ADVICE}")
    texts = Counter[str]()
    for text, count in dates.items():
        texts[one_line(text)] += count
    del texts[""]
    order = Order(how.dates) if how.dates in set(Order) else None
    return Table(
        source, encoding, header, total, DateReader(texts, order, header.language, of_all=True), guessed
    )


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
