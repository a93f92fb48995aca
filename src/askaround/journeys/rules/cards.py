"""Address-book cards: vCard 4.0 (RFC 6350), and 3.0 (RFC 2426), which is all that many programs read."""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST = 75  # octets of a line, its break aside (RFC 6350, 3.2)
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


class Version(enum.StrEnum):
    """The versions of vCard that are written."""

    NEW = "4.0"
    OLD = "3.0"


# What a version says of each address; mail programs take a 3.0 address without its type for no address.
_TYPED = {Version.NEW: ("EMAIL", "TEL"), Version.OLD: ("EMAIL;TYPE=INTERNET", "TEL;TYPE=VOICE")}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says of somebody; texts hold no controls but line breaks."""

    uid: str
    name: str
    given_name: str
    family_name: str
    title: str = ""
    organisation: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""

    def written(self, version: Version) -> str:
        """Return the card, each line folded and ended by CRLF."""
        return "".join(f"{_folded(line)}\r\n" for line in self._lines(version))

    def _lines(self, version: Version) -> Iterator[str]:
        mail, phone = _TYPED[version]
        yield "BEGIN:VCARD"
        yield f"VERSION:{version}"
        yield f"UID:urn:uuid:{self.uid}"
        yield f"FN:{_escaped(self.name)}"
        yield f"N:{_escaped(self.family_name)};{_escaped(self.given_name)};;;"
        yield from _each("TITLE", [self.title])
        yield from _each("ORG", [self.organisation])
        yield from _each(mail, self.mails)
        yield from _each(phone, self.phones)
        yield from (f"URL:{profile}" for profile in self.profiles if profile)  # an address, not a text
        if self.tags:
            yield f"CATEGORIES:{','.join(map(_escaped, self.tags))}"
        yield from _each("NOTE", [self.note])
        yield "END:VCARD"


def _each(name: str, values: Iterable[str]) -> Iterator[str]:
    return (f"{name}:{_escaped(value)}" for value in values if value)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> str:
    """Return a line broken before its 76th octet, never inside a letter."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            pieces.append("")
            size = 1  # the space that begins the next line
        pieces[-1] += letter
        size += octets
    return "\r\n ".join(pieces)
