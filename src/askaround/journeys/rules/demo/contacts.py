"""The people of the demo world: invented names, firms and careers, always the same ones."""

import datetime as dt
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from askaround.people.rules import PersonDetails, PositionDetails, Tie

_SEED = 1976
_GIVEN_TEXT = """
Ada Alba Amir Anouk Arno Bela Bianca Bruno Cara Cem Clara Dag Dalia Daria Edda Emil Enno Esra Fabio Fenja
Filip Gesa Goran Greta Hana Hugo Ida Ilan Imke Ines Jaro Jette Joris Juna Kaan Kira Koray Lasse Lea Leon
Levi Lotte Magda Malik Marit Mats Milo Nele Nils Nora Oskar Paola Pia Ravi Rika Rosa Selma Sven Tarek
Tilda
"""
_FAMILY_TEXT = """
Abel Adler Arendt Bach Balogh Berger Brandl Castor Conrad Dahl Demir Eder Engel Falk Fiedler Gessner Grau
Haas Hartwig Ivers Jansen Kaya Keller Kranz Lang Lindt Maas Mertens Nagel Novak Olsen Ott Paulsen Quandt
Reimers Roth Sandner Seidel Stark Thoma Ullrich Vidal Wagner Wirth Yilmaz Zander
"""
# Who works where: titles, and the firms that have them.
_WORK_TEXT = """
UX researcher, Product designer, Customer service lead, Data analyst, Project manager, Software engineer,
Copywriter, Account manager, HR partner, Market researcher, Event manager
: Northlight Bank, Palto, Kettle and Kin, Harbour Insurance, Blue Tram Company, Fennel Foods, Arc Software,
Tidewater Energy, Wren Publishing, Cobalt Games, Meadow Retail, Juniper Design
; Museum educator, Curator, Teacher, Librarian, Archivist
: Museum of Salt, City Library, Institute for Rivers, State Archive, Old Mill Theatre, Second Street School
; Occupational therapist, Physiotherapist, Nurse, Social worker
: Lindenhof Clinic, Elm Street Practice, Lakeside Hospital, Day Centre North, Second Street School
"""
_GIVEN, _FAMILY = _GIVEN_TEXT.split(), _FAMILY_TEXT.split()
_WORK = [[" ".join(names.split()).split(", ") for names in kind.split(":")] for kind in _WORK_TEXT.split(";")]
_FIRMS = {title: firms for titles, firms in _WORK for title in titles}
_TITLES = list(_FIRMS)
_TIES = (Tie.COLLEAGUE, Tie.STUDIED, Tie.FRIEND, Tie.MET, Tie.LINKEDIN, "")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody on file, with the positions they held before."""

    details: PersonDetails
    before: tuple[PositionDetails, ...]


def contacts(count: int, today: dt.date) -> Iterator[Contact]:
    """Yield so many people, each with up to three earlier positions; the same ones every time."""
    chance = random.Random(_SEED)  # noqa: S311 - nothing secret hangs on it
    names = [(given, family) for given in _GIVEN for family in _FAMILY]
    for given, family in chance.sample(names, count):
        yield _contact(chance, given, family, today.year)


def address(given: str, family: str, firm: str) -> str:
    """Return an address that can never be anybody's: .example is kept free (RFC 2606)."""
    bare = unicodedata.normalize("NFKD", f"{given}.{family}@{firm or family}").encode("ascii", "ignore")
    return f"{bare.decode().lower().replace(' ', '-')}.example"


def _contact(chance: random.Random, given: str, family: str, year: int) -> Contact:
    title = chance.choice(_TITLES)
    firm = chance.choice(_FIRMS[title])
    tie = chance.choice(_TIES)
    details = PersonDetails(
        given_name=given,
        family_name=family,
        title=title,
        organisation=firm,
        country="DE",
        mails=(address(given, family, firm),),
        tie=tie,
        tie_year=year - chance.randint(0, 12) if tie else None,
    )
    return Contact(details, tuple(_before(chance, title, year)))


def _before(chance: random.Random, title: str, year: int) -> Iterator[PositionDetails]:
    end = year - chance.randint(1, 4)
    for _ in range(chance.randint(0, 3)):
        begin = end - chance.randint(1, 5)
        held = title if chance.random() < 1 / 3 else chance.choice(_TITLES)
        yield PositionDetails(held, chance.choice(_FIRMS[held]), dt.date(begin, 3, 1), dt.date(end, 2, 1))
        end = begin
