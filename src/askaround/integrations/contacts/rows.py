"""One row of cells to one contact, or to the reason why not."""

import re
from operator import itemgetter
from typing import Final

from askaround.integrations.contacts.dates import DateReader, is_date
from askaround.integrations.contacts.header import Header
from askaround.integrations.contacts.protocol import ContactRow, RefusedRow, Row
from askaround.integrations.contacts.texts import CONTROLS, one_line

LONGEST_CELL: Final = 10_000
_MOST_CELLS = 100  # of a refused row, kept to be shown
_SHOWN = 60
_LONGEST_MAIL = 254

_PROFILE = re.compile(r"https?://(?:[a-z0-9-]+\.)*linkedin\.com(?:/[^\s\\<>\"]*)?", re.IGNORECASE)
# What LinkedIn writes where it hides whose address it is; as an address, all of them would be one person.
_NOBODY = re.compile(r"https?://[^/]+(?:/(?:in|pub|comm|comm/in|profile|profile/view)?/*)?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@,;:<>()\"]+@[^\s@,;:<>()\"]+\.[^\s@,;:<>()\".]+")


class RowReader:
    """Reads the rows below one header."""

    def __init__(self, header: Header, dates: DateReader) -> None:
        """Prepare to pick each field from its column, or "" where the file has no such column."""
        self._dates = dates
        self._width = len(header.labels)
        self._delimiter = header.delimiter
        self._padding = [""] * (self._width + 1)
        self._pick = itemgetter(*header.columns)

    def read(self, number: int, line: int, cells: list[str]) -> Row:
        """Understand one row; a doubtful date, mail or profile is left out with a note, not refused."""
        plain = "".join(cells).isprintable()
        if not plain:
            cells = [CONTROLS.sub("", cell) for cell in cells]
        if reason := self._misshapen(cells):
            return _refuse(number, line, reason, cells)
        picked = self._pick(cells + self._padding)
        given, family, url, mail, work, title, connected = map(str.strip if plain else one_line, picked)
        if not (given or family):
            return _refuse(number, line, "The row has no name. Fill in the first or last name.", cells)
        profile = url if _PROFILE.fullmatch(url) else ""
        if profile and _NOBODY.fullmatch(url):
            url = profile = ""
        address = mail if mail and _is_mail(mail) else ""
        day = self._dates.read(connected) if connected else None
        note = _note(url if url != profile else "", mail if mail != address else "", "" if day else connected)
        return ContactRow(
            number, line, given, family, profile, address, work, title, day, note, tuple(cells[: self._width])
        )

    def _misshapen(self, cells: list[str]) -> str:
        """Say what is wrong with the row's form, or ""."""
        if max(map(len, cells)) > LONGEST_CELL:
            return (
                f"A cell is longer than {LONGEST_CELL:,} characters. Shorten it, "
                "or close the quotation mark that is open."
            )
        if len(cells) > self._width and any(map(str.strip, cells[self._width :])):
            return (
                f"The row has {len(cells)} cells under {self._width} column labels. "
                "Put quotation marks around a cell that holds the delimiter."
            )
        if any(self._swallows_rows(cell) for cell in cells if "\n" in cell or "\r" in cell):
            return "A cell runs over several rows. Close the quotation mark that is open."
        return ""

    def _swallows_rows(self, cell: str) -> bool:
        """Tell a row caught in a cell by a quotation mark left open: one line has all its delimiters."""
        return any(text.count(self._delimiter) >= self._width - 1 for text in cell.splitlines())


def _refuse(number: int, line: int, reason: str, cells: list[str]) -> RefusedRow:
    """Keep enough of the row to show it, however large it is."""
    return RefusedRow(number, line, reason, tuple(cell[:LONGEST_CELL] for cell in cells[:_MOST_CELLS]))


def _is_mail(text: str) -> bool:
    return len(text) <= _LONGEST_MAIL and _MAIL.fullmatch(text) is not None


_NO_DATE = "The date {} could not be understood and is left out."
_OPEN_DATE = "The date {} could mean two days and is left out."


def _note(profile: str, mail: str, connected: str) -> str:
    """Say which of the three texts, "" where all is well, were left out."""
    if not (profile or mail or connected):
        return ""
    sentences = (
        (profile, "The profile {} is no address at linkedin.com and is left out."),
        (mail, "The mail address {} does not look like one and is left out."),
        (connected, _OPEN_DATE if is_date(connected) else _NO_DATE),
    )
    return " ".join(sentence.format(f'"{text[:_SHOWN]}"') for text, sentence in sentences if text)
