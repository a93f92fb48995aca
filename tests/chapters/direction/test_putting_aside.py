"""“Not this one”: put aside with a reason, remembered, and brought back."""

import datetime as dt

import pytest

from askaround.direction.commands import bring_back_person, put_aside_person
from askaround.direction.commands.aside import OnlyForThisPath
from askaround.direction.models import PutAside
from askaround.direction.queries import list_aside, whom_to_ask
from askaround.direction.rules import AsideReason
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo
from askaround.journeys.queries.today import what_to_do
from askaround.journeys.rules.today import MarkKind
from askaround.kit.models import StaleVersion
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SEASON = dt.timedelta(days=90)


@pytest.fixture
def people(ada):
    rows = [("Uma", "UX Researcher"), ("Wes", "UX Researcher"), ("Zoe", "UX Researcher, Health")]
    return {
        name: factories.person(ada, name, title=title, organisation=f"{name} Ltd") for name, title in rows
    }


@pytest.fixture
def path(ada, people):
    return factories.ranked_path(ada, "UX researcher")


def names(owner, path, now=NOW):
    return [named.person.given_name for named in whom_to_ask(owner, path, now).named]


def aside(owner, path, now=NOW):
    return [each.person.given_name for each in list_aside(owner, path, now).rows]


def test_the_next_name_moves_up_and_the_reason_is_listed(ada, people, path):
    factories.put_aside(ada, people["Uma"], path, "other", text="She left the field.")
    assert names(ada, path)[0] == "Wes"
    [listed] = list_aside(ada, path, NOW).rows
    assert (listed.record.reason, listed.record.text) == ("other", "She left the field.")
    assert not listed.everywhere
    assert listed.back_on is None
    assert whom_to_ask(ada, path, NOW).anybody_aside


def test_not_now_is_over_after_a_season(ada, people, path):
    factories.put_aside(ada, people["Uma"], path, "not_now")
    assert list_aside(ada, path, NOW).rows[0].back_on == (NOW + SEASON).date()
    last_moment = NOW + SEASON - dt.timedelta(seconds=1)
    assert "Uma" not in names(ada, path, last_moment)
    assert aside(ada, path, last_moment) == ["Uma"]
    assert "Uma" in names(ada, path, NOW + SEASON)
    assert aside(ada, path, NOW + SEASON) == []


def test_a_path_leaves_the_others_alone_and_every_path_does_not(ada, people, path):
    other = factories.ranked_path(ada, "Researcher of UX")
    factories.put_aside(ada, people["Uma"], path, "rather_not")
    factories.put_aside(ada, people["Wes"], path, "rather_not", everywhere=True)
    assert set(names(ada, path)) == {"Zoe"}
    assert set(names(ada, other)) == {"Uma", "Zoe"}
    assert aside(ada, other) == ["Wes"]


@pytest.mark.parametrize("reason", [AsideReason.NOT_THE_WORK, AsideReason.KNOW_ENOUGH])
def test_a_reason_that_speaks_of_one_path_is_refused_for_all(ada, people, path, reason):
    with pytest.raises(OnlyForThisPath):
        factories.put_aside(ada, people["Uma"], path, reason, everywhere=True)
    assert aside(ada, path) == []


def test_the_same_title_stands_further_down_until_the_first_is_brought_back(ada, people, path):
    kept = factories.put_aside(ada, people["Uma"], path, "not_the_work")
    assert names(ada, path) == ["Zoe", "Wes"]
    wes = whom_to_ask(ada, path, NOW).named[1]
    assert "Further down, since you said that “UX Researcher” is not the right work." in wes.notes
    assert wes.factors.lowered > 0
    bring_back_person(owner=ada, aside=kept.uuid, now=NOW)
    assert names(ada, path) == ["Uma", "Wes", "Zoe"]
    assert {each.factors.lowered for each in whom_to_ask(ada, path, NOW).named} == {0.0}


