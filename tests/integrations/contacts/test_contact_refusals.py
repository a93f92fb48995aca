"""Files that are refused as a whole, each with a sentence that says what to do."""

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from askaround.integrations.contacts import FileRefused
from tests.generators.linkedin import archive, connections, zipped
from tests.integrations.contacts.inputs import HEADER, rows_of

SHARED = Path(os.environ.get("ASKAROUND_SHARED", Path(__file__).parents[4] / "shared")) / "data"
LIST = HEADER.encode() + b"Ada,L,,,,,05 Mar 2024\n"
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Labels\nA,,B\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Notes,Group Membership,E-mail 1 - Value\nA\n"
)
OUTLOOK = (
    "Title,First Name,Last Name,Company,Job Title,Business Street,E-mail Address,E-mail Display Name\n,A,B\n"
)
OUTLOOK_GERMAN = "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position\n;A;;B\n"
THUNDERBIRD = "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name\nA,B\n"
PROFILE = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry\nA,B\n"
MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\nx\n"
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\nx\n"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nx\n"


def refusal(data: bytes | str) -> str:
    with pytest.raises(FileRefused) as refused:
        rows_of(data)
    return str(refused.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n\t", b"\xff\xfe"])
def test_an_empty_file_is_refused(data):
    assert "empty" in refusal(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PK\x05\x06" + bytes(18), "empty ZIP"),
        (b"<!DOCTYPE html><title>Sign in</title>", "web page"),
        (b"\xef\xbb\xbf\n<html lang=en>", "web page"),
        ("<html>".encode("utf-16"), "web page"),
        (b'<?xml version="1.0"?>', "XML"),
        (b'{"a": 1}', "JSON"),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "vCard"),
        (b"BEGIN:VCALENDAR\r\n", "calendar"),
        (b"Return-Path: <a@example.org>\n", "mail message"),
        (GOOGLE_NEW, "a Google Contacts export"),
        (GOOGLE_OLD, "a Google Contacts export"),
        (OUTLOOK, "an Outlook export"),
        (OUTLOOK_GERMAN.encode("cp1252"), "an Outlook export"),
        (THUNDERBIRD, "a Thunderbird export"),
        (PROFILE, "LinkedIn's Profile.csv"),
        (MESSAGES, "LinkedIn's messages.csv"),
        (POSITIONS, "LinkedIn's Positions.csv"),
        (INVITATIONS, "LinkedIn's Invitations.csv"),
    ],
)
def test_another_kind_of_file_is_named_and_linkedin_s_is_asked_for(data, kind):
    sentence = refusal(data)
    assert kind in sentence
    assert "Get a copy of your data" in sentence


@pytest.mark.parametrize(
    "data", ["a,b,c\n1,2,3\n", "Name\nPython\n", "First Name,Last Name\nA,B\n", "\x0b\n,\n"]
)
def test_a_table_without_the_columns_is_refused(data):
    assert "names the columns First Name and Last Name" in refusal(data)


@pytest.mark.parametrize("rows", ["", "\n\n", ",,,,,,\n , ,\n"])
def test_a_list_of_nobody_is_refused(rows):
    assert "holds no contacts" in refusal(HEADER + rows)


def test_a_nul_anywhere_is_refused_with_its_line():
    data = connections(2000, seed=1).replace(b",", b"\0,", 1)
    late = connections(2000, seed=1) + b"Ada,\0L\n"
    assert "Line 2 holds a NUL" in refusal(data)
    assert "Line 2005 holds a NUL" in refusal(late)


def test_letters_of_no_known_encoding_are_refused():
    assert "letters of this file" in refusal((HEADER + "A,B\n").encode("utf-16") + b"\0")


def test_a_file_that_is_mostly_unicode_is_damaged_and_not_of_another_encoding():
    assert "damaged" in refusal(LIST + "Zoë,Ärger\nÖrn,Åse\n".encode() + b"Ren\xe9,Brown\n")


@pytest.mark.parametrize("rest", ["", "Ben,M\n" * 10, "Ben,M\n" * 50_000])
def test_an_unclosed_quote_is_refused_with_its_line(rest):
    assert "row that starts on line 3 is never closed" in refusal(HEADER + 'Ada,L\nCy,"Open\n' + rest)


def test_an_excel_workbook_is_refused_with_how_to_save_it():
    workbook = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert "Save as > CSV" in refusal(workbook)


def test_a_zip_without_the_list_says_what_is_looked_for():
    sentence = refusal(zipped({"Rich_Media.csv": b"x", "MyConnections.csv": b"x"}))
    assert "no Connections.csv" in sentence
    assert "It holds MyConnections.csv, Rich_Media.csv." in sentence


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "/etc/passwd", "C:\\x", "c:x", "..\\x", "a\\..\\x", "\\x", "ok\0../x"]
)
def test_a_zip_with_a_name_outside_its_folder_is_refused(name):
    raw = zipped({"Connections.csv": LIST, "N" * len(name): b"x"})
    assert "outside its own folder" in refusal(raw.replace(b"N" * len(name), name.encode()))


def test_a_zip_with_a_link_is_refused():
    file = io.BytesIO()
    link = zipfile.ZipInfo("Connections.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "w") as writer:
        writer.writestr(link, "/etc/passwd")
    assert "link" in refusal(file.getvalue())


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.99])
def test_a_truncated_zip_is_refused(share):
    raw = archive(500, seed=1)
    assert "damaged or was not downloaded completely" in refusal(raw[: int(len(raw) * share)])


def test_a_zip_whose_bytes_were_changed_is_refused():
    raw = zipped({"Connections.csv": connections(500, seed=1)})
    middle = len(raw) // 2
    assert "damaged" in refusal(raw[:middle] + b"\xaa" * 9 + raw[middle + 9 :])


def test_a_locked_zip_is_refused():
    raw = bytearray(zipped({"Connections.csv": LIST}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(raw))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_packed_without_bounds_is_refused(method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as writer:
        writer.writestr("Connections.csv", LIST)
    assert "unusual way" in refusal(file.getvalue())


@pytest.mark.parametrize("name", ["Connections.csv", "other.bin"])
def test_a_bomb_is_refused_whichever_member_it_is(name):
    members = {"Connections.csv": LIST, name: HEADER.encode() + bytes(20_000_000)}
    assert "enormous size" in refusal(zipped(members))


def test_an_archive_in_the_archive_stays_unread():
    assert len(rows_of(zipped({"Connections.csv": LIST, "inner.zip": b"PK"}))) == 1


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_declared():
    raw = bytearray(zipped({"Connections.csv": HEADER.encode() + b"Ada,L,,,,,\n" * 2_000_000}))
    directory = raw.index(b"PK\x01\x02")
    for place in (22, directory + 24):
        raw[place : place + 4] = struct.pack("<I", 500_000)
    assert "damaged" in refusal(bytes(raw))


@pytest.mark.parametrize("folder", ["vcard", "ics", "mail", "onet"])
def test_real_files_of_other_programs_are_refused_with_advice(folder):
    files = [path for path in sorted((SHARED / folder).rglob("*")) if path.is_file()]
    if not files:
        pytest.skip(f"no real files in {SHARED / folder}")
    for path in files:
        assert "Get a copy of your data" in refusal(path.read_bytes()), path
