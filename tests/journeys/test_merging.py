"""Two people on file who are one: merged field by field, and parted again exactly as they were."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.db import models

from askaround.conversations.models import Conversation
from askaround.direction.commands import put_aside_person
from askaround.direction.models import PutAside, Suggestion
from askaround.direction.rules import AsideReason
from askaround.history.models import Entry
from askaround.insights.models import Insight
from askaround.journeys.commands.merging import GOES_OVER, merge_people
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.journeys.models import TodayMark
from askaround.journeys.queries.merging import survivor_of
from askaround.journeys.rules.today import MarkKind
from askaround.kit.models import OwnedModel, StaleVersion
from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.outreach.queries import messages_with
from askaround.outreach.rules import AnswerKind
from askaround.people import commands as people
from askaround.people.commands.merging import FOLLOWERS, SamePerson
from askaround.people.commands.persons import EditedSince
from askaround.people.models import ImportedRow, MergeCandidate, Person
from askaround.people.queries import details_of, get_person, get_person_page, people_mark, tags_of
from askaround.people.rules import MergeChoices, PersonDetails, PositionDetails, Side
from askaround.relationships.models import Promise
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db

MIA = PersonDetails(
    given_name="Mia",
    family_name="Berg",
    title="Designer",
    organisation="Acme",
    mails=("mia@acme.org", "m@x.org"),
    tie="met",
    tie_detail="At the fair",
    tie_year=2019,
)
COUNTED = frozenset({"version", "person_version"})


def merge(owner, keep, other, **choices):
    keep, other = get_person(owner, keep.uuid), get_person(owner, other.uuid)
    return merge_people(
        owner=owner,
        keep=keep.uuid,
        other=other.uuid,
        versions=(keep.version, other.version),
        choices=MergeChoices(**choices),
        now=NOW,
    )


def digest(*, but=COUNTED):
    """Return every row of every table, the log and what counts edits aside."""
    kinds = [kind for kind in apps.get_models() if issubclass(kind, OwnedModel) and kind is not Entry]
    return {
        kind._meta.label: [
            {name: value for name, value in row.items() if name not in but}
            for row in kind._default_manager.order_by("pk").values()
        ]
        for kind in kinds
    }


@pytest.fixture
def two(ada):
    """Two entries of one person, with everything that can refer to either."""
    path = factories.ranked_path(ada, "Designer")
    mia = factories.person(ada, **vars_of(MIA))
    people.edit_notes(owner=ada, person=mia.uuid, version=1, notes="Kind.", now=NOW)
    profile = "https://www.linkedin.com/in/mia-b"
    factories.imported(
        ada,
        factories.connections(
            f"Mia,B.,{profile},m@y.org,Bank,Lead,01 Feb 2020", "Mia,B.,,,Bank,Other,01 Feb 2020"
        ),
    )
    other = ImportedRow.objects.filter(owner=ada, person__isnull=False).order_by("pk")[0].person
    people.add_position(owner=ada, person=other.uuid, details=PositionDetails("Cook", "Inn"), now=NOW)
    people.mark_do_not_contact(owner=ada, person=factories.person(ada, "Ida").uuid, now=NOW)
    people.tag_people(owner=ada, keys=[mia.pk, other.pk], name="mentor", now=NOW)
    people.tag_people(owner=ada, keys=[other.pk], name="bank", now=NOW)
    sent = factories.sent(ada, other, path)
    outreach.record_answer(owner=ada, message=sent.uuid, kind=AnswerKind.YES, now=NOW)
    factories.draft(ada, mia, path)
    factories.rank_path(owner=ada, path=path.uuid, now=NOW)
    mark_item(owner=ada, key=f"ask:{path.uuid}:{other.uuid}", kind=MarkKind.LATER, now=NOW)
    for person in (mia, other):
        talk = factories.conversation(ada, person, path)
        factories.insight(ada, person, conversation=talk.uuid, readings=())
        Promise.objects.create(owner=ada, person=person, conversation=talk, side="mine", text="Write")
        factories.named_by(ada, person, "Named by one")
    factories.named_by(ada, mia, named=other)
    put_aside_person(owner=ada, person=other.uuid, path=path.uuid, reason=AsideReason.OTHER, now=NOW)
    return get_person(ada, mia.uuid), get_person(ada, other.uuid)


def vars_of(details):
    return {name: getattr(details, name) for name in details.__dataclass_fields__}


def test_everything_that_refers_to_a_person_is_moved(ada):
    referring = {
        kind
        for kind in apps.get_models()
        for field in kind._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is Person
    }
    moved = {*FOLLOWERS, *GOES_OVER, ImportedRow, MergeCandidate, Person, PutAside, Suggestion}
    assert referring == moved


def test_one_person_is_left_with_everything_of_both(ada, two):
    mia, other = two
    merge(ada, mia, other)
    left = get_person_page(ada, mia.uuid)
    details = details_of(left)
    assert (details.title, details.organisation) == ("Designer", "Acme")
    assert set(details.mails) == {"mia@acme.org", "m@x.org", "m@y.org"}
    assert details.profiles == ("https://www.linkedin.com/in/mia-b",)
    assert [each.title for each in left.positions.all() if each.present] == ["Designer"]
    assert {each.title for each in left.positions.all()} == {"Designer", "Lead", "Cook"}
    assert [tag.name for tag in tags_of(ada, left)] == ["bank", "mentor"]
    assert len(messages_with(ada, left)) == 2
    assert left.connected_on.year == 2020
    assert TodayMark.objects.get(owner=ada).key.endswith(str(mia.uuid))
    assert not Person.objects.filter(uuid=other.uuid).exists()
    assert PutAside.objects.get(owner=ada).person == left
    for about in (Conversation, Insight, Promise):
        assert set(about.objects.values_list("person", flat=True)) == {left.pk}
    assert list(Person.objects.exclude(introducer=None).values_list("introducer", flat=True)) == [left.pk] * 2
    assert left.introducer is None
    assert survivor_of(ada, other.uuid) == mia.uuid


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {
            "name": Side.OTHER,
            "work": Side.OTHER,
            "country": Side.OTHER,
            "tie": Side.OTHER,
            "notes": Side.OTHER,
        },
        {"work": Side.OTHER, "notes": Side.KEPT},
    ],
    ids=["kept", "other", "mixed"],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_a_merge_undone_leaves_every_row_as_it_was(ada, two, choices, swapped):
    before = digest()
    entry = merge(ada, *(reversed(two) if swapped else two), **choices)
    assert digest() != before
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert digest() == before
    assert survivor_of(ada, two[1].uuid) is None


def test_the_choices_are_followed(ada, two):
    mia, other = two
    merge(ada, mia, other, name=Side.OTHER, work=Side.OTHER, tie=Side.OTHER, notes=Side.BOTH)
    left = details_of(get_person_page(ada, mia.uuid))
    assert (left.family_name, left.title, left.organisation, left.tie) == ("B.", "Lead", "Bank", "")
    assert get_person(ada, mia.uuid).notes == "Kind."


def test_notes_of_both_are_joined_with_a_blank_line(ada):
    one, other = factories.person(ada), factories.person(ada)
    for person, notes in ((one, "First."), (other, "Second.")):
        people.edit_notes(owner=ada, person=person.uuid, version=1, notes=notes, now=NOW)
    merge(ada, one, other)
    assert get_person(ada, one.uuid).notes == "First.\n\nSecond."


@pytest.mark.parametrize("which", [0, 1])
def test_the_wish_to_be_left_alone_is_never_lost(ada, which):
    two = [factories.person(ada), factories.person(ada)]
    people.mark_do_not_contact(owner=ada, person=two[which].uuid, now=NOW)
    merge(ada, *two)
    assert get_person(ada, two[0].uuid).do_not_contact


def test_nobody_is_merged_with_themselves(ada):
    mia = factories.person(ada)
    with pytest.raises(SamePerson):
        merge(ada, mia, mia)


def test_what_was_edited_in_another_window_is_not_merged_unseen(ada, two):
    mia, other = two
    versions = (mia.version, other.version - 1)
    before = digest(but=frozenset())
    with pytest.raises(StaleVersion):
        merge_people(
            owner=ada,
            keep=mia.uuid,
            other=other.uuid,
            versions=versions,
            choices=MergeChoices(),
            now=NOW,
        )
    assert digest(but=frozenset()) == before


def test_a_stranger_is_not_merged(ada, ben):
    mia, his = factories.person(ada), factories.person(ben)
    with pytest.raises(Person.DoesNotExist):
        merge_people(
            owner=ada, keep=mia.uuid, other=his.uuid, versions=(1, 1), choices=MergeChoices(), now=NOW
        )


def edit(owner, person):
    details = replace(details_of(get_person_page(owner, person.uuid)), title="New")
    version = get_person(owner, person.uuid).version
    people.edit_person(owner=owner, person=person.uuid, version=version, details=details, now=NOW)


def tag(owner, person):
    people.tag_people(owner=owner, keys=[person.pk], name="new", now=NOW)


def merge_on(owner, person):
    merge(owner, factories.person(owner, "Third"), person)


@pytest.mark.parametrize("since", [edit, tag, merge_on])
def test_what_cannot_be_told_apart_any_more_is_not_taken_apart(ada, two, since):
    mia, other = two
    entry = merge(ada, mia, other)
    since(ada, mia)
    before = digest(but=frozenset())
    with pytest.raises(EditedSince):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert digest(but=frozenset()) == before


def test_two_merges_are_undone_one_after_the_other(ada, two):
    third = factories.person(ada, "Third")
    before = digest()
    entries = [merge(ada, two[0], two[1]), merge(ada, two[0], third)]
    for entry in reversed(entries):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert digest() == before


def test_what_was_written_since_stays_with_whom_it_was_written_to(ada, two):
    mia, other = two
    entry = merge(ada, mia, other)
    later = factories.draft(ada, get_person(ada, mia.uuid), factories.path(ada, "Cook"))
    answered = Message.objects.get(owner=ada, answer=AnswerKind.YES)
    outreach.record_answer(owner=ada, message=answered.uuid, kind=AnswerKind.NO, now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert later in messages_with(ada, mia)
    assert [message.answer for message in messages_with(ada, other)] == [AnswerKind.NO]


def test_a_merge_is_undone_once(ada, two):
    entry = merge(ada, *two)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    with pytest.raises(NotUndoable):
        undo(owner=ada, entry=entry.uuid, now=NOW)


def test_a_later_file_finds_who_stayed(ada, two):
    mia, other = two
    merge(ada, mia, other)
    line = "Mia,Someone,https://linkedin.com/in/mia-b,,Bank,Lead,01 Feb 2020"
    batch = factories.imported(ada, factories.connections(line))
    assert (batch.matched, batch.created) == (1, 0)
    assert ImportedRow.objects.get(batch=batch).person == mia


def test_undoing_an_import_keeps_whom_it_brought_once_they_were_merged(ada):
    batch = factories.imported(ada, factories.connections("Noa,Sand,,n@x.org,Bank,Cook,02 Mar 2023"))
    mia, noa = factories.person(ada), Person.objects.get(given_name="Noa")
    merge(ada, mia, noa)
    people.undo_batch(owner=ada, batch=batch.uuid, keep=(), now=NOW)
    assert get_person(ada, mia.uuid)


@pytest.mark.parametrize("stays", ["Mia", "Noa"])
def test_an_import_is_undone_as_before_once_a_merge_was_undone(ada, stays):
    batch = factories.imported(ada, factories.connections("Noa,Sand,,n@x.org,Bank,Cook,02 Mar 2023"))
    factories.person(ada, "Mia")
    both = {person.given_name: person for person in Person.objects.all()}
    kept = both.pop(stays)
    undo(owner=ada, entry=merge(ada, kept, *both.values()).uuid, now=NOW)
    people.undo_batch(owner=ada, batch=batch.uuid, keep=(), now=NOW)
    assert [person.given_name for person in Person.objects.all()] == ["Mia"]


def test_whom_to_ask_is_ranked_anew_after_a_merge_and_after_its_undoing(ada, two):
    marks = [people_mark(ada)]
    entry = merge(ada, *two)
    marks.append(people_mark(ada))
    undo(owner=ada, entry=entry.uuid, now=NOW)
    marks.append(people_mark(ada))
    assert marks == sorted(set(marks))
