"""The page that finds anything, and the list of pages and actions it offers."""

import re

import pytest
from django.urls import reverse

from askaround.people import commands as people
from askaround.web.places import ACTIONS, PAGES, Wish, matching, wish_in
from tests import factories
from tests.doors.hostile import PAYLOADS
from tests.doors.routes import ROUTES
from tests.factories import NOW

# Pages that nobody looks for by name, and why.
NO_PLACES = {
    "home": "goes on to Today",
    "start": "the first visit; Add a path asks the same later",
    "start-contacts": "the first visit; Bring contacts in asks the same later",
    "data-restore": "is for an empty home; Your data leads to it",
    "find": "is where one looks",
    "demo": "is for an empty home; the first visit leads to it",
    "strategy-write": "asks for a section; Your strategy leads to it",
    "strategy-markdown": "is a file; Your strategy leads to it",
    "strategy-pdf": "is a file; Your strategy leads to it",
    "place": "asks once for the clock; Your name and place asks the same later",
    "people-organisations": "offers companies to the list of people",
}


def ask(page, words, **headers):
    answer = page.get("/find/", {"q": words}, headers=headers)
    assert answer.status_code == 200
    return answer


def links(answer):
    """Return (group, title, address) of everything found, in order."""
    html = re.sub(r"\s+", " ", answer.content.decode())
    found = []
    for group, body in re.findall(r'<h2 id="(\w+)">.*?</h2>(.*?)</section>', html):
        for address, title in re.findall(r'href="([^"]+)"><strong>(.*?)</strong>', body):
            found.append((group, title, address))
    return found


def test_every_page_that_one_can_go_to_is_a_place_or_said_to_be_none():
    pages = {
        route.name for route in ROUTES if route.method == "GET" and not route.names and not route.open_to_all
    }
    assert pages == {place.route for place in (*PAGES, *ACTIONS)} | set(NO_PLACES)


def test_no_place_is_listed_twice():
    for places in (PAGES, ACTIONS):
        assert len({place.title for place in places}) == len({place.route for place in places}) == len(places)


@pytest.mark.parametrize("place", [*PAGES, *ACTIONS], ids=lambda place: place.title)
def test_every_place_opens_and_is_found_by_its_title(page, ada, place):
    factories.path(ada)
    assert page.get(reverse(place.route)).status_code == 200
    places = PAGES if place in PAGES else ACTIONS
    assert matching(places, place.title, 5)[0] == place


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("settings", "Your name and place"),
        ("DUPL", "Who is the same?"),
        ("linkedin", "Bring contacts in"),
        ("time zone", "Your name and place"),
        ("priorities rank", "Your values"),
    ],
)
def test_a_place_is_found_by_what_else_people_call_it(words, title):
    assert title in [place.title for place in matching((*PAGES, *ACTIONS), words, 5)]


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("write to Mia", Wish(to_write=True, name="mia")),
        ("ask Mia Sol", Wish(to_write=True, name="mia sol")),
        ("Add a note about Mia", Wish(to_write=False, name="mia")),
        ("note Mia", Wish(to_write=False, name="mia")),
        ("write to", None),
        ("note", None),
        ("mia", None),
        ("add", None),
        ("", None),
    ],
)
def test_a_wish_says_what_and_with_whom(words, wish):
    assert wish_in(words) == wish


def test_without_words_it_shows_where_to_go_what_to_do_and_whom_you_added_last(page, ada):
    mia = factories.person(ada, "Mia")
    found = links(ask(page, " "))
    assert [group for group, _, _ in found] == ["pages"] * 5 + ["actions"] * 5 + ["people"]
    assert found[0] == ("pages", "Today", "/today/")
    assert found[-1] == ("people", "Mia", f"/people/{mia.uuid}/")


def test_a_person_comes_with_what_can_be_done_and_nothing_is_done_by_looking(page, ada):
    mia = factories.person(ada, "Mia", organisation="Acme")
    found = links(ask(page, "mia"))
    assert found == [
        ("people", "Mia", f"/people/{mia.uuid}/"),
        ("actions", "Write to Mia", f"/people/{mia.uuid}/#write"),
        ("actions", "Add a note about Mia", f"/people/{mia.uuid}/#id_notes"),
    ]
    there = page.get(f"/people/{mia.uuid}/").content.decode()
    assert 'id="write"' in there
    assert 'id="id_notes"' in there


@pytest.mark.parametrize(
    ("words", "title"), [("write to mia", "Write to Mia"), ("add note mia", "Add a note about Mia")]
)
def test_a_wish_finds_the_person_it_names(page, ada, words, title):
    factories.person(ada, "Mia")
    assert [found for _, found, _ in links(ask(page, words))] == [title]


def test_nobody_is_written_to_who_is_to_be_left_alone(page, ada):
    mia = factories.person(ada, "Mia")
    people.mark_do_not_contact(owner=ada, person=mia.uuid, now=NOW)
    for words in ("mia", "write to mia"):
        assert "Write to Mia" not in [title for _, title, _ in links(ask(page, words))]


def test_more_people_than_five_are_one_link_away(page, ada):
    for n in range(6):
        factories.person(ada, f"Mia{n}", organisation="R & D")
    found = links(ask(page, "r & d"))
    assert ("people", "Everybody who matches “r &amp; d”", "/people/?q=r+%26+d") in found
    assert ("organisations", "R &amp; D", "/people/?organisation=R+%26+D") in found


def test_people_come_before_notes_and_notes_show_the_words_in_place(page, ada):
    mia = factories.person(ada, "Mia")
    people.edit_notes(owner=ada, person=mia.uuid, version=1, notes="Mia likes <b>rowing</b>.", now=NOW)
    answer = ask(page, "mia")
    assert [group for group, _, _ in links(answer)][:2] == ["people", "notes"]
    assert "<mark>Mia</mark> likes &lt;b&gt;rowing&lt;/b&gt;." in answer.content.decode()


def test_the_box_is_answered_with_options_and_how_many_they_are(page, ada):
    factories.person(ada, "Mia")
    html = ask(page, "mia", HX_Request="true", HX_Target="options").content.decode()
    assert html.lstrip().startswith('<div id="options" role="listbox"')
    assert len(re.findall(r'role="option"', html)) == 3
    assert "3 shown." in html
    none = ask(page, "zzz", HX_Request="true", HX_Target="options").content.decode()
    assert "hidden" in none
    assert "Nothing has the words “zzz”" in none


@pytest.mark.parametrize(
    "words",
    [
        "x" * 10_000,
        '"' * 300,
        "a " * 300,
        "AND OR NOT NEAR(",
        "%00",
        "\0",
        "日本",
        "' OR 1=1 --",
        "{q}",
        "🙂",
    ],
    ids=range(10),
)
def test_odd_words_are_answered_like_any_others(page, ada, words):
    factories.person(ada, "Mia")
    assert len(ask(page, words).content) < 60 * 1024


def test_no_note_can_put_anything_into_the_page(page, ada):
    for n, payload in enumerate(PAYLOADS):
        made = factories.person(ada, f"Mia{n}")
        notes = f"word{n:03} {payload} word{n:03}"
        people.edit_notes(owner=ada, person=made.uuid, version=1, notes=notes, now=NOW)
    plain = _tags(ask(page, "Mia0").content.decode())
    for n in range(len(PAYLOADS)):
        html = ask(page, f"word{n:03}").content.decode()
        assert f"<mark>word{n:03}</mark>" in html
        assert _tags(html) <= plain | {"mark", "span"}


def _tags(html):
    return set(re.findall(r"<([a-z][^\s/>]*)", html, re.IGNORECASE))
