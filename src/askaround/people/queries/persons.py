"""Reading persons: one, a page of them, those that match words."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.history.queries import newest_mark
from askaround.kit.fulltext import TSQUERY, fts5, tsquery
from askaround.kit.paging import PAGE_SIZE, Page, keyset
from askaround.kit.search_words import Term, terms
from askaround.kit.text import sort_key
from askaround.people.models import Acquaintance, ContactPoint, ImportedRow, Person, Position
from askaround.people.queries.acquaintance import my_name_of_place
from askaround.people.queries.filters import SEARCHED, reached_at
from askaround.people.rules import ContactKind, Figures, PersonDetails, Tie

# What the list can be ordered by: its words, the column, and whether the largest comes first.
SORTS = {
    "name": ("Name", "sort_name", False),
    "organisation": ("Company", "sort_organisation", False),
    "title": ("Title", "sort_title", False),
    "newest": ("Last added", "id", True),
}
_CHANGES_OF_WORK = (
    "add_person",
    "edit_person",
    "remove_person",
    "unarchive_person",
    "unarchive_people",
    "archive_people",
    "merge_people",
    "part_people",
    "allow_contact",
    "apply_import",
    "undo_import",
    "keep_apart",
    "admit_row",
    "hold_row_back",
    "reopen_candidate",
)
# Matches are ranked among this many at most, so that a short word costs no more than a long one.
MOST_RANKED = 500
_SHOWN = ("id", "uuid", "display_name", "title", "organisation_name", "do_not_contact")
_COLUMNS = ", ".join(_SHOWN)
# CROSS JOIN is SQLite's way to say that the matches are looked at first, and not everybody of the owner.
# Whose they are is asked of the people: as a word of the search it would have to be counted to be ranked.
_FTS5 = f"""
    SELECT {_COLUMNS}, matches FROM (
        SELECT id AS found, badness, count(*) OVER () AS matches FROM (
            SELECT id, rank AS badness FROM people_search CROSS JOIN people_person ON id = people_search.rowid
            WHERE people_search MATCH %s AND people_person.owner_id = %s AND archived_at IS NULL LIMIT %s
        ) ORDER BY badness, id LIMIT %s
    ) CROSS JOIN people_person ON id = found ORDER BY badness, id
"""  # noqa: S608 - columns of ours
_TSVECTOR = f"""
    SELECT {_COLUMNS}, count(*) OVER () AS matches FROM (
        SELECT *, ts_rank(search, query) AS goodness FROM people_person, {TSQUERY} AS query
        WHERE owner_id = %s AND archived_at IS NULL AND search @@ query LIMIT %s
    ) AS found ORDER BY goodness DESC, id LIMIT %s
"""  # noqa: S608 - columns of ours


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show them."""

    key: int
    uuid: UUID
    name: str
    title: str
    organisation: str
    do_not_contact: bool


def get_person(owner: User, uuid: UUID, *, lock: bool = False) -> Person:
    """Return one person, locked until the transaction ends if asked; raises Person.DoesNotExist."""
    people = Person.objects.select_for_update() if lock else Person.objects
    return people.get(owner=owner, uuid=uuid)


def get_person_page(owner: User, uuid: UUID) -> Person:
    """Return one person with career, contact points, and `between`: the figures of what was between you.

    Each position has `shared`: what you call its place, if you were there too.

    Raises Person.DoesNotExist.
    """
    career = Position.objects.filter(owner=owner).select_related("organisation")
    career = career.annotate(shared=my_name_of_place(owner))
    points = ContactPoint.objects.filter(owner=owner).order_by("kind", "id")
    between = Acquaintance.objects.filter(owner=owner, person=OuterRef("pk"))
    figures = JSONObject(**{name: name for name in Figures.__slots__})
    told = Person.objects.select_related("introducer")
    people = told.annotate(between=Subquery(between.values(figures=figures))).prefetch_related(
        Prefetch("positions", queryset=career.order_by("-present", "-started_on", "-id")),
        Prefetch("contact_points", queryset=points),
    )
    return people.get(owner=owner, uuid=uuid)


def get_position(owner: User, uuid: UUID) -> Position:
    """Return one position with its person; raises Position.DoesNotExist."""
    return Position.objects.select_related("person", "organisation").get(owner=owner, uuid=uuid)


def details_of(person: Person) -> PersonDetails:
    """Return what the edit page shows of a person loaded by get_person_page."""
    values: dict[str, list[str]] = {kind: [] for kind in ContactKind}
    for point in person.contact_points.all():
        values[point.kind].append(point.value)
    return PersonDetails(
        given_name=person.given_name,
        family_name=person.family_name,
        title=person.title,
        organisation=person.organisation_name,
        country=person.country,
        mails=tuple(values[ContactKind.MAIL]),
        phones=tuple(values[ContactKind.PHONE]),
        profiles=tuple(values[ContactKind.PROFILE]),
        tie=person.tie,
        tie_detail=person.tie_detail,
        tie_year=person.tie_year,
    )


def tie_of(person: Person) -> Tie | None:
    """Return how you know a person; a date of connecting means LinkedIn, if no more."""
    if person.tie:
        return Tie(person.tie)
    return Tie.LINKEDIN if person.connected_on else None


