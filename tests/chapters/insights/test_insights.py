"""Keeping insights, saying how they stand to each other, and taking it back."""

import datetime as dt

import pytest

from askaround.history.models import Entry
from askaround.insights import commands
from askaround.insights.commands.keeping import (
    NothingClaimed,
    NotThereAnyMore,
    details_kept,
    readings_kept,
)
from askaround.insights.commands.relating import SameInsight, TooManyRelations
from askaround.insights.models import Insight, Reading, Relation
from askaround.insights.queries import get_insight, get_relation, list_insights, others_near, related_to
from askaround.insights.rules import MOST_RELATIONS, InsightDetails, ReadingDetails, RelationKind, Vantage
from askaround.journeys.commands.importing import undo_import
from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.kit.models import StaleVersion
from askaround.paths import commands as paths
from askaround.paths.rules import Topic
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(minutes=1)
WORK = "The work itself"


def back(owner, entry: Entry) -> None:
    undo(owner=owner, entry=entry.uuid, now=LATER)


def relate(owner, one, other, kind=RelationKind.AGREES) -> Entry:
    return commands.relate_insights(owner=owner, insight=one.uuid, other=other.uuid, kind=kind, now=NOW)


def stands(owner, insight) -> list[tuple[str, str]]:
    return [(str(each.kind), each.claim) for each in related_to(owner, [insight.pk])[insight.pk]]


@pytest.fixture
def mia(ada):
    return factories.person(ada, "Mia")


@pytest.fixture
def two(ada, mia):
    return factories.insight(ada, mia, "Mornings are calm"), factories.insight(ada, mia, "Mornings are wild")


def test_a_claim_is_kept_with_its_words_and_whoever_said_it(ada, mia):
    path = factories.path(ada)
    reading = ReadingDetails(path.uuid, WORK, -1)
    said = factories.insight(
        ada, mia, "  Half of it is meetings ", quote=" Half. ", path=path.uuid, readings=(reading,)
    )
    assert (said.claim, said.quote, said.person, said.path) == ("Half of it is meetings", "Half.", mia, path)
    assert readings_kept(said) == [reading]


def test_an_insight_claims_something(ada, mia):
    with pytest.raises(NothingClaimed, match="in a sentence"):
        factories.insight(ada, mia, "  ")


def test_an_insight_is_said_better_and_worse_again(ada, mia):
    path = factories.path(ada)
    said = factories.insight(ada, mia, readings=(ReadingDetails(path.uuid, WORK, 2),))
    before = details_kept(said)
    details = InsightDetails("Most of it is mail", Topic.SKILLS, Vantage.HEARSAY, mia.uuid, NOW.date())
    entry = commands.change_insight(
        owner=ada, insight=said.uuid, version=1, details=details, readings=(), now=NOW
    )
    changed = get_insight(ada, said.uuid)
    assert (details_kept(changed), readings_kept(changed)) == (details, [])
    back(ada, entry)
    again = get_insight(ada, said.uuid)
    assert details_kept(again) == before
    assert readings_kept(again) == [ReadingDetails(path.uuid, WORK, 2)]


def test_an_insight_changed_elsewhere_meanwhile_is_not_written_over(ada, mia):
    said = factories.insight(ada, mia)
    told = {"owner": ada, "insight": said.uuid, "details": details_kept(said), "readings": (), "now": NOW}
    commands.change_insight(version=1, **told)
    with pytest.raises(StaleVersion):
        commands.change_insight(version=1, **told)


def test_keeping_one_is_undone_by_removing_it(ada, mia):
    factories.insight(ada, mia)
    back(ada, factories.last_entry(ada))
    assert not Insight.objects.filter(owner=ada).exists()


def test_two_agree_or_contradict_and_the_last_word_counts(ada, two):
    one, other = two
    relate(ada, other, one)
    assert stands(ada, one) == [("agrees", "Mornings are wild")]
    entry = relate(ada, one, other, RelationKind.CONTRADICTS)
    assert stands(ada, other) == [("contradicts", "Mornings are calm")]
    assert Relation.objects.filter(owner=ada).count() == 1
    back(ada, entry)
    assert stands(ada, one) == [("agrees", "Mornings are wild")]


def test_a_first_relation_is_undone_by_parting_and_a_parting_by_relating(ada, two):
    one, other = two
    related = relate(ada, one, other, RelationKind.CONTRADICTS)
    parted = commands.part_insights(owner=ada, relation=related.subject, now=NOW)
    assert stands(ada, one) == []
    back(ada, parted)
    assert stands(ada, one) == [("contradicts", "Mornings are wild")]
    back(ada, relate(ada, one, other))
    assert stands(ada, one) == [("contradicts", "Mornings are wild")]


def test_undoing_a_first_relation_parts_the_two(ada, two):
    back(ada, relate(ada, *two))
    assert not Relation.objects.filter(owner=ada).exists()


def test_an_insight_does_not_agree_with_itself(ada, two):
    with pytest.raises(SameInsight):
        relate(ada, two[0], two[0])


