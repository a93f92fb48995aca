"""The list of people in a browser without scripts: filters, views, many at once, two who are one."""

import re

import pytest

from askaround.journeys.commands.undo import undo
from askaround.people import commands
from askaround.people.models import Person, SavedView, Tag, Tagging
from askaround.people.queries import get_person
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def many(browser, do, *people, follow=True, **said):
    posted = {"do": do, "person": [str(person.uuid) for person in people], **said}
    return browser.post("/people/many", posted, follow=follow)


def archived():
    return {person.given_name for person in Person.objects.filter(archived_at__isnull=False)}


@pytest.fixture
def three(ada):
    """Mia, Noa and Ola."""
    return [
        factories.person(ada, name, tie=tie)
        for name, tie in (("Mia", "met"), ("Noa", "met"), ("Ola", "friend"))
    ]


def test_the_list_says_how_many_there_are(page, three):
    assert "3 people" in text(page.get("/people/"))
    assert "1 person matches." in text(page.get("/people/?warmth=close"))


def test_each_filter_is_a_chip_that_takes_it_away(page, three):
    shown = text(page.get("/people/?warmth=met&state=not-asked&sort=newest"))
    assert 'href="/people/?state=not-asked&amp;sort=newest"' in shown
    assert 'href="/people/?warmth=met&amp;sort=newest"' in shown


def test_search_as_you_type_keeps_the_filters_and_a_plain_address(page, three):
    answer = page.get("/people/?q=m&path=&warmth=met", headers={"HX-Request": "true", "HX-Target": "people"})
    assert answer["HX-Replace-Url"] == "/people/?q=m&warmth=met"
    assert "Mia" in text(answer)
    assert "<html" not in text(answer)


def test_companies_are_offered_as_one_types(ada, page):
    for n in range(12):
        factories.person(ada, organisation=f"Acme {n:02}")
    factories.person(ada, organisation="<b>Acme</b> & Sons")
    assert text(page.get("/people/organisations?organisation=acm")).count("<option") == 10
    assert "<b>" not in text(page.get("/people/organisations?organisation=b"))
    assert text(page.get("/people/organisations")).count("<option") == 0


def test_the_ticked_are_tagged_with_one_way_back(ada, page, three):
    shown = text(many(page, "tag", *three[:2], tag="mentor"))
    assert "2 people are tagged “mentor”." in shown
    undoing = re.search(r'action="(/undo/[^"]+)"', shown)[1]
    page.post(undoing)
    assert not Tagging.objects.exists()


def test_all_on_the_page_are_those_that_were_shown(ada, page, three):
    factories.person(ada, "Pia", tie="met")
    many(page, "archive", page="on", shown=",".join(str(person.uuid) for person in three))
    assert archived() == {"Mia", "Noa", "Ola"}


def test_all_that_match_are_those_beyond_the_page_too(ada, page):
    factories.imported(ada, factories.connections(*(f"M{n},B,,,,Nurse,01 Feb 2024" for n in range(60))))
    other = factories.person(ada, "Zoe", title="Cook")
    many(page, "archive", other, all="on", within="q=nurse")
    assert Person.objects.filter(archived_at__isnull=False).count() == 60
    shown = many(page, "unarchive", all="on", within="state=archived", back="/people/?state=archived")
    assert "60 people are back." in text(shown)


def test_all_that_match_what_is_gone_are_nobody(page, three):
    answer = many(page, "archive", all="on", within="tag=gone")
    assert answer.status_code == 422
    assert archived() == set()


@pytest.mark.parametrize(
    ("do", "said"), [("tag", {}), ("untag", {"tag": "nowhere"}), ("merge", {}), ("archive", {}), ("sell", {})]
)
def test_what_cannot_be_done_is_refused_with_a_sentence(page, three, do, said):
    people = [] if do == "archive" else three
    answer = many(page, do, *people, **said)
    assert answer.status_code == 422
    assert "Nothing was changed" in text(answer)


def test_nobody_elses_people_are_acted_on(ben, three):
    answer = many(factories.browser(ben), "archive", *three)
    assert answer.status_code == 422
    assert archived() == set()


def test_a_tag_is_given_and_taken_away_on_the_page_of_a_person(page, three):
    mia = three[0]
    there = f"/people/{mia.uuid}/"
    assert "kind" in text(many(page, "tag", mia, tag="kind", back=there))
    assert Tagging.objects.get().person == mia
    many(page, "untag", mia, tag="Kind", back=there)
    assert not Tagging.objects.exists()


