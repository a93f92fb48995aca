"""What is found, as pages list it."""

from dataclasses import dataclass, field

from django.urls import reverse

from askaround.journeys.queries.said import Source
from askaround.kit.excerpts import Piece, Said

# What opens where words were found: the route, and what names the record there.
_OPENS = {
    Source.TALKS: ("conversation", "uuid"),
    Source.INSIGHTS: ("insight", "uuid"),
    Source.MESSAGES: ("message", "uuid"),
    Source.NOTES: ("person", "uuid"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it leads, what it is called, and what else tells it apart."""

    address: str
    title: str
    detail: str = ""
    excerpt: list[Piece] = field(default_factory=list)


def said_hit(source: Source, row: Said) -> Hit:
    """Return where words were said: by or to whom, when, and the words in place."""
    route, names = _OPENS[source]
    address = reverse(route, args=[getattr(row, names)])
    return Hit(address, row.name, _when(source, row), row.excerpt)


def _when(source: Source, row: Said) -> str:
    if row.on:
        return f"{row.on:%-d %B %Y}"
    return "draft" if source is Source.MESSAGES else ""
