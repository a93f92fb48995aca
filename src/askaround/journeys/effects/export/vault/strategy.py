"""The page of your strategy, with what each line rests on."""

from collections.abc import Iterator

from askaround.direction.models import Citation, StrategyLine
from askaround.direction.rules import SECTION_WORDS, Section
from askaround.insights.models import Insight
from askaround.journeys.effects.export.reading import Home
from askaround.journeys.effects.export.vault.pages import grouped, link_to, text_of
from askaround.journeys.rules.vault import plain
from askaround.kit.zips import Writer


def write(archive: Writer, home: Home) -> None:
    """Write one page."""
    archive.put("vault/Strategy.md", text_of(["# Strategy", *_sections(home)]))


def _sections(home: Home) -> Iterator[str]:
    cited = grouped(home.all(Citation).select_related("insight"), lambda citation: citation.line_id)
    lines = home.all(StrategyLine).order_by("place", "pk")
    written = grouped(lines, lambda line: Section(line.section))
    for section, heading in SECTION_WORDS.items():
        if written[section]:
            yield f"\n## {heading}\n"
        for line in written[section]:
            yield from _line(line, [citation.insight for citation in cited[line.pk]])


def _line(line: StrategyLine, rests_on: list[Insight]) -> Iterator[str]:
    due = f" (by {line.due_on:%-d %B %Y})" if line.due_on else ""
    done = f": done on {line.done_at:%-d %B %Y}" if line.done_at else ""
    yield f"- {plain(line.text)}{due}{done}"
    yield from (f"  - {link_to(insight)}" for insight in rests_on)
