"""When two names mean the same firm, and which words are none."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from cleanco.termdata import terms_by_type

_HERE: Final = Path(__file__).parent
_LONGEST: Final = 200  # characters of a key, as its column takes them
_LONGEST_FORM: Final = 6  # words: "san ve tic ltd sti", "s de r l de c v" as far as it matters
_WORDS: Final = re.compile(r"\w+")
_MORE: Final = re.compile(r"[(\[{,|·]|\s[-–—]|acquired|part of|formerly|f/k/a|subsidiary", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\([^)]*\)|\[[^]]*\]")
_CUT: Final = re.compile(r"\s*[/|;,&+]\s*|\s+(?:-|–|—|and|und|et|y|e)\s+")


def name_key(name: str) -> str:
    """Return a name as it is compared: case, accents, punctuation and spacing aside."""
    if name.isascii():
        return " ".join(_WORDS.findall(name.lower()))[:_LONGEST] or " ".join(name.split())[:_LONGEST]
    bare = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(_WORDS.findall(kept))[:_LONGEST] or " ".join(name.split())[:_LONGEST]


@lru_cache(maxsize=65536)
def organisation_key(name: str) -> str:
    """Return what identifies a firm by name, "" where the words stand in place of an employer.

    Its legal form and what became of it ("Ltd", "(acquired by Kestrel)") are left aside too.
    """
    if not name.strip() or is_no_employer(name):
        return ""
    bare = _history().sub("", name).strip() if _MORE.search(name) else name
    if not any(map(str.isalnum, bare)):
        bare = name
    return _without_form(bare)


def is_no_employer(name: str) -> bool:
    """Tell words that people write in place of an employer ("Self-employed", "n/a", "-")."""
    if not any(map(str.isalnum, name)):
        return bool(name.strip())
    if _squeezed(name) in _no_employers():
        return True
    if not _CUT.search(name) and "(" not in name:
        return False
    bare = _squeezed(_BRACKETED.sub("", name))
    parts = [part for part in map(_squeezed, _CUT.split(name)) if part]
    return bare in _no_employers() or all(part in _no_employers() for part in parts)


def job_words(title: str, organisation: str) -> str:
    """Return a job in a line: "Nurse at Acme", and "Nurse, Self-employed" where there is no employer."""
    joint = ", " if is_no_employer(organisation) else " at "
    return joint.join(filter(None, (title, organisation)))


@cache
def _no_employers() -> frozenset[str]:
    told: dict[str, list[str]] = tomllib.loads((_HERE / "no_employers.toml").read_text("utf-8"))
    return frozenset(_squeezed(words) for language in told.values() for words in language)


def _squeezed(words: str) -> str:
    """Return the letters and digits of a text alone, as "n/a", "N.A." and "na" have them in common."""
    return name_key(words).replace(" ", "") if any(map(str.isalnum, words)) else ""


def _without_form(name: str) -> str:
    """Take legal forms off both ends of a name that is compared, as often as there are any.

    But never all of it.
    """
    words = name_key(_attached().sub(" ", name)).split() or name_key(name).split()
    while True:
        left = _shorter(words)
        if left == words:
            return " ".join(words)
        words = left


def _shorter(words: list[str]) -> list[str]:
    for count in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if "".join(words[-count:]) in _forms_after():
            return words[:-count]
        if "".join(words[:count]) in _forms_before():
            return words[count:]
    return words


@cache
def _forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((_HERE / "legal_forms.toml").read_text("utf-8"))
    return found


@cache
def _forms_after() -> frozenset[str]:
    """Return every form that follows a name; cleanco's own search takes half a millisecond for each name."""
    known = (form for forms in terms_by_type.values() for form in forms)
    return frozenset(map(_squeezed, (*known, *_forms()["after"])))


@cache
def _forms_before() -> frozenset[str]:
    return frozenset(map(_squeezed, _forms()["before"]))


@cache
def _attached() -> re.Pattern[str]:
    said = _either(_forms()["attached"])
    return re.compile(rf"^(?:{said})|(?:{said})$")


@cache
def _history() -> re.Pattern[str]:
    """Find what became of a firm: in brackets, or after a comma, a dash or a line, at the end."""
    said = "|".join(sorted(_forms()["history"], key=len, reverse=True))
    return re.compile(
        rf"\s*[(\[{{](?:{said})\b[^()\[\]]*[)\]}}]|\s*(?:,|\||·|\s[-–—])\s*(?:{said})\b.*$"
        r"|\s+(?:acquired by|now part of|formerly known as|formerly|f/k/a|a subsidiary of)\s.*$",
        re.IGNORECASE,
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
