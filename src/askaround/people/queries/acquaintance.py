"""Reading who you know from where: messages and invitations, and employers you share."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from askaround.accounts.models import User
from askaround.kit.bulk import slices
from askaround.kit.text import sort_key
from askaround.me.models import OwnPosition, OwnSchooling
from askaround.people.models import ContactPoint, ImportBatch, Person, Position
from askaround.people.rules import ContactKind, Correspondent, MemberCount, profile_key

_UNUSABLE = "The row cannot be used; the list of refused rows says why."
_ERASED = "The row names somebody you erased."
# LinkedIn writes such an address for some people; it is nobody's address elsewhere.
_OPAQUE = "linkedin.com/in/acoaa"


def shared_places(person: Person) -> list[str]:
    """Return the names of the places where a person, loaded by get_person_page, was and you were too."""
    named = (getattr(position, "shared", None) for position in person.positions.all())
    return list(dict.fromkeys(name for name in named if name))


def my_name_of_place(owner: User) -> Coalesce:
    """Return, for a query of positions, what you call the place where you have worked or studied too."""
    here = {"owner": owner, "key": OuterRef("organisation__key")}
    worked = OwnPosition.objects.filter(**here).exclude(key="").order_by("id")
    studied = OwnSchooling.objects.filter(**here).exclude(key="").order_by("id")
    return Coalesce(Subquery(worked.values("organisation")[:1]), Subquery(studied.values("school")[:1]))


def shared_organisation(owner: User, person: str) -> Subquery:
    """Return, for a query of rows that have a person, the name of a place where you and they have been."""
    worked = OwnPosition.objects.filter(owner=owner).exclude(key="").values("key")
    studied = OwnSchooling.objects.filter(owner=owner).exclude(key="").values("key")
    mine = Q(organisation__key__in=worked) | Q(organisation__key__in=studied)
    theirs = Position.objects.filter(mine, owner=owner, person=OuterRef(person))
    return Subquery(theirs.order_by("-present", "-id").values("organisation__name")[:1])


def whom_they_are(owner_id: int, named: Sequence[Correspondent]) -> list[int | None]:
    """Return the key of the person whom each of these is, None where nobody is, or more than one could be.

    The profile address decides. A name decides where one person has it and no two addresses speak against.
    """
    told = [(_profile(each.profile), sort_key(each.name)) for each in named]
    profiles = _by_profile(owner_id, [profile for profile, _ in told if profile])
    names = _by_name(owner_id, [name for profile, name in told if profile not in profiles])
    placed = _with_profile(owner_id, [key for profile, name in told if profile and (key := names.get(name))])
    return [
        profiles.get(profile) or (None if profile and names.get(name) in placed else names.get(name))
        for profile, name in told
    ]


def member_counts(batch: ImportBatch) -> list[MemberCount]:
    """Return the rows of each file of an import; those of the connections by what became of them."""
    counts = [MemberCount.restored(values) for values in batch.members]
    came = batch.created + batch.matched + batch.queued + batch.held + batch.refused
    told = ((_UNUSABLE, batch.refused), (_ERASED, batch.held))
    reasons = tuple((reason, count) for reason, count in told if count)
    return [
        replace(each, rows=came, reasons=reasons) if came and each.kind == "connections" else each
        for each in counts
    ]


def _profile(address: str) -> str:
    key = profile_key(address) if address else ""
    return "" if key.startswith(_OPAQUE) else key


def _by_profile(owner_id: int, profiles: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in slices(profiles):
        points = ContactPoint.objects.filter(owner_id=owner_id, kind=ContactKind.PROFILE, key__in=some)
        found.update(points.order_by("-id").values_list("key", "person_id"))
    return found


def _by_name(owner_id: int, names: Sequence[str]) -> dict[str, int]:
    """Return the one person of each name; a name that two have is left out."""
    found: dict[str, int] = {}
    for some in slices(names):
        people = Person.objects.filter(owner_id=owner_id, sort_name__in=some).values_list("sort_name")
        found.update(
            people.annotate(count=Count("id"), one=Max("id")).filter(count=1).values_list("sort_name", "one")
        )
    return found


def _with_profile(owner_id: int, keys: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in slices(keys):
        points = ContactPoint.objects.filter(owner_id=owner_id, person__in=some, kind=ContactKind.PROFILE)
        found.update(points.exclude(key__startswith=_OPAQUE).values_list("person_id", flat=True))
    return found
