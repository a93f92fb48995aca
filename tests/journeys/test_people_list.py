"""Asking the list of people: each filter, all together, and in every order."""

import itertools
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from askaround.journeys.queries import people as journey
from askaround.journeys.queries.people import find_people, matching_keys
from askaround.journeys.rules.people import Standing, Wanted
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from askaround.people import commands
from askaround.people.models import Person, Tag
from askaround.people.queries import SORTS, tag_named
from askaround.people.rules import Warmth
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(ada):
    """Eight people, each different in a way that can be asked for."""
    close = factories.person(ada, "Cleo", tie="friend", organisation="Acme Labs", title="Nurse")
    factories.person(ada, "Mila", tie="met", organisation="Acme", title="Cook")
    factories.imported(ada, factories.connections("Lin,Ko,,,Bank,Nurse,01 Feb 2024"))
    path = factories.path(ada)
    asked = {
        name: factories.sent(ada, factories.person(ada, name), path)
        for name in ("Wera", "Anna", "Bo", "Nudged")
    }
    outreach.record_answer(owner=ada, message=asked["Anna"].uuid, kind=AnswerKind.YES, now=NOW)
    outreach.record_answer(owner=ada, message=asked["Bo"].uuid, kind=AnswerKind.BOUNCED, now=NOW)
    reminder = outreach.begin_nudge(owner=ada, message=asked["Nudged"].uuid, now=NOW)
    outreach.mark_sent(owner=ada, message=reminder.uuid, now=NOW)
    outreach.record_answer(owner=ada, message=reminder.uuid, kind=AnswerKind.NO, now=NOW)
    commands.mark_do_not_contact(owner=ada, person=factories.person(ada, "Lena").uuid, now=NOW)
    commands.archive_person(owner=ada, person=factories.person(ada, "Una", tie="friend").uuid, now=NOW)
    commands.tag_people(owner=ada, keys=[close.pk], name="mentor", now=NOW)
    return ada


def names(owner, sort="name", **asked):
    found = find_people(owner, Wanted(**asked), sort=sort)
    assert found.count == len(matching_keys(owner, Wanted(**asked)))
    return [row.name for row in found.people.rows]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"warmth": "close"}, ["Cleo"]),
        ({"warmth": "met"}, ["Mila"]),
        ({"warmth": "linkedin"}, ["Lin Ko"]),
        ({"warmth": "unknown"}, ["Anna", "Bo", "Lena", "Nudged", "Wera"]),
        ({"state": "not-asked"}, ["Bo", "Cleo", "Lin Ko", "Mila"]),
        ({"state": "waiting"}, ["Wera"]),
        ({"state": "answered"}, ["Anna", "Nudged"]),
        ({"state": "do-not-contact"}, ["Lena"]),
        ({"state": "archived"}, ["Una"]),
        ({"state": "archived", "warmth": "met"}, []),
        ({"organisation": "ACME"}, ["Cleo", "Mila"]),
        ({"organisation": "acme l"}, ["Cleo"]),
        ({"words": "nurse"}, ["Cleo", "Lin Ko"]),
        ({"words": "nurse", "warmth": "linkedin", "state": "not-asked"}, ["Lin Ko"]),
        ({"words": "..."}, []),
    ],
)
def test_each_filter_finds_whom_it_says(world, asked, expected):
    assert names(world, **asked) == expected


def test_every_warmth_and_standing_can_be_asked_for(world):
    for warmth, state in itertools.product(Warmth, Standing):
        assert find_people(world, Wanted(warmth=warmth, state=state), sort="").gone == ""


def test_a_tag_finds_those_who_have_it(world):
    assert names(world, tag=str(tag_named(world, "mentor").uuid)) == ["Cleo"]


def test_a_path_finds_those_it_suggests_and_those_asked_about_it(ada):
    path = factories.path(ada, "UX researcher")
    factories.person(ada, "Near", title="UX researcher")
    factories.sent(ada, factories.person(ada, "Asked"), path)
    factories.sent(ada, factories.person(ada, "Elsewhere"), factories.path(ada, "Nurse"))
    factories.rank_path(owner=ada, path=path.uuid, now=NOW)
    assert names(ada, path=str(path.uuid)) == ["Asked", "Near"]


