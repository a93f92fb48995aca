"""LinkedIn's whole ZIP beside the list: whatever form its files have, and however hostile one of them is."""

import io
import json
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.integrations.contacts import Archive, FileRefused, preview, read_around, reader
from askaround.integrations.contacts.child import answer
from askaround.integrations.contacts.dates import parse_moment, parse_month
from askaround.integrations.contacts.protocol import Job, Member, School, unpack_archive
from askaround.integrations.contacts.reader import _environment
from tests.generators.linkedin import SECRET, URL, connections, whole, zipped
from tests.integrations.contacts.inputs import HEADER, rows_of

LIST = HEADER.encode() + b"Mia,Berg,https://www.linkedin.com/in/mia,,Acme,,05 Mar 2024\n"
MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
ADA, MIA, JON = (f"{URL}ada", f"{URL}mia", f"{URL}jon")
PROFILE = "First Name,Last Name,Headline\nAda,Winter,Baker\n"


def around(members: dict[str, bytes | str]) -> Archive:
    """Read an archive of a list and these files in this process."""
    files = {name: data.encode() if isinstance(data, str) else data for name, data in members.items()}
    raw = zipped({"Connections.csv": LIST} | files)
    told = [
        json.loads(json.dumps(each, default=date.isoformat))
        for each in answer(lambda: io.BytesIO(raw), "around", 0, 0)
    ]
    assert told[-1] == ["end"]
    return unpack_archive(each[1:] for each in told[:-1])


def member(archive: Archive, kind: str) -> Member:
    return next(each for each in archive.members if each.kind == kind)


def letters(*lines: tuple[str, str, str, str, str], header: str = MESSAGES) -> str:
    rows = [f'c{n},,{a},{au},{b},{bu},{on},,"hi,\n{n}"' for n, (a, au, b, bu, on) in enumerate(lines)]
    return header + "\n".join(rows) + "\n"


def spoken(archive: Archive) -> dict[str, tuple[int, int, str]]:
    return {each.name: (each.sent, each.received, each.last_by) for each in archive.correspondence}


TO_MIA = ("Ada Winter", ADA, "Mia Berg", MIA, "2024-03-04 10:11:12 UTC")
FROM_MIA = ("Mia Berg", MIA, "Ada Winter", ADA, "2024-03-04 10:11:13 UTC")
FROM_JON = ("Jon Park", JON, "Ada Winter", ADA, "2023-01-01 00:00:00 UTC")


@pytest.mark.parametrize("folder", ["", "Complete_LinkedInDataExport_03-01-2024/", "a/b/"])
def test_every_row_of_a_generated_archive_is_accounted_for(tmp_path, folder):
    written = whole(60, seed=5, messages=300, strangers=7, groups=4, drafts=2, folder=folder)
    path = tmp_path / "export.zip"
    path.write_bytes(written.data)
    seen, told = preview(path), read_around(path)
    assert seen.around.members == told.members
    assert {each.kind: each.rows for each in told.members} | {"connections": seen.total} == written.rows
    assert (seen.around.correspondence, seen.around.invitations) == ((), ())
    by_slug = {each.profile_url.removeprefix(URL): each for each in told.correspondence}
    assert {slug: (by_slug[slug].sent, by_slug[slug].received) for slug in written.spoken} == written.spoken
    assert len(by_slug) == len(written.spoken) + written.unmatched
    assert dict(member(told, "messages").set_aside).keys() == {
        "Sent to several people, so it does not say who spoke with whom.",
        "A draft that was not sent.",
    }
    assert {each.invited_by for each in told.invitations} == {"me", "them"}
    assert {each.invited_on for each in told.invitations} == {date(2024, 3, 15)}


def test_no_text_of_a_message_leaves_the_process(tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(whole(30, seed=5, messages=50).data)
    command = [sys.executable, "-S", "-P", "-m", "askaround.integrations.contacts.child"]
    for order in (["preview", "0", "8"], ["read", "0", "100"], ["around", "0", "0"]):
        with path.open("rb") as file:
            done = subprocess.run(
                [*command, *order], stdin=file, capture_output=True, env=_environment(), check=True
            )
        assert done.stdout
        assert SECRET.encode() not in done.stdout + done.stderr


def test_a_large_file_of_messages_takes_little_memory(tmp_path):
    lines = [(TO_MIA, FROM_MIA, FROM_JON)[n % 3] for n in range(3000)]
    block = letters(*lines).partition("\n")[2].encode().replace(b"hi,", b"hi, " + b"0123456789 abcdef " * 40)
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({"Connections.csv": LIST, "messages.csv": MESSAGES.encode() + block * 8}))
    measure = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-S', '-P', '-m', 'askaround.integrations.contacts.child', 'around', '0',"
        " '0'], stdin=open(sys.argv[1], 'rb'), check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure, path], env=_environment(), capture_output=True, check=True
    )
    assert float(done.stdout) < 50
    assert sum(each.sent + each.received for each in read_around(path).correspondence) == 24_000


