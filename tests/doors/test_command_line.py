"""The command line as a user and a program meet it: real commands, in homes of their own."""

import difflib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from jsonschema import Draft202012Validator, FormatChecker

from askaround.cli.main import app
from tests.doors.program import askaround, from_nothing
from tests.durability.program import run_inside
from tests.factories import connections
from tests.generators.linkedin import whole

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "command-line"
DESCRIBED = (
    *(
        "import",
        "people",
        "paths",
        "ask",
        "insights",
        "said",
        "lint",
        "today",
        "doctor",
        "backup",
        "export",
        "restore",
    ),
)
PEOPLE = (
    "Mia,Berg,https://www.linkedin.com/in/mia-berg,,Acme,UX researcher,01 Feb 2024",
    "Jo,Li,https://www.linkedin.com/in/jo-li,jo@example.org,Bank,Product designer,02 Mar 2023",
    "Mia,Berg,,mia@example.org,Acme,User researcher,05 May 2024",
    ",,,,Nobody Ltd,Clerk,03 Apr 2022",
)
GOOD = (
    "Hi Mia,\n\nYou moved from nursing to UX research at Acme, and your talk on it stayed with me. "
    "Could you tell me in twenty minutes what a Monday is like for you? If not, no problem at all.\n\nAda\n"
)
BAD = "Hi Mia 🙂, could I pick your brain? I need a job."


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Return a home with people, a question and a path; tests only read it."""
    place = tmp_path_factory.mktemp("home")
    file = place.with_name("Connections.csv")
    file.write_bytes(connections(*PEOPLE))
    assert askaround(place, "import", file).returncode == 0
    added = askaround(place, "paths", "add", "UX researcher", "--field", "Health care")
    assert added.returncode == 0
    return place


@pytest.fixture
def contacts(tmp_path) -> Path:
    """Return a file of contacts."""
    file = tmp_path / "Connections.csv"
    file.write_bytes(connections(*PEOPLE))
    return file


def _schema(name: str) -> Draft202012Validator:
    schema = json.loads((REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def _read(name: str, printed: bytes) -> Any:
    """Return what a command printed, after checking it against the command's schema."""
    value = json.loads(printed)
    assert [error.message for error in _schema(name).iter_errors(value)] == []
    return value


def _told(home: Path, name: str, *arguments: object, code: int = 0, **more: Any) -> Any:
    done = askaround(home, name, *arguments, "--json", **more)
    assert done.stderr == b""
    assert done.returncode == code
    return _read(name, done.stdout)


def _refused(done: Any) -> str:
    """Return the one sentence of a refusal, after checking that there is nothing else."""
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert done.stdout == b""
    assert "Traceback" not in said
    assert said.endswith((".\n", "?\n"))
    assert said.count("\n") == 1
    return said


# What is described


