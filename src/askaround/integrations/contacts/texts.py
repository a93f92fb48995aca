"""Text of a cell as it is kept."""

import re

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BREAKS = re.compile(r"\s*[\t\r\n]+\s*")
_INVISIBLE = "\u200b\u2060\ufeff"


def one_line(text: str) -> str:
    """Return a text on one line, trimmed."""
    return _BREAKS.sub(" ", text.strip()).strip(_INVISIBLE).strip()
