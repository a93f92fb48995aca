"""Documents to print: the brief for a conversation, on one page, as a tagged PDF.

`printer` gives what turns a `Brief` into a PDF. It needs the extra `pdf`; without it the printer given
refuses with `NotInstalled`, whose sentence says what to do.
"""

from __future__ import annotations

from importlib.util import find_spec

from askaround.integrations.documents.protocol import Ask, Brief, NotInstalled, Paper, Printer

__all__ = ["Ask", "Brief", "NotInstalled", "Paper", "Printer", "printer"]


def printer() -> Printer:
    """Return a printer; nothing is loaded before it prints."""
    if find_spec("typst") is None:
        from askaround.integrations.documents.null import NoPrinter

        return NoPrinter()
    from askaround.integrations.documents.press import Press

    return Press()
