"""Printing what to have at hand in a talk."""

from askaround.direction.effects.strategy import CannotPrint
from askaround.integrations.documents import Ask, Brief, NotPrinted, Paper, printer
from askaround.journeys.queries.brief import TalkBrief


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
        return printer().print_brief(page, Paper.of(country))
    except NotPrinted as why:
        raise CannotPrint(str(why)) from why
