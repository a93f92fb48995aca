"""Tagging people, putting many away at once, and keeping views: each with its way back."""

import pytest

from askaround.history.models import Entry
from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.people import commands
from askaround.people.commands.tags import NoTagNamed, TagIsTaken
from askaround.people.commands.views import EnoughViews, NoViewNamed, ViewIsTaken
from askaround.people.models import Person, SavedView, Tag, Tagging
from askaround.people.queries import MOST_VIEWS, get_tag, list_views, tag_named, tags_of
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def everybody(owner):
    return list(Person.objects.filter(owner=owner).order_by("pk").values_list("pk", flat=True))


def tagged(owner, name):
    return set(
        Tagging.objects.filter(owner=owner, tag__name=name).values_list("person__given_name", flat=True)
    )


def tag(owner, name, *people):
    return commands.tag_people(owner=owner, keys=[person.pk for person in people], name=name, now=NOW)


@pytest.fixture
def mia(ada):
    """Somebody."""
    return factories.person(ada, "Mia")


@pytest.fixture
def noa(ada):
    """Somebody else."""
    return factories.person(ada, "Noa")


def test_a_tag_is_the_same_however_it_is_written(ada, mia, noa):
    tag(ada, "Été  club", mia)
    tag(ada, " ete CLUB ", noa)
    assert tagged(ada, "Été club") == {"Mia", "Noa"}


def test_a_tag_needs_a_word(ada, mia):
    with pytest.raises(NoTagNamed):
        tag(ada, "  ", mia)


def test_tagging_twice_changes_nothing(ada, mia):
    tag(ada, "mentor", mia)
    assert tag(ada, "mentor", mia).after["tagged"] == []
    assert tagged(ada, "mentor") == {"Mia"}


def test_undoing_a_tagging_takes_the_tag_from_those_alone_who_were_new_to_it(ada, mia, noa):
    tag(ada, "mentor", mia)
    entry = tag(ada, "mentor", mia, noa)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert tagged(ada, "mentor") == {"Mia"}


def test_undoing_the_first_tagging_forgets_the_tag_unless_somebody_else_has_it_by_now(ada, mia, noa):
    entry = tag(ada, "mentor", mia)
    tag(ada, "mentor", noa)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert tagged(ada, "mentor") == {"Noa"}
    other = tag(ada, "friend", mia)
    undo(owner=ada, entry=other.uuid, now=NOW)
    assert tag_named(ada, "friend") is None


def test_untagging_is_undone(ada, mia, noa):
    tag(ada, "mentor", mia, noa)
    entry = commands.untag_people(owner=ada, tag=tag_named(ada, "Mentor").uuid, keys=everybody(ada), now=NOW)
    assert tagged(ada, "mentor") == set()
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert tagged(ada, "mentor") == {"Mia", "Noa"}


