"""Reading tags and saved views."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from askaround.accounts.models import User
from askaround.kit.text import fold
from askaround.people.models import Person, SavedView, Tag, Tagging

# More than these would be looked for, not chosen.
MOST_VIEWS = 20
_MOST_TAGS = 100


def get_tag(owner: User, uuid: UUID) -> Tag:
    """Return one tag; raises Tag.DoesNotExist."""
    return Tag.objects.get(owner=owner, uuid=uuid)


def tag_named(owner: User, name: str) -> Tag | None:
    """Return the tag of a name, however it is written."""
    return Tag.objects.filter(owner=owner, key=fold(name)).first()


def list_tags(owner: User) -> list[Tag]:
    """Return the first hundred tags by name."""
    return list(Tag.objects.filter(owner=owner).order_by("key", "pk")[:_MOST_TAGS])


def counted_tags(owner: User) -> list[Tag]:
    """Return the tags by name, each with `people`: how many have it."""
    tags = Tag.objects.filter(owner=owner).annotate(people=Count("taggings"))
    return list(tags.order_by("key", "pk")[:_MOST_TAGS])


def tagged_keys(owner: User, tag: Tag) -> set[int]:
    """Return the keys of the people who have a tag, archived ones too."""
    return set(Tagging.objects.filter(owner=owner, tag=tag).values_list("person_id", flat=True))


def tags_of(owner: User, person: Person) -> list[Tag]:
    """Return a person's tags by name."""
    mine = Tag.objects.filter(owner=owner, taggings__person=person, taggings__owner=owner)
    return list(mine.order_by("key", "pk"))


def tag_names(owner: User, keys: Collection[int]) -> dict[int, list[str]]:
    """Return the names of the tags of some people, by their keys."""
    taggings = Tagging.objects.filter(owner=owner, person__in=keys)
    named = defaultdict(list)
    for person, name in taggings.order_by("tag__key", "pk").values_list("person_id", "tag__name"):
        named[person].append(name)
    return named


def get_view(owner: User, uuid: UUID) -> SavedView:
    """Return one saved view; raises SavedView.DoesNotExist."""
    return SavedView.objects.get(owner=owner, uuid=uuid)


def list_views(owner: User) -> list[SavedView]:
    """Return the saved views, oldest first."""
    return list(SavedView.objects.filter(owner=owner).order_by("pk")[:MOST_VIEWS])
