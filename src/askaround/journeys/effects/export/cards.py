"""Everybody as a card for an address book."""

from askaround.journeys.effects.export.reading import Home, chunks, reached_by, tags_of
from askaround.journeys.rules.cards import Card
from askaround.kit.text import lines, one_line
from askaround.kit.zips import Writer
from askaround.people.models import Person
from askaround.people.rules import ContactKind


def write(archive: Writer, home: Home) -> None:
    """Write the cards of everybody into one file."""
    with archive.begin("people.vcf") as file:
        for people in chunks(home.people()):
            file.write("".join(_card(person).written() for person in people).encode("utf-8", "replace"))


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
