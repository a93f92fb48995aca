"""Typst, fixed pages, and what they say as data that it shows and never runs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from askaround.integrations.documents import fitting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# What Typst says of a character that no font here has; PDF/UA-1 forbids to show it as a gap.
_NO_FONT: Final = re.compile(r'the text `"(\\u\{(?P<code>[0-9a-f]+)\}|(?P<sign>.))')
_MOST_SCRIPTS: Final = 8


def print_page(page: Path, versions: Iterable[dict[str, Any]], paper: str) -> bytes:
    """Return a page with the first version that fits, in the scripts there are fonts for, as PDF/UA-1."""
    import typst

    texts = [json.dumps(version, ensure_ascii=False) for version in versions]
    for _ in range(_MOST_SCRIPTS):
        try:
            return _compiled(page, texts, paper)
        except typst.TypstError as error:
            sign = _sign_without_font(str(error))
            if not sign:
                raise
            texts = [fitting.without(text, sign) for text in texts]
    return _compiled(page, [fitting.only_latin(text) for text in texts], paper)


def _compiled(page: Path, versions: list[str], paper: str) -> bytes:
    """Return the PDF; it could read no file but those of this folder, and reads none."""
    import typst

    inputs = {"versions": f"[{','.join(versions)}]", "paper": paper}
    return typst.compile(page, root=page.parent, sys_inputs=inputs, pdf_standards="ua-1")


def _sign_without_font(message: str) -> str:
    """Return the character an error of Typst is about, or "" when it is about something else."""
    found = _NO_FONT.search(message)
    if not found:
        return ""
    return found["sign"] or chr(int(found["code"], 16))