def list_people(
    owner: User, *, sort: str = "name", cursor: str = "", size: int = PAGE_SIZE
) -> Page[PersonRow]:
    """Return one page of the people who are not archived."""
    return page_of(_present(owner), sort=sort, cursor=cursor, size=size)


def page_of(
    people: QuerySet[Person], *, sort: str = "name", cursor: str = "", size: int = PAGE_SIZE
) -> Page[PersonRow]:
    """Return one page of some people, in one of the orders of SORTS."""
    _, column, descending = SORTS[sort]
    page = keyset(people.only(*_SHOWN, column), column, descending=descending, cursor=cursor, size=size)
    return Page(rows=[_row(person) for person in page.rows], before=page.before, after=page.after)


def search_people(owner: User, text: str, *, limit: int = PAGE_SIZE) -> list[PersonRow]:
    """Return the people with words that begin like each of these, best match first; at most 501 are found."""
    return best_matches(owner, text, limit=limit)[0]


def best_matches(owner: User, text: str, *, limit: int = PAGE_SIZE) -> tuple[list[PersonRow], int]:
    """Return the people who match best, and how many match: one more than are ranked, if more do."""
    sought = terms(text)
    found = list(_matching(owner, sought, limit)) if sought else []
    count = getattr(found[0], "matches", 0) if found else 0
    if count < limit:
        by_mail = _reached_at(owner, text, but=[person.pk for person in found], limit=limit)
        found, count = [*found, *by_mail], count + len(by_mail)
    return [_row(person) for person in found[:limit]], count


def _reached_at(owner: User, text: str, *, but: Collection[int], limit: int) -> list[Person]:
    people = _present(owner).filter(pk__in=reached_at(owner, text)).exclude(pk__in=but)
    return list(people.only(*_SHOWN).order_by("pk")[:limit])


def _matching(owner: User, sought: Sequence[Term], limit: int) -> Iterable[Person]:
    if connection.vendor == "sqlite":
        statement, asked = _FTS5, fts5(SEARCHED, sought)
    else:
        statement, asked = _TSVECTOR, tsquery(sought)
    arguments = (asked, owner.pk, MOST_RANKED + 1, limit)
    return Person.objects.raw(statement, arguments)


def namesakes(owner: User, name: str, *, limit: int = 5) -> list[PersonRow]:
    """Return the people of a name, however it is written, archived ones too."""
    same = Person.objects.filter(owner=owner, sort_name=sort_key(name))
    return [_row(person) for person in same.order_by("pk")[:limit]]


def has_people(owner: User) -> bool:
    """Tell whether anybody is there who is not archived."""
    return _present(owner).exists()


def count_people(owner: User, *, at_most: int = 100_000) -> int:
    """Return how many people are not archived."""
    # In order, so that SQLite counts by the index of those who are not archived.
    return _present(owner).order_by("pk")[:at_most].count()


def colleagues_of(owner: User, person: Person) -> QuerySet[Person]:
    """Return the others at this person's organisation."""
    same = Person.objects.filter(owner=owner, organisation=person.organisation_id).exclude(pk=person.pk)
    return same if person.organisation_id else same.none()


def titles_and_organisations(owner: User) -> list[tuple[int, str, str]]:
    """Return (key, title, organisation) of everybody who may be asked and has either.

    No-employers are none.
    """
    asked = _present(owner).filter(do_not_contact=False).exclude(title="", organisation_name="")
    told = asked.order_by("pk").values_list("pk", "title", "organisation_name", "organisation").iterator()
    # Many do the same at the same places; each text is held once, since texts are most of the memory.
    held: dict[str, str] = {}
    return [
        (key, held.setdefault(title, title), held.setdefault(name, name) if organisation else "")
        for key, title, name, organisation in told
    ]


def last_told(owner: User, keys: Collection[int]) -> dict[int, dt.date]:
    """Return when somebody's work was last told, by hand or by a file, for each of these persons on file."""
    people = Person.objects.filter(owner=owner, pk__in=keys)
    told = {key: added_at.date() for key, added_at in people.values_list("pk", "added_at")}
    rows = ImportedRow.objects.filter(owner=owner, person__in=keys).values_list("person_id")
    newest = rows.annotate(told_at=Max("batch__opened_at"))
    return told | {key: at.date() for key, at in newest if key in told}


def people_mark(owner: User) -> int:
    """Return a number that grows whenever people come, go, or change their work."""
    return newest_people_mark(owner).first() or 0


def newest_people_mark(owner: User) -> QuerySet[Entry, int]:
    """Return the same as a query of one row or none, to be read with another."""
    return newest_mark(owner.pk, "people", _CHANGES_OF_WORK)


def _present(owner: User) -> QuerySet[Person]:
    return Person.objects.filter(owner=owner, archived_at=None)


def _row(person: Person) -> PersonRow:
    return PersonRow(
        key=person.pk,
        uuid=person.uuid,
        name=person.display_name,
        title=person.title,
        organisation=person.organisation_name,
        do_not_contact=person.do_not_contact,
    )
