"""Which line names the columns, what they mean, and whose file it is when it is not LinkedIn's list."""

import csv
import re
from dataclasses import dataclass
from itertools import pairwise

from askaround.integrations.contacts.dates import without_accents
from askaround.integrations.contacts.protocol import FileRefused
from askaround.integrations.contacts.sniff import ADVICE

SEARCHED = 40  # lines
LONGEST = 8_000  # characters of a line of labels; Google's and Outlook's take 2,000
FIELDS = ("given", "family", "url", "mail", "organisation", "title", "connected")
ABSENT = -1
DELIMITERS = (",", ";", "\t")

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_ENOUGH = 4
_MOST_COLUMNS = 200
_POSITIONAL = (len(FIELDS) - 1, len(FIELDS))
_URL_POSITION = FIELDS.index("url")
_LABELS = {
    # English, German and French, as found in exports; without accents.
    "first name": "given", "vorname": "given", "prenom": "given",
    "last name": "family", "nachname": "family", "nom": "family", "nom de famille": "family",
    "url": "url", "profile url": "url",
    "email address": "mail", "e-mail address": "mail", "e-mail-adresse": "mail", "adresse e-mail": "mail",
    "company": "organisation", "unternehmen": "organisation", "entreprise": "organisation",
    "position": "title", "poste": "title",
    "connected on": "connected", "verbunden am": "connected", "date de connexion": "connected",
}  # fmt: skip
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
    """The line (from 1) that names the columns, its delimiter and labels, and where each of FIELDS stands."""

    line: int
    delimiter: str
    labels: tuple[str, ...]
    columns: tuple[int, ...]


def find_header(lines: list[str]) -> Header:
    """Find the header among the file's first lines; FileRefused, naming the other program, where none is."""
    tables = [(delimiter, [split(line, delimiter) for line in lines]) for delimiter in DELIMITERS]
    for number in range(len(lines)):
        for delimiter, rows in tables:
            if header := _by_label(number, delimiter, rows[number]):
                return header
    for delimiter, rows in tables:
        if header := _by_position(delimiter, rows):
            return header
    raise FileRefused(
        "No line of this file names the columns First Name and Last Name, "
        f"as LinkedIn's Connections.csv does. {ADVICE}"
    )


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


def _by_label(number: int, delimiter: str, cells: list[str]) -> Header | None:
    labels = list(map(plain, cells))
    _refuse_others(labels)
    found = [_LABELS.get(label, "") for label in labels]
    known = set(found) - {""}
    if len(cells) > _MOST_COLUMNS or not {"given", "family"} <= known:
        return None
    if "connected" not in known and len(known) < _ENOUGH:
        return None
    columns = tuple(found.index(field) if field in found else ABSENT for field in FIELDS)
    return Header(number + 1, delimiter, tuple(cells), columns)


def _refuse_others(labels: list[str]) -> None:
    present = set(labels)
    for name, telling in _OTHERS:
        if telling <= present:
            raise FileRefused(f"This looks like {name}, not LinkedIn's Connections.csv. {ADVICE}")


def _by_position(delimiter: str, rows: list[list[str]]) -> Header | None:
    """Take the line before the first profile address as the header, in a language not known here."""
    for number, (labels, cells) in enumerate(pairwise(rows), start=1):
        if len(labels) in _POSITIONAL and _has_profile(cells) and not _has_profile(labels):
            columns = tuple(at if at < len(labels) else ABSENT for at in range(len(FIELDS)))
            return Header(number, delimiter, tuple(labels), columns)
    return None


def _has_profile(cells: list[str]) -> bool:
    return len(cells) > _URL_POSITION and "linkedin.com/in/" in cells[_URL_POSITION].lower()
