"""Computing whom to ask: the one place that compares texts."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.effects import vectors
from askaround.direction.models import Ranking, Suggestion
from askaround.direction.queries import NEAREST, heard_by_now, standing_now
from askaround.direction.rules import Similarities, relevance, titles_naming
from askaround.direction.rules.standing import shares_of_worth
from askaround.integrations.embeddings import compare, is_installed
from askaround.kit.sqlite import give_pages_back
from askaround.paths.models import Path
from askaround.people.queries import last_told, people_mark, titles_and_organisations

Row = tuple[int, str, str]
# A title that has every word of the path is this near at least, however much else it says.
_NAMED = 0.9
# The sentence model finds something in common between any two titles; below this it means nothing.
_NOISE = 0.25
# With more titles unread than one in so many, all are compared by letters, so that like is set beside like.
_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """How many people were considered, and whether titles were found that are now to be read."""

    considered: int
    reading_begun: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of the texts to compare: the vectors to use by text, how many are wanted and found."""

    vectors: Mapping[str, bytes]
    wanted: int
    found: int


def rank_people(*, owner: User, path: Path, now: dt.datetime) -> Ranked:
    """Compare everybody's work with a path and keep the nearest.

    By what the sentence model made of their titles where that is on file; by letters until then.
    """
    mark, heard, readings = people_mark(owner), heard_by_now(owner), vectors.finished_readings(owner)
    people = titles_and_organisations(owner)
    works = vectors.works_of(people)
    read = _read(owner, path, works.values())
    give_pages_back()
    nearest = _nearest(path, people, works, read.vectors)
    with transaction.atomic():
        # Somebody else may be ranking the same path; people may have gone meanwhile.
        Path.objects.select_for_update().get(owner=owner, pk=path.pk)
        keys = [each["person_id"] for each in nearest]
        told, worths = last_told(owner, keys), _worths(owner, path, keys, now)
        Suggestion.objects.filter(owner=owner, path=path).delete()
        Suggestion.objects.bulk_create(
            Suggestion(owner=owner, path=path, told_on=told[key], **each, **worths.get(key, {}))
            for key, each in zip(keys, nearest, strict=True)
            if key in told
        )
        Ranking.objects.update_or_create(
            owner=owner,
            path=path,
            defaults={
                "computed_at": now,
                "people_mark": mark,
                "path_version": path.version,
                "considered": len(people),
                "readings": readings,
                "heard_mark": heard,
            },
        )
        unread = is_installed() and read.found < read.wanted
        begun = unread and vectors.begin_reading(owner, wanted=read.wanted, read=read.found)
    return Ranked(len(people), begun)


def _worths(
    owner: User, path: Path, people: Collection[int], now: dt.datetime
) -> dict[int, dict[str, float | bool]]:
    """Return what asking each person could change: kept with the ranking, as no page has the time."""
    standing = standing_now(owner, now, beside=people)
    shares = shares_of_worth(standing, path.pk, people) if standing else {}
    return {person: {"worth": share, "circle_heard": heard} for person, (share, heard) in shares.items()}


def _read(owner: User, path: Path, works: Collection[str]) -> _Read:
    """Return the vectors to compare by: none while the path or many titles have none.

    Those of texts that nobody holds any more are deleted.
    """
    wanted, kept = vectors.wanted_texts(owner, works), vectors.kept_vectors(owner)
    vectors.sweep(owner, kept.keys() - wanted.keys())
    found = {text: kept[key] for key, text in wanted.items() if key in kept}
    usable = path.title in found and (len(wanted) - len(found)) * _ONE_IN <= len(wanted)
    return _Read(found if usable else {}, len(wanted), len(found))


def _nearest(
    path: Path, people: list[Row], works: dict[str, str], kept: Mapping[str, bytes]
) -> list[dict[str, Any]]:
    """Return what is stored of the nearest people, nearest first."""
    least, has_field = _NOISE if kept else 0.0, bool(path.field)
    nearest: list[tuple[float, int, Similarities]] = []
    for at_most, place, similarities in _likeliest(path, people, works, kept):
        if len(nearest) == NEAREST and at_most < nearest[0][0]:
            break
        near = relevance(similarities, has_field=has_field)
        if near >= least:
            heappush(nearest, (near, -people[place][0], similarities))
        if len(nearest) > NEAREST:
            heappop(nearest)
    nearest.sort(key=lambda each: each[:2], reverse=True)
    return [_fields(score, -key, similarities) for score, key, similarities in nearest]


def _likeliest(
    path: Path, people: list[Row], works: dict[str, str], kept: Mapping[str, bytes]
) -> Iterator[tuple[float, int, Similarities]]:
    """Yield how relevant somebody is at most, their place and their similarities, the likeliest first.

    Nobody is more relevant than what of them is most alike.
    """
    import numpy as np

    titles, does = _numbered([works[title] for _, title, _ in people])
    organisations, where = _numbered([organisation for _, _, organisation in people])
    about = [path.title, path.field]
    of_work, of_field = compare(about, titles, kept)[:, does]
    # What an organisation is called says little of what is done there: letters do.
    at_work, at_field = compare(about, organisations, {})[:, where]
    named = titles_naming(path.title, works)
    title = np.maximum(of_work, [_NAMED if told in named else -1.0 for _, told, _ in people])
    field = np.maximum(of_field, at_field)
    at_most = np.maximum.reduce([title, at_work, field])
    for place in map(int, np.argsort(-at_most, kind="stable")):
        similarities = Similarities(float(title[place]), float(at_work[place]), float(field[place]))
        yield float(at_most[place]), place, similarities


def _numbered(texts: list[str]) -> tuple[list[str], list[int]]:
    """Return the distinct texts, and for each text its place among them."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return list(places), [places[text] for text in texts]


def _fields(score: float, key: int, similarities: Similarities) -> dict[str, Any]:
    return {
        "person_id": key,
        "relevance": score,
        "title_similarity": similarities.title,
        "organisation_similarity": similarities.organisation,
        "field_similarity": similarities.field,
    }
