"""The printer where none is installed."""

from __future__ import annotations

from typing import Final, NoReturn

from askaround.integrations.documents.protocol import Brief, NotInstalled, Paper, Report

_MISSING: Final = (
    "To make PDFs, Askaround needs the package typst. Install it with: pip install 'askaround[pdf]'"
)


class NoPrinter:
    """Says what is missing."""

    missing = _MISSING

    def print_brief(self, _brief: Brief, _paper: Paper = Paper.A4, /) -> NoReturn:
        """Refuse."""
        raise NotInstalled(_MISSING)

    def print_report(self, _report: Report, _paper: Paper = Paper.A4, /) -> NoReturn:
        """Refuse."""
        raise NotInstalled(_MISSING)