def test_what_is_no_longer_there_is_said_and_nobody_matches(world, ben):
    factories.person(ben)
    commands.tag_people(owner=ben, keys=[Person.objects.get(owner=ben).pk], name="his", now=NOW)
    his = str(Tag.objects.get(owner=ben).uuid)
    for asked in (
        {"tag": his},
        {"tag": str(uuid.uuid4())},
        {"path": "x"},
        {"warmth": "hot"},
        {"state": "won"},
    ):
        found = find_people(world, Wanted(**asked), sort="name")
        assert found.gone
        assert (found.count, list(found.people.rows)) == (0, [])
        assert [chip.name for chip in found.chips] == list(asked)
        assert matching_keys(world, Wanted(**asked)) == []


@pytest.mark.parametrize("counted", [1000, 3], ids=["few match", "many match"])
@pytest.mark.parametrize("sort", SORTS)
def test_paging_through_a_filter_meets_everybody_once_and_back_again(ada, monkeypatch, sort, counted):
    monkeypatch.setattr(journey, "MOST_COUNTED", counted)
    lines = (f"Mia{n % 7},B{n},,,Acme {n % 3},Nurse {n % 5},01 Feb 2024" for n in range(120))
    factories.imported(ada, factories.connections(*lines))
    for n in range(5):
        factories.person(ada, f"Mia{n}", title="Nurse", tie="met")
    wanted = Wanted(words="nurse", warmth="linkedin")
    seen, cursor = [], ""
    pages = []
    while True:
        found = find_people(ada, wanted, sort=sort, cursor=cursor)
        pages.append(found.people)
        seen += [row.key for row in found.people.rows]
        cursor = found.people.after
        if not cursor:
            break
    assert sorted(seen) == matching_keys(ada, wanted)
    assert len(pages) == 3
    back = find_people(ada, wanted, sort=sort, cursor=pages[-1].before)
    assert [row.key for row in back.people.rows] == [row.key for row in pages[1].rows]


def test_beyond_the_last_who_matches_the_first_page_is_shown(ada):
    factories.imported(ada, factories.connections(*(f"M{n:02},B,,,,,01 Feb 2024" for n in range(60))))
    second = find_people(ada, Wanted(), sort="name").people.after
    keys = [row.key for row in find_people(ada, Wanted(), sort="name", cursor=second).people.rows]
    commands.archive_people(owner=ada, keys=keys, now=NOW)
    assert len(find_people(ada, Wanted(), sort="name", cursor=second).people.rows) == 50


def filled(owner, count):
    """Give an owner people for whom every filter holds, and return what asks for all at once."""
    path = factories.path(owner)
    people = [
        factories.person(owner, f"Mia{n}", title="Nurse", organisation="Acme", tie="met")
        for n in range(count)
    ]
    commands.tag_people(owner=owner, keys=[person.pk for person in people], name="mentor", now=NOW)
    for person in people:
        factories.draft(owner, person, path)
    factories.sent(owner, people[0], path)
    tag = str(tag_named(owner, "mentor").uuid)
    return {"q": "mia", "path": str(path.uuid), "organisation": "acme", "tag": tag, "warmth": "met"}


def test_all_filters_together_ask_the_database_no_more_often_for_more_people(ada, ben):
    asked = [(factories.browser(owner), filled(owner, count)) for owner, count in ((ada, 3), (ben, 60))]
    for state, sort in itertools.product(["", "not-asked", "waiting"], SORTS):
        counts = []
        for page, asks in asked:
            with CaptureQueriesContext(connection) as captured:
                answer = page.get("/people/", {**asks, "state": state, "sort": sort})
            assert answer.status_code == 200
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 10, (state, sort)


texts = st.text(max_size=30).map(lambda text: text.strip())


@given(st.builds(Wanted, words=texts, path=texts, organisation=texts, tag=texts, warmth=texts, state=texts))
def test_what_is_asked_is_read_back_from_its_address(wanted):
    assert Wanted.from_asks(wanted.asks) == wanted
    assert all(wanted.asks.values())
