"""Everything out as open formats, and back in: equal by digest, refused where it was changed."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import icalendar
import jsonschema
import pytest
import vobject
import yaml

from askaround.accounts.models import User
from askaround.conversations.commands import confirm_conversation
from askaround.conversations.models import Conversation, GuideItem, Note
from askaround.direction.models import Citation, Criterion, Reflection, StrategyLine
from askaround.history.models import Entry
from askaround.insights.models import Insight, Relation
from askaround.insights.rules import ReadingDetails
from askaround.journeys.commands.backup import restore_backup
from askaround.journeys.commands.undo import undo
from askaround.journeys.effects import archives, backup, restore, tables
from askaround.journeys.effects.archives import BackupRefused
from askaround.journeys.effects.export import schema
from askaround.journeys.queries.backup import backup_folder, backups_kept
from askaround.journeys.rules.backup import Kind, Manifest
from askaround.kit import beside, sqlite
from askaround.paths.commands import answer_unknown, guess_fit
from askaround.paths.models import Path as CareerPath
from askaround.paths.rules import Confidence, GuessDetails
from askaround.people import commands as people
from askaround.people.models import Person, Position
from askaround.relationships.commands import keep_promise
from askaround.relationships.models import Promise, Thanks
from tests import backups, factories
from tests.architecture.source import ROOT
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SCHEMA = ROOT / "docs" / "reference" / "export" / "export.schema.json"
HOSTILE = (
    "CON",
    "../../etc/passwd",
    "a|b]] [[c#^d",
    "=cmd()",
    "Li;N,\\k\nX",
    "Mia",
    "mia",
    "…",
    "<script>",
    "李雷 🙂",
    ".hidden ",
)


def digests() -> dict[str, str]:
    models = tables.models_at(tables.migrations_known())
    return {name: tables.digest(tables.lines(model, "default")) for name, model in models.items()}


def emptied() -> None:
    models = tables.models_at(tables.migrations_known())
    for name in reversed(models):
        if name != "accounts.user":
            models[name]._base_manager.all().delete()


def fill(owner: User) -> Conversation:
    """Put something into every kind of table that the story has, said in hostile words."""
    path = factories.path(owner, "UX: research/design", why="To *listen*.")
    factories.imported(owner, factories.connections("Noa,Sand,,n@x.org,Bank,Cook,02 Mar 2023"))
    for name in HOSTILE:
        person = factories.person(owner, name, family_name="Berg", mails=(f"m{len(name)}@x.org",), tie="met")
        people.edit_notes(owner=owner, person=person.uuid, version=1, notes=f"{name}\n# said", now=NOW)
        people.tag_people(owner=owner, keys=[person.pk], name=f"t {name}"[:60], now=NOW)
        talk = factories.conversation(owner, person, path)
        factories.named_by(owner, person, f"Named by {name}")
        insight = factories.insight(
            owner, person, f"{name} said so", conversation=talk.uuid, path=path.uuid,
            readings=(ReadingDetails(path.uuid, "Freedom", 2),),
        )  # fmt: skip
        Promise.objects.create(
            owner=owner, person=person, conversation=talk, side="theirs", text=f"Send {name}"
        )
    question = GuideItem.objects.create(owner=owner, conversation=talk, place=1, text="Why?", topic="day")
    Note.objects.create(
        owner=owner,
        conversation=talk,
        question=question,
        place=1,
        said_at=NOW,
        text="=1+1 [[x]]",
        kind="quote",
    )
    Thanks.objects.create(owner=owner, conversation=talk, due_at=NOW, text="Thank you")
    Reflection.objects.create(
        owner=owner,
        conversation=talk,
        surprise="Much",
        energy=1,
        changed="All",
        next_question="Why?",
        reflected_at=NOW,
    )
    first = Insight.objects.order_by("pk")[0]
    Relation.objects.create(owner=owner, first=first, second=insight, kind="agrees")
    Criterion.objects.create(owner=owner, name="Freedom", key="freedom", rank=1)
    line = StrategyLine.objects.create(owner=owner, section="what", place=1, text="Ask on")
    Citation.objects.create(owner=owner, line=line, insight=insight)
    factories.sent(owner, person, path)
    think_over(owner, path, person)
    return talk


def think_over(owner: User, path: CareerPath, person: Person) -> None:
    """Fill what you thought of a path, and what became of promises and introductions."""
    guess = GuessDetails("The work: itself", 1, Confidence.FAIRLY)
    guess_fit(owner=owner, path=path.uuid, version=1, guesses=[guess], now=NOW)
    factories.mind_changer(owner, path, "Lonely days")
    factories.unknown(owner, path, "Open, still?")
    answered = factories.unknown(owner, path, "Answered, by now?")
    answer_unknown(owner=owner, unknown=answered.uuid, now=NOW)
    keep_promise(owner=owner, promise=factories.promise(owner, person, "Send the book").uuid, now=NOW)
    dara = factories.person(owner, "Dara", family_name="Nowak", tie="met", tie_detail="At the forum")
    introduced = factories.person(owner, "Ines", tie="introduced", tie_detail="Dara Nowak", title="Cook")
    factories.named_by(owner, dara, named=introduced)
    Position.objects.filter(person=introduced).update(started_on=dt.date(2023, 3, 1))


@pytest.fixture
def file(ada, tmp_path) -> Path:
    """An export of a home with something in every table, whose user has the name that users have."""
    User.objects.update(username="me")
    fill(ada)
    path = tmp_path / "all.zip"
    backups.written(path, kind=Kind.EXPORT)
    return path


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(file: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(members(file)[name].decode("utf-8-sig"), newline="")))


def test_what_is_brought_back_is_equal_to_what_was_exported(file):
    before = digests()
    emptied()
    restore_backup(file=file, now=NOW)
    Entry.objects.filter(command="restore_backup").delete()
    assert digests() == before


def through_sqlite(source: Path, path: Path) -> Path:
    """Bring an export into a database of SQLite beside ours, and write what is there as an export again."""
    options = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path.with_suffix(".sqlite3"),
        "OPTIONS": sqlite.scratch_options(),
    }
    with beside.opened(options) as alias, archives.opened(source) as archive:
        restore._migrate(alias, archive.manifest, tables.migrations_known())
        restore._fill(alias, archive)
        about = Manifest(NOW, Kind.EXPORT, "0.1.0", tables.migrations_of(alias), ())
        with path.open("wb") as other:
            archives.write(other, alias, about, backup._more(alias, about))
    return path


def test_an_export_is_equal_after_it_went_through_sqlite_and_back(file, tmp_path):
    """With DATABASE_URL of PostgreSQL this goes from there to SQLite, and from SQLite to there."""
    before = digests()
    other = through_sqlite(file, tmp_path / "other.zip")
    names = [name for name in members(file) if name.startswith("data/")]
    assert {name: members(other)[name] for name in names} == {name: members(file)[name] for name in names}
    emptied()
    restore_backup(file=other, now=NOW)
    Entry.objects.filter(command="restore_backup").delete()
    assert digests() == before


def test_what_was_done_before_an_export_can_be_undone_after_it(ada, file, tmp_path):
    person = factories.person(ada, "Nia")
    entry = people.archive_people(owner=ada, keys=[person.pk], now=NOW)
    backups.written(tmp_path / "later.zip", kind=Kind.EXPORT)
    emptied()
    restore_backup(file=tmp_path / "later.zip", now=NOW)
    undo(owner=User.objects.get(), entry=entry.uuid, now=NOW)
    assert Person.objects.get(uuid=person.uuid).archived_at is None


def test_an_export_in_a_backups_clothes_is_refused(file):
    backups.redescribed(file, format="askaround backup")
    with pytest.raises(BackupRefused):
        backup.verify(file)


def changed(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], object]:
    def change(found: dict[str, bytes]) -> None:
        assert old in found[name]
        found[name] = found[name].replace(old, new, 1)

    return change


PEOPLE = "data/people.person.jsonl"
CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a letter": (changed(PEOPLE, b"Named by CON", b"Named by C0N"), PEOPLE),
    "a row missing": (changed(PEOPLE, b"\n", b""), PEOPLE),
    "a row of garbage": (changed(PEOPLE, b"{", b"("), "line 1"),
    "a field of another name": (changed(PEOPLE, b'"tie_year"', b'"tie_yeah"'), "line 1"),
    "a file missing": (lambda found: found.pop(PEOPLE), "missing"),
    "one file too many": (lambda found: found.update({"data/more.jsonl": b""}), "damaged"),
    "a path outside": (lambda found: found.update({"../more.txt": b""}), "unsafe"),
    "a bomb": (lambda found: found.update({"vault/x.md": bytes(50_000_000)}), "unsafe"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_an_export_that_was_changed_is_refused_whole_with_the_place(file, change):
    emptied()
    how, said = CHANGES[change]
    backups.altered(file, how)
    with pytest.raises(BackupRefused, match=said):
        restore_backup(file=file, now=NOW)
    assert not Person.objects.exists()


def test_a_reference_to_nobody_is_refused_with_the_place(file):
    emptied()

    def change(found: dict[str, bytes]) -> None:
        import hashlib

        name = "data/insights.insight.jsonl"
        found[name] = re.sub(rb'"person":"[^"]+"', b'"person":"nobody"', found[name])
        about = json.loads(found["manifest.json"])
        table = next(each for each in about["tables"] if each["name"] == "insights.insight")
        table["sha256"] = hashlib.sha256(found[name]).hexdigest()
        found["manifest.json"] = json.dumps(about).encode()

    backups.altered(file, change)
    with pytest.raises(BackupRefused, match=r"nobody is not among data/people\.person\.jsonl"):
        restore_backup(file=file, now=NOW)


@pytest.mark.parametrize(
    "values", [{"version": 2}, {"migrations": [["people", "0999_more"]]}], ids=["version", "migrations"]
)
def test_an_export_of_a_newer_askaround_is_refused(file, values):
    backups.redescribed(file, **values)
    with pytest.raises(BackupRefused, match="export was made by a newer Askaround"):
        backup.verify(file)


def test_what_is_for_other_programs_may_be_changed(file):
    before = digests()
    emptied()
    backups.altered(file, lambda found: (found.pop("people.csv"), found.update({"vault/mine.md": b"Mine"})))
    restore_backup(file=file, now=NOW)
    Entry.objects.filter(command="restore_backup").delete()
    assert digests() == before


def test_every_record_is_as_the_schema_says(file):
    found = members(file)
    whole = json.loads(found["schema.json"])
    jsonschema.Draft202012Validator.check_schema(whole)
    names = {name for name in found if name.startswith("data/")}
    assert {f"data/{name}.jsonl" for name in whole["$defs"] if name != "manifest"} == names
    for name, definition in whole["$defs"].items():
        told = json.loads(found["manifest.json"]) if name == "manifest" else None
        lines = [told] if told else list(map(json.loads, found[f"data/{name}.jsonl"].splitlines()))
        valid = jsonschema.Draft202012Validator(
            definition, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        for line in lines:
            valid.validate(line)
        assert lines or name in {"me.skill", "me.value", "me.talent"} or not name.startswith("insights")


def test_the_written_schema_is_that_of_today():
    """Write it anew with ASKAROUND_WRITE_SCHEMA=1."""
    import os

    if os.environ.get("ASKAROUND_WRITE_SCHEMA"):
        SCHEMA.write_text(schema.written(), encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == schema.written()


def test_no_cell_is_a_formula(file):
    names = [name for name in members(file) if name.endswith(".csv")]
    assert len(names) == 11
    told = members(file)["README.txt"].decode()
    for name in names:
        found = rows(file, name)
        assert found
        assert name in told
        assert [value for row in found for value in row.values() if value[:1] in {"=", "+", "-", "@"}] == []
    assert rows(file, "notes.csv")[0]["text"] == "'=1+1 [[x]]"


def test_tables_name_what_their_rows_are_about(file):
    (message,) = rows(file, "messages.csv")
    assert (message["person"], message["path"]) == (".hidden  Berg", "UX: research/design")
    assert message["body"]
    assert rows(file, "paths.csv")[0]["why"] == "To *listen*."
    assert rows(file, "readings.csv")[0]["insight"] == "CON said so"
    (related,) = rows(file, "relations.csv")
    assert (related["insight"], related["kind"], related["other"]) == (
        "CON said so",
        "agrees",
        ".hidden  said so",
    )
    (line,) = rows(file, "strategy.csv")
    assert (line["text"], line["rests_on"]) == ("Ask on", ".hidden  said so")
    assert rows(file, "criteria.csv")[0]["name"] == "Freedom"


def test_everybody_is_on_a_card(file):
    cards = list(vobject.readComponents(members(file)["people.vcf"].decode()))
    assert len(cards) == Person.objects.count()
    found = {card.fn.value for card in cards}
    assert {"Li;N,\\k X Berg", "李雷 🙂 Berg"} <= found
    noa = next(card for card in cards if card.fn.value == "Noa Sand")
    assert (noa.n.value.family, noa.email.value, noa.org.value) == ("Sand", "n@x.org", ["Bank"])


def test_no_line_of_a_card_is_too_long(file):
    content = members(file)["people.vcf"]
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_calendar_holds_every_talk(ada, file):
    calendar = icalendar.Calendar.from_ical(members(file)["conversations.ics"])
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert {str(event["ORGANIZER"]) for event in found.values()} == {"mailto:noreply@askaround.invalid"}
    assert set(found) == {f"{talk.uuid}@askaround" for talk in Conversation.objects.all()}
    assert {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")} == {"Europe/Berlin"}


def test_every_link_in_the_vault_leads_to_a_page(file):
    pages = {
        name.removeprefix("vault/").removesuffix(".md"): text.decode()
        for name, text in members(file).items()
        if name.startswith("vault/")
    }
    links = [
        (page, link) for page, text in pages.items() for link in re.findall(r"(?<!\\)\[\[(.+?)\]\]", text)
    ]
    assert len(links) > 3 * len(HOSTILE)
    for page, link in links:
        place, _, words = link.partition("|")
        name, _, block = place.partition("#^")
        assert name in pages, (page, link)
        assert words
        assert not block or f" ^{block}\n" in pages[name]


def page_of(file: Path, place: str) -> str:
    return members(file)[f"vault/{place}.md"].decode()


def test_the_page_of_a_path_tells_what_is_known_and_what_is_not(file):
    told = page_of(file, "Paths/UX research design").split("\n## ")
    sections = dict(part.strip().split("\n\n", 1) for part in told[1:])
    assert sections["What is not known"] == "- Open, still?"
    assert sections["What is answered"] == "- Answered, by now?"
    assert sections["First guesses"] == "- The work: itself: better than I need, fairly sure"
    assert sections["What would change my mind"] == "- Lonely days"
    assert sections["Talks"].count("[[Conversations/") == len(HOSTILE)
    assert sections["What I heard"].count("[[Insights/") == len(HOSTILE)


def test_who_introduced_somebody_is_said_once(file):
    told = page_of(file, "People/Ines")
    assert "[[People/Dara Nowak|Dara Nowak]] introduced us.\n" in told
    assert "omebody" not in told
    assert told.count("Dara Nowak") == 2
    assert "We have met. At the forum\n" in page_of(file, "People/Dara Nowak")


def test_a_career_has_its_years(file):
    assert "- Cook (since March 2023)\n" in page_of(file, "People/Ines")


def test_what_became_of_promises_and_messages_stands_with_a_person(file):
    told = page_of(file, "People/hidden Berg")
    assert "- I said I would: Send the book: kept on 9 September 2026\n" in told
    assert "### 9 September 2026, Mail\n" in told
    assert "\n> Dear" in told or "\n> Hello" in told or "\n> Hi" in told


def test_a_talk_tells_thanks_and_what_it_did_to_you(file):
    told = page_of(file, "Conversations/2026-09-10 .hidden Berg")
    assert "## Thanks, not sent\n\n> Thank you\n" in told
    assert "## What it did to me\n\nIt gave me energy\n" in told


def test_insights_tell_what_agrees_for_whom_they_speak_and_who_may_know(file):
    told = page_of(file, "Insights/Day to day")
    assert told.count("  - Agrees with [[Insights/Day to day#^i-") == 2
    assert "  - [[Paths/UX research design|UX: research/design]], Freedom: much better than I hope\n" in told
    assert "for you alone) ^i-" in told


def test_the_strategy_leads_to_what_it_rests_on(file):
    told = page_of(file, "Strategy")
    assert "## What I will do\n\n- Ask on\n  - [[Insights/" in told


def test_every_page_of_the_vault_is_a_safe_name_of_its_own(file):
    names = [name for name in members(file) if name.startswith("vault/")]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        parts = PurePosixPath(name).parts
        assert len(parts) <= 3
        assert not any(re.search(r'[<>:"|?*\\\x00-\x1f]', part) or part.startswith(".") for part in parts)
        assert not any(part.partition(".")[0].casefold() in {"con", "aux", "nul"} for part in parts)


def test_the_head_of_every_page_can_be_read(file):
    for name, text in members(file).items():
        if name.startswith(("vault/People/", "vault/Conversations/", "vault/Paths/")):
            head = text.decode().split("---\n")[1]
            assert yaml.safe_load(head)["uuid"]


def test_people_of_whom_only_an_import_tells_have_no_page(file):
    assert not [name for name in members(file) if "Noa" in name]


def test_an_export_asked_for_on_the_page_stands_among_the_backups(page):
    answer = page.post("/data/export")
    assert answer.status_code == 302
    assert "is being made" in page.get("/data/").content.decode()


@pytest.mark.parametrize("kind", [Kind.ASKED, Kind.EXPORT])
def test_an_uploaded_file_of_either_kind_is_brought_back(ada, tmp_path, page, kind):
    factories.person(ada, "Mia")
    backups.written(tmp_path / "all.zip", kind=kind)
    emptied()
    with (tmp_path / "all.zip").open("rb") as opened:
        answer = page.post("/data/restore/", {"file": opened})
    assert answer.status_code == 302
    assert Person.objects.get().display_name == "Mia"


def test_an_export_in_the_homes_folder_is_listed(ada):
    kept = backups.kept(backup_folder(), kind=Kind.EXPORT)
    assert [each.path for each in backups_kept(NOW)] == [kept]
    assert backups_kept(NOW)[0].why.startswith("an export")


@pytest.mark.django_db(transaction=True)
def test_two_exports_of_the_same_data_are_equal_to_the_byte(ada, tmp_path):
    fill(ada)
    made = [
        backup.make_and_record(owner=ada, kind=Kind.EXPORT, now=NOW + dt.timedelta(days=days), to=path).path
        for days, path in enumerate((tmp_path / "one.zip", tmp_path / "other.zip"))
    ]
    one, other = (path.read_bytes() for path in made)
    assert one == other


def test_a_calendar_without_talks_is_left_out(ada, tmp_path):
    factories.person(ada, "Mia")
    backups.written(tmp_path / "all.zip", kind=Kind.EXPORT)
    assert "conversations.ics" not in members(tmp_path / "all.zip")


def test_a_talk_is_stamped_with_its_last_change(ada, tmp_path):
    talk = factories.conversation(ada, factories.person(ada, "Mia"))
    later = NOW + dt.timedelta(days=3)
    confirm_conversation(owner=ada, conversation=talk.uuid, now=later)
    backups.written(tmp_path / "all.zip", kind=Kind.EXPORT, at=later + dt.timedelta(days=9))
    calendar = icalendar.Calendar.from_ical(members(tmp_path / "all.zip")["conversations.ics"])
    assert calendar.walk("VEVENT")[0]["DTSTAMP"].dt == later


@pytest.mark.parametrize("name", ["people.vcf", "people-3.0.vcf"])
def test_cards_of_either_version_say_the_same(ada, tmp_path, name):
    person = factories.person(
        ada, "Zoë; the", family_name="O’Brien, Jr.", title="Cook, chef", organisation="Bank; & Co",
        mails=("z@x.org", "y@x.org"), phones=("+49 30 1234567",),
        profiles=("https://www.linkedin.com/in/zoe",),
    )  # fmt: skip
    people.edit_notes(owner=ada, person=person.uuid, version=1, notes="One, two;\nthree " + "ü" * 90, now=NOW)
    backups.written(tmp_path / "all.zip", kind=Kind.EXPORT)
    text = members(tmp_path / "all.zip")[name].decode()
    (card,) = vobject.readComponents(text)
    assert card.version.value == ("3.0" if "3.0" in name else "4.0")
    assert (card.n.value.family, card.n.value.given) == ("O’Brien, Jr.", "Zoë; the")
    assert [each.value for each in card.contents["email"]] == ["z@x.org", "y@x.org"]
    assert (card.tel.value, card.org.value) == ("+49 30 1234567", ["Bank; & Co"])
    assert (card.title.value, card.url.value) == ("Cook, chef", "https://www.linkedin.com/in/zoe")
    assert card.note.value == "One, two;\nthree " + "ü" * 90


def test_a_phone_number_goes_out_as_it_is_and_a_formula_does_not(ada, tmp_path):
    numbers = ("+49 30 1234", "+1 (555) 010-0199 ext. 7")
    factories.person(ada, "=1+1", phones=numbers)
    backups.written(tmp_path / "all.zip", kind=Kind.EXPORT)
    (row,) = rows(tmp_path / "all.zip", "people.csv")
    assert row["phones"].splitlines() == list(numbers)
    assert row["given_name"] == "'=1+1"
