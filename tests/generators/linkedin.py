"""LinkedIn's Connections.csv and its ZIP, in every variant and with counted defects.

python -m tests.generators.linkedin --rows 1000 --seed 7 --nameless 10 --zip --out export.zip
"""

import csv
import io
import sys
import zipfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from random import Random

from tests.generators.invented import Person, new_job, people

URL = "https://www.linkedin.com/in/"
PREAMBLE = (
    "When exporting your connection data, you may notice that some of the email addresses are "
    "missing. You will only see email addresses for connections who have allowed their connections to"
    " see or download their email address using this setting "
    "https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    "https://www.linkedin.com/help/linkedin/answer/261"
)
FIELDS = ("given", "family", "url", "mail", "company", "title", "connected")
ENGLISH = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
GERMAN = ("Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verbunden am")
FRENCH = ("Prénom", "Nom", "URL", "Adresse e-mail", "Entreprise", "Poste", "Date de connexion")
SWEDISH = ("Förnamn", "Efternamn", "Länk", "E-postadress", "Företag", "Befattning", "Ansluten den")

_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GERMAN_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_FRENCH_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def linkedin_date(day: date) -> str:
    return f"{day.day:02} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def excel_date(day: date) -> str:
    return f"{day.day}-{_ENGLISH_MONTHS[day.month - 1]}-{day.year % 100:02}"


def german_date(day: date) -> str:
    return f"{day.day:02}. {_GERMAN_MONTHS[day.month - 1]} {day.year}"


