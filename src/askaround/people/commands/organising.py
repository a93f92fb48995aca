"""Bringing the organisations on file to the rule that says today which names are one firm.

And which are none.
"""

from collections import defaultdict

from django.db.models import CharField
from django.db.models.functions import Cast

from askaround.kit.bulk import slices
from askaround.people.models import Organisation, Person, Position
from askaround.people.rules import organisation_key


def renew_organisations(owner_id: int) -> None:
    """Make one of organisations that are one firm by today's rule; nobody's own spelling changes.

    A migration cannot do this: it may not import the rule, and the rule's lists grow.
    """
    mine = Organisation.objects.filter(owner_id=owner_id)
    on_file = list(mine.order_by("pk").values_list("pk", "name", "key"))
    groups = defaultdict[str, list[int]](list)
    for pk, name, _ in on_file:
        groups[organisation_key(name)].append(pk)
    keys = {pk: key for pk, _, key in on_file}
    for key, members in groups.items():
        if len(members) > 1 or not key:
            _make_one(owner_id, members, members[0] if key else None)
    changed = {members[0]: key for key, members in groups.items() if key and keys[members[0]] != key}
    # One may become what another was; so first all of them let go of their keys.
    for some in slices(sorted(changed)):
        mine.filter(pk__in=some).update(key=Cast("uuid", CharField()))
    for pk, key in changed.items():
        mine.filter(pk=pk).update(key=key)


def _make_one(owner_id: int, members: list[int], kept: int | None) -> None:
    for gone in slices([pk for pk in members if pk != kept]):
        for model in (Person, Position):
            rows = model._default_manager.filter(owner_id=owner_id, organisation__in=gone)  # noqa: SLF001 - Django's documented way
            rows.update(organisation=kept)
        Organisation.objects.filter(owner_id=owner_id, pk__in=gone).delete()
