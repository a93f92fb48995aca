"""What you learned and what was said, read and printed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import typer

from askaround.accounts.models import User
from askaround.cli.printing import print_json
from askaround.cli.refusals import NotFound
from askaround.insights.queries import ALL_PATHS, count_insights, insights_on
from askaround.journeys.queries.insights import Told, list_told
from askaround.journeys.queries.said import SOURCE_WORDS, Found, Source, everything_said, said_in
from askaround.paths.models import Path
from askaround.paths.queries import find_path
from askaround.paths.rules import Topic

_SAID = ("source", "uuid", "person", "name", "on", "excerpt")


@dataclass(frozen=True, slots=True)
class FoundInsights:
    """The insights to print, and how many there are of which these are the newest."""

    count: int
    rows: list[Told]


def find_insights(owner: User, topic: str, path: str, limit: int) -> FoundInsights:
    """Return the newest insights, of a topic and a path where they are named; raises NotFound."""
    if topic and topic not in list(Topic):
        raise NotFound(f"There is no topic “{topic}”. Choose one of: {', '.join(Topic)}.")
    try:
        about = insights_on(find_path(owner, path)) if path else ALL_PATHS
    except Path.DoesNotExist as error:
        raise NotFound(f"No path begins with “{path}”. “askaround paths” lists yours.") from error
    wanted = Topic(topic) if topic else None
    count = count_insights(owner, about, topic=wanted)
    return FoundInsights(count, list_told(owner, about, topic=wanted, most=limit))


def report_insights(found: FoundInsights, *, as_json: bool) -> None:
    """List insights."""
    if as_json:
        print_json({"count": found.count, "rows": [_insight(told) for told in found.rows]})
        return
    for told in found.rows:
        insight = told.insight
        typer.echo(f"- {insight.claim}\n  {insight.person.display_name}, {insight.said_on:%-d %B %Y}")
    if not found.rows:
        typer.echo("Nothing learned yet, on paper.")


def find_said(owner: User, words: str, source: str, limit: int) -> list[Found]:
    """Return where these words were said, the newest of each source, or of one; raises NotFound."""
    if source and source not in list(Source):
        raise NotFound(f"There is no source “{source}”. Choose one of: {', '.join(Source)}.")
    if source:
        return [said_in(owner, Source(source), words, most=limit)]
    return everything_said(owner, words, most=limit)


def report_said(found: Sequence[Found], *, as_json: bool) -> None:
    """List where words were said."""
    if as_json:
        rows = [{"source": each.source, **asdict(row)} for each in found for row in each.rows]
        print_json({"rows": [{name: row[name] for name in _SAID} for row in rows]})
        return
    for each in found:
        typer.echo(f"{SOURCE_WORDS[each.source]}{' (the newest)' if each.older else ''}")
        for row in each.rows:
            typer.echo(f"- {row.name}: {' '.join(''.join(piece.text for piece in row.excerpt).split())}")
    if not any(each.rows for each in found):
        typer.echo("Nothing that was said, noted or written has these words.")


def _insight(told: Told) -> dict[str, Any]:
    insight = told.insight
    names = ("uuid", "claim", "quote", "topic", "vantage", "visibility", "said_on")
    path = insight.path
    return {
        **{name: getattr(insight, name) for name in names},
        "person": insight.person.uuid,
        "name": insight.person.display_name,
        "path": path.uuid if path else None,
        "agreeing": [each.uuid for each in told.agreeing],
        "contradicting": [each.uuid for each in told.contradicting],
    }