def test_thirty_others_are_as_many_as_one_can_take_in(ada, mia, two):
    one = two[0]
    for n in range(MOST_RELATIONS):
        relate(ada, one, factories.insight(ada, mia, f"Claim {n}"))
    with pytest.raises(TooManyRelations, match="30 others"):
        relate(ada, two[1], one)


def test_another_explorers_insights_are_not_there_to_relate(ada, ben, two):
    theirs = factories.insight(ben, factories.person(ben))
    with pytest.raises(Insight.DoesNotExist):
        relate(ada, two[0], theirs)
    relation = get_relation(ada, relate(ada, *two).subject)
    with pytest.raises(Relation.DoesNotExist):
        commands.part_insights(owner=ben, relation=relation.uuid, now=NOW)


def test_a_removed_insight_comes_back_with_readings_and_relations(ada, mia, two):
    path = factories.path(ada)
    said = factories.insight(ada, mia, "Half", path=path.uuid, readings=(ReadingDetails(path.uuid, WORK, 2),))
    relate(ada, said, two[0])
    relate(ada, said, two[1], RelationKind.CONTRADICTS)
    before = (details_kept(said), readings_kept(said), stands(ada, said))
    entry = commands.remove_insight(owner=ada, insight=said.uuid, now=NOW)
    assert not Reading.objects.filter(owner=ada).exists()
    back(ada, entry)
    again = get_insight(ada, said.uuid)
    assert (details_kept(again), readings_kept(again), stands(ada, again)) == before


def test_a_removed_insight_comes_back_without_what_is_gone_meanwhile(ada, mia, two):
    path = factories.path(ada)
    said = factories.insight(ada, mia, "Half", path=path.uuid, readings=(ReadingDetails(path.uuid, WORK, 2),))
    relate(ada, said, two[0])
    relate(ada, said, two[1])
    entry = commands.remove_insight(owner=ada, insight=said.uuid, now=NOW)
    commands.remove_insight(owner=ada, insight=two[0].uuid, now=NOW)
    paths.remove_path(owner=ada, path=path.uuid, now=NOW)
    back(ada, entry)
    again = get_insight(ada, said.uuid)
    assert (again.path, readings_kept(again)) == (None, [])
    assert stands(ada, again) == [("agrees", "Mornings are wild")]


def test_a_note_that_gave_another_insight_meanwhile_stays_with_it(ada, mia):
    line = factories.jotted(factories.conversation(ada, mia))
    said = factories.insight(ada, mia, "First", note=line.uuid)
    entry = commands.remove_insight(owner=ada, insight=said.uuid, now=NOW)
    factories.insight(ada, mia, "Second", note=line.uuid)
    back(ada, entry)
    assert get_insight(ada, said.uuid).note is None


def test_an_insight_does_not_come_back_without_whoever_said_it(ada, mia):
    said = factories.insight(ada, mia)
    entry = commands.remove_insight(owner=ada, insight=said.uuid, now=NOW)
    mia.delete()
    with pytest.raises(NotThereAnyMore):
        back(ada, entry)


def test_somebody_you_learned_from_stays_when_their_coming_is_undone(ada):
    mia = factories.person(ada, "Mia")
    added = factories.last_entry(ada)
    factories.insight(ada, mia)
    with pytest.raises(NotUndoable, match="learned something from Mia"):
        back(ada, added)


def test_somebody_you_learned_from_stays_when_their_import_is_undone(ada):
    batch = factories.imported(ada, factories.connections("Noa,Sand,,,Bank,Cook,02 Mar 2023"))
    noa = type(factories.person(ada)).objects.get(owner=ada, given_name="Noa")
    factories.insight(ada, noa)
    undo_import(owner=ada, batch=batch.uuid, now=NOW)
    noa.refresh_from_db()


def test_a_topic_is_read_page_by_page_the_last_kept_first(ada, mia):
    for n in range(5):
        factories.insight(ada, mia, f"Claim {n}")
    factories.insight(ada, mia, "Another topic", topic=Topic.SKILLS)
    first = list_insights(ada, topic=Topic.DAY, size=3)
    second = list_insights(ada, topic=Topic.DAY, size=3, cursor=first.after)
    assert [each.claim for each in (*first.rows, *second.rows)] == [f"Claim {n}" for n in range(4, -1, -1)]
    assert not second.after


def test_others_are_offered_by_topic_and_path_and_found_by_words(ada, ben, mia):
    path, other_path = factories.path(ada), factories.path(ada, "Nurse")
    said = factories.insight(ada, mia, "Half is meetings", path=path.uuid)
    factories.insight(ada, mia, "Skills first", topic=Topic.SKILLS, path=path.uuid)
    factories.insight(ada, mia, "Nurses meet at dawn", path=other_path.uuid)
    factories.insight(ada, mia, "Calls all day", path=path.uuid)
    related = factories.insight(ada, mia, "Meetings again", path=path.uuid)
    relate(ada, said, related)
    factories.insight(ben, factories.person(ben), "Half is meetings")

    def offered(words=""):
        return [each.claim for each in others_near(ada, said, words, limit=8)]

    assert offered() == ["Calls all day", "Nurses meet at dawn"]
    assert offered("skil") == ["Skills first"]
    assert offered("meet") == ["Nurses meet at dawn"]
    assert offered("?!") == []
