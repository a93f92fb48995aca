"""Reading whom to ask, always by owner."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypedDict
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from askaround.accounts.models import User
from askaround.conversations.models import Conversation
from askaround.conversations.rules import State
from askaround.direction.models import PutAside, Ranking, Reading, Suggestion, TextVector
from askaround.direction.queries.heard import heard_mark
from askaround.direction.rules import (
    CLOSE,
    NOT_NOW,
    AsideReason,
    BetweenYou,
    Candidate,
    Factors,
    Line,
    Similarities,
    Suggested,
    comes_back_on,
    differences,
    explain,
    suggest,
    workings,
)
from askaround.kit.clock import local_date
from askaround.kit.paging import Page, keyset
from askaround.outreach.models import Message
from askaround.outreach.queries import asked_this_season
from askaround.outreach.rules import ASK_ANOTHER_AFTER, AnswerKind, business_day_after
from askaround.paths.models import Path
from askaround.paths.rules import Status
from askaround.people.models import Acquaintance, Person
from askaround.people.queries import newest_people_mark, shared_organisation, tie_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class _OnFile(TypedDict):
    """What a suggestion is read with: all of it in one query."""

    title_declined: bool
    also_near: str | None
    wrote_at: dt.datetime | None
    heard_at: dt.datetime | None
    talked_on: dt.date | None
    linkedin_spoke_on: dt.date | None
    invited_by: str | None
    introducer: str | None
    shared: str | None


class _Now(TypedDict):
    """The state of what a ranking is computed from."""

    anybody_aside: bool
    reading: dict[str, int] | None
    people_now: int | None
    heard_now: int


_Row: TypeAlias = "WithAnnotations[Suggestion, _OnFile]"
# How many of the nearest people are kept for five to be chosen from.
NEAREST = 200
# An answer by somebody, not by a machine.
_SPOKEN = (AnswerKind.YES, AnswerKind.LATER, AnswerKind.NO)


@dataclass(frozen=True, slots=True)
class Named:
    """A suggestion as pages show it."""

    person: Person
    said: Suggested
    workings: tuple[Line, ...]
    last_asked_on: dt.date | None

    @property
    def factors(self) -> Factors:
        """Return the figures."""
        return self.said.factors

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why to ask them: their work first, then what is between you."""
        return self.said.near + self.said.warm

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what else bears on asking them."""
        return self.said.notes

    @property
    def unknowns(self) -> tuple[str, ...]:
        """Return what is not known."""
        return self.said.unknowns


@dataclass(frozen=True, slots=True)
class WhomToAsk:
    """A path's suggestions; `fresh` tells whether they are computed from what is on file now.

    `reading` is there while titles are being read more closely, and names are ranked by letters.
    """

    named: list[Named]
    fresh: bool
    considered: int
    anybody_aside: bool
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side, and what sets them apart in words."""

    two: tuple[Named, Named]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody put aside, and the day they come back by themselves where there is one."""

    record: PutAside
    person: Person
    everywhere: bool
    back_on: dt.date | None


@dataclass(frozen=True, slots=True)
class _Asked:
    on: dict[int, dt.date]
    waiting: set[int]


def whom_to_ask(owner: User, path: Path, now: dt.datetime, *, most: int = 5) -> WhomToAsk:
    """Return whom to ask about a path, best first, from the ranking on file."""
    ranking = _ranking(owner, path, now)
    if ranking is None:
        return WhomToAsk(named=[], fresh=False, considered=0, anybody_aside=False)
    reading = Reading(**ranking.reading) if ranking.reading else None
    ranked_from = (ranking.people_mark, ranking.heard_mark, ranking.path_version, ranking.readings)
    marks = (ranking.people_now or 0, ranking.heard_now, path.version, reading.finished if reading else 0)
    return WhomToAsk(
        named=nearest_people(owner, path, now, most=most),
        fresh=ranked_from == marks,
        considered=ranking.considered,
        anybody_aside=ranking.anybody_aside,
        reading=reading if reading and reading.read < reading.wanted else None,
    )


def _ranking(owner: User, path: Path, now: dt.datetime) -> "WithAnnotations[Ranking, _Now] | None":
    """Return a path's ranking with the state of what it was computed from as it is now, in one query."""
    figures = JSONObject(**{name: name for name in ("wanted", "read", "finished")})
    return (
        Ranking.objects.filter(owner=owner, path=path)
        .annotate(
            anybody_aside=Exists(_put_aside(owner, path, now)),
            reading=Subquery(Reading.objects.filter(owner=owner).values(figures=figures)),
            people_now=Subquery(newest_people_mark(owner)),
            heard_now=heard_mark(owner),
        )
        .first()
    )


