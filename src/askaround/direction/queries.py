"""Reading whom to ask, always by owner."""

import datetime as dt
from dataclasses import dataclass

from askaround.accounts.models import User
from askaround.direction.models import Ranking, Suggestion
from askaround.direction.rules import Candidate, Factors, Similarities, Suggested, suggest
from askaround.kit.clock import local_date
from askaround.outreach.queries import asked_this_season
from askaround.outreach.rules import ASK_ANOTHER_AFTER, business_day_after
from askaround.paths.models import Path
from askaround.people.models import Person
from askaround.people.queries import people_mark, tie_of

# How many of the nearest people are kept for five to be chosen from.
NEAREST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A suggestion as pages show it."""

    person: Person
    factors: Factors
    reasons: tuple[str, ...]
    unknowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhomToAsk:
    """A path's suggestions; `fresh` tells whether they are computed from what is on file now."""

    named: list[Named]
    fresh: bool
    considered: int


@dataclass(frozen=True, slots=True)
class _Asked:
    on: dict[int, dt.date]
    waiting: set[int]


def whom_to_ask(owner: User, path: Path, now: dt.datetime, *, most: int = 5) -> WhomToAsk:
    """Return whom to ask about a path, best first, from the ranking on file."""
    ranking = Ranking.objects.filter(owner=owner, path=path).first()
    if ranking is None:
        return WhomToAsk(named=[], fresh=False, considered=0)
    return WhomToAsk(
        named=nearest_people(owner, path, now, most=most),
        fresh=ranking.people_mark == people_mark(owner) and ranking.path_version == path.version,
        considered=ranking.considered,
    )


def nearest_people(owner: User, path: Path, now: dt.datetime, *, most: int) -> list[Named]:
    """Return the people to ask about a path, best first, however old its ranking is."""
    mine = Suggestion.objects.filter(
        owner=owner, path=path, person__archived_at=None, person__do_not_contact=False
    )
    nearest = {each.person_id: each for each in mine.select_related("person").order_by("-relevance", "pk")}
    asked = _asked(owner, now)
    candidates = [_candidate(each, asked) for each in nearest.values()]
    chosen = suggest(candidates, path_title=path.title, has_field=bool(path.field), most=most)
    return [_named(nearest[suggested.key].person, suggested) for suggested in chosen]


def _named(person: Person, suggested: Suggested) -> Named:
    return Named(person, suggested.factors, suggested.reasons, suggested.unknowns)


def _asked(owner: User, now: dt.datetime) -> _Asked:
    """Return who was asked this season, and which organisations have somebody who has had too little time."""
    today = local_date(now, owner.time_zone)
    on: dict[int, dt.date] = {}
    waiting: set[int] = set()
    for asked in asked_this_season(owner, now):
        day = on[asked.person] = local_date(asked.sent_at, owner.time_zone)
        patience = business_day_after(day, ASK_ANOTHER_AFTER, asked.country or owner.country)
        if asked.organisation and not asked.answer and patience > today:
            waiting.add(asked.organisation)
    return _Asked(on, waiting)


def _candidate(suggestion: Suggestion, asked: _Asked) -> Candidate:
    person = suggestion.person
    return Candidate(
        key=person.pk,
        title=person.title,
        organisation=person.organisation_name,
        organisation_key=person.organisation_id,
        similarities=Similarities(
            suggestion.title_similarity, suggestion.organisation_similarity, suggestion.field_similarity
        ),
        tie=tie_of(person),
        connected_on=person.connected_on,
        told_on=suggestion.told_on,
        asked_on=asked.on.get(person.pk),
        organisation_waits=person.organisation_id in asked.waiting,
    )
