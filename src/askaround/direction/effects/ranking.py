"""Computing whom to ask: the one place that compares texts."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.effects import vectors
from askaround.direction.models import Ranking, Suggestion
from askaround.direction.queries import NEAREST
from askaround.direction.rules import Similarities, names_the_work, relevance
from askaround.integrations.embeddings import compare, is_installed
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
    mark, readings = people_mark(owner), vectors.finished_readings(owner)
    people = titles_and_organisations(owner)
    works = vectors.works_of(people)
    read = _read(owner, path, works.values())
    nearest = _nearest(path, people, works, read.vectors)
    with transaction.atomic():
        # Somebody else may be ranking the same path; people may have gone meanwhile.
        Path.objects.select_for_update().get(owner=owner, pk=path.pk)
        told = last_told(owner, [each["person_id"] for each in nearest])
        Suggestion.objects.filter(owner=owner, path=path).delete()
        Suggestion.objects.bulk_create(
            Suggestion(owner=owner, path=path, told_on=told[each["person_id"]], **each)
            for each in nearest
            if each["person_id"] in told
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
            },
        )
        unread = is_installed() and read.found < read.wanted
        begun = unread and vectors.begin_reading(owner, wanted=read.wanted, read=read.found)
    return Ranked(len(people), begun)


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
    titles = _places(set(works.values()))
    organisations = _places({organisation for _, _, organisation in people})
    about = [path.title, path.field]
    of_work, of_field = compare(about, list(titles), kept).tolist()
    # What an organisation is called says little of what is done there: letters do.
    at_work, at_field = compare(about, list(organisations), {}).tolist()
    named = {title: _NAMED if names_the_work(title, path.title) else 0.0 for title in works}
    scored = []
    for key, title, organisation in people:
        does, where = titles[works[title]], organisations[organisation]
        similarities = Similarities(
            title=max(of_work[does], named[title]),
            organisation=at_work[where],
            field=max(of_field[does], at_field[where]),
        )
        near = relevance(similarities, has_field=bool(path.field))
        if near >= (_NOISE if kept else 0.0):
            scored.append((near, key, similarities))
    scored.sort(key=lambda each: (-each[0], each[1]))
    return [_fields(*each) for each in scored[:NEAREST]]


def _places(texts: set[str]) -> dict[str, int]:
    return {text: place for place, text in enumerate(sorted(texts))}


def _fields(score: float, key: int, similarities: Similarities) -> dict[str, Any]:
    return {
        "person_id": key,
        "relevance": score,
        "title_similarity": similarities.title,
        "organisation_similarity": similarities.organisation,
        "field_similarity": similarities.field,
    }
