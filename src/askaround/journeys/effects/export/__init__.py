"""What an export holds beside the rows: the same for spreadsheets, address books, calendars and notes."""

import datetime as dt

from askaround.journeys.effects.export import appointments, cards, schema, spreadsheets, vault
from askaround.journeys.effects.export.reading import Home
from askaround.journeys.rules.backup import SCHEMA
from askaround.kit.zips import Writer

_README = """This is everything that Askaround held. It was last changed on {day}.

data/           every record, with its history, as JSON; schema.json says what each field is
people.csv, paths.csv, messages.csv, conversations.csv, notes.csv, insights.csv, readings.csv,
relations.csv, promises.csv, criteria.csv, strategy.csv
                most of it for a spreadsheet; the rest is in data/ only: what is about you, guesses and
                questions of a path, guides, thanks, reflections, imports and the log
people.vcf      everybody, for an address book (vCard 4.0)
people-3.0.vcf  the same for one that reads vCard 3.0 only, such as Outlook, Google Contacts and older phones
conversations.ics
                your talks, for a calendar; it is not here as long as there are none
vault/          pages that link to each other: open this folder in Obsidian, or with any editor

“askaround restore” brings all of it back from manifest.json and data/. The rest may be changed as you like.
It is not locked: whoever has this file can read it.
"""


def write(archive: Writer, alias: str, as_of: dt.datetime) -> None:
    """Write what other programs read of the data as it was at its last change, a piece at a time."""
    home = Home(alias)
    archive.put("README.txt", _README.format(day=f"{as_of:%-d %B %Y}"))
    archive.put(SCHEMA, schema.written())
    spreadsheets.write(archive, home)
    cards.write(archive, home)
    appointments.write(archive, home, as_of)
    vault.write(archive, home)
