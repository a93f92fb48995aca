"""Choosing among people by what this chapter knows of them: conditions that combine."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from askaround.accounts.models import User
from askaround.kit.fulltext import TSQUERY, fts5, tsquery
from askaround.kit.search_words import Term, terms
from askaround.me.rules import name_key
from askaround.people.models import ContactPoint, Organisation, Person, Tag, Tagging
from askaround.people.rules import WARM_TIES, ContactKind, Tie, Warmth, mail_key, organisation_key

_FTS5 = "SELECT rowid FROM people_search WHERE people_search MATCH %s"
_TSVECTOR = f"SELECT id FROM people_person WHERE owner_id = %s AND search @@ {TSQUERY}"  # noqa: S608 - columns of ours
# Of fewer signs every address has some; no address is longer.
_SHORTEST_ADDRESS, _LONGEST_ADDRESS = 3, 254
SEARCHED = (
    *("sort_name", "sort_title", "sort_organisation"),
    *("name_words", "title_words", "organisation_words"),
)


def saying(owner: User, text: str) -> Q:
    """Choose those with words that begin like each of these, or with a mail address like this."""
    sought = terms(text)
    if not sought:
        return Q(pk__in=[])
    return _with_words(owner, sought) | Q(pk__in=reached_at(owner, text))


def reached_at(owner: User, text: str) -> "QuerySet[ContactPoint, int]":
    """Return the keys of those in whose mail addresses this stands, from the beginning of a word in it."""
    asked = mail_key(text.replace("\0", ""))[:_LONGEST_ADDRESS]
    points = ContactPoint.objects.filter(owner=owner, kind=ContactKind.MAIL)
    if len(asked) < _SHORTEST_ADDRESS or " " in asked:
        return points.none().values_list("person_id", flat=True)
    begins = Q(key__startswith=asked)
    for sign in "" if asked[0] in "@.+_-" else "@.+_-":
        begins |= Q(key__contains=f"{sign}{asked}")
    if asked[0] in "@.+_-":
        begins |= Q(key__contains=asked)
    return points.filter(begins).values_list("person_id", flat=True)


def _with_words(owner: User, sought: Sequence[Term]) -> Q:
    if connection.vendor == "sqlite":
        asked = f'owner_id: "{owner.pk}" AND {fts5(SEARCHED, sought)}'
        return Q(pk__in=RawSQL(_FTS5, [asked]))  # noqa: S611 - words alone, as an argument
    return Q(pk__in=RawSQL(_TSVECTOR, [owner.pk, tsquery(sought)]))  # noqa: S611 - words alone, as an argument


def working_at(owner: User, organisation: str) -> Q:
    """Choose those at organisations whose names begin so."""
    key = organisation_key(organisation) or name_key(organisation)
    return Q(organisation__in=Organisation.objects.filter(owner=owner, key__startswith=key).values("pk"))


def organisations_like(owner: User, text: str, *, limit: int = 10) -> list[str]:
    """Return the names of organisations that begin so."""
    key = organisation_key(text) or name_key(text)
    found = (
        Organisation.objects.filter(owner=owner, key__startswith=key) if key else Organisation.objects.none()
    )
    return list(found.order_by("key", "pk").values_list("name", flat=True)[:limit])


def tagged(owner: User, tag: Tag) -> Q:
    """Choose those with a tag."""
    return Q(Exists(Tagging.objects.filter(owner=owner, tag=tag, person=OuterRef("pk"))))


def warm(warmth: Warmth) -> Q:
    """Choose those this near; a date of connecting means LinkedIn, if no more."""
    if warmth is Warmth.LINKEDIN:
        return Q(tie=Tie.LINKEDIN) | Q(tie="", connected_on__isnull=False)
    if warmth is Warmth.UNKNOWN:
        return Q(tie="", connected_on=None)
    return Q(tie__in=WARM_TIES[warmth])


def keys_of(owner: User, uuids: Collection[UUID]) -> list[int]:
    """Return the keys of these people, of those that are this owner's."""
    return list(Person.objects.filter(owner=owner, uuid__in=uuids).values_list("pk", flat=True))
