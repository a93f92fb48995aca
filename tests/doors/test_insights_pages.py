"""The pages of what was learned, and of everything said."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.insights.commands import relate_insights
from askaround.insights.models import Insight, Reading, Relation
from askaround.insights.queries import get_insight, readings_of
from askaround.insights.rules import ReadingDetails, RelationKind
from askaround.kit.text import fold
from askaround.people import commands as people
from tests import factories
from tests.doors.hostile import PAYLOADS
from tests.doors.routes import SAID
from tests.factories import NOW

WORK = "The work itself: what fills most hours"


@pytest.fixture
def mia(ada):
    return factories.person(ada, "Mia", family_name="Sol")


@pytest.fixture
def said(ada, mia):
    return factories.insight(ada, mia, "Half of it is meetings", quote="Honestly, half.")


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def add(page, person, **more):
    return page.post(f"/insights/add/?person={person.uuid}", {**SAID, **more})


def test_an_insight_stands_with_its_words_whoever_said_it_when_and_from_where(page, said):
    html = text(page.get("/insights/"))
    for words in ("Half of it is meetings", "Honestly, half.", "Mia Sol", "lived it", "9 September 2026"):
        assert words in html
    assert "for you alone" in html


def test_who_agrees_and_who_does_not_is_counted_and_named(page, ada, mia, said):
    for n, kind in enumerate((RelationKind.AGREES, RelationKind.AGREES, RelationKind.CONTRADICTS)):
        other = factories.insight(ada, mia, f"Other {n}")
        relate_insights(owner=ada, insight=said.uuid, other=other.uuid, kind=kind, now=NOW)
    html = re.sub(r"<[^>]+>", "", text(page.get("/insights/?topic=day")))
    assert "2 agree, such as Other 0 (Mia Sol)" in html
    assert "1 contradicts: Other 2 (Mia Sol)" in html


@pytest.mark.parametrize(
    "asked", ["?topic=weather", "?path=nonsense", "?topic=day&at=nonsense", "?path=none&topic=day"]
)
def test_an_odd_wish_shows_what_there_is(page, said, asked):
    assert "Half of it is meetings" in text(page.get(f"/insights/{asked}"))


def test_a_strangers_path_is_not_there(page, ben):
    assert page.get(f"/insights/?path={factories.path(ben).uuid}").status_code == 404


def test_what_speaks_to_a_criterion_of_a_path_is_shown_alone(page, ada, ben, mia, said):
    path, other = factories.path(ada), factories.path(ada, "Nurse")
    tom = factories.person(ada, "Tom")
    on_work = (ReadingDetails(path.uuid, WORK, 1),)
    factories.insight(ada, mia, "It fills the days", path=path.uuid, readings=on_work)
    factories.insight(ada, tom, "Said of both", path=other.uuid, readings=on_work)
    factories.insight(ada, tom, "It pays", path=path.uuid)
    asked = urlencode({"path": path.uuid, "criterion": fold(WORK)})
    with CaptureQueriesContext(connection) as captured:
        answer = page.get(f"/insights/?{asked}")
    assert len(captured) <= 10
    html = text(answer)
    assert "It fills the days" in html
    assert "Said of both" in html
    assert "It pays" not in html
    assert "2 insights from 2 people, independent of each other" in html
    assert f'<a href="/insights/?path={path.uuid}">What speaks to {WORK}' in html
    assert "Said of both" in text(page.get(f"/insights/?{asked}&topic=day"))
    assert "It pays" in text(page.get(f"/insights/?path={path.uuid}&criterion=nonsense"))
    assert factories.browser(ben).get(f"/insights/?{asked}").status_code == 404


def test_a_long_topic_is_read_page_by_page(page, ada, mia):
    for n in range(45):
        factories.insight(ada, mia, f"Claim number {n}.")
    address, seen = "/insights/?topic=day", []
    while address:
        html = page.get(address).content.decode()
        seen += re.findall(r"Claim number (\d+)\.</a></h3>", html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = following[1].replace("&amp;", "&") if following else ""
    assert seen == [str(n) for n in range(44, -1, -1)]


def test_an_empty_page_teaches_the_step(page):
    html = text(page.get("/insights/"))
    assert "Note what you learned" in html
    assert reverse("insight-add") in html


def test_somebody_is_chosen_first_and_found_by_name(page, ada, mia):
    assert f"?person={mia.uuid}" in text(page.get("/insights/add/"))
    assert f"?person={mia.uuid}" in text(page.get("/insights/add/?q=sol"))
    assert "Nobody on file matches" in text(page.get("/insights/add/?q=zzz"))


def test_an_insight_is_added_by_hand(page, ada, mia):
    path = factories.path(ada)
    answer = add(page, mia, path=path.uuid, quote="Half.", volunteered="on")
    made = Insight.objects.get(owner=ada)
    assert answer["Location"] == f"/insights/{made.uuid}/"
    assert (made.claim, made.path, made.volunteered, made.person) == (SAID["claim"], path, True, mia)


@pytest.mark.parametrize("wrong", [{"claim": " "}, {"topic": "weather"}, {"said_on": "soon"}, {"path": "x"}])
def test_a_form_that_cannot_be_kept_comes_back(page, mia, wrong):
    answer = add(page, mia, **wrong)
    assert answer.status_code == 422
    assert not Insight.objects.exists()
    assert 'aria-invalid="true"' in text(answer)


def test_a_strangers_person_and_path_cannot_be_named(page, ada, ben, mia):
    theirs = factories.person(ben)
    assert add(page, theirs).status_code == 404
    assert add(page, mia, path=factories.path(ben).uuid).status_code == 422
    assert not Insight.objects.filter(owner=ada).exists()


def test_editing_keeps_the_talk_the_note_and_the_readings(page, ada, mia):
    path, talk = factories.path(ada), factories.conversation(ada, mia)
    line = factories.jotted(talk)
    said = factories.insight(
        ada,
        mia,
        conversation=talk.uuid,
        note=line.uuid,
        readings=(ReadingDetails(path.uuid, WORK, 1),),
    )
    page.post(f"/insights/{said.uuid}/edit/", {**SAID, "claim": "Better said", "version": 1})
    again = get_insight(ada, said.uuid)
    assert (again.claim, again.conversation, again.note) == ("Better said", talk, line)
    assert [each.score for each in readings_of(again)] == [1]


def test_two_windows_do_not_write_over_each_other(page, ada, said):
    address = f"/insights/{said.uuid}/edit/"
    page.post(address, {**SAID, "claim": "First window", "version": 1})
    answer = page.post(address, {**SAID, "claim": "Second window", "version": 1})
    assert answer.status_code == 409
    assert "First window" in text(answer)
    assert "Second window" in text(answer)
    assert 'name="version" hidden> 2<' in text(answer)
    assert get_insight(ada, said.uuid).claim == "First window"


def read(page, said, path, **more):
    posted = {"path": path.uuid, "criterion_0": WORK, "score_0": "-1", "version": 1, **more}
    return page.post(f"/insights/{said.uuid}/readings/", posted)


def test_what_it_says_of_a_path_is_read_criterion_by_criterion(page, ada, said):
    path, other = factories.path(ada), factories.path(ada, "Nurse")
    assert read(page, said, path, own="Quiet rooms", own_score="2").status_code == 302
    assert read(page, said, other, version=2).status_code == 302
    stored = [(each.path, each.criterion, each.score) for each in readings_of(said)]
    assert stored == [(path, WORK, -1), (path, "Quiet rooms", 2), (other, WORK, -1)]
    shown = text(page.get(f"/insights/{said.uuid}/readings/?path={path.uuid}"))
    assert "Quiet rooms" in shown
    assert shown.count(WORK) == 2
    read(page, said, path, version=3, score_0="")
    assert [each.path for each in readings_of(said)] == [other]


def test_what_is_named_twice_is_read_once(page, ada, said):
    read(page, said, factories.path(ada), own=WORK.upper(), own_score="2")
    assert [each.score for each in Reading.objects.filter(owner=ada)] == [2]


def test_readings_of_two_windows_are_shown_side_by_side(page, ada, said):
    path = factories.path(ada)
    read(page, said, path)
    answer = read(page, said, path, score_0="2")
    assert answer.status_code == 409
    assert "worse than I need" in text(answer)
    assert "much better than I hope" in text(answer)


@pytest.mark.parametrize("wrong", [{"score_0": "3"}, {"version": "x"}])
def test_a_reading_that_cannot_be_kept_comes_back(page, ada, said, wrong):
    assert read(page, said, factories.path(ada), **wrong).status_code == 422
    assert not Reading.objects.exists()


def test_a_strangers_path_cannot_be_read(page, ben, said):
    assert read(page, said, factories.path(ben)).status_code == 404
    assert page.get(f"/insights/{said.uuid}/readings/?path={factories.path(ben).uuid}").status_code == 404


def test_without_a_path_there_is_none_to_speak_for(page, said):
    assert "You have named no path yet" in text(page.get(f"/insights/{said.uuid}/readings/"))


def test_an_insight_is_related_from_its_page_and_parted_there(page, ada, mia, said):
    other = factories.insight(ada, mia, "Hardly any meetings")
    shown = text(page.get(f"/insights/{said.uuid}/?q=hard"))
    assert f'value="{other.uuid}"' in shown
    answer = page.post(f"/insights/{said.uuid}/relate", {"other": other.uuid, "kind": "contradicts"})
    assert answer["Location"] == f"/insights/{said.uuid}/#related"
    relation = Relation.objects.get(owner=ada)
    parted = page.post(f"/relations/{relation.uuid}/part", {"from": other.uuid})
    assert parted["Location"] == f"/insights/{other.uuid}/#related"
    assert not Relation.objects.exists()


@pytest.mark.parametrize("wrong", [{}, {"other": "x", "kind": "agrees"}, {"kind": "loves"}])
def test_a_relation_that_says_nothing_changes_nothing(page, ada, mia, said, wrong):
    other = factories.insight(ada, mia, "Another")
    posted = {"other": other.uuid, **wrong} if wrong else {}
    assert page.post(f"/insights/{said.uuid}/relate", posted).status_code == 302
    assert not Relation.objects.exists()


def test_a_removal_is_undone_where_it_is_said(page, ada, said):
    answer = page.post(f"/insights/{said.uuid}/remove", follow=True)
    assert "no longer among your insights" in text(answer)
    entry = factories.last_entry(ada)
    page.post(f"/undo/{entry.uuid}", {"back": "/insights/"})
    assert get_insight(ada, said.uuid) == said


# Everything said


def test_words_are_shown_in_place_with_a_link_to_each(page, ada, mia, said):
    line = factories.jotted(factories.conversation(ada, mia), "No <b>meetings</b> on Fridays")
    html = text(page.get("/said/?q=meetings"))
    assert "No &lt;b&gt;<mark>meetings</mark>&lt;/b&gt; on Fridays" in html
    assert re.findall(r'<h2 id="(\w+)">', html) == ["talks", "insights"]
    assert f'href="/insights/{said.uuid}/"' in html
    assert f'href="/conversations/{line.conversation.uuid}/"' in html
    assert line.text not in html


def test_more_of_one_source_is_one_link_away_and_goes_back_in_time(page, ada, mia):
    talk = factories.conversation(ada, mia)
    for n in range(45):
        factories.jotted(talk, f"Line number {n}.", place=n)
    html = page.get("/said/?q=line").content.decode()
    address, seen = re.search(r'href="(/said/[^"]+in=talks[^"]*)"', html)[1].replace("&amp;", "&"), []
    while address:
        html = page.get(address).content.decode()
        seen += [int(n) for n in re.findall(r"number (\d+)\.", html)]
        older = re.search(r'href="([^"]+)">Older ones', html)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == list(range(44, -1, -1))
    assert "Back to the newest" in html


def test_no_words_no_finds_and_odd_places_are_answered(page, said):
    assert "All of it" not in text(page.get("/said/"))
    assert "by the beginning of any word" in text(page.get("/said/"))
    assert "has the words “zzz”" in text(page.get("/said/?q=zzz"))
    for odd in ("in=dreams", "in=talks&at=nonsense", "at=nonsense"):
        assert page.get(f"/said/?q=half&{odd}").status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        "x" * 10_000,
        '"' * 300,
        "a " * 5_000,
        "AND OR NOT NEAR(",
        "owner_id: 1",
        "%00",
        "\0",
        "*",
        "-half",
        "🙂",
    ],
    ids=range(10),
)
def test_odd_words_are_answered_like_any_others(page, said, words):
    for address in ("/said/", f"/insights/{said.uuid}/", "/insights/add/", "/find/"):
        answer = page.get(address, {"q": words})
        assert answer.status_code == 200
        assert len(answer.content) < 60 * 1024


def test_the_command_box_finds_insights_and_talks(page, ada, mia, said):
    factories.jotted(factories.conversation(ada, mia), "Half of Friday is free")
    html = text(page.get("/find/?q=half"))
    assert re.findall(r'<h2 id="(\w+)">', html) == ["insights", "talks"]


def test_nothing_that_was_said_can_put_anything_into_a_page(page, ada, mia):
    made = [
        factories.insight(ada, mia, f"word{n:03} {payload}", quote=payload)
        for n, payload in enumerate(PAYLOADS)
    ]
    talk = factories.conversation(ada, mia)
    for n, payload in enumerate(PAYLOADS):
        factories.jotted(talk, f"word{n:03} {payload}", place=n)
    plain = _tags(page.get("/said/?q=mia")) | {
        "mark",
        "section",
        "h2",
        "ul",
        "li",
        "a",
        "strong",
        "span",
        "p",
    }
    for n in range(len(PAYLOADS)):
        answer = page.get(f"/said/?q=word{n:03}")
        assert f"<mark>word{n:03}</mark>" in answer.content.decode()
        assert _tags(answer) <= plain
    bare = _tags(page.get(f"/insights/{factories.insight(ada, mia, 'Plain', quote='x').uuid}/"))
    for each in made:
        assert _tags(page.get(f"/insights/{each.uuid}/")) <= bare | {"br"}


def _tags(answer) -> set[str]:
    return set(re.findall(r"<([a-z][^\s/>]*)", answer.content.decode(), re.IGNORECASE))


def test_a_note_about_somebody_archived_stays_out_of_sight(page, ada, mia):
    people.edit_notes(owner=ada, person=mia.uuid, version=1, notes="Dislikes meetings", now=NOW)
    people.archive_person(owner=ada, person=mia.uuid, now=NOW)
    assert "<mark>" not in text(page.get("/said/?q=meetings"))
