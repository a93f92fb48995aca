"""Reading what you learned: by topic and path, with who agrees and how many voices there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from askaround.accounts.models import User
from askaround.insights.models import Insight
from askaround.insights.queries import (
    ALL_PATHS,
    Related,
    Tally,
    insights_on,
    insights_read,
    list_insights,
    newest_of_each_topic,
    related_to,
    tallies,
    tallies_read,
)
from askaround.insights.rules import RelationKind
from askaround.journeys.queries.voices import Voices, count_voices, voice_of_each
from askaround.kit.paging import Page
from askaround.paths.models import Path
from askaround.paths.queries import get_path, paths_named
from askaround.paths.rules import Topic

# Of each topic, as many as are read in one go.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """An insight and the others that agree with it or contradict it."""

    insight: Insight
    agreeing: list[Related]
    contradicting: list[Related]


@dataclass(frozen=True, slots=True)
class Count:
    """How many insights there are, and the voices behind them."""

    insights: int
    voices: Voices


@dataclass(frozen=True, slots=True)
class OnTopic:
    """What was said on a topic: how much, by whom, and the newest of it."""

    topic: Topic
    count: Count
    told: list[Told]


@dataclass(frozen=True, slots=True)
class OnPath:
    """How much was said on a path; None is for no path in particular."""

    path: Path | None
    count: Count


@dataclass(frozen=True, slots=True)
class Learned:
    """What you learned, of all paths or of `path`: by topic, in their order, and how much there is by path.

    `criterion` names the one that all of it was read on, "" for none. `before` and `after` are
    the cursors of the pages of one topic.
    """

    count: Count
    topics: list[OnTopic]
    paths: list[OnPath]
    path: Path | None
    criterion: str
    before: str
    after: str


def what_you_learned(
    owner: User,
    *,
    path: UUID | None = None,
    pathless: bool = False,
    criterion: str = "",
    topic: Topic | None = None,
    cursor: str = "",
) -> Learned:
    """Return the newest of each topic, or one page of a topic; on a path, on none in particular, or on all.

    Of a path, only what was read on a criterion, where any was. Raises Path.DoesNotExist.
    """
    counted, voices = tallies(owner), voice_of_each(owner)
    paths = paths_named(owner, {each.path for each in counted if each.path})
    found = _find_path(owner, paths.values(), path)
    key, narrowed = found.pk if found else None, bool(found or pathless)
    chosen = [each for each in counted if each.path == key] if narrowed else counted
    about = insights_on(found) if narrowed else ALL_PATHS
    read, named = tallies_read(owner, found, criterion) if found and criterion else ([], "")
    if found and read:
        about, chosen = insights_read(found, criterion), read
    if topic:
        page = list_insights(owner, about, topic=topic, cursor=cursor)
    else:
        page = Page(newest_of_each_topic(owner, about, most=SHOWN))
    told = _told(owner, page.rows)
    return Learned(
        _count(chosen, voices),
        _by_topic([topic] if topic else Topic, chosen, told, voices),
        _by_path(paths, counted, voices),
        found,
        named,
        page.before,
        page.after,
    )


def list_told(owner: User, about: Q = ALL_PATHS, *, topic: Topic | None = None, most: int) -> list[Told]:
    """Return the newest insights with what agrees with them and what contradicts them."""
    return _told(owner, list_insights(owner, about, topic=topic, size=most).rows)


def told_of(owner: User, insight: Insight) -> Told:
    """Return one insight with what agrees with it and what contradicts it."""
    return _told(owner, [insight])[0]


def _find_path(owner: User, paths: Collection[Path], wanted: UUID | None) -> Path | None:
    """Return the path that is wanted, from those at hand if it is among them; raises Path.DoesNotExist."""
    at_hand = next((path for path in paths if path.uuid == wanted), None)
    return at_hand or (get_path(owner, wanted) if wanted else None)


def _told(owner: User, insights: Sequence[Insight]) -> list[Told]:
    related = related_to(owner, [each.pk for each in insights])
    return [
        Told(
            each,
            [one for one in related[each.pk] if one.kind is RelationKind.AGREES],
            [one for one in related[each.pk] if one.kind is RelationKind.CONTRADICTS],
        )
        for each in insights
    ]


def _by_topic(
    topics: Iterable[Topic], counted: list[Tally], told: list[Told], voices: dict[int, int]
) -> list[OnTopic]:
    return [
        OnTopic(each, _count(said, voices), [one for one in told if one.insight.topic == each])
        for each in topics
        if (said := [tally for tally in counted if tally.topic == each])
    ]


def _by_path(paths: dict[int, Path], counted: list[Tally], voices: dict[int, int]) -> list[OnPath]:
    grouped = defaultdict[int | None, list[Tally]](list)
    for each in counted:
        grouped[each.path].append(each)
    rows = [OnPath(path, _count(grouped[key], voices)) for key, path in paths.items()]
    return [*rows, OnPath(None, _count(grouped[None], voices))] if grouped[None] else rows


def _count(said: Iterable[Tally], voices: dict[int, int]) -> Count:
    said = list(said)
    return Count(
        sum(each.count for each in said), count_voices(set().union(*(each.people for each in said)), voices)
    )
