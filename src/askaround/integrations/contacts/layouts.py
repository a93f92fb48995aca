"""How LinkedIn writes the files beside the connections: which columns, by which labels, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from askaround.integrations.contacts.header import ABSENT, DELIMITERS, Header, plain, split
from askaround.integrations.contacts.protocol import FileRefused


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of file: its name in small letters, its fields by label, and how LinkedIn orders the columns.

    One of `telling` has to be labelled; `order` serves labels in a language not known here.
    """

    kind: str
    name: str
    labels: dict[str, str]
    telling: frozenset[str]
    order: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that rows are picked into."""
        return tuple(dict.fromkeys(field for field in self.order if field))

    def find(self, lines: list[str]) -> Header | None:
        """Find the header among a file's first lines, None where no line says anything."""
        tables = [[split(line, delimiter) for line in lines] for delimiter in DELIMITERS]
        for number, (delimiter, rows) in product(range(len(lines)), zip(DELIMITERS, tables, strict=True)):
            found = [self.labels.get(plain(cell), "") for cell in rows[number]]
            if self.telling & set(found):
                return self._header(number, delimiter, rows[number], found)
        for delimiter, rows in zip(DELIMITERS, tables, strict=True):
            said = [number for number, cells in enumerate(rows) if any(cells)]
            if said and len(rows[said[0]]) == len(self.order):
                return self._header(said[0], delimiter, rows[said[0]], self.order)
        if any(map(str.strip, lines)):
            raise FileRefused("No line of this file names the columns that LinkedIn writes.")
        return None

    def _header(self, number: int, delimiter: str, cells: list[str], found: Sequence[str]) -> Header:
        columns = tuple(found.index(field) if field in found else ABSENT for field in self.fields)
        return Header(number + 1, delimiter, tuple(cells), columns)


def _labels(**fields: str) -> dict[str, str]:
    return {label: field for field, labels in fields.items() for label in labels.split("|")}


# English, German and French labels, without accents; LinkedIn writes these files in English for most people.
PROFILE = Layout(
    "profile",
    "profile.csv",
    _labels(given="first name|vorname|prenom", family="last name|nachname|nom|nom de famille"),
    frozenset({"given", "family"}),
    ("given", "family", *("",) * 11),
)
POSITIONS = Layout(
    "positions",
    "positions.csv",
    _labels(
        organisation="company name|company|unternehmen|firmenname|name des unternehmens|entreprise"
        "|nom de l'entreprise",
        title="title|position|job title|titel|positionsbezeichnung|titre|poste|intitule du poste",
        started="started on|start date|begonnen am|startdatum|beginn|date de debut|debut",
        ended="finished on|end date|ended on|beendet am|enddatum|ende|date de fin|fin",
    ),
    frozenset({"organisation", "title"}),
    ("organisation", "title", "", "", "started", "ended"),
)
EDUCATION = Layout(
    "education",
    "education.csv",
    _labels(
        school="school name|school|name der hochschule|name der schule|hochschule|schule|ausbildungsstatte"
        "|nom de l'ecole|ecole|etablissement",
        started="start date|started on|startdatum|begonnen am|beginn|date de debut|debut",
        ended="end date|finished on|enddatum|beendet am|ende|date de fin|fin",
        degree="degree name|degree|abschluss|bezeichnung des abschlusses|diplome|nom du diplome",
    ),
    frozenset({"school"}),
    ("school", "started", "ended", "", "degree", ""),
)
SKILLS = Layout(
    "skills",
    "skills.csv",
    _labels(skill="name|skill|skill name|kenntnis|kenntnisse|fahigkeit|nom|competence"),
    frozenset({"skill"}),
    ("skill",),
)
INVITATIONS = Layout(
    "invitations",
    "invitations.csv",
    _labels(
        inviter="from|von|de",
        invited="to|an|a",
        sent="sent at|gesendet am|envoye le|date",
        direction="direction|richtung",
        inviter_url="inviterprofileurl|inviter profile url",
        invited_url="inviteeprofileurl|invitee profile url",
    ),
    frozenset({"inviter", "invited", "inviter_url", "invited_url"}),
    ("inviter", "invited", "sent", "", "direction", "inviter_url", "invited_url"),
)
MESSAGES = Layout(
    "messages",
    "messages.csv",
    _labels(
        sender="from|von|de",
        sender_url="sender profile url|profil-url des absenders",
        recipient="to|an|a",
        recipient_urls="recipient profile urls|recipient profile url|profil-urls der empfanger",
        sent="date|datum",
        draft="is message draft",
        draft_conversation="is conversation draft",
    ),
    frozenset({"sender", "sender_url"}),
    ("", "", "sender", "sender_url", "recipient", "recipient_urls", "sent", "", "", "", "", "draft"),
)
EVERY = (PROFILE, POSITIONS, EDUCATION, SKILLS, INVITATIONS, MESSAGES)
BY_NAME = {layout.name: layout for layout in EVERY}


def kind_of(name: str) -> str:
    """Return the kind of file that a name in the archive promises, "" for none of ours."""
    layout = BY_NAME.get(name.replace("\\", "/").rpartition("/")[2].casefold())
    return layout.kind if layout else ""
