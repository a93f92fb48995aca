"""Everybody as a card for an address book."""

from askaround.journeys.effects.export.reading import Home, chunks, reached_by, tags_of
from askaround.journeys.rules.cards import Card, Version
from askaround.kit.text import lines, one_line
from askaround.kit.zips import Writer
from askaround.people.models import Person
from askaround.people.rules import ContactKind

# A ZIP is written one file after the other, so people are read once for each.
_FILES = {Version.NEW: "people.vcf", Version.OLD: "people-3.0.vcf"}


def write(archive: Writer, home: Home) -> None:
    """Write the cards of everybody, a file for each version of vCard."""
    for version, name in _FILES.items():
        with archive.begin(name) as file:
            for people in chunks(home.people()):
                cards = "".join(_card(person).written(version) for person in people)
                file.write(cards.encode("utf-8", "replace"))


def _card(person: Person) -> Card:
    return Card(
        uid=str(person.uuid),
        name=one_line(person.display_name) or "?",
        given_name=one_line(person.given_name),
        family_name=one_line(person.family_name),
        title=one_line(person.title),
        organisation=one_line(person.organisation_name),
        mails=tuple(map(one_line, reached_by(person, ContactKind.MAIL))),
        phones=tuple(map(one_line, reached_by(person, ContactKind.PHONE))),
        profiles=tuple(map(one_line, reached_by(person, ContactKind.PROFILE))),
        tags=tuple(map(one_line, tags_of(person))),
        note=lines(person.notes),
    )