def owners_with_unread_titles() -> list[int]:
    """Return the keys of owners whose reading was cut off or never begun: for the worker's start."""
    ranked = Ranking.objects.values_list("owner_id", flat=True)
    done = Reading.objects.filter(read=F("wanted")).values_list("owner_id", flat=True)
    return sorted(set(ranked) - set(done))


def count_read_titles(owner: User) -> int:
    """Return how many texts the sentence model has read."""
    return TextVector.objects.filter(owner=owner).count()


def nearest_people(owner: User, path: Path, now: dt.datetime, *, most: int) -> list[Named]:
    """Return the people to ask about a path, best first, however old its ranking is."""
    aside = _put_aside(owner, path, now).filter(person=OuterRef("person"))
    mine = _suggestions(owner, path).filter(person__archived_at=None, person__do_not_contact=False)
    nearest = {each.person_id: each for each in mine.exclude(Exists(aside))}
    chosen = suggest(
        _candidates(owner, nearest.values(), now),
        path_title=path.title,
        has_field=bool(path.field),
        most=most,
        today=local_date(now, owner.time_zone),
    )
    return [_named(nearest[each.key], each, path, owner) for each in chosen]


def people_suggested_for(owner: User, path_key: int) -> QuerySet[Suggestion, tuple[int]]:
    """Return the keys of the people nearest to a path."""
    return Suggestion.objects.filter(owner=owner, path=path_key).values_list("person")


def compare_people(owner: User, path: Path, people: tuple[UUID, UUID], now: dt.datetime) -> Comparison:
    """Return two people of a path's ranking side by side; raises Suggestion.DoesNotExist."""
    found = {each.person.uuid: each for each in _suggestions(owner, path).filter(person__uuid__in=people)}
    if len(found) != len(people):
        raise Suggestion.DoesNotExist
    rows = [found[uuid] for uuid in people]
    today = local_date(now, owner.time_zone)
    one, other = (
        explain(each, path_title=path.title, has_field=bool(path.field), today=today)
        for each in _candidates(owner, rows, now)
    )
    first, second = rows[0].person, rows[1].person
    apart = differences(
        one,
        other,
        names=(first.display_name, second.display_name),
        same_organisation=first.organisation_id is not None
        and first.organisation_id == second.organisation_id,
    )
    return Comparison((_named(rows[0], one, path, owner), _named(rows[1], other, path, owner)), apart)


def reasons_to_ask(owner: User, path: Path, person: Person, now: dt.datetime) -> tuple[str, ...]:
    """Return why to ask somebody about a path; nothing where they are not in its ranking."""
    rows = list(_suggestions(owner, path).filter(person=person))
    today = local_date(now, owner.time_zone)
    told = [
        explain(each, path_title=path.title, has_field=bool(path.field), today=today)
        for each in _candidates(owner, rows, now)
    ]
    return tuple(reason for each in told for reason in each.near + each.warm)


def get_aside(owner: User, uuid: UUID) -> PutAside:
    """Return one record of somebody put aside, with person and path; raises PutAside.DoesNotExist."""
    return PutAside.objects.select_related("person", "path").get(owner=owner, uuid=uuid)


def find_aside(owner: User, person: Person, path: Path | None) -> PutAside | None:
    """Return what is on file about somebody put aside for a path, or for every path where it is None."""
    return PutAside.objects.filter(owner=owner, person=person, path=path).first()


def list_aside(owner: User, path: Path, now: dt.datetime, *, cursor: str = "", size: int = 25) -> Page[Aside]:
    """Return one page of who is put aside for a path now, for this one or for all, newest first."""
    mine = _put_aside(owner, path, now).select_related("person")
    page = keyset(mine, "id", descending=True, cursor=cursor, size=size)
    return Page([_aside(each, owner) for each in page.rows], page.before, page.after)


def _aside(record: PutAside, owner: User) -> Aside:
    put_aside_on = local_date(record.put_aside_at, owner.time_zone)
    back_on = comes_back_on(AsideReason(record.reason), put_aside_on)
    return Aside(record, record.person, everywhere=record.path_id is None, back_on=back_on)


def _put_aside(owner: User, path: Path, now: dt.datetime) -> QuerySet[PutAside]:
    """Return who is put aside for a path at this moment: for it or for all, “not now” while it lasts."""
    over = Q(reason=AsideReason.NOT_NOW, put_aside_at__lte=now - NOT_NOW)
    return PutAside.objects.filter(Q(path=path) | Q(path=None), owner=owner).exclude(over)


