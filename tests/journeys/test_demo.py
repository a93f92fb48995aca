"""The made-up world: as large as it is told, every page of it opens, and leaving it leaves an empty home."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.apps import apps
from django.urls import reverse

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, Note
from askaround.direction.models import StrategyLine
from askaround.direction.queries import standing_now, strategy_document
from askaround.direction.rules import SECTION_WORDS
from askaround.history.models import Entry
from askaround.insights.models import Insight, Relation
from askaround.insights.models import Reading as InsightReading
from askaround.journeys.commands.demo import fill_demo
from askaround.journeys.queries.backup import backup_folder
from askaround.journeys.queries.brief import talk_brief
from askaround.journeys.queries.wrap_up import wrap_up_of
from askaround.kit.clock import now
from askaround.kit.models import OwnedModel
from askaround.outreach.models import Message, Objective
from askaround.outreach.rules import lint
from askaround.paths.models import Path, Unknown
from askaround.people.models import Person, Position
from askaround.relationships.models import Promise, Thanks
from tests import backups, factories
from tests.doors.routes import ROUTES
from tests.scratch import kept_for_a_module

pytestmark = pytest.mark.django_db

# They go on to another page.
_GO_ON = {"home", "demo"}


@pytest.fixture(scope="module")
def made_up(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The world, in the home of Ada."""
    with kept_for_a_module(django_db_blocker):
        fill_demo(owner=factories.user("ada", name="Ada Winter"), now=now())
        yield


@pytest.fixture
def nora(made_up, db) -> User:
    """Return Ada, who looks around as Nora Lind."""
    return User.objects.get()


def _counted(rows, column):
    return Counter(rows.values_list(column, flat=True))


def _on_file(owner):
    kinds = [kind for kind in apps.get_models() if issubclass(kind, OwnedModel) and kind is not Entry]
    return {kind._meta.label for kind in kinds if kind._default_manager.filter(owner=owner).exists()}


def test_the_world_is_as_large_as_it_is_told(nora):
    assert nora.name == "Nora Lind"
    assert Path.objects.count() == 3
    assert _counted(Person.objects, "do_not_contact") == {False: 399, True: 1}
    assert Position.objects.count() > 900
    assert _counted(Conversation.objects, "state") == {
        "complete": 11,
        "held": 1,
        "arranged": 1,
        "cancelled": 1,
    }
    assert Insight.objects.count() == 120
    assert _counted(Relation.objects, "kind") == {"agrees": 14, "contradicts": 12}
    assert InsightReading.objects.count() == 120
    assert _counted(Promise.objects, "state") == {"kept": 5, "open": 3}
    assert Thanks.objects.filter(sent_at=None).count() == 0
    assert _counted(Message.objects, "answer") == {"yes": 15, "no": 1, "later": 1, "": 2}
    assert _counted(Unknown.objects, "state") == {"open": 8, "answered": 3}
    assert _counted(Entry.objects.filter(chapter="journeys"), "command")["fill_demo"] == 1


def test_every_page_of_the_world_opens_and_says_that_it_is_made_up(nora):
    page = factories.browser(nora)
    shown = {
        route.name: page.get(reverse(route.name))
        for route in ROUTES
        if route.method == "GET" and not route.names and route.name not in _GO_ON
    }
    assert {
        name: answer.status_code for name, answer in shown.items() if answer.status_code not in {200, 204}
    } == {}
    whole = {name: answer.content for name, answer in shown.items() if b"</html>" in answer.content}
    assert len(whole) > 20
    assert [name for name, content in whole.items() if b"This is a made-up world" not in content] == []


def test_what_is_complete_asks_for_nothing_and_what_is_held_waits(nora):
    for talk in Conversation.objects.filter(state="complete"):
        found = wrap_up_of(nora, talk.uuid)
        assert (found.names.turn.now, found.promised.now, found.insights.now) == (None, None, None)
    waiting = wrap_up_of(nora, Conversation.objects.get(state="held").uuid)
    assert waiting.names.turn.now
    assert waiting.promised.now
    assert len(waiting.insights.later) == 3
    assert waiting.reflection is None


def test_the_strategy_is_about_the_path_that_leads_and_rests_on_what_may_mostly_be_shared(nora):
    told = strategy_document(nora, now())
    assert [title for title, _ in told.parts] == list(SECTION_WORDS.values())
    assert len(told.notes) == 13
    assert told.notes.count("From a private note") == 1
    assert "museum" in told.parts[0][1][0].text
    leader = standing_now(nora, now()).leader.path
    assert Path.objects.get(pk=leader).title == "Museum educator"


def test_one_step_is_done_and_one_is_due_within_the_week(nora):
    steps = StrategyLine.objects.filter(section="steps")
    assert (steps.count(), steps.filter(due_on=None).count()) == (4, 1)
    assert steps.exclude(done_at=None).count() == 1
    assert (
        "Your next step: Ask at City Library"
        in factories.browser(nora).get(reverse("today")).content.decode()
    )


def test_what_is_learned_is_mostly_private_often_anonymised_and_sometimes_quotable(nora):
    assert _counted(Insight.objects, "visibility").most_common() == [
        ("private", 46),
        ("anonymised", 44),
        ("quotable", 30),
    ]


def test_a_talk_says_where_and_by_both_clocks_and_each_asks_for_something_else(nora):
    talks = Conversation.objects.all()
    assert nora.time_zone == "Europe/Berlin"
    assert set(_counted(talks, "their_zone")) == {"", "Europe/Dublin", "Europe/Helsinki", "Europe/London"}
    assert {talk.mode for talk in talks if talk.details.link} == {"video"}
    assert not talks.filter(place="").exists()
    assert set(_counted(Objective.objects, "text").values()) == {1}


def test_no_draft_of_the_world_has_anything_marked(nora):
    bodies = Message.objects.values_list("body", flat=True)
    assert {body: found for body in bodies if (found := lint(body))} == {}


def test_the_next_talk_has_a_full_brief(nora):
    told = talk_brief(nora, Conversation.objects.get(state="arranged").uuid, now())
    assert told.promises == ["I said I would: Send Noor three questions beforehand"]
    assert "Before: Occupational therapist at Lindenhof Clinic" in told.work
    assert "(London), which is 15:00 for me in Berlin" in told.when


def test_the_words_that_an_insight_rests_on_stand_right_before_it(nora):
    told = {insight.note_id: insight.quote for insight in Insight.objects.all()}
    notes = list(Note.objects.order_by("conversation", "place"))
    pairs = [(told[line.pk], before.text) for before, line in pairwise(notes) if line.pk in told]
    quoted = [line for line in notes if line.pk in told and line.kind == "quote"]
    assert len([words for words, before in pairs if words == before]) == len(pairs) - len(quoted)


def test_leaving_gives_back_a_home_that_is_empty_and_yours(nora):
    factories.user("ben")
    kept = backups.kept(backup_folder())
    answer = factories.browser(nora).post(reverse("demo-leave"), follow=True)
    assert "The made-up world is gone" in answer.content.decode()
    assert "Look around a made-up world first" in answer.content.decode()
    assert _on_file(nora) == set()
    nora.refresh_from_db()
    assert (nora.name, nora.introduction, nora.demo_since) == ("Ada Winter", "", None)
    assert list(Entry.objects.values_list("command", flat=True)) == ["leave_demo"]
    assert kept.exists()
