"""A message as mail programs take it: a file with a draft, or an address that opens one."""

import unicodedata
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import validate_email


def draft_file(address: str, subject: str, body: str) -> bytes:
    """Return a draft that mail programs open (RFC 5322; X-Unsent is Outlook's).

    It goes to the address only where that is plainly one address, so that no text adds a reader.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _one_line(subject)
    recipient = _recipient(address)
    if recipient:
        mail["To"] = recipient
    mail["X-Unsent"] = "1"
    mail.set_content(body)
    return mail.as_bytes()


def mailto(address: str, subject: str, body: str) -> str:
    """Return the address that opens a draft in the mail program (RFC 6068)."""
    lines = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={lines}"


def _one_line(text: str) -> str:
    """Return a text without line ends and controls, nor what would be decoded into some (RFC 2047)."""
    plain = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return " ".join(plain.split()).replace("=?", "= ?")


def _recipient(address: str) -> Address | None:
    if not address.isascii() or not address.isprintable():
        return None
    try:
        validate_email(address)
        return Address(addr_spec=address)
    except (ValidationError, ValueError, IndexError, MessageError):
        return None
