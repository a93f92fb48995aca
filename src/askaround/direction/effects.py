"""Computing whom to ask: the one place that compares texts."""

import datetime as dt
from typing import Any

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.models import Ranking, Suggestion
from askaround.direction.queries import NEAREST
from askaround.direction.rules import Similarities, names_the_work, relevance, work_of
from askaround.integrations.embeddings import similarity
from askaround.paths.models import Path
from askaround.people.queries import last_told, people_mark, titles_and_organisations

Row = tuple[int, str, str]
# A title that has every word of the path is this near at least, however much else it says.
_NAMED = 0.9


def rank_people(*, owner: User, path: Path, now: dt.datetime) -> int:
    """Compare everybody's work with a path and keep the nearest; returns how many were considered."""
    mark = people_mark(owner)
    people = titles_and_organisations(owner)
    nearest = _nearest(path, people)
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
            },
        )
    return len(people)


def _nearest(path: Path, people: list[Row]) -> list[dict[str, Any]]:
    works = {title: work_of(title) for title in {title for _, title, _ in people}}
    titles = _places(set(works.values()))
    organisations = _places({organisation for _, _, organisation in people})
    by_title = similarity([path.title, path.field], list(titles))
    by_organisation = similarity([path.title, path.field], list(organisations))
    scored = []
    for key, title, organisation in people:
        of_title, of_organisation = titles[works[title]], organisations[organisation]
        similarities = Similarities(
            title=max(float(by_title[0, of_title]), _NAMED if names_the_work(title, path.title) else 0.0),
            organisation=float(by_organisation[0, of_organisation]),
            field=float(max(by_title[1, of_title], by_organisation[1, of_organisation])),
        )
        scored.append((relevance(similarities, has_field=bool(path.field)), key, similarities))
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