def test_your_side_is_told_by_your_name():
    told = around({"Profile.csv": PROFILE, "messages.csv": letters(TO_MIA, FROM_MIA)})
    assert spoken(told) == {"Mia Berg": (1, 1, "them")}
    assert told.correspondence[0].last_on == date(2024, 3, 4)


def test_without_a_name_your_side_is_who_writes_with_the_most():
    assert spoken(around({"messages.csv": letters(TO_MIA, FROM_JON)})) == {
        "Mia Berg": (1, 0, "me"),
        "Jon Park": (0, 1, "them"),
    }


def test_where_either_side_could_be_you_nothing_is_guessed():
    told = around({"messages.csv": letters(TO_MIA)})
    assert told.correspondence == ()
    assert member(told, "messages").set_aside == (("It does not tell which side is you.", 1),)


def test_an_older_file_without_addresses_of_recipients_is_understood():
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    rows = (
        f'c,,Ada Winter,{ADA},"Berg, Mia MBA",2020-01-02 00:00:00 UTC,,x,INBOX\n'
        f'c,,"Berg, Mia MBA",{MIA},Ada Winter,2020-01-03 00:00:00 UTC,,x,INBOX\n'
        f'c,,Ada Winter,{ADA},"Jon Park, Eva Li",2020-01-03 00:00:00 UTC,,x,INBOX\n'
    )
    told = around({"Profile.csv": PROFILE, "messages.csv": header + rows})
    assert spoken(told) == {"Berg, Mia MBA": (1, 1, "them")}
    assert told.correspondence[0].profile_url == MIA
    assert sum(count for _, count in member(told, "messages").set_aside) == 1


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.encode("utf-8-sig").replace(b"\n", b"\r\n"),
        lambda text: ("Notes:\nsomething about this file\n\n" + text).encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace("Company Name", " COMPANY  name ").encode(),
        lambda text: text.replace("Company Name", "Unternehmen").replace("Title", "Titel")
        .replace("Started On", "Begonnen am").replace("Finished On", "Beendet am").encode(),
        lambda text: text.replace("Company Name", "Företag").replace("Title", "Befattning")
        .replace("Started On", "Start").replace("Finished On", "Slut").encode(),
    ],
    ids=["windows", "preamble", "utf16", "semicolons", "spaced", "german", "unknown language"],
)  # fmt: skip
def test_positions_are_read_however_they_are_written(form):
    table = "Company Name,Title,Description,Location,Started On,Finished On\nÄrzte 株式会社,Nurse,,,Apr 2021,Mai 2022\n"
    told = around({"positions.CSV": form(table)})
    assert told.jobs == (Job("Nurse", "Ärzte 株式会社", date(2021, 4, 1), date(2022, 5, 1)),)


def test_columns_may_stand_in_any_order_and_be_absent():
    told = around(
        {
            "Education.csv": "Degree Name,School Name\nBSc,TU Kiel\n,\n,ETH\n",
            "Skills.csv": "Name\nTea\nTea\n\n",
        }
    )
    assert told.schools == (School("TU Kiel", "BSc", None, None), School("ETH", "", None, None))
    assert told.skills == ("Tea",)
    assert member(told, "skills").set_aside == (("The row repeats an earlier one.", 1),)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"Name\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_rows_and_is_no_trouble(data):
    told = around({"Skills.csv": data})
    assert told.members == (Member("skills", "Skills.csv"),)


def test_more_skills_than_anybody_has_are_not_offered():
    told = around({"Skills.csv": "Name\n" + "".join(f"Skill {n}\n" for n in range(150))})
    assert len(told.skills) == 100
    assert member(told, "skills").set_aside == (("There are more than can be offered at once.", 50),)