@pytest.mark.parametrize("name", DESCRIBED)
def test_the_example_of_a_command_fits_its_schema(name):
    _read(name, (REFERENCE / f"{name}.example.json").read_bytes())


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_schema_says_which_draft_it_is_written_in(name):
    text = (REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(text)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_command_that_prints_json_is_described():
    printing = {path for path, command in _commands() if "json" in _options(command)}
    assert printing == {(name,) for name in DESCRIBED}
    assert {path.name.partition(".")[0] for path in REFERENCE.glob("*.json")} == set(DESCRIBED)


def test_every_command_stands_in_the_reference():
    text = (REFERENCE / "README.md").read_text(encoding="utf-8")
    assert [path for path, _ in _commands() if f"`{' '.join(('askaround', *path))}" not in text] == []


# Reading


def test_people_are_printed_with_their_uuid(home):
    told = _told(home, "people")
    assert told["count"] == 2
    assert [row["name"] for row in told["rows"]] == ["Jo Li", "Mia Berg"]
    assert len({row["uuid"] for row in told["rows"]}) == 2


def test_the_count_of_people_is_how_many_there_are_however_few_are_printed(home):
    told = _told(home, "people", "--limit", 1)
    assert (told["count"], len(told["rows"])) == (2, 1)


def test_the_count_of_a_search_is_how_many_were_found(home):
    assert _told(home, "people", "--search", "des ban")["count"] == 1
    everybody = _told(home, "people", "--search", "er", "--limit", 1)
    assert everybody["count"] >= len(everybody["rows"])
    assert _told(home, "people", "--search", "zzz") == {"count": 0, "rows": []}


@pytest.mark.parametrize("order", ["name", "organisation", "title", "newest"])
def test_people_come_in_every_order(home, order):
    assert _told(home, "people", "--sort", order)["count"] == 2


def test_paths_are_printed(home):
    told = _told(home, "paths")
    assert (told["count"], told["rows"][0]["title"]) == (1, "UX researcher")


def test_whom_to_ask_is_a_list_ranked_with_its_figures(home):
    told = _told(home, "ask", "UX researcher")
    assert [row["rank"] for row in told] == list(range(1, len(told) + 1))
    assert told[0]["name"] == "Mia Berg"
    scores = [row["factors"]["score"] for row in told]
    assert scores == sorted(scores, reverse=True)


def test_a_few_unread_titles_are_read_at_once_and_said(contacts, tmp_path):
    place = tmp_path / "new"
    askaround(place, "import", contacts)
    askaround(place, "paths", "add", "Product design")
    first, second = (askaround(place, "ask", "Product design") for _ in range(2))
    assert first.stderr == b"3 new titles were read closely.\n"
    assert second.stderr == b""
    assert first.stdout == second.stdout
    assert b"3 titles read" in askaround(place, "doctor").stdout


def test_whom_to_ask_names_no_more_than_asked_for(home):
    assert len(_told(home, "ask", "ux", "--most", 1)) == 1


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Path:
    """Return a home in which two people said something about meetings; tests only read it."""
    place = tmp_path_factory.mktemp("told")
    run_inside(place, _TELL)
    return place


_TELL = """
from askaround.insights.commands import relate_insights
from askaround.insights.rules import RelationKind
from askaround.paths.rules import Topic
from tests import factories
path = factories.path(owner, "Nurse")
mia, noa = factories.person(owner, "Mia"), factories.person(owner, "Noa")
one = factories.insight(owner, mia, "Half is meetings", path=path.uuid, quote="Honestly, half.")
other = factories.insight(owner, noa, "Meetings are rare", topic=Topic.CULTURE)
told = {"insight": one.uuid, "other": other.uuid, "kind": RelationKind.CONTRADICTS}
relate_insights(owner=owner, now=factories.NOW, **told)
factories.jotted(factories.conversation(owner, mia), "No meetings on Fridays")
"""


def test_what_you_learned_is_printed_with_what_contradicts_it(told):
    found = _told(told, "insights")
    assert found["count"] == 2
    newest, first = found["rows"]
    assert (newest["claim"], newest["path"], first["quote"]) == ("Meetings are rare", None, "Honestly, half.")
    assert first["contradicting"] == [newest["uuid"]]


def test_insights_of_a_topic_and_of_a_path_are_printed_alone(told):
    assert [row["name"] for row in _told(told, "insights", "--topic", "culture")["rows"]] == ["Noa"]
    assert [row["name"] for row in _told(told, "insights", "--path", "nur")["rows"]] == ["Mia"]
    assert _told(told, "insights", "--limit", 1)["count"] == 2
    for option in (("--topic", "weather"), ("--path", "Pilot")):
        _refused(askaround(told, "insights", *option))


def test_words_are_found_wherever_they_were_said(told):
    rows = _told(told, "said", "meet")["rows"]
    assert [(row["source"], row["name"]) for row in rows] == [
        ("talks", "Mia"),
        ("insights", "Noa"),
        ("insights", "Mia"),
    ]
    assert [piece["text"] for piece in rows[0]["excerpt"] if piece["found"]] == ["meetings"]
    assert [row["name"] for row in _told(told, "said", "half", "meet", "--in", "insights")["rows"]] == ["Mia"]
    assert _told(told, "said", '"')["rows"] == []
    assert "talks, insights" in _refused(askaround(told, "said", "half", "--in", "dreams"))


def test_insights_and_what_was_said_are_told_in_words_too(told):
    assert "Half is meetings" in askaround(told, "insights").stdout.decode()
    assert "Mia: No meetings on Fridays" in askaround(told, "said", "fridays").stdout.decode()


def test_today_is_printed(home):
    kinds = {item["kind"] for item in _told(home, "today")["items"]}
    assert "duplicates" in kinds


def test_today_begins_with_a_first_path_in_an_empty_home(tmp_path):
    kinds = [item["kind"] for item in _told(tmp_path / "new", "today")["items"]]
    assert kinds == ["first_path", "bring_contacts"]


def test_the_doctor_finds_a_new_home_in_order(tmp_path):
    told = _told(tmp_path / "new", "doctor")
    assert told["fine"]
    assert {check["name"] for check in told["checks"]} >= {"database health", "folder mode", "free space"}


def test_the_doctor_says_by_its_exit_code_that_something_is_wrong(tmp_path):
    home = tmp_path / "new"
    askaround(home, "doctor")
    (home / "open.txt").write_text("", encoding="utf-8")
    (home / "open.txt").chmod(0o644)
    told = _told(home, "doctor", code=1)
    assert [check["name"] for check in told["checks"] if not check["fine"]] == ["file modes"]


@pytest.mark.parametrize("name", ["people", "paths", "today", "doctor"])
def test_without_json_a_command_speaks_words(home, name):
    done = askaround(home, name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip()
    with pytest.raises(json.JSONDecodeError):
        json.loads(done.stdout)


# Importing


def test_the_counts_of_an_import_add_up_to_the_rows_of_the_file(tmp_path, contacts):
    told = _told(tmp_path / "new", "import", contacts)
    members, lines, reading = (told.pop(name) for name in ("members", "lines", "reading"))
    assert told == {"created": 2, "matched": 0, "queued": 1, "held": 0, "refused": 1}
    assert [each["line"] for each in lines["refused"]] == [5]
    assert reading["encoding"] == "utf-8"
    assert sum(told.values()) == len(PEOPLE)
    assert [(each["kind"], each["rows"], each["used"], each["refused"]) for each in members] == [
        ("connections", 4, 3, 1)
    ]


@pytest.mark.parametrize(("option", "skills"), [((), 0), (("--with-me",), 3)])
def test_what_a_zip_tells_of_you_waits_for_a_yes(tmp_path, option, skills):
    home, file, written = tmp_path / "new", tmp_path / "export.zip", whole(30, seed=4)
    file.write_bytes(written.data)
    told = _told(home, "import", file, *option)
    assert {each["kind"]: each["rows"] for each in told["members"]} == written.rows
    for each in told["members"]:
        assert each["used"] + each["unmatched"] + each["refused"] == each["rows"]
    again = askaround(home, "import", file).stdout.decode()
    assert ("Waiting for your yes" in again) is not bool(option)
    with sqlite3.connect(home / "askaround.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM me_skill").fetchone()[0] == skills


def test_the_same_file_twice_puts_nobody_on_file_twice(tmp_path, contacts):
    home = tmp_path / "new"
    _told(home, "import", contacts)
    again = _told(home, "import", contacts)
    counts = {name: again[name] for name in ("created", "matched", "queued", "held", "refused")}
    assert counts == {"created": 0, "matched": 2, "queued": 1, "held": 0, "refused": 1}
    assert _told(home, "people")["count"] == 2


def test_rows_with_gaps_are_told_of_in_words_too(tmp_path):
    file = tmp_path / "Connections.csv"
    file.write_bytes(connections("Mia,Berg,,,Acme,Cook,3/4/2024", "Tom,Kerr,,,Acme,Cook,31 Feb 2024"))
    said = askaround(tmp_path / "new", "import", file).stdout.decode()
    assert "2 dates could not be read." in said
    assert "--dates day-first" in said
    assert 'line 3: The date "31 Feb 2024" could not be understood' in said


def test_letters_that_could_be_two_things_are_refused_with_the_option(tmp_path):
    file = tmp_path / "Connections.csv"
    file.write_bytes("First Name,Last Name,Connected On\nŁukasz,Żak,05 Mar 2024\n".encode("cp1250"))
    assert "--encoding cp1250" in _refused(askaround(tmp_path / "new", "import", file))
    assert "cp1252" in _refused(askaround(tmp_path / "new", "import", file, "--encoding", "klingon"))
    assert b"1 new" in askaround(tmp_path / "new", "import", file, "--encoding", "cp1250").stdout


def test_an_import_leaves_no_copy_of_the_file_behind(tmp_path, contacts):
    home = tmp_path / "new"
    _told(home, "import", contacts)
    assert list((home / "imports").iterdir()) == []


def _unusable(folder: Path) -> Iterator[tuple[str, Path]]:
    empty, photo, prose = folder / "empty.csv", folder / "photo.jpg", folder / "prose.csv"
    empty.write_bytes(b"")
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20)
    prose.write_text("Dear diary, today nothing happened.\n", encoding="utf-8")
    yield from {"empty": empty, "photo": photo, "prose": prose, "folder": folder}.items()
    yield from {"absent": folder / "absent.csv", "below a file": empty / "x.csv"}.items()


@pytest.mark.parametrize("what", ["empty", "photo", "prose", "folder", "absent", "below a file"])
def test_a_file_that_cannot_be_used_is_refused_with_one_sentence(tmp_path, what):
    home, file = tmp_path / "new", dict(_unusable(tmp_path))[what]
    _refused(askaround(home, "import", file, "--json"))
    assert _told(home, "people")["count"] == 0
    assert list(home.glob("imports/*")) == []


# Backing up and bringing back


def test_a_backup_is_brought_back_into_an_empty_home(home, tmp_path):
    made = _told(home, "backup", tmp_path / "mine.zip")
    assert (made["file"], made["people"]) == (str(tmp_path / "mine.zip"), 2)
    assert made["size"] == (tmp_path / "mine.zip").stat().st_size
    back = _told(tmp_path / "new", "restore", tmp_path / "mine.zip")
    assert back == {name: made[name] for name in ("made_at", "people", "messages")}
    assert _told(tmp_path / "new", "people") == _told(home, "people")
    assert _told(tmp_path / "new", "doctor")["fine"]


def test_an_export_is_brought_back_into_an_empty_home(home, tmp_path):
    made = _told(home, "export", tmp_path / "mine.zip")
    assert made["people"] > 0
    assert _told(tmp_path / "new", "restore", tmp_path / "mine.zip")["people"] == made["people"]


def test_a_backup_without_a_file_goes_to_the_home_and_is_closed_to_others(tmp_path):
    made = Path(_told(tmp_path / "new", "backup")["file"])
    assert made.parent == tmp_path / "new" / "backups"
    assert (made.stat().st_mode & 0o777, made.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "mine.zip").write_text("mine")
    assert "mine.zip" in _refused(askaround(tmp_path / "new", "backup", tmp_path / "mine.zip"))
    assert (tmp_path / "mine.zip").read_text() == "mine"


def test_a_backup_that_cannot_be_written_is_refused(tmp_path):
    _refused(askaround(tmp_path / "new", "backup", tmp_path / "nowhere" / "mine.zip"))


def test_a_home_that_holds_something_is_left_alone(home, tmp_path):
    _told(home, "backup", tmp_path / "mine.zip")
    before = _told(home, "people")
    assert "ASKAROUND_HOME" in _refused(askaround(home, "restore", tmp_path / "mine.zip"))
    assert _told(home, "people") == before


def test_the_made_up_world_comes_once_and_never_into_a_home_in_use(home, tmp_path):
    said = [askaround(tmp_path / "new", "demo").stdout for _ in range(2)]
    assert said == [
        b"The made-up world is here. Nobody in it is real.\n",
        b"The made-up world is here already.\n",
    ]
    before = _told(home, "people")
    assert "ASKAROUND_HOME" in _refused(askaround(home, "demo"))
    assert _told(home, "people") == before


@pytest.mark.parametrize("what", ["empty", "photo", "prose", "folder", "absent", "below a file"])
def test_what_is_no_backup_is_refused_with_one_sentence(tmp_path, what):
    _refused(askaround(tmp_path / "new", "restore", dict(_unusable(tmp_path))[what]))


# Linting


def test_a_good_message_is_left_alone(home):
    assert _told(home, "lint", "-", said=GOOD.encode()) == []


def test_a_message_that_asks_for_a_job_ends_with_1_and_says_where(home):
    told = _told(home, "lint", "-", said=BAD.encode(), code=1)
    assert {"error", "warning"} <= {finding["severity"] for finding in told}
    placed = {BAD[finding["start"] : finding["end"]] for finding in told if finding["start"] is not None}
    assert {"need a job", "pick your brain"} <= placed


def test_warnings_alone_end_with_0(home):
    told = _told(home, "lint", "-", said=b"Hi Mia, could I pick your brain? If not, no problem at all.")
    assert {finding["severity"] for finding in told} == {"warning"}


def test_places_are_those_of_a_file_with_windows_line_ends(tmp_path):
    file, text = tmp_path / "message.txt", BAD.replace(", ", ",\r\n\r\n")
    file.write_bytes(text.encode())
    told = _told(tmp_path / "new", "lint", file, code=1)
    assert "pick your brain" in {
        text[each["start"] : each["end"]] for each in told if each["start"] is not None
    }


def test_a_byte_order_mark_changes_nothing(tmp_path):
    with_mark, without = (
        _told(tmp_path / "new", "lint", "-", said=mark + BAD.encode(), code=1)
        for mark in (b"\xef\xbb\xbf", b"")
    )
    assert with_mark == without


def test_the_linter_minds_the_room_of_a_channel(home):
    told = _told(home, "lint", "-", "--channel", "linkedin_note", said=(GOOD * 3).encode(), code=1)
    assert any("too-long" in finding["id"] for finding in told)


def test_linting_needs_no_home_and_makes_none(tmp_path):
    new = tmp_path / "new"
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    assert from_nothing(new, "lint", "-", said=GOOD.encode(), DATABASE_URL=nowhere).returncode == 0
    assert not new.exists()


@pytest.mark.parametrize("what", ["photo", "folder", "absent", "below a file"])
def test_a_message_that_cannot_be_read_is_refused_with_one_sentence(tmp_path, what):
    _refused(askaround(tmp_path / "new", "lint", dict(_unusable(tmp_path))[what], "--json"))


def test_an_unknown_channel_is_refused_with_the_known_ones(tmp_path):
    assert "linkedin_note" in _refused(askaround(tmp_path / "new", "lint", "-", "--channel", "pigeon"))


# Refusing and being used wrongly


def test_an_unknown_path_is_refused(home):
    assert "zoo keeper" in _refused(askaround(home, "ask", "zoo keeper", "--json"))


def test_an_unknown_order_is_refused_with_the_known_ones(home):
    assert "organisation" in _refused(askaround(home, "people", "--sort", "age"))


def test_a_path_without_a_title_is_refused(home):
    _refused(askaround(home, "paths", "add", " "))


@pytest.mark.parametrize("port", ["many", "0", "70000"])
def test_a_bad_environment_is_refused_with_the_variable_to_mend(tmp_path, port):
    assert "PORT" in _refused(askaround(tmp_path / "new", "people", PORT=port))


def test_a_home_that_cannot_be_used_is_refused(contacts):
    assert "ASKAROUND_HOME" in _refused(from_nothing(contacts / "home", "people"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["dance"],
        ["import"],
        ["restore"],
        ["lint"],
        ["ask"],
        ["paths", "add"],
        ["people", "--limit", "0"],
        ["people", "--limit", "many"],
        ["ask", "ux", "--most", "0"],
        ["today", "--loud"],
        ["people", "somebody"],
    ],
    ids=" ".join,
)
def test_a_command_used_wrongly_ends_with_2_and_says_how_it_is_used(tmp_path, arguments):
    done = askaround(tmp_path / "new", *arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Usage: askaround" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_command_used_wrongly_makes_no_home(tmp_path):
    from_nothing(tmp_path / "new", "dance")
    assert not (tmp_path / "new").exists()


# Help


def _commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command below `askaround` with the words that name it."""

    def walk(group: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        for name, command in sorted(getattr(group, "commands", {}).items()):
            yield (*path, name), command
            yield from walk(command, (*path, name))

    yield from walk(typer.main.get_command(app), ())


def _options(command: Any) -> set[str]:
    return {option.removeprefix("--") for each in command.params for option in each.opts}


def _help(home: Path) -> str:
    """Return the help of every command, one after another."""
    pages = []
    for path in [(), *(path for path, _ in _commands())]:
        done = from_nothing(home, *path, "--help")
        assert (done.returncode, done.stderr) == (0, b"")
        lines = [line.rstrip() for line in done.stdout.decode().strip("\n").splitlines()]
        pages.append("\n".join([f"$ {' '.join(('askaround', *path, '--help'))}", *lines]))
    assert not home.exists()
    return "\n\n".join(pages) + "\n"


def test_the_help_of_every_command_is_as_written_down(tmp_path):
    now, kept = _help(tmp_path / "new"), REFERENCE / "help.txt"
    if os.environ.get("ASKAROUND_WRITE_HELP"):
        kept.write_text(now, encoding="utf-8")
    was = kept.read_text(encoding="utf-8") if kept.exists() else ""
    difference = difflib.unified_diff(was.splitlines(), now.splitlines(), "help.txt", "now", lineterm="")
    assert was == now, "\n".join(
        [*difference, "Written anew with ASKAROUND_WRITE_HELP=1, see the README there."]
    )
