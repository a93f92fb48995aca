"""What kind of file this is, told from its first bytes, never from its name."""

import codecs
import re

from askaround.integrations.contacts.protocol import FileRefused

HEAD = 4096
ZIP = b"PK\x03\x04"
ADVICE = (
    "On LinkedIn, open Settings & Privacy > Data privacy > Get a copy of your data, choose Connections, "
    "and give the Connections.csv (or the ZIP) that LinkedIn sends."
)
SAVE_AS_CSV = "Open it, choose File > Save as > CSV, and give that file."

_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document, perhaps an Excel workbook (.xls)"),
    (b"PK\x05\x06", "an empty ZIP"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"{\\rtf", "a word processor's document"),
)
_MAIL = re.compile(
    r"from \S+ |(x-[a-z-]+|return-path|received|delivered-to|from|to|date|subject|message-id|mime-version"
    r"|reply-to|content-type|authentication-results|dkim-signature|arc-seal):[ \t]"
)
_WORDS = (
    (re.compile(r"begin:vcard\b"), "a vCard file (address cards)"),
    (re.compile(r"begin:vcalendar\b"), "a calendar file"),
    (re.compile(r"<!doctype html|<html|<head|<body"), "a web page, perhaps a login page saved by mistake"),
    (re.compile(r"<\?xml|<!--|<[a-z]"), "an XML or HTML document"),
    (re.compile(r"[{\[]\s*[\"{\[\]}]"), "a JSON file"),
    (_MAIL, "a mail message"),
)

_MOSTLY, _SELDOM = 0.3, 0.05  # 一, among others, has a zero as its lower byte


def refuse_other_kinds(head: bytes) -> None:
    """Raise FileRefused where the first bytes show something that is no table of text."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise FileRefused(f"This is {kind}, not LinkedIn's Connections.csv. {ADVICE}")
    text = head.decode(marked_encoding(head) or "utf-8", errors="replace").lstrip("\ufeff \t\r\n").lower()
    for words, kind in _WORDS:
        if words.match(text):
            raise FileRefused(f"This looks like {kind}, not LinkedIn's Connections.csv. {ADVICE}")
    if not text:
        raise FileRefused(f"This file is empty. {ADVICE}")


def marked_encoding(head: bytes) -> str:
    """Name the encoding that the first bytes tell by a mark, or by zeros as UTF-16 has them; "" for none."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if _every_other_is_nul(head[1::2], head[::2]):
        return "utf-16-le"
    if _every_other_is_nul(head[::2], head[1::2]):
        return "utf-16-be"
    return ""


def _every_other_is_nul(high: bytes, low: bytes) -> bool:
    """Tell UTF-16 without a mark: Latin letters there have a zero as one byte.

    And few letters as the other.
    """
    return high.count(0) > len(high) * _MOSTLY and low.count(0) < len(low) * _SELDOM
