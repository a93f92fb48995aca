"""A folder of Markdown pages that link to each other: names of pages, and text that cannot break them."""

import json
import re
import unicodedata
from collections.abc import Mapping

# No file system and no link takes all of these (Windows, macOS, Linux; Obsidian's links).
_NEVER = re.compile(r'[\\/:*?"<>|#^\[\]%`{}]')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_LONGEST = 60  # letters: under 255 octets in any script, a number and the ending aside
_ENDS_LINK = re.compile(r"[\[\]|]")
_MARKS = re.compile(r"([\\`*_\[\]<>#|~$^=&!%])")
_HAS_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ORDERED = re.compile(r"^(\d+)([.)])")


class Titles:
    """Names of pages in one folder, each taken once, on disks that do not tell capitals apart too."""

    def __init__(self) -> None:
        """Begin with an empty folder."""
        self._taken: set[str] = set()

    def take(self, text: str) -> str:
        """Return a name for a page near a text, numbered where it is taken."""
        name, number = file_name(text), 1
        while (title := name if number == 1 else f"{name} ({number})").casefold() in self._taken:
            number += 1
        self._taken.add(title.casefold())
        return title


def file_name(text: str) -> str:
    """Return a name near a text that every file system takes, without an ending."""
    plain = unicodedata.normalize("NFC", _HAS_CONTROLS.sub(" ", text))
    visible = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Cf", "Cn", "Co"})
    name = " ".join(_NEVER.sub(" ", visible).split())[:_LONGEST].strip(" .")
    return f"{name} _".strip() if not name or name.casefold().partition(".")[0] in _DEVICES else name


def plain(text: str) -> str:
    """Return a text for the middle of a line, with nothing in it that Markdown would take for a mark."""
    bare = " ".join(_HAS_CONTROLS.sub(" ", text).split())
    marked = _MARKS.sub(r"\\\1", bare)
    return _ORDERED.sub(r"\1\\\2", f"\\{marked}" if marked[:1] in {"-", "+"} else marked)


def quoted(text: str) -> str:
    """Return a text as a quotation, line by line, with nothing in it that Markdown would take for a mark."""
    return "\n".join(f"> {plain(line)}".rstrip() for line in text.strip().splitlines())


def link(folder: str, page: str, words: str, *, block: str = "") -> str:
    """Return a link to a page, or to a block on it, that shows some words."""
    place = f"{folder}/{page}#^{block}" if block else f"{folder}/{page}"
    shown = " ".join(_ENDS_LINK.sub(" ", _HAS_CONTROLS.sub(" ", words)).split())
    return f"[[{place}|{shown or page}]]"


def front_matter(properties: Mapping[str, object]) -> str:
    """Return the head of a page in YAML; what is empty is left out."""
    told = [f"{name}: {_value(value)}" for name, value in properties.items() if value not in ("", None, [])]
    return "\n".join(["---", *told, "---", ""])


def _value(value: object) -> str:
    """Return a value as JSON, which YAML takes as it is."""
    return _HAS_CONTROLS.sub(" ", json.dumps(value, ensure_ascii=False, default=str))
