"""How the tests here hand a file to the reader, in a process of its own and in this one."""

import io
from pathlib import Path

from askaround.integrations.contacts import ContactRow, RefusedRow, read
from askaround.integrations.contacts.child import read_rows
from askaround.integrations.contacts.table import open_table

Row = ContactRow | RefusedRow
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def rows_of(data: bytes | str) -> list[Row]:
    """Read the rows in this process."""
    raw = data.encode() if isinstance(data, str) else data
    return list(read_rows(open_table(lambda: io.BytesIO(raw))))


def row_of(*cells: str) -> Row:
    """Read one row whose cells are all quoted."""
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (row,) = rows_of(HEADER + quoted + "\n")
    return row


def contact(*cells: str) -> ContactRow:
    """Read one row that must be usable."""
    row = row_of(*cells)
    assert isinstance(row, ContactRow), row
    return row


def all_rows(path: Path, after: int = 0, size: int = 1000) -> list[Row]:
    """Read the rows in the limited process."""
    return [row for chunk in read(path, after=after, size=size) for row in chunk.rows]
