"""Finding words in everything that was said: talks, insights, messages, and your notes about people."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from askaround.accounts.models import User
from askaround.conversations.queries import search_talks
from askaround.insights.queries import search_insights
from askaround.kit.excerpts import Said
from askaround.kit.paging import key_cursor, key_in
from askaround.outreach.queries import search_messages
from askaround.people.queries import search_notes

# Of each kind, as many as can be taken in at a glance; of one kind alone, a page.
SHOWN: Final = 5
PAGE: Final = 20


class Source(enum.StrEnum):
    """Where words are looked for."""

    TALKS = "talks"
    INSIGHTS = "insights"
    MESSAGES = "messages"
    NOTES = "notes"


SOURCE_WORDS: Final = {
    Source.TALKS: "Talks",
    Source.INSIGHTS: "Insights",
    Source.MESSAGES: "Messages",
    Source.NOTES: "Your notes",
}
_SEARCHES: Final[dict[Source, Callable[..., list[Said]]]] = {
    Source.TALKS: search_talks,
    Source.INSIGHTS: search_insights,
    Source.MESSAGES: search_messages,
    Source.NOTES: search_notes,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand in one source, newest first; `older` goes on from there, "" where nothing is."""

    source: Source
    rows: list[Said]
    older: str


def everything_said(owner: User, text: str, *, most: int = SHOWN) -> list[Found]:
    """Return the newest places of each source with words that begin like each of these."""
    return [found for source in Source if (found := said_in(owner, source, text, most=most)).rows]


def said_in(owner: User, source: Source, text: str, *, cursor: str = "", most: int = PAGE) -> Found:
    """Return one page of the places in a source; an unreadable cursor shows the first."""
    rows = _SEARCHES[source](owner, text, limit=most + 1, below=key_in(cursor))
    more = len(rows) > most
    return Found(source, rows[:most], key_cursor(rows[most - 1].key) if more else "")