def test_a_title_declined_for_one_path_counts_in_the_others(ada, people, path):
    other = factories.ranked_path(ada, "Researcher of UX")
    factories.put_aside(ada, people["Uma"], path, "not_the_work")
    assert {each.factors.lowered for each in whom_to_ask(ada, other, NOW).named} == {0.0}


def test_no_title_is_no_title_to_decline(ada):
    for name in ("Ann", "Bea"):
        factories.person(ada, name, organisation=f"UX Researcher {name}")
    path = factories.ranked_path(ada, "UX researcher")
    first = whom_to_ask(ada, path, NOW).named[0].person
    factories.put_aside(ada, first, path, "not_the_work")
    [left] = whom_to_ask(ada, path, NOW).named
    assert left.factors.lowered == 0


def test_every_step_is_undone(ada, people, path):
    first = _put(ada, people["Uma"], path, AsideReason.KNOW_ENOUGH)
    second = _put(ada, people["Uma"], path, AsideReason.NOT_NOW, text="Later", now=NOW + SEASON)
    undo(owner=ada, entry=second.uuid, now=NOW)
    assert _kept(ada) == [("know_enough", "", NOW)]
    back = bring_back_person(owner=ada, aside=PutAside.objects.get().uuid, now=NOW)
    assert _kept(ada) == []
    undo(owner=ada, entry=back.uuid, now=NOW)
    assert _kept(ada) == [("know_enough", "", NOW)]
    undo(owner=ada, entry=first.uuid, now=NOW)
    assert _kept(ada) == []
    assert names(ada, path)[0] == "Uma"


def test_a_step_with_a_newer_one_in_its_place_is_not_undone(ada, people, path):
    first = _put(ada, people["Uma"], path, AsideReason.KNOW_ENOUGH)
    _put(ada, people["Uma"], path, AsideReason.RATHER_NOT)
    with pytest.raises(StaleVersion):
        undo(owner=ada, entry=first.uuid, now=NOW)
    back = bring_back_person(owner=ada, aside=PutAside.objects.get().uuid, now=NOW)
    _put(ada, people["Uma"], path, AsideReason.NOT_NOW)
    with pytest.raises(StaleVersion):
        undo(owner=ada, entry=back.uuid, now=NOW)
    assert _kept(ada) == [("not_now", "", NOW)]


def _put(owner, person, path, reason, *, now=NOW, **more):
    return put_aside_person(owner=owner, person=person.uuid, path=path.uuid, reason=reason, now=now, **more)


def _kept(owner):
    rows = PutAside.objects.filter(owner=owner)
    return [(each.reason, each.text, each.put_aside_at) for each in rows]


def test_not_this_on_today_puts_aside_too_and_is_undone(ada, people, path):
    item = what_to_do(ada, NOW).items[0]
    assert item.title == "Ask Uma about UX researcher"
    entry = mark_item(owner=ada, key=item.key, kind=MarkKind.NOT_THIS, now=NOW)
    assert aside(ada, path) == ["Uma"]
    assert what_to_do(ada, NOW).items[0].title != item.title
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert what_to_do(ada, NOW).items[0].title == item.title


def test_a_person_of_another_explorer_is_not_there_to_put_aside(ada, ben, people, path):
    theirs = factories.ranked_path(ben)
    with pytest.raises(type(people["Uma"]).DoesNotExist):
        _put(ben, people["Uma"], theirs, AsideReason.OTHER)
    with pytest.raises(type(path).DoesNotExist):
        _put(ben, factories.person(ben), path, AsideReason.OTHER)


def test_a_long_list_comes_by_pages(ada, path):
    for number in range(5):
        factories.put_aside(ada, factories.person(ada, f"P{number}"), path, "other")
    first = list_aside(ada, path, NOW, size=3)
    rest = list_aside(ada, path, NOW, size=3, cursor=first.after)
    shown = [each.person.given_name for each in (*first.rows, *rest.rows)]
    assert shown == ["P4", "P3", "P2", "P1", "P0"]
    assert not rest.after
