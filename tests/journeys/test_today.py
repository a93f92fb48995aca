"""What to do now and why."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from askaround.conversations.commands import cancel_conversation
from askaround.direction.commands import edit_line, rank_criteria, rank_path
from askaround.direction.queries import get_line
from askaround.direction.rules import Section
from askaround.insights.rules import ReadingDetails
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo
from askaround.journeys.queries.today import what_to_do
from askaround.journeys.rules.today import MOST_ITEMS, About, ItemKind, MarkKind
from askaround.kit.clock import now
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from askaround.people.models import Person
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def days(number):
    return NOW + dt.timedelta(days=number)


def kinds(owner, at=NOW):
    return [item.kind.value for item in what_to_do(owner, at).items]


def titles(owner, at=NOW):
    return [item.title for item in what_to_do(owner, at).items]


def test_an_empty_home_asks_for_a_path_and_contacts(ada):
    assert kinds(ada) == ["first_path", "bring_contacts"]


def test_with_path_and_people_it_says_whom_to_ask(ada):
    factories.person(ada, "Mia", title="Nurse")
    factories.ranked_path(ada, "Nurse")
    assert titles(ada) == ["Ask Mia about Nurse"]


def test_the_third_and_seventh_business_day_appear_when_they_come(ada):
    factories.sent(ada, factories.person(ada, "Mia"), factories.path(ada, "Nurse"))
    assert kinds(ada, days(4)) == []  # Sunday
    assert kinds(ada, days(5)) == ["ask_another"]  # Monday, the third
    assert kinds(ada, days(9)) == ["nudge", "ask_another"]  # Friday, the seventh


def test_an_answer_takes_the_days_off_and_a_yes_comes_first(ada):
    message = factories.sent(ada, factories.person(ada, "Mia"), factories.path(ada))
    factories.draft(ada, factories.person(ada, "Lea"))
    outreach.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=days(2))
    assert kinds(ada, days(9)) == ["arrange", "draft"]


def test_the_week_holds_what_is_to_come(ada):
    factories.sent(ada, factories.person(ada, "Mia"))
    week = what_to_do(ada, days(1)).week
    assert [coming.on.isoformat() for coming in week] == ["2026-09-14"]


@pytest.mark.parametrize(
    ("kind", "back"), [(MarkKind.DONE, None), (MarkKind.LATER, 2), (MarkKind.NOT_THIS, None)]
)
def test_done_later_and_not_this_hide_an_item_and_are_undone(ada, kind, back):
    entry = mark_item(owner=ada, key="first-path", kind=kind, now=NOW)
    assert "first_path" not in kinds(ada)
    assert "first_path" not in kinds(ada, days(1))
    assert ("first_path" in kinds(ada, days(2))) is (back == 2)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert "first_path" in kinds(ada)


def test_there_are_never_more_than_seven(ada):
    for number in range(6):
        factories.sent(ada, factories.person(ada, f"P{number}"))
    assert len(kinds(ada, days(9))) == MOST_ITEMS


def test_each_item_has_a_reason_and_one_button(ada):
    factories.sent(ada, factories.person(ada, "Mia"), factories.path(ada))
    factories.draft(ada, factories.person(ada, "Lea"))
    for item in what_to_do(ada, days(9)).items:
        assert item.reason.endswith(".")
        assert item.action


def test_nothing_of_another_explorer_shows(ada, ben):
    factories.sent(ada, factories.person(ada), factories.path(ada))
    assert kinds(ben, days(9)) == ["first_path", "bring_contacts"]


def test_settled_follow_ups_make_room_for_later_ones(ada):
    for number in range(20):
        factories.sent(ada, factories.person(ada, f"P{number}"))
    for _ in range(40):
        due = [item for item in what_to_do(ada, days(9)).items if item.key.startswith("follow-up:")]
        for item in due:
            mark_item(owner=ada, key=item.key, kind=MarkKind.DONE, now=days(9))
        if not due:
            break
    factories.sent(ada, factories.person(ada, "Zoe"), at=days(20))
    assert titles(ada, days(29))[0] == "Follow up with Zoe, once"


def test_a_settled_follow_up_comes_back_when_that_is_undone(ada):
    factories.sent(ada, factories.person(ada, "Mia"))
    key = what_to_do(ada, days(9)).items[0].key
    entry = mark_item(owner=ada, key=key, kind=MarkKind.DONE, now=days(9))
    assert key not in [item.key for item in what_to_do(ada, days(9)).items]
    undo(owner=ada, entry=entry.uuid, now=days(9))
    assert what_to_do(ada, days(9)).items[0].key == key


def test_not_this_person_brings_up_the_next_and_a_draft_too(ada):
    for name, place in (("Ann", "Acme"), ("Bea", "Bolt"), ("Cal", "Core")):
        factories.person(ada, name, title="Nurse", organisation=place)
    path = factories.ranked_path(ada, "Nurse")
    first = what_to_do(ada, NOW).items[0]
    mark_item(owner=ada, key=first.key, kind=MarkKind.NOT_THIS, now=NOW)
    second = what_to_do(ada, NOW).items[0]
    assert second.key != first.key
    asked = Person.objects.get(display_name=second.title.split()[1])
    factories.draft(ada, asked, path)
    assert {first.title, second.title, *titles(ada)} == {
        f"Ask {name} about Nurse" for name in ("Ann", "Bea", "Cal")
    }


def test_opening_a_draft_is_not_yet_something_to_finish(ada):
    message = factories.draft(ada, factories.person(ada))
    assert "draft" not in kinds(ada)
    assert "draft" in kinds(ada, days(1))
    outreach.edit_message(owner=ada, message=message.uuid, version=1, subject="", body="Mine?", now=NOW)
    assert "draft" in kinds(ada)


def step(owner, text="Visit a ward", *, on=0):
    return factories.strategy_line(owner, text, Section.STEPS, due_on=days(on).date())


def test_a_step_stands_on_today_from_its_day_and_in_the_week_before(ada):
    line = step(ada, on=2)
    (coming,) = what_to_do(ada, NOW).week
    assert (coming.on, coming.sentence) == (days(2).date(), "Your next step: Visit a ward")
    assert (coming.about, coming.subject) == (About.STEP, str(line.uuid))
    assert "step" not in kinds(ada, days(1))
    (item,) = [each for each in what_to_do(ada, days(3)).items if each.kind is ItemKind.STEP]
    assert item.title == "Visit a ward"
    assert item.reason == "The next step of your strategy, which you set for 11 September."


def test_a_step_that_is_done_on_today_is_done_and_undone(ada):
    line = step(ada)
    (key,) = [each.key for each in what_to_do(ada, NOW).items if each.kind is ItemKind.STEP]
    entry = mark_item(owner=ada, key=key, kind=MarkKind.DONE, now=NOW)
    assert get_line(ada, line.uuid).done_at == NOW
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_line(ada, line.uuid).done_at is None
    assert "step" in kinds(ada)


def test_a_step_that_was_put_away_comes_back_with_another_day(ada):
    line = step(ada)
    (key,) = [each.key for each in what_to_do(ada, NOW).items if each.kind is ItemKind.STEP]
    mark_item(owner=ada, key=key, kind=MarkKind.NOT_THIS, now=NOW)
    assert get_line(ada, line.uuid).done_at is None
    assert "step" not in kinds(ada, days(5))
    edit_line(owner=ada, line=line.uuid, version=1, text="Visit a ward", due_on=days(5).date(), now=NOW)
    assert "step" in kinds(ada, days(5))


def test_no_kind_crowds_out_the_rest(ada):
    mia = factories.person(ada, "Mia")
    for number in range(9):
        step(ada, f"Step {number}")
        factories.promise(ada, mia, due_on=NOW.date())
    factories.draft(ada, mia)
    assert kinds(ada, days(1)) == ["promise"] * 3 + ["step"] * 3 + ["first_path"]


def test_one_day_of_everything_is_in_order_and_each_leads_somewhere(ada, page):
    mia, today = factories.person(ada, "Mia"), now().date()
    tomorrow = today + dt.timedelta(days=1)
    factories.held(ada, mia, when=replace(factories.THURSDAY, day=today - dt.timedelta(days=1)))
    factories.conversation(ada, mia, when=replace(factories.THURSDAY, day=tomorrow, zone="UTC"))
    factories.promise(ada, mia, due_on=today)
    factories.strategy_line(ada, "Visit a ward", Section.STEPS, due_on=today)
    found = what_to_do(ada, now())
    assert [each.kind.value for each in found.items] == [
        *("confirm", "thank", "wrap_up", "promise", "step", "first_path")
    ]
    shown = page.get("/today/").content.decode()
    for address in re.findall(r'<a (?:class="button" )?href="([^"]+)"', shown):
        assert page.get(address).status_code in {200, 302}, address


def test_the_week_leads_to_promises_and_steps(ada, page):
    mia, soon = factories.person(ada, "Mia"), now().date() + dt.timedelta(days=2)
    promise = factories.promise(ada, mia, due_on=soon)
    line = factories.strategy_line(ada, "Visit a ward", Section.STEPS, due_on=soon)
    shown = page.get("/today/").content.decode()
    assert f'href="/promises/#promise-{promise.uuid}"' in shown
    assert f'href="/strategy/#line-{line.uuid}"' in shown


def test_what_others_have_to_do_is_not_here(ada, ben):
    mia = factories.person(ada, "Mia")
    step(ada)
    factories.promise(ada, mia, due_on=NOW.date())
    factories.held(ada, mia)
    assert kinds(ben, days(2)) == ["first_path", "bring_contacts"]
    assert what_to_do(ben, NOW).week == []


def test_a_talk_that_was_called_off_is_named_where_a_new_time_is_wanted(ada):
    message = factories.sent(ada, factories.person(ada, "Mia"), factories.path(ada))
    outreach.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=NOW)
    (item,) = what_to_do(ada, NOW).items
    assert item.reason.startswith("Mia said yes.")
    talk = factories.conversation(ada, message.objective.person, message=message)
    assert kinds(ada) == ["confirm"]
    cancel_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    (item,) = what_to_do(ada, days(20)).items
    assert item.title == "Agree on a new time with Mia"
    assert item.reason == "You called off the talk of 10 September. Offer two new times, or let it rest."


def path_asked_about(owner):
    (item,) = [each for each in what_to_do(owner, NOW).items if each.kind is ItemKind.ASK]
    return item.title.partition(" about ")[2]


def test_the_path_about_which_a_talk_would_change_most_is_asked_about_first(ada):
    factories.person(ada, "Mia", title="Nurse", organisation="Ward")
    night, nurse = (factories.path(ada, title) for title in ("Nurse at night", "Nurse"))
    for question in ("Who leaves?", "Who stays?"):
        factories.unknown(ada, nurse, question, importance=1)
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    say = [(nurse, name) for name in ("Tom", "Lee", "Kim", "Ida")] + [(night, "Noa")]
    for about, name in say:
        who = factories.person(ada, name, title="Baker", organisation=f"{name}'s")
        factories.insight(ada, who, readings=(ReadingDetails(about.uuid, "Calm", 0),))
    for path in (night, nurse):
        rank_path(owner=ada, path=path.uuid, now=NOW)
    assert path_asked_about(ada) == "Nurse at night"


def test_a_path_that_nobody_spoke_of_is_asked_about_before_one_that_was_heard(ada):
    factories.person(ada, "Mia", title="Nurse", organisation="Ward")
    factories.ranked_path(ada, "Nurse at night")
    heard = factories.path(ada, "Nurse")
    factories.unknown(ada, heard, "Who leaves?")
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    tom = factories.person(ada, "Tom", title="Baker")
    factories.insight(ada, tom, readings=(ReadingDetails(heard.uuid, "Calm", 0),))
    rank_path(owner=ada, path=heard.uuid, now=NOW)
    assert path_asked_about(ada) == "Nurse at night"


def test_among_equals_the_path_with_more_open_questions_is_asked_about_first(ada):
    factories.person(ada, "Mia", title="Nurse")
    asked = factories.ranked_path(ada, "Nurse")
    factories.ranked_path(ada, "Nurse at night")
    for question in ("Who leaves?", "Who stays?"):
        factories.unknown(ada, asked, question)
    (item,) = [each for each in what_to_do(ada, NOW).items if each.kind is ItemKind.ASK]
    assert item.title == "Ask Mia about Nurse"
    assert item.reason.endswith("2 questions of yours about it are open.")
