"""Every way in which LinkedIn's list is found written."""

import pytest

from askaround.integrations.contacts import ContactRow, RefusedRow, preview
from tests.generators.invented import people
from tests.generators.linkedin import URL, VARIANTS, Defects, archive, connections, newer, zipped
from tests.integrations.contacts.inputs import all_rows, rows_of

LIST = b"First Name,Last Name,Connected On\nAda,L,05 Mar 2024\n"


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_gives_the_people_who_were_written(name):
    variant = VARIANTS[name]
    rows = rows_of(connections(300, seed=3, variant=variant))
    written = people(300, seed=3, western=variant.western)
    assert [row.connected_on for row in rows] == [person.connected for person in written]
    assert [row.given_name for row in rows] == [person.given for person in written]
    assert [row.title for row in rows] == [person.title for person in written]
    if "url" in variant.order:
        assert [row.profile_url for row in rows] == [URL + person.slug for person in written]
    assert [row.note for row in rows] == [""] * 300


def test_generated_defects_are_found_to_the_last_one(tmp_path):
    defects = Defects(*range(1, 11))
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections(400, seed=9, defects=defects))
    rows = all_rows(path)
    assert len(rows) == 400
    assert sum(isinstance(row, RefusedRow) for row in rows) == defects.refused
    assert sum(bool(row.note) for row in rows if isinstance(row, ContactRow)) == defects.noted
    profiles = [row.profile_url for row in rows if isinstance(row, ContactRow) and row.profile_url]
    assert len(profiles) - len(set(profiles)) == defects.duplicates


def test_a_newer_export_has_exactly_the_changes_asked_for():
    old, new = rows_of(connections(200, seed=5)), rows_of(newer(200, seed=5, changes=17, joined=4))
    assert len(new) == 204
    pairs = list(zip(old, new[4:], strict=True))
    assert sum(before.organisation != after.organisation for before, after in pairs) == 17
    assert sum(before.title != after.title for before, after in pairs) == 17
    assert all(before.profile_url == after.profile_url for before, after in pairs)


def test_the_same_seed_writes_the_same_bytes():
    assert archive(50, seed=1) == archive(50, seed=1) != archive(50, seed=2)


@pytest.mark.parametrize("folder", ["", "Basic_LinkedInDataExport_11-21-2026/", "a/b/c/"])
def test_the_zip_gives_the_same_rows_as_the_file(folder):
    assert rows_of(archive(100, seed=4, folder=folder)) == rows_of(connections(100, seed=4))


def test_the_shallowest_list_in_a_zip_is_read_whatever_its_case():
    deep = LIST.replace(b"Ada", b"Deep")
    members = {"a/b/Connections.csv": deep, "__MACOSX/Connections.csv": deep, "x/CONNECTIONS.CSV": LIST}
    assert rows_of(zipped(members))[0].given_name == "Ada"


@pytest.mark.parametrize(
    "header",
    [
        "\ufeff First Name ,LAST NAME\u200b,URL,Connected On",
        '"First Name","Last Name","URL","Connected On"',
        "first  name,last name,url,connected on",
    ],
)
def test_labels_are_matched_however_they_are_dressed(header):
    assert rows_of(header + "\nAda,L,https://www.linkedin.com/in/ada,05 Mar 2024\n")[0].note == ""


def test_a_preamble_may_be_mangled_by_a_spreadsheet():
    preamble = 'Notes:;;;;;;\n"When exporting, you may ""notice"" that; some;;;;;;\n;;;;;;\n'
    text = (
        preamble
        + "First Name;Last Name;URL;Email Address;Company;Position;Connected On\nAda;L;;;;;7-Feb-22\n"
    )
    assert [(row.line, row.given_name) for row in rows_of(text)] == [(5, "Ada")]


def test_an_unknown_language_with_six_columns_is_read_by_position():
    (row,) = rows_of("a,b,c,d,e,f\nAda,L,https://se.linkedin.com/in/ada,ada@example.org,Acme,Poet\n")
    assert (row.family_name, row.mail, row.title, row.connected_on) == ("L", "ada@example.org", "Poet", None)


def test_letters_of_windows_are_read_where_the_file_is_no_utf8():
    data = LIST + "Zoë,Köhler €,06 Mar 2024\nRené,Müller,07 Mar 2024\n".encode("cp1252")
    assert rows_of(data)[1].family_name == "Köhler €"


def test_the_preview_shows_labels_as_found_and_the_first_rows(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(connections(50, seed=2, variant=VARIANTS["german_excel"]))
    shown = preview(path, rows=3)
    assert shown.source == "LinkedIn connections"
    assert shown.columns[:2] == ("Vorname", "Nachname")
    assert list(shown.rows) == all_rows(path)[:3]
