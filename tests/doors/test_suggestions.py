"""Whom to ask at the web door: put aside in place or by pages, compare, and ask the database seldom."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askaround.direction.models import PutAside
from askaround.direction.queries import whom_to_ask
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
_MOST_QUERIES = 10


@pytest.fixture
def path(ada):
    for name, place in (("Uma", "Acme"), ("Wes", "Bolt"), ("Zoe", "Core")):
        factories.person(ada, name, title="UX researcher", organisation=place)
    return factories.ranked_path(ada)


@pytest.fixture
def uma(ada, path):
    return whom_to_ask(ada, path, NOW).named[0].person


def _put(page, path, person, *, headers=None, **more):
    posted = {"person": person.uuid, "reason": "know_enough", **more}
    return page.post(f"/paths/{path.uuid}/aside/", posted, headers=headers or {})


def _links_to(content, person):
    return content.count(f'/people/{person.uuid}/"')


def test_without_script_the_page_comes_again_with_the_next_name_and_undo(page, path, uma):
    back = f"/paths/{path.uuid}/"
    answer = _put(page, path, uma, back=back)
    assert (answer.status_code, answer["Location"]) == (302, back)
    content = page.get(back).content.decode()
    assert "Uma is put aside for UX researcher." in content
    assert _links_to(content, uma) == 0
    undo = re.search(r"/undo/[0-9a-f-]{36}", content)[0]
    assert page.post(undo, {"back": back})["Location"] == back
    assert _links_to(page.get(back).content.decode(), uma) == 1


def test_in_place_only_the_list_comes_with_the_way_back_to_the_page(page, path, uma):
    headers = {"HX-Request": "true", "HX-Current-URL": _here(page, "/start/five/")}
    content = _put(page, path, uma, headers=headers).content.decode()
    assert content.startswith(f'<section id="whom-{path.uuid}"')
    assert "Uma is put aside" in content
    assert 'name="back" value="/start/five/"' in content
    assert _links_to(content, uma) == 0


def test_in_place_the_next_step_names_whoever_is_nearest_now(page, ada, path, uma):
    factories.unknown(ada, path)
    home = f"/paths/{path.uuid}/"
    assert "Next: ask Uma" in page.get(home).content.decode()
    headers = {"HX-Request": "true", "HX-Current-URL": _here(page, f"{home}#whom-to-ask")}
    content = _put(page, path, uma, headers=headers).content.decode()
    step = content[content.index('<div id="next" hx-swap-oob="true">') :]
    assert re.search(r"Next: ask (Wes|Zoe)", step)
    assert "Uma" not in step


def _here(page, address):
    return f"http://{page.get('/paths/').wsgi_request.get_host()}{address}"


def test_a_reason_of_one_path_holds_for_that_one_whatever_is_ticked(page, path, uma):
    _put(page, path, uma, everywhere="on")
    assert PutAside.objects.get().path == path
    _put(page, path, uma, everywhere="on", reason="rather_not")
    assert set(PutAside.objects.values_list("path", flat=True)) == {path.pk, None}


def test_a_reason_that_there_is_not_is_asked_again(page, path, uma):
    answer = _put(page, path, uma, reason="ugly")
    assert answer.status_code == 422
    assert "Choose one of the reasons" in answer.content.decode()
    assert not PutAside.objects.exists()


def test_not_this_on_today_leads_to_the_question_and_back(page, path, uma):
    today = page.get("/today/").content.decode()
    question = re.search(r'href="(/paths/[^"]*aside/[^"]*)"', today)[1].replace("&amp;", "&")
    content = page.get(question).content.decode()
    assert "Not Uma?" in content
    assert 'name="back" value="/today/"' in content
    assert _put(page, path, uma, back="/today/")["Location"] == "/today/"


def test_who_is_put_aside_is_listed_with_the_reason_and_brought_back(page, ada, path, uma):
    kept = factories.put_aside(ada, uma, path, "other", text="She <b>left</b>.")
    address = f"/paths/{path.uuid}/aside/"
    assert "She &lt;b&gt;left&lt;/b&gt;." in page.get(address).content.decode()
    page.post(f"/aside/{kept.uuid}/bring-back", {"back": address})
    content = page.get(address).content.decode()
    assert "Nobody is put aside" in content
    assert "Uma may be suggested again." in content


def test_two_people_stand_side_by_side(page, ada, path):
    one, other, _ = (named.person for named in whom_to_ask(ada, path, NOW).named)
    address = f"/paths/{path.uuid}/compare/"
    content = page.get(address, {"with": [one.uuid, other.uuid]}).content.decode()
    assert content.index(f">{one.display_name}<") < content.index(f">{other.display_name}<")
    assert content.count("Not known") == 2
    assert f'action="/people/{other.uuid}/ask"' in content
    with_one = page.get(address, {"with": [one.uuid, one.uuid, "x"]}).content.decode()
    assert "Which two?" in with_one
    assert with_one.count(" checked") == 1
    stranger = factories.person(ada, "Nia")
    assert page.get(address, {"with": [one.uuid, stranger.uuid]}).status_code == 404


def test_somebody_to_be_left_alone_is_compared_without_a_way_to_write(page, ada, path, uma):
    page.post(f"/people/{uma.uuid}/do-not-contact")
    wes = whom_to_ask(ada, path, NOW).named[0].person
    content = page.get(f"/paths/{path.uuid}/compare/", {"with": [uma.uuid, wes.uuid]}).content.decode()
    assert "do not contact" in content
    assert f'action="/people/{uma.uuid}/ask"' not in content


@pytest.mark.parametrize("address", ["", "aside/", "compare/", "compare/?two", "/today/", "/start/five/"])
def test_more_people_ask_the_database_no_more_often(ada, ben, address):
    few, many = _queries(ada, address, 4), _queries(ben, address, 60)
    assert len(few) == len(many), "\n".join(set(many) ^ set(few))
    assert len(many) <= _MOST_QUERIES, "\n".join(many)


def _queries(owner, address, count):
    made = [
        factories.person(owner, f"Mia{n}", title="UX researcher", organisation=f"Acme {n}")
        for n in range(count)
    ]
    path = factories.ranked_path(owner)
    for person in made[::2]:
        factories.put_aside(owner, person, path, "not_now")
        factories.sent(owner, person, path, at=NOW.replace(year=2025))
    if address.endswith("?two"):
        address = f"compare/?with={made[0].uuid}&with={made[1].uuid}"
    client = factories.browser(owner)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address if address.startswith("/") else f"/paths/{path.uuid}/{address}")
    assert answer.status_code == 200
    return [each["sql"] for each in captured]