SPOILT = {
    "nul": ("Skills.csv", b"Name\nTea\0\n", "NUL"),
    "no columns": ("Positions.csv", b"a,b\n1,2\n", "names the columns"),
    "open quote": ("Invitations.csv", b'From,To\n"A,B\n', "never closed"),
    "picture": ("Education.csv", b"\xff\xd8\xff\xe0\0\x10JFIF", "in no encoding"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_bad_file_is_refused_alone_and_the_others_come_in(what):
    name, data, sentence = SPOILT[what]
    good = {"Profile.csv": PROFILE, "messages.csv": letters(TO_MIA, FROM_JON), "Skills.csv": "Name\nTea\n"}
    told = around({other: content for other, content in good.items() if other != name} | {name: data})
    (refused,) = [each for each in told.members if each.refusal]
    assert sentence in refused.refusal
    assert refused.refusal.endswith(".")
    assert told.correspondence or name == "messages.csv"
    assert told.skills == ("Tea",) or "Skills" in name
    assert len(rows_of(zipped({"Connections.csv": LIST, name: data}))) == 1


def test_a_damaged_file_is_refused_alone(tmp_path):
    raw = bytearray(whole(40, seed=2, messages=400).data)
    place = raw.index(b"messages.csv") + 600
    raw[place : place + 20] = bytes(20)
    path = tmp_path / "export.zip"
    path.write_bytes(bytes(raw))
    assert len(preview(path).rows) == 10
    told = read_around(path)
    assert "damaged" in member(told, "messages").refusal
    assert len(told.jobs) == 2


def test_of_two_files_of_one_name_the_shallowest_is_read():
    told = around({"a/b/Skills.csv": "Name\nDeep\n", "a/Skills.csv": "Name\nTea\n"})
    assert told.skills == ("Tea",)


def test_a_list_alone_has_nothing_around_it(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections(5, seed=1))
    assert (preview(path).total, read_around(path)) == (5, Archive())


def test_what_was_told_before_the_reader_was_stopped_counts():
    def stopped():
        yield ["members", [["skills", "Skills.csv", 1, [], ""]]]
        yield ["skills", ["Tea"]]
        raise FileRefused("Stopped.")

    told = reader._archive(stopped())
    assert told.skills == ("Tea",)
    assert [each.refusal for each in told.members] == ["", reader._TOO_MUCH]


@pytest.mark.parametrize(
    ("text", "day"),
    [("Apr 2021", "2021-04-01"), ("2021", "2021-01-01"), ("März 2020", "2020-03-01"), ("avr. 2019", "2019-04-01"),
     ("04/2021", "2021-04-01"), ("2021-04", "2021-04-01"), ("5 Apr 2021", "2021-04-05"), ("", ""), ("soon", ""), ("13/2021", "")],
)  # fmt: skip
def test_months_of_a_career_are_understood(text, day):
    assert str(parse_month(text) or "") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("2021-03-04 10:11:12 UTC", "2021-03-04"), ("7/8/26, 3:43 PM", "2026-07-08"), ("15.03.24, 10:01", "2024-03-15"),
     ("7/8/26, 15:43", ""), ("13/40/26, 3:43 PM", ""), ("", "")],
)  # fmt: skip
def test_moments_are_understood_where_they_are_clear(text, day):
    assert str(parse_moment(text) or "") == day


CELLS = st.text(st.sampled_from('",;\n\r\0=Aé@.:/0 9王\u202e'), max_size=30)
NAMES = st.sampled_from(
    ["messages.csv", "Invitations.csv", "Skills.csv", "Positions.csv", "Education.csv", "Profile.csv"]
)


@settings(deadline=2000)
@given(
    st.dictionaries(
        NAMES, st.lists(st.lists(CELLS, max_size=8).map(",".join), max_size=5).map("\n".join), max_size=3
    )
)
def test_any_tables_are_counted_or_refused(tables):
    starts = {"messages.csv": MESSAGES, "Skills.csv": "Name\n", "Invitations.csv": "From,To,Direction\n"}
    told = around({name: starts.get(name, "") + table for name, table in tables.items()})
    for each in told.members:
        assert bool(each.refusal) <= (each.rows == 0)
        assert sum(count for _, count in each.set_aside) <= each.rows
    rows = sum(each.sent + each.received for each in told.correspondence)
    letters_read = [each for each in told.members if each.kind == "messages"]
    assert all(rows + sum(count for _, count in each.set_aside) == each.rows for each in letters_read)
