"""Which line names the columns, what they mean, and whose file it is when it is not LinkedIn's list."""

import csv
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from askaround.integrations.contacts.dates import is_date
from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE
from askaround.integrations.contacts.words import without_accents

SEARCHED = 40  # lines
LONGEST = 8_000  # characters of a line of labels; Google's and Outlook's take 2,000
FIELDS = ("given", "family", "url", "mail", "organisation", "title", "connected")
ABSENT = -1
DELIMITERS = (",", ";", "\t")

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_ENOUGH = 4
_SHOWN = 80
_MOST_COLUMNS = 200
_LOOKED_AT = 12  # rows that tell by what they hold which columns they are
_URL = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com/", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
# How LinkedIn orders the columns, with addresses of profiles and, before 2019, without.
_ORDERS = (FIELDS, tuple(field for field in FIELDS if field != "url"))
_OTHERS = (
    ("a Google Contacts export", {"e-mail 1 - value"}),
    ("a Google Contacts export", {"phonetic first name", "file as"}),
    ("a Google Contacts export", {"given name", "yomi name"}),
    ("a Google Contacts export", {"given name", "family name", "group membership"}),
    ("an Outlook export", {"first name", "last name", "business street"}),
    ("an Outlook export", {"e-mail address", "e-mail display name"}),
    ("an Outlook export", {"given yomi", "surname yomi"}),
    ("an Outlook export", {"anrede", "vorname", "weitere vornamen"}),
    ("a Thunderbird export", {"display name", "primary email"}),
    ("LinkedIn's Profile.csv", {"first name", "maiden name", "headline"}),
    ("LinkedIn's Positions.csv", {"company name", "title", "started on"}),
    ("LinkedIn's Education.csv", {"school name", "degree name"}),
    ("LinkedIn's Languages.csv", {"name", "proficiency"}),
    ("LinkedIn's Certifications.csv", {"name", "authority"}),
    ("LinkedIn's Projects.csv", {"title", "description", "started on"}),
    ("LinkedIn's messages.csv", {"conversation id", "content"}),
    ("LinkedIn's Invitations.csv", {"sent at", "direction"}),
)


@dataclass(frozen=True, slots=True)
class Header:
    """The line (from 1) that names the columns, its delimiter and labels, and where each of FIELDS stands.

    `language` is that of the labels, where they are known; `line` is 0 where the first row is a contact
    already.
    """

    line: int
    delimiter: str
    labels: tuple[str, ...]
    columns: tuple[int, ...]
    language: str = ""


def find_header(lines: list[str]) -> Header:
    """Find the header among the file's first lines; FileRefused, naming the other program, where none is."""
    tables = [(delimiter, [split(line, delimiter) for line in lines]) for delimiter in DELIMITERS]
    for number in range(len(lines)):
        for delimiter, rows in tables:
            if header := _by_label(number, delimiter, rows[number]):
                return header
    for delimiter, rows in tables:
        if header := _by_content(delimiter, rows):
            return header
    raise FileRefused(
        "No line of this file names the columns First Name and Last Name, as LinkedIn's Connections.csv "
        "does, nor do its rows look like LinkedIn's in another language: first name, last name, address of "
        f"the profile, mail address, company, position, date, in this order. {_seen(lines)}{ADVICE}"
    )


def _seen(lines: list[str]) -> str:
    first = next((line.strip() for line in lines if line.strip()), "")
    return f"It begins with “{first[:_SHOWN]}”. " if first.isprintable() and first else ""


def split(line: str, delimiter: str) -> list[str]:
    """Cut a line into its cells, trimmed; [] where it is none."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [_INVISIBLE.sub("", cell).strip() for cell in cells]


def plain(label: str) -> str:
    """Return a label as it is compared."""
    return " ".join(without_accents(label).split())


@cache
def _labels() -> dict[str, dict[str, str]]:
    """Return by language which field each label names."""
    told = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
    return {
        language: {_bare(label): name for name, labels in fields.items() for label in labels}
        for language, fields in told.items()
    }


def _bare(label: str) -> str:
    """Return a label's letters alone, as "First Name", "first_name" and "FirstName" have them in common."""
    return "".join(filter(str.isalnum, without_accents(label)))


def _by_label(number: int, delimiter: str, cells: list[str]) -> Header | None:
    _refuse_others(list(map(plain, cells)))
    if not 1 < len(cells) <= _MOST_COLUMNS:
        return None
    bare = list(map(_bare, cells))
    for language, labels in _labels().items():
        found = [labels.get(label, "") for label in bare]
        known = set(found) - {""}
        if {"given", "family"} <= known and ("connected" in known or len(known) >= _ENOUGH):
            columns = tuple(found.index(field) if field in found else ABSENT for field in FIELDS)
            return Header(number + 1, delimiter, tuple(cells), columns, language)
    return None


def _refuse_others(labels: list[str]) -> None:
    present = set(labels)
    for name, telling in _OTHERS:
        if telling <= present:
            raise FileRefused(f"This looks like {name}, not LinkedIn's Connections.csv. {ADVICE}")


def _by_content(delimiter: str, rows: list[list[str]]) -> Header | None:
    """Find rows that hold what LinkedIn writes in its order; the line before them names the columns."""
    for order in _ORDERS:
        for number, cells in enumerate(rows):
            if len(cells) not in (len(order), len(FIELDS) - 1) or not _tells(order, cells):
                continue
            body = [each for each in rows[number : number + _LOOKED_AT] if any(each)]
            if all(_fits(order, each) for each in body):
                labelled = (
                    number > 0 and len(rows[number - 1]) == len(cells) and not _tells(order, rows[number - 1])
                )
                labels = rows[number - 1] if labelled else order[: len(cells)]
                columns = tuple(
                    order.index(name) if name in order[: len(cells)] else ABSENT for name in FIELDS
                )
                return Header(number if labelled else 0, delimiter, tuple(labels), columns, _language(labels))
    return None


def _tells(order: Sequence[str], cells: list[str]) -> bool:
    """Tell whether a row shows which columns it has: by a profile, or by a date that ends it."""
    if not _fits(order, cells) or not any(cells[:2]):
        return False
    if "url" in order:
        return bool(_URL.match(cells[order.index("url")]))
    return len(cells) == len(order) and is_date(cells[-1])


def _fits(order: Sequence[str], cells: list[str]) -> bool:
    """Tell whether what a row holds may stand in these columns."""
    may: dict[str, Callable[[str], object]] = {
        "url": lambda cell: _URL.match(cell) or not cell,
        "mail": lambda cell: _MAIL.fullmatch(cell) or not cell,
        "connected": lambda cell: is_date(cell) or not cell,
        "given": lambda cell: not (_MAIL.fullmatch(cell) or _URL.match(cell)),
        "family": lambda cell: not (_MAIL.fullmatch(cell) or _URL.match(cell)),
    }
    return all(may[name](cell) for name, cell in zip(order, cells, strict=False) if name in may)


def _language(labels: Sequence[str]) -> str:
    """Return the language that knows most of these labels, "" for none."""
    known = {language: sum(_bare(label) in told for label in labels) for language, told in _labels().items()}
    best = max(known, key=lambda language: known[language])
    return best if known[best] else ""