def test_a_view_is_saved_and_stands_above_the_list(page, three):
    page.post("/views/save", {"name": "Met", "within": "warmth=met&evil=1"})
    assert SavedView.objects.get().asks == {"warmth": "met"}
    assert '<a href="/people/?warmth=met" aria-current="true">Met</a>' in text(
        page.get("/people/?warmth=met")
    )


def test_a_view_of_a_tag_that_was_removed_says_so(ada, page, three):
    commands.tag_people(owner=ada, keys=[three[0].pk], name="mentor", now=NOW)
    tag = Tag.objects.get()
    page.post("/views/save", {"name": "Mentors", "within": f"tag={tag.uuid}"})
    page.post(f"/tags/{tag.uuid}/remove")
    shown = page.get(f"/people/?tag={tag.uuid}")
    assert shown.status_code == 200
    assert "The tag that this asks for was removed." in text(shown)
    assert "Mia" not in text(shown)


def test_tags_and_views_are_renamed_from_the_version_that_was_shown(ada, page, three):
    commands.tag_people(owner=ada, keys=[three[0].pk], name="mentor", now=NOW)
    address = f"/tags/{Tag.objects.get().uuid}/rename"
    assert page.post(address, {"name": "Wise", "version": 1}).status_code == 302
    assert page.post(address, {"name": "Wiser", "version": 1}).status_code == 409
    assert Tag.objects.get().name == "Wise"


def test_somebody_of_the_same_name_is_pointed_out_and_may_be_added(page, three):
    answer = page.post("/people/add/", {"given_name": "mia"})
    assert answer.status_code == 422
    assert f'href="/people/{three[0].uuid}/"' in text(answer)
    assert Person.objects.count() == 3
    assert page.post("/people/add/", {"given_name": "mia", "anyway": "yes"}).status_code == 302
    assert Person.objects.count() == 4


def test_two_ticked_rows_lead_to_both_side_by_side(page, three):
    shown = text(many(page, "merge", *three[:2]))
    assert "Two entries, one person" in shown
    assert "Let the right one stay instead" in shown


def test_the_other_is_found_by_name_or_by_search_but_never_the_same(page, ada, three):
    twin = factories.person(ada, "Mia", title="Nurse")
    there = f"/people/{three[0].uuid}/merge/"
    for address in (there, f"{there}?q=nurse"):
        shown = text(page.get(address))
        assert f"{there}?other={twin.uuid}" in shown
        assert f"?other={three[0].uuid}" not in shown


def merging(page, keep, other, **said):
    posted = {"other": other.uuid, "version": keep.version, "other_version": other.version, **said}
    return page.post(f"/people/{keep.uuid}/merge/", posted)


def test_the_address_of_who_was_merged_leads_to_who_stayed(ada, page, three):
    mia, noa, ola = three
    merging(page, mia, noa, name="other")
    assert get_person(ada, mia.uuid).display_name == "Noa"
    mia.refresh_from_db()
    merging(page, ola, mia)
    assert page.get(f"/people/{noa.uuid}/", follow=True).redirect_chain[-1][0] == f"/people/{ola.uuid}/"
    undo(owner=ada, entry=factories.last_entry(ada).uuid, now=NOW)
    assert page.get(f"/people/{mia.uuid}/").status_code == 200


def test_a_merge_from_a_page_that_is_out_of_date_is_refused(ada, page, three):
    mia, noa, _ = three
    commands.edit_notes(owner=ada, person=noa.uuid, version=1, notes="New.", now=NOW)
    assert merging(page, mia, noa).status_code == 409
    assert Person.objects.count() == 3


def test_a_stranger_is_neither_shown_beside_nor_merged(ben, page, three):
    his = factories.person(ben)
    assert page.get(f"/people/{three[0].uuid}/merge/?other={his.uuid}").status_code == 404
    assert merging(page, three[0], his).status_code == 404


def test_long_notes_do_not_swell_the_page_of_both(ada, page, three):
    for person in three[:2]:
        commands.edit_notes(owner=ada, person=person.uuid, version=1, notes=f"{person.uuid} " * 2500, now=NOW)
    answer = page.get(f"/people/{three[0].uuid}/merge/?other={three[1].uuid}")
    assert len(answer.content) < 60 * 1024


def test_an_empty_list_teaches_the_first_step(page):
    assert "These are the people you could ask." in text(page.get("/people/"))
    assert "Whoever you archive is found here." in text(page.get("/people/?state=archived"))
    assert "Nobody fits all of this" in text(page.get("/people/?warmth=met"))
