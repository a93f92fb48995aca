"""A strategy as Markdown, its sources as footnotes (as in GitHub, Obsidian and Pandoc)."""

import re
from collections.abc import Iterator

from askaround.direction.rules.strategy import Document, Told

# What Markdown or HTML would take for more than a letter, wherever it stands in a line.
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&$])")
# And at its beginning: lists and rules.
_BEGINNINGS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def as_markdown(document: Document) -> str:
    """Return the document as Markdown; its texts show as they were written."""
    return "\n".join(_lines(document)) + "\n"


def plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _BEGINNINGS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def _lines(document: Document) -> Iterator[str]:
    yield from (f"# {plain(document.title)}", "", document.day)
    for heading, lines in document.parts:
        yield from ("", f"## {heading}", "", *map(_item, lines))
    if document.notes:
        yield ""
    for place, note in enumerate(document.notes, 1):
        yield f"[^{place}]: {plain(note)}"


def _item(line: Told) -> str:
    aside = f" *({line.aside})*" if line.aside else ""
    return f"- {plain(line.text)}{aside}{''.join(f'[^{place}]' for place in line.notes)}"
