"""Printing what to have at hand in a talk."""

from askaround.integrations.documents import Ask, Brief, NotInstalled, Paper, printer
from askaround.journeys.queries.brief import TalkBrief
from askaround.kit.refusals import Refusal

# Where paper is Letter (Unicode CLDR, paperSize US-Letter); everywhere else it is A4.
_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])


class CannotPrint(Refusal):
    """Raised where what prints is not installed; the sentence says how to get it."""


def missing_to_print() -> str:
    """Return a sentence on what is missing to make PDFs, or "" when nothing is."""
    return printer().missing


def print_brief(told: TalkBrief, country: str) -> bytes:
    """Return a brief as a PDF of one page, on the paper of a country; raises CannotPrint."""
    page = Brief(
        person=told.conversation.person.display_name,
        work=told.work,
        why_them=told.why_them,
        objective=told.objective,
        asks=tuple(Ask(item.text, item.minutes, item.must) for item in told.items),
        promises=tuple(told.promises),
        when=told.when,
        where=told.where,
    )
    try:
        return printer().print_brief(page, Paper.LETTER if country in _LETTER else Paper.A4)
    except NotInstalled as missing:
        raise CannotPrint(str(missing)) from missing