def dotted_date(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def french_date(day: date) -> str:
    return f"{day.day} {_FRENCH_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way the same list is written; `order` names the columns, in FIELDS or unknown ones."""

    labels: tuple[str, ...] = ENGLISH
    order: tuple[str, ...] = FIELDS
    preamble: str = f'Notes:\n"{PREAMBLE}"\n\n'
    delimiter: str = ","
    newline: str = "\n"
    encoding: str = "utf-8"
    mark: bytes = b""
    dated: Callable[[date], str] = linkedin_date

    @property
    def western(self) -> bool:
        """Whether only western names can be written."""
        return self.encoding == "cp1252"


current = Variant()
VARIANTS = {
    "current": current,
    "quoted_label": replace(current, preamble=f'"Notes:"\n"{PREAMBLE}"\n\n'),
    "no_preamble": replace(current, preamble=""),
    "windows": replace(current, encoding="utf-8-sig", newline="\r\n"),
    "old_mac": replace(current, newline="\r"),
    "older": replace(current, preamble="", order=tuple(name for name in FIELDS if name != "url")),
    "excel": replace(
        current, preamble="sep=;\n", delimiter=";", newline="\r\n", encoding="cp1252", dated=excel_date
    ),
    "iso": replace(current, dated=date.isoformat),
    "german": replace(current, labels=GERMAN, dated=german_date),
    "german_excel": replace(current, labels=GERMAN, delimiter=";", encoding="cp1252", dated=dotted_date),
    "french": replace(current, labels=FRENCH, dated=french_date),
    "unknown_language": replace(current, labels=SWEDISH, dated=date.isoformat),
    "tabs": replace(current, delimiter="\t"),
    "utf16_le": replace(current, encoding="utf-16-le", mark=b"\xff\xfe", delimiter="\t"),
    "utf16_be": replace(current, encoding="utf-16-be", mark=b"\xfe\xff"),
    "utf16_le_unmarked": replace(current, encoding="utf-16-le"),
    "utf16_be_unmarked": replace(current, encoding="utf-16-be"),
    "reordered": replace(current, order=tuple(reversed(FIELDS))),
    "extra_columns": replace(current, order=("Tags", *FIELDS[:4], "Score", *FIELDS[4:])),
}


@dataclass(frozen=True, slots=True)
class Defects:
    """How many of the rows have each defect; no row has two."""

    nameless: int = field(default=0, metadata={"help": "rows without any name (refused)"})
    overfull: int = field(default=0, metadata={"help": "rows with a cell too many (refused)"})
    too_long: int = field(default=0, metadata={"help": "rows with a cell of 10,001 characters (refused)"})
    duplicates: int = field(default=0, metadata={"help": "rows that repeat an earlier row"})
    same_name: int = field(
        default=0, metadata={"help": "other people with name and company of an earlier one"}
    )
    formulas: int = field(default=0, metadata={"help": "names that a spreadsheet would run"})
    bad_dates: int = field(default=0, metadata={"help": "dates that do not exist (noted)"})
    bad_mails: int = field(default=0, metadata={"help": "mail addresses that are none (noted)"})
    bad_urls: int = field(default=0, metadata={"help": "profiles elsewhere than LinkedIn (noted)"})
    multiline: int = field(default=0, metadata={"help": "titles over two lines"})

    @property
    def refused(self) -> int:
        """How many rows cannot be used."""
        return self.nameless + self.overfull + self.too_long

    @property
    def noted(self) -> int:
        """How many rows come with a note."""
        return self.bad_dates + self.bad_mails + self.bad_urls


none = Defects()
_FORMULAS = (
    '=HYPERLINK("http://evil.example","Ada")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|'/c calc'!A1",
)

Record = dict[str, str]


def connections(rows: int, *, seed: int, defects: Defects = none, variant: Variant = current) -> bytes:
    """Write Connections.csv with exactly `rows` data rows, some of them with the defects asked for."""
    return _write(_records(rows, seed, defects, variant), variant)


def newer(
    rows: int,
    *,
    seed: int,
    changes: int,
    joined: int = 0,
    defects: Defects = none,
    variant: Variant = current,
) -> bytes:
    """Write a later export of the people in `connections` with the same arguments.

    Exactly `changes` of those without a defect have another company and another title; `joined` people more
    stand on top. ValueError where fewer than `changes` rows are without a defect.
    """
    random = Random(f"newer {seed}")
    invented = people(rows, seed=seed, western=variant.western)
    records = _records(rows, seed, defects, variant)
    for index in random.sample(_sound(rows, seed, defects), changes):
        records[index]["company"], records[index]["title"] = new_job(random, invented[index])
    fresh = people(joined, seed=seed + 1, western=variant.western)
    added = [_record(replace(person, slug=f"{person.slug}-new"), variant) for person in fresh]
    return _write([*added, *records], variant)


def archive(
    rows: int, *, seed: int, defects: Defects = none, variant: Variant = current, folder: str = ""
) -> bytes:
    """Write the ZIP that LinkedIn sends, with Connections.csv among its other files."""
    members = {
        "Profile.csv": b"First Name,Last Name,Maiden Name,Address,Birth Date,Headline\nAda,Nobody,,,,\n",
        "Positions.csv": b"Company Name,Title,Description,Location,Started On,Finished On\n",
        "Connections.csv": connections(rows, seed=seed, defects=defects, variant=variant),
        "messages.csv": b"CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n",
    }
    return zipped({folder + name: data for name, data in members.items()})


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole archive, and what is true of it.

    `rows` counts data rows by kind of file; `spoken` is (sent, received) by profile slug of those among the
    connections; `unmatched` messages go to or come from others; `aside` messages cannot be used.
    """

    data: bytes
    rows: dict[str, int]
    spoken: dict[str, tuple[int, int]]
    unmatched: int
    aside: int


ME = ("Ada Winter", f"{URL}ada-winter")
SECRET = "The words of a message, which nobody keeps"
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
    "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)
_OWN = {
    "profile": (
        "Profile.csv",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline",
        [["Ada", "Winter"]],
    ),
    "positions": (
        "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On",
        [
            ["Acme", "UX designer", "What I did,\nin two lines", "Kiel", "Jan 2018", "Mar 2020"],
            ["Ärztehaus Nord", "Nurse", "", "", "Apr 2020", ""],
        ],
    ),
    "education": (
        "Education.csv",
        "School Name,Start Date,End Date,Notes,Degree Name,Activities",
        [["TU Kiel", "2010", "2014", "", "BSc", ""]],
    ),
    "skills": ("Skills.csv", "Name", [["Listening"], ["Research"], ["Śpiew"]]),
}


def whole(
    rows: int,
    *,
    seed: int,
    messages: int = 40,
    strangers: int = 3,
    groups: int = 2,
    drafts: int = 1,
    folder: str = "",
    variant: Variant = current,
    members: dict[str, bytes] | None = None,
) -> Whole:
    """Write all that LinkedIn sends: a list, who was written to, invitations, and the owner's own career.

    `strangers` write a message each; `members` replace or join the files.
    """
    random, invented = Random(f"whole {seed}"), people(rows, seed=seed, western=variant.western)
    spoken = {person.slug: [0, 0] for person in random.sample(invented, rows // 2)}
    named = {person.slug: f"{person.given} {person.family}".strip() for person in invented}
    lines = []
    for number in range(messages):
        slug, side = random.choice(sorted(spoken)), random.randrange(2)
        spoken[slug][side] += 1
        lines.append(_message(number, (named[slug], URL + slug), mine=side == 0))
    lines += [_message(n, (f"Stranger {n}", f"{URL}stranger-{n}"), mine=False) for n in range(strangers)]
    several = ("Some People", f"{URL}{invented[0].slug};{URL}{invented[1].slug}")
    lines += [_message(n, several, mine=True) for n in range(groups)]
    lines += [[*_message(n, ME, mine=False)[:-1], "Yes"] for n in range(drafts)]
    random.shuffle(lines)
    invited = [_invitation(person, mine=n % 2 == 0) for n, person in enumerate(invented[: rows // 3])]
    files = {
        "Connections.csv": connections(rows, seed=seed, variant=variant),
        **{name: _table(header, found) for name, header, found in _OWN.values()},
        "Invitations.csv": _table(_INVITATIONS, invited),
        "messages.csv": _table(_MESSAGES, lines),
        "Ad_Targeting.csv": b"Member Age,Buyer Groups\n30,\n",
    }
    counts = {"connections": rows, "invitations": len(invited), "messages": len(lines)}
    return Whole(
        data=zipped({folder + name: data for name, data in (files | (members or {})).items()}),
        rows=counts | {kind: len(found) for kind, (_, _, found) in _OWN.items()},
        spoken={slug: (sent, received) for slug, (sent, received) in spoken.items() if sent + received},
        unmatched=strangers,
        aside=groups + drafts,
    )


_INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"


def _invitation(person: Person, *, mine: bool) -> list[str]:
    them = (f"{person.given} {person.family}".strip(), URL + person.slug)
    one, other = (ME, them) if mine else (them, ME)
    direction = "OUTGOING" if mine else "INCOMING"
    return [one[0], other[0], "3/15/24, 10:01 AM", SECRET, direction, one[1], other[1]]


def _message(number: int, them: tuple[str, str], *, mine: bool) -> list[str]:
    one, other = (ME, them) if mine else (them, ME)
    day = date(2024, 1 + number % 12, 1 + number % 28)
    return [
        f"2-{other[0]}",
        "",
        *one,
        *other,
        f"{day} 10:11:{number % 60:02} UTC",
        "",
        f"{SECRET}\n\n{number}",
        "INBOX",
        "",
        "No",
    ]


def _table(header: str, rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    text.write(header + "\n")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """Write a ZIP of these members, the same bytes for the same members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as writer:
        for name, data in members.items():
            writer.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _records(rows: int, seed: int, defects: Defects, variant: Variant) -> list[Record]:
    records = [_record(person, variant) for person in people(rows, seed=seed, western=variant.western)]
    places = iter(_places(rows, seed, defects))
    sound = _sound(rows, seed, defects)
    for each in fields(Defects):
        for count in range(getattr(defects, each.name)):
            model = records[sound[count % len(sound)]] if sound else {}
            _SPOIL[each.name](records[next(places)], model, count)
    return records


def _record(person: Person, variant: Variant) -> Record:
    return {
        "given": person.given,
        "family": person.family.replace("✨", "").strip() if variant.western else person.family,
        "url": URL + person.slug,
        "mail": person.mail,
        "company": person.company.encode(variant.encoding, "ignore").decode(variant.encoding).strip(),
        "title": person.title,
        "connected": variant.dated(person.connected),
    }


def _places(rows: int, seed: int, defects: Defects) -> list[int]:
    wanted = sum(getattr(defects, each.name) for each in fields(Defects))
    return Random(f"defects {seed}").sample(range(rows), wanted)


def _sound(rows: int, seed: int, defects: Defects) -> list[int]:
    spoilt = set(_places(rows, seed, defects))
    return [index for index in range(rows) if index not in spoilt]


_SPOIL: dict[str, Callable[[Record, Record, int], None]] = {
    "nameless": lambda record, _model, _count: record.update(given="", family=" "),
    "overfull": lambda record, _model, _count: record.update(beyond="one cell too many"),
    "too_long": lambda record, _model, _count: record.update(company="x" * 10_001),
    "duplicates": lambda record, model, _count: record.update(model),
    "same_name": lambda record, model, _count: record.update(
        given=model["given"], family=model["family"], company=model["company"] or "Namesake Works"
    ),
    "formulas": lambda record, _model, count: record.update(given=_FORMULAS[count % len(_FORMULAS)]),
    "bad_dates": lambda record, _model, _count: record.update(connected="31 Feb 2024"),
    "bad_mails": lambda record, _model, _count: record.update(mail="ada at example"),
    "bad_urls": lambda record, _model, _count: record.update(url="javascript:alert(1)"),
    "multiline": lambda record, _model, _count: record.update(title="Engineer\nand poet"),
}


def _write(records: list[Record], variant: Variant) -> bytes:
    names = dict(zip(FIELDS, variant.labels, strict=True))
    text = io.StringIO(newline="")
    text.write(variant.preamble.replace("\n", variant.newline))
    writer = csv.writer(text, delimiter=variant.delimiter, lineterminator=variant.newline)
    writer.writerow([names.get(name, name) for name in variant.order])
    for record in records:
        beyond = [record["beyond"]] if "beyond" in record else []
        writer.writerow([record.get(name, "") for name in variant.order] + beyond)
    return variant.mark + text.getvalue().encode(variant.encoding)


def _arguments(words: list[str] | None) -> Namespace:
    parser = ArgumentParser(
        prog="python -m tests.generators.linkedin", description="Write an invented export."
    )
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="the file to write; standard output without it")
    parser.add_argument("--zip", action="store_true", help="the whole ZIP")
    parser.add_argument(
        "--whole", action="store_true", help="the whole ZIP with messages and your own career"
    )
    parser.add_argument("--messages", type=int, default=40, help="messages in the whole ZIP")
    parser.add_argument("--variant", choices=VARIANTS, default="current")
    parser.add_argument("--changes", type=int, default=0, help="a newer export with this many changed jobs")
    for each in fields(Defects):
        parser.add_argument(
            f"--{each.name.replace('_', '-')}", type=int, default=0, help=each.metadata["help"]
        )
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> None:
    """Write the export that the command line describes."""
    wanted = _arguments(words)
    defects = Defects(*(getattr(wanted, each.name) for each in fields(Defects)))
    variant = VARIANTS[wanted.variant]
    if wanted.whole:
        data = whole(wanted.rows, seed=wanted.seed, messages=wanted.messages, variant=variant).data
    elif wanted.zip:
        data = archive(wanted.rows, seed=wanted.seed, defects=defects, variant=variant)
    elif wanted.changes:
        data = newer(wanted.rows, seed=wanted.seed, changes=wanted.changes, defects=defects, variant=variant)
    else:
        data = connections(wanted.rows, seed=wanted.seed, defects=defects, variant=variant)
    if wanted.out:
        wanted.out.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)


if __name__ == "__main__":
    main()
