"""What one row becomes."""

from datetime import date

import pytest

from askaround.integrations.contacts import ContactRow, RefusedRow
from askaround.integrations.contacts.dates import parse_date
from tests.integrations.contacts.inputs import HEADER, contact, row_of, rows_of

PROFILE = "https://www.linkedin.com/in/ada"


def test_a_row_is_read_field_by_field():
    cells = ("Ada", "Lovelace", PROFILE, "ada@example.org", "Engines & Co", "Analyst", "05 Mar 2024")
    day = date(2024, 3, 5)
    assert contact(*cells) == ContactRow(
        1, 2, "Ada", "Lovelace", PROFILE, "ada@example.org", "Engines & Co", "Analyst", day, "", cells
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Mar 2024", date(2024, 3, 5)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("2024-03-05", date(2024, 3, 5)),
        ("2024-03-05T10:00:00Z", date(2024, 3, 5)),
        ("2024-03-05 10:00:00 UTC", date(2024, 3, 5)),
        ("12 mars 2023", date(2023, 3, 12)),
        ("1er août 2023", date(2023, 8, 1)),
        ("12 fe\u0301vr. 2023", date(2023, 2, 12)),
        ("05. März 2024", date(2024, 3, 5)),
        ("5. Dez. 2024", date(2024, 12, 5)),
        ("05.03.2024", date(2024, 3, 5)),
        ("05.03.24", date(2024, 3, 5)),
        ("Mar 5, 2024", date(2024, 3, 5)),
        ("13/4/2024", date(2024, 4, 13)),
        ("4/13/2024", date(2024, 4, 13)),
        ("5/5/2024", date(2024, 5, 5)),
        ("29 Feb 2024", date(2024, 2, 29)),
    ],
)
def test_dates_are_read_as_people_and_programs_write_them(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["3/4/2024", "31 Feb 2024", "29 Feb 2023", "00.00.2024", "soon", "5 Foo 2024", "0000-01-01", "9" * 99],
)
def test_a_date_that_could_be_two_or_none_is_noted_and_not_guessed(text):
    row = contact("Ada", "L", "", "", "", "", text)
    assert row.connected_on is None
    assert row.note.startswith(f'The date "{text[:60]}"')


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://evil.example/linkedin.com/in/ada",
        "https://linkedin.com@evil.example/",
        "https://linkedin.com.evil.example/in/ada",
        "https://notlinkedin.com/in/ada",
        "https://linkedin.com\\@evil.example/",
        "//www.linkedin.com/in/ada",
        "data:text/html,https://www.linkedin.com/in/ada",
        "ftp://www.linkedin.com/in/ada",
        "https://www.linkedin.com/in/ada\njavascript:alert(1)",
    ],
)
def test_a_profile_elsewhere_is_never_given(url):
    row = contact("Ada", "L", url)
    assert row.profile_url == ""
    assert "is no address at linkedin.com" in row.note


@pytest.mark.parametrize(
    "url", [PROFILE, "http://linkedin.com/in/ada", "HTTPS://DE.LinkedIn.com/in/%E4%BC%9F-1?trk=x#top"]
)
def test_a_profile_at_linkedin_is_given_as_it_came(url):
    assert contact("Ada", "L", url).profile_url == url


@pytest.mark.parametrize("mail", ["ada at example", "@", "a@b", "a@b.c, d@e.f", "ada@" + "x" * 300 + ".org"])
def test_a_mail_that_is_none_is_noted(mail):
    row = contact("Ada", "L", "", mail)
    assert (row.mail, row.note.startswith("The mail address")) == ("", True)


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x","y")', "+1", "-1", "@x"])
def test_formulas_come_in_as_they_are(name):
    assert contact(name, "L").given_name == name


@pytest.mark.parametrize(
    "name", ["علی\u200cرضا", "王", "Mu\u0308ller", "Müller", "👩🏽\u200d🔬", "अनीता", "ß", "de\u00a0la Cruz"]
)
def test_names_are_left_in_their_script(name):
    assert contact(name, name).family_name == name


def test_controls_go_and_names_stay_on_one_line():
    row = contact(" A\x07da\n", "Love\r\n  lace\u200b", "", "", "Eng\tines\x85", "\ufeffPoet\x1b")
    assert (row.given_name, row.family_name, row.organisation, row.title) == (
        "Ada",
        "Love lace",
        "Eng ines",
        "Poet",
    )
    assert row.cells[0] == " Ada\n"


def test_lines_are_counted_through_cells_of_several_lines_and_empty_lines():
    rows = rows_of(HEADER + '\n"Ada","L","","","One\nTwo"\n\n,,,,,,\n  \nBen,M\n')
    assert [(row.number, row.line) for row in rows] == [(1, 3), (2, 8)]


def test_missing_cells_at_the_end_are_fine():
    assert contact("Ada").cells == ("Ada",)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", " ", PROFILE), "no name"),
        (("\u200b", "\t", PROFILE), "no name"),
        (("A", "B", "", "", "Acme", " Inc", "CEO", "05 Mar 2024"), "8 cells under 7 column labels"),
        (("A", "B", "", "", "x" * 10_001), "longer than 10,000 characters"),
        (("A", "B\nBen,C,,,Acme,Poet,05 Mar 2024"), "runs over several rows"),
    ],
)
def test_a_row_is_refused_with_what_to_do(cells, reason):
    row = row_of(*cells)
    assert isinstance(row, RefusedRow)
    assert reason in row.reason
    assert max(map(len, row.cells)) <= 10_000


def test_a_cell_of_ten_thousand_characters_is_fine():
    assert len(contact("A", "B", "", "", "x" * 10_000).organisation) == 10_000


def test_empty_cells_beyond_the_header_are_fine():
    assert contact("A", "B", "", "", "", "", "", "", "").note == ""


def test_a_refused_row_of_any_width_is_kept_short():
    assert len(row_of("A", *["x"] * 50_000).cells) == 100
