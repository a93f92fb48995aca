"""Reading what an import has to know before it decides who its rows are."""

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from askaround.people.models import (
    ContactPoint,
    ErasedAddress,
    ImportBatch,
    ImportedRow,
    MergeCandidate,
    Person,
)
from askaround.people.rules import (
    CandidateState,
    ContactKind,
    Incoming,
    Known,
    Match,
    erasable,
    erased_digest,
    organisation_key,
)


def load_known(batch: ImportBatch, incoming: Sequence[Incoming]) -> Known[Person]:
    """Return everybody on file who could be meant by these rows.

    Each person found carries `held_points`: the (kind, key) pairs by which they can be reached.
    """
    owner_id = batch.owner_id
    prints = {row.fingerprint for row in incoming}
    lines = dict(
        ImportedRow.objects.filter(owner_id=owner_id, fingerprint__in=prints, person__isnull=False)
        .exclude(batch=batch)
        .values_list("fingerprint", "person_id")
    )
    waiting = dict(
        MergeCandidate.objects.filter(
            owner_id=owner_id, state=CandidateState.OPEN, row__fingerprint__in=prints
        )
        .exclude(row__batch=batch)
        .values_list("row__fingerprint", "person_id")
    )
    profiles = _by_point(owner_id, ContactKind.PROFILE, {row.profile for row in incoming if row.profile})
    mails = _by_point(owner_id, ContactKind.MAIL, {row.mail for row in incoming if row.mail})
    erased = _erased(owner_id, incoming)
    namesakes = _by_name(owner_id, {(row.name, row.organisation) for row in incoming if row.organisation})
    keys = {*lines.values(), *waiting.values(), *profiles.values(), *mails.values(), *namesakes.values()}
    found = _load(owner_id, keys)
    return Known(
        lines={line: found[key].ref for line, key in lines.items()},
        waiting={line: found[key].ref for line, key in waiting.items()},
        profiles={profile: found[key] for profile, key in profiles.items()},
        mails={mail: found[key] for mail, key in mails.items()},
        names={name: found[key] for name, key in namesakes.items()},
        erased=erased,
    )


def _erased(owner_id: int, incoming: Sequence[Incoming]) -> set[str]:
    """Return what of these lines was said of somebody who was erased since."""
    known = dict(ErasedAddress.objects.filter(owner_id=owner_id).values_list("digest", "key"))
    said = {each for row in incoming for each in erasable(row)} if known else set()
    return {each for each in said for key in set(known.values()) if erased_digest(key, each) in known}


def load_last_jobs(batch: ImportBatch, people: Iterable[Person]) -> dict[int, tuple[str, str]]:
    """Return (title, organisation) as the last import before this one gave them, by person key."""
    earlier = ImportedRow.objects.filter(owner_id=batch.owner_id, person__in=[person.pk for person in people])
    rows = earlier.exclude(batch=batch).order_by("id").values_list("person_id", "facts")
    return {key: (facts[5], facts[4]) for key, facts in rows if key is not None and facts}


def _by_point(owner_id: int, kind: ContactKind, keys: Collection[str]) -> dict[str, int]:
    if not keys:
        return {}
    points = ContactPoint.objects.filter(owner_id=owner_id, kind=kind, key__in=keys).order_by("-id")
    return dict(points.values_list("key", "person_id"))


def _by_name(owner_id: int, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return who has these names at these organisations; of all the John Smiths only those are looked at."""
    names = {name for name, _ in wanted}
    people = Person.objects.filter(owner_id=owner_id, sort_name__in=names, archived_at=None).order_by("-id")
    keyed = functools.cache(organisation_key)
    rows = people.exclude(organisation_name="").values_list("sort_name", "organisation_name", "id")
    found = {(name, keyed(at)): key for name, at, key in rows.iterator()}
    return {each: found[each] for each in wanted if each in found}


def _load(owner_id: int, keys: Collection[int]) -> dict[int, Match[Person]]:
    if not keys:
        return {}
    held = defaultdict[int, set[tuple[str, str]]](set)
    points = ContactPoint.objects.filter(owner_id=owner_id, person__in=keys)
    for person_id, kind, key in points.values_list("person_id", "kind", "key"):
        held[person_id].add((kind, key))
    found = {}
    for person in Person.objects.filter(owner_id=owner_id, pk__in=keys):
        person.held_points = held[person.pk]  # type: ignore[attr-defined]  # carried for the importer alone
        profiles = frozenset(key for kind, key in held[person.pk] if kind == ContactKind.PROFILE)
        found[person.pk] = Match(person, person.sort_name, profiles)
    return found
