"""Giving the strategy as a file."""

from askaround.direction.rules import Document, Told
from askaround.integrations.documents import Line, NotPrinted, Paper, Part, Report, printer
from askaround.kit.refusals import Refusal


class CannotPrint(Refusal):
    """Raised where no PDF can be made; the sentence says why, and what to do."""


def missing_to_print() -> str:
    """Return a sentence on what is missing to make PDFs, or "" when nothing is."""
    return printer().missing


def print_document(document: Document, country: str) -> bytes:
    """Return the strategy as a PDF, on the paper of a country; raises CannotPrint."""
    parts = tuple(Part(heading, tuple(map(_line, lines))) for heading, lines in document.parts)
    report = Report(document.title, document.day, parts, document.notes)
    try:
        return printer().print_report(report, Paper.of(country))
    except NotPrinted as why:
        raise CannotPrint(str(why)) from why


def _line(told: Told) -> Line:
    return Line(told.text, told.aside, told.notes)