def _suggestions(owner: User, path: Path) -> "QuerySet[_Row]":
    """Return a path's suggestions, nearest first, each with what else is on file, in one query."""
    declined = PutAside.objects.filter(
        owner=owner,
        path=path,
        reason=AsideReason.NOT_THE_WORK,
        sort_title=OuterRef("person__sort_title"),
    )
    acquaintance = Acquaintance.objects.filter(owner=owner, person=OuterRef("person"))
    # Messages that nobody answered are no talk.
    spoke = acquaintance.filter(received__gt=0)
    mine = Suggestion.objects.filter(owner=owner, path=path).select_related("person")
    return mine.annotate(
        title_declined=Exists(declined),
        also_near=_other_path(owner, path),
        wrote_at=_latest(owner, "sent_at", Q(sent_at__isnull=False) & ~Q(answer=AnswerKind.BOUNCED)),
        heard_at=_latest(owner, "answered_at", Q(answer__in=_SPOKEN)),
        talked_on=_last_talk(owner),
        linkedin_spoke_on=Subquery(spoke.values("last_spoke_on")),
        invited_by=Subquery(acquaintance.values("invited_by")),
        introducer=F("person__introducer__display_name"),
        shared=shared_organisation(owner, "person"),
    ).order_by("-relevance", "pk")


def _other_path(owner: User, path: Path) -> Subquery:
    """Return the title of another path being explored that a person's work is near to."""
    same = Suggestion.objects.filter(owner=owner, person=OuterRef("person"), relevance__gte=CLOSE)
    others = same.filter(path__status=Status.EXPLORING).exclude(path=path).order_by("-relevance", "pk")
    return Subquery(others.values("path__title")[:1])


def _latest(owner: User, column: str, which: Q) -> Subquery:
    """Return the last moment of a kind in the messages to a person."""
    messages = Message.objects.filter(which, owner=owner, objective__person=OuterRef("person"))
    return Subquery(messages.order_by().values("objective__person").annotate(at=Max(column)).values("at"))


def _last_talk(owner: User) -> Subquery:
    """Return the day of the last talk that was held with a person."""
    held = Conversation.objects.filter(
        owner=owner, person=OuterRef("person"), state__in=(State.HELD, State.COMPLETE)
    )
    return Subquery(held.order_by().values("person").annotate(on=Max("day")).values("on"))


def _candidates(owner: User, rows: Collection[_Row], now: dt.datetime) -> list[Candidate]:
    asked, between = _asked(owner, now), _between(owner, rows)
    return [_candidate(each, between[each.person_id], asked, owner) for each in rows]


def _between(owner: User, rows: Collection[_Row]) -> dict[int, BetweenYou]:
    """Return what is on file between you and each person, by their key."""
    return {
        each.person_id: BetweenYou(
            tie=tie_of(each.person),
            connected_on=each.person.connected_on,
            # On file, or in your words where the page asks for a name.
            introduced_by=each.introducer or each.person.tie_detail,
            last_spoke_on=each.talked_on,
            last_wrote_on=_later(_day(each.heard_at, owner), each.linkedin_spoke_on),
            shared=each.shared or "",
            invited_by_them=each.invited_by == "them" if each.invited_by else None,
        )
        for each in rows
    }


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max(filter(None, (one, other)), default=None)


def _day(moment: dt.datetime | None, owner: User) -> dt.date | None:
    return local_date(moment, owner.time_zone) if moment else None


def _named(row: _Row, said: Suggested, path: Path, owner: User) -> Named:
    lines = workings(said.factors, has_field=bool(path.field))
    return Named(row.person, said, lines, _day(row.wrote_at, owner))


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


def _candidate(row: _Row, between: BetweenYou, asked: _Asked, owner: User) -> Candidate:
    person = row.person
    return Candidate(
        key=person.pk,
        title=person.title,
        organisation=person.organisation_name,
        organisation_key=person.organisation_id,
        similarities=Similarities(row.title_similarity, row.organisation_similarity, row.field_similarity),
        told_on=row.told_on,
        between=between,
        asked_on=asked.on.get(person.pk),
        organisation_waits=person.organisation_id in asked.waiting,
        last_asked_on=_day(row.wrote_at, owner),
        title_declined=row.title_declined,
        also_near=row.also_near or "",
        worth=row.worth,
        circle_heard=row.circle_heard,
    )
