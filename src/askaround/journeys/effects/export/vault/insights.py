"""Pages of what you heard, by topic: who said it, for which paths it speaks, what agrees with it."""

from collections.abc import Iterable, Iterator

from askaround.insights.models import Insight, Reading, Relation
from askaround.insights.rules import SHARING_WORDS, VANTAGE_WORDS, RelationKind, Vantage, Visibility
from askaround.journeys.effects.export.reading import Home, chunks
from askaround.journeys.effects.export.vault.pages import (
    Names,
    as_list,
    block_of,
    encoded,
    grouped,
    link_to,
    text_of,
)
from askaround.journeys.rules.vault import file_name, link, plain
from askaround.kit.zips import Writer
from askaround.paths.rules import FIT_WORDS, TOPIC_WORDS

_RELATED = {RelationKind.AGREES: "Agrees with", RelationKind.CONTRADICTS: "Contradicts"}


def write(archive: Writer, home: Home, names: Names) -> None:
    """Write a page for each topic, and one that leads to them."""
    topics = [link("Insights", file_name(words), words) for words in TOPIC_WORDS.values()]
    archive.put("vault/Insights/All.md", text_of(["# What you heard", *as_list(topics)]))
    for topic, words in TOPIC_WORDS.items():
        told = home.all(Insight).filter(topic=topic).select_related("person", "path", "conversation")
        with archive.begin(f"vault/Insights/{file_name(words)}.md") as file:
            file.write(encoded(f"# {plain(words)}\n\n"))
            for insights in chunks(told):
                file.writelines(map(encoded, _told(home, names, insights)))


def _told(home: Home, names: Names, insights: list[Insight]) -> Iterator[str]:
    readings = grouped(
        home.all(Reading).filter(insight__in=insights).select_related("path"),
        lambda reading: reading.insight_id,
    )
    related = home.all(Relation).select_related("first", "second")
    firsts = grouped(related.filter(first__in=insights), lambda relation: relation.first_id)
    seconds = grouped(related.filter(second__in=insights), lambda relation: relation.second_id)
    for insight in insights:
        yield _insight(names, insight)
        yield from _under(_reading(names, each) for each in readings[insight.pk])
        yield from _under(_relation(each, each.second) for each in firsts[insight.pk])
        yield from _under(_relation(each, each.first) for each in seconds[insight.pk])


def _insight(names: Names, insight: Insight) -> str:
    about = (
        names.person(insight.person),
        VANTAGE_WORDS[Vantage(insight.vantage)],
        names.path(insight.path),
        names.talk(insight.conversation) if insight.conversation else f"{insight.said_on:%-d %B %Y}",
        SHARING_WORDS[Visibility(insight.visibility)],
    )
    quote = f"\n  - “{plain(insight.quote)}”" if insight.quote else ""
    return f"- {plain(insight.claim)} ({', '.join(filter(None, about))}) ^{block_of(insight)}{quote}\n"


def _under(items: Iterable[str]) -> Iterator[str]:
    return (f"  - {item}\n" for item in items)


def _reading(names: Names, reading: Reading) -> str:
    return f"{names.path(reading.path)}, {plain(reading.criterion)}: {FIT_WORDS[reading.score]}"


def _relation(relation: Relation, other: Insight) -> str:
    return f"{_RELATED[RelationKind(relation.kind)]} {link_to(other)}"
