"""Documents to print, as tagged PDFs: the brief for a conversation on one page, and reports in parts.

`printer` gives what turns a `Brief` or a `Report` into a PDF. It needs the extra `pdf`; without it the
printer given refuses with `NotInstalled`, whose sentence says what to do.
"""

from __future__ import annotations

from importlib.util import find_spec

from askaround.integrations.documents.protocol import (
    Ask,
    Brief,
    Line,
    NotInstalled,
    NotPrinted,
    Paper,
    Part,
    Printer,
    Report,
)

__all__ = [
    "Ask",
    "Brief",
    "Line",
    "NotInstalled",
    "NotPrinted",
    "Paper",
    "Part",
    "Printer",
    "Report",
    "printer",
]


def printer() -> Printer:
    """Return a printer; nothing is loaded before it prints."""
    if find_spec("typst") is None:
        from askaround.integrations.documents.null import NoPrinter

        return NoPrinter()
    from askaround.integrations.documents.printing import Press

    return Press()
