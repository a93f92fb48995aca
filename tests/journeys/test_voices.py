"""Who counts as a voice of their own, and what the page of insights counts."""

import datetime as dt

import pytest

from askaround.insights.commands import relate_insights
from askaround.insights.rules import RelationKind
from askaround.journeys.queries.insights import SHOWN, told_of, what_you_learned
from askaround.journeys.queries.voices import Voices, count_voices, voice_of_each
from askaround.paths.models import Path
from askaround.paths.rules import Topic
from askaround.people import commands as people
from askaround.people.models import Person
from askaround.people.rules import PositionDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SPOKE = dt.date(2026, 9, 9)


def heard(owner, name, claim="Half of it is meetings", **more):
    """Return somebody who said something."""
    details = {key: more.pop(key) for key in ("organisation", "title") if key in more}
    who = factories.person(owner, name, **details)
    factories.insight(owner, who, claim, **more)
    return who


def worked(owner, who, organisation, started_on=None, ended_on=None):
    details = PositionDetails("Cook", organisation, started_on, ended_on)
    people.add_position(owner=owner, person=who.uuid, details=details, now=NOW)


def introduce(who, by):
    Person.objects.filter(pk=who.pk).update(introducer=by)


def voices(owner, *whom):
    return count_voices({who.pk for who in whom}, voice_of_each(owner))


def test_people_who_have_nothing_in_common_are_voices_of_their_own(ada):
    whom = [heard(ada, name, organisation=at) for name, at in (("Mia", "Acme"), ("Noa", "Bank"), ("Ola", ""))]
    assert voices(ada, *whom) == Voices(people=3, independent=3)


def test_people_of_one_employer_are_one_voice(ada):
    whom = [heard(ada, name, organisation=at) for name, at in (("Mia", "Acme"), ("Noa", "ACME"), ("Ola", ""))]
    assert voices(ada, *whom) == Voices(people=3, independent=2)


@pytest.mark.parametrize(
    ("started_on", "ended_on", "independent"),
    [
        (None, None, 2),
        (None, SPOKE, 1),
        (None, SPOKE - dt.timedelta(days=1), 2),
        (SPOKE, dt.date(2027, 1, 1), 1),
        (SPOKE + dt.timedelta(days=1), dt.date(2027, 1, 1), 2),
    ],
)
def test_an_employer_counts_who_was_theirs_when_they_spoke(ada, started_on, ended_on, independent):
    mia, noa = heard(ada, "Mia", organisation="Acme"), heard(ada, "Noa", organisation="Bank")
    worked(ada, noa, "Acme", started_on, ended_on)
    assert voices(ada, mia, noa).independent == independent


def test_people_introduced_by_the_same_person_are_one_voice_through_others_too(ada):
    mia, noa, ola = (heard(ada, name) for name in ("Mia", "Noa", "Ola"))
    ida, between = factories.person(ada, "Ida"), factories.person(ada, "Between")
    introduce(between, ida)
    introduce(mia, between)
    introduce(noa, ida)
    assert voices(ada, mia, noa, ola) == Voices(people=3, independent=2)


def test_an_introducer_and_whom_they_introduced_are_one_voice(ada):
    mia, noa = heard(ada, "Mia"), heard(ada, "Noa")
    introduce(noa, mia)
    assert voices(ada, mia, noa).independent == 1


def test_a_circle_of_introductions_ends(ada):
    mia, noa, ola = (heard(ada, name) for name in ("Mia", "Noa", "Ola"))
    introduce(mia, noa)
    introduce(noa, mia)
    introduce(ola, noa)
    assert voices(ada, mia, noa, ola).independent == 1


def test_topics_come_in_their_order_each_with_its_newest_and_its_voices(ada):
    path = factories.path(ada)
    for n in range(SHOWN + 1):
        heard(ada, f"Mia{n}", f"Claim {n}", path=path.uuid, organisation="Acme")
    heard(ada, "Noa", "How I came here", topic=Topic.PATH)
    learned = what_you_learned(ada)
    assert [each.topic for each in learned.topics] == [Topic.PATH, Topic.DAY]
    day = learned.topics[1]
    assert [told.insight.claim for told in day.told] == ["Claim 3", "Claim 2", "Claim 1"]
    assert (day.count.insights, day.count.voices) == (SHOWN + 1, Voices(SHOWN + 1, 1))
    assert (learned.count.insights, learned.count.voices) == (SHOWN + 2, Voices(SHOWN + 2, 2))
    assert [(each.path, each.count.insights) for each in learned.paths] == [(path, SHOWN + 1), (None, 1)]


def test_a_path_narrows_what_is_shown_and_counted(ada):
    path, other = factories.path(ada), factories.path(ada, "Nurse")
    heard(ada, "Mia", "On the path", path=path.uuid)
    heard(ada, "Noa", "On no path")
    for learned, claim in (
        (what_you_learned(ada, path=path.uuid), "On the path"),
        (what_you_learned(ada, pathless=True), "On no path"),
        (what_you_learned(ada, path=path.uuid, topic=Topic.DAY), "On the path"),
    ):
        assert [told.insight.claim for each in learned.topics for told in each.told] == [claim]
        assert learned.count.insights == 1
    assert what_you_learned(ada, path=other.uuid).topics == []


def test_another_explorers_path_is_not_there_and_nothing_of_theirs_counts(ada, ben):
    theirs = factories.path(ben)
    heard(ben, "Mia", path=theirs.uuid)
    assert what_you_learned(ada).topics == []
    with pytest.raises(Path.DoesNotExist):
        what_you_learned(ada, path=theirs.uuid)


def test_an_insight_is_told_with_those_that_agree_and_those_that_do_not(ada):
    mia = factories.person(ada)
    one, same, against = (factories.insight(ada, mia, claim) for claim in ("Calm", "Quiet", "Wild"))
    for other, kind in ((same, RelationKind.AGREES), (against, RelationKind.CONTRADICTS)):
        relate_insights(owner=ada, insight=other.uuid, other=one.uuid, kind=kind, now=NOW)
    told = told_of(ada, one)
    assert [each.claim for each in told.agreeing] == ["Quiet"]
    assert [each.claim for each in told.contradicting] == ["Wild"]