def test_a_tag_is_renamed_and_back_but_not_to_one_there_is(ada, mia):
    tag(ada, "mentor", mia)
    tag(ada, "friend", mia)
    mentor = tag_named(ada, "mentor")
    with pytest.raises(TagIsTaken):
        commands.rename_tag(owner=ada, tag=mentor.uuid, version=1, name="FRIEND", now=NOW)
    entry = commands.rename_tag(owner=ada, tag=mentor.uuid, version=1, name="Wise", now=NOW)
    assert [each.name for each in tags_of(ada, mia)] == ["friend", "Wise"]
    with pytest.raises(StaleVersion):
        commands.rename_tag(owner=ada, tag=mentor.uuid, version=1, name="Wiser", now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_tag(ada, mentor.uuid).name == "mentor"


def test_a_removed_tag_comes_back_to_those_who_had_it_and_are_still_there(ada, mia, noa):
    tag(ada, "mentor", mia, noa)
    uuid = tag_named(ada, "mentor").uuid
    entry = commands.remove_tag(owner=ada, tag=uuid, now=NOW)
    assert not Tagging.objects.exists()
    commands.remove_person(owner=ada, person=noa.uuid, now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert tagged(ada, "mentor") == {"Mia"}
    assert get_tag(ada, uuid).name == "mentor"


def test_a_removed_tag_does_not_come_back_over_a_new_one(ada, mia):
    tag(ada, "mentor", mia)
    entry = commands.remove_tag(owner=ada, tag=tag_named(ada, "mentor").uuid, now=NOW)
    tag(ada, "Mentor", mia)
    with pytest.raises(TagIsTaken):
        undo(owner=ada, entry=entry.uuid, now=NOW)


def test_nobody_elses_people_are_tagged_or_archived(ada, ben, mia):
    tag(ben, "mentor", mia)
    commands.archive_people(owner=ben, keys=[mia.pk], now=NOW)
    assert not Tagging.objects.exists()
    mia.refresh_from_db()
    assert mia.archived_at is None


def test_many_are_archived_with_one_line_and_undone_with_one_step(ada, mia, noa):
    commands.archive_person(owner=ada, person=noa.uuid, now=NOW)
    entry = commands.archive_people(owner=ada, keys=everybody(ada), now=NOW)
    assert entry.sentence == "One person is archived."
    undo(owner=ada, entry=entry.uuid, now=NOW)
    archived = Person.objects.filter(owner=ada, archived_at__isnull=False)
    assert [person.given_name for person in archived] == ["Noa"]


def test_many_are_brought_back_and_undone(ada, mia, noa):
    commands.archive_people(owner=ada, keys=everybody(ada), now=NOW)
    entry = commands.unarchive_people(owner=ada, keys=everybody(ada), now=NOW)
    assert entry.sentence == "2 people are back."
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert Person.objects.filter(owner=ada, archived_at__isnull=False).count() == 2


def test_all_are_acted_on_in_a_few_statements(ada, django_assert_max_num_queries):
    factories.imported(ada, factories.connections(*(f"M{n},B,,,,,01 Feb 2024" for n in range(1500))))
    with django_assert_max_num_queries(20):
        tag_entry = commands.tag_people(owner=ada, keys=everybody(ada), name="all", now=NOW)
        commands.archive_people(owner=ada, keys=everybody(ada), now=NOW)
    assert len(tag_entry.after["tagged"]) == 1500
    assert not Person.objects.filter(archived_at=None).exists()


def save(owner, name="Close", asks=None):
    return commands.save_view(owner=owner, name=name, asks=asks or {"warmth": "close"}, now=NOW)


def test_a_view_is_kept_renamed_removed_and_each_is_undone(ada):
    uuid = save(ada).subject
    renamed = commands.rename_view(owner=ada, view=uuid, version=1, name="Near", now=NOW)
    undo(owner=ada, entry=renamed.uuid, now=NOW)
    removed = commands.remove_view(owner=ada, view=uuid, now=NOW)
    assert list_views(ada) == []
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert [(view.uuid, view.name, view.asks) for view in list_views(ada)] == [
        (uuid, "Close", {"warmth": "close"})
    ]
    undo(owner=ada, entry=line_of(ada, "save_view"), now=NOW)
    assert list_views(ada) == []


def line_of(owner, command):
    return Entry.objects.get(owner=owner, command=command).uuid


def test_a_view_needs_a_name_of_its_own(ada):
    save(ada)
    with pytest.raises(ViewIsTaken):
        save(ada)
    with pytest.raises(NoViewNamed):
        save(ada, " ")


def test_there_are_no_more_views_than_can_be_shown(ada):
    SavedView.objects.bulk_create(SavedView(owner=ada, name=str(n)) for n in range(MOST_VIEWS))
    with pytest.raises(EnoughViews):
        save(ada)


def test_a_tag_that_nobody_has_is_still_there_to_be_removed(ada, mia):
    tag(ada, "mentor", mia)
    commands.untag_people(owner=ada, tag=tag_named(ada, "mentor").uuid, keys=[mia.pk], now=NOW)
    assert Tag.objects.filter(owner=ada).count() == 1
