"""The first steps tick themselves, can be put away, and are gone when they are done."""

import pytest

from askaround.accounts.commands import edit_profile
from askaround.journeys.commands.checklist import dismiss_checklist, note_five_people, show_checklist
from askaround.journeys.commands.undo import undo
from askaround.journeys.queries.checklist import first_steps
from askaround.paths.commands import park_path
from askaround.people.commands import archive_person
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def done(owner):
    return [kind.value for kind, _, is_done in first_steps(owner).steps if is_done]


def introduce(owner):
    edit_profile(
        user=owner,
        version=owner.version,
        name=owner.name,
        introduction="A geographer.",
        country="",
        time_zone="UTC",
        now=NOW,
    )
    owner.refresh_from_db()


def test_each_step_ticks_itself(ada):
    assert done(ada) == []
    path = factories.path(ada)
    assert done(ada) == ["path"]
    mia = factories.person(ada)
    assert done(ada) == ["path", "contacts"]
    introduce(ada)
    assert done(ada) == ["path", "contacts", "you"]
    note_five_people(owner=ada, now=NOW)
    assert done(ada) == ["path", "contacts", "you", "five"]
    factories.draft(ada, mia, path)
    assert done(ada) == ["path", "contacts", "you", "five", "message"]
    factories.sent(ada, factories.person(ada, "Tom"), path)
    assert first_steps(ada).complete


def test_who_has_begun_a_message_has_seen_whom_to_ask(ada):
    factories.draft(ada, factories.person(ada))
    assert done(ada) == ["contacts", "five", "message"]


def test_a_parked_path_was_named_and_an_archived_person_is_no_contact(ada):
    park_path(owner=ada, path=factories.path(ada).uuid, reason="", now=NOW)
    archive_person(owner=ada, person=factories.person(ada).uuid, now=NOW)
    assert done(ada) == ["path"]


def test_the_list_is_put_away_and_comes_back_either_way(ada):
    hidden = dismiss_checklist(owner=ada, now=NOW)
    assert first_steps(ada).hidden
    undo(owner=ada, entry=hidden.uuid, now=NOW)
    assert not first_steps(ada).hidden
    dismiss_checklist(owner=ada, now=NOW)
    shown = show_checklist(owner=ada, now=NOW)
    assert not first_steps(ada).hidden
    undo(owner=ada, entry=shown.uuid, now=NOW)
    assert first_steps(ada).hidden


def test_seeing_five_people_again_is_noted_once(ada):
    note_five_people(owner=ada, now=NOW)
    entry = factories.last_entry(ada)
    note_five_people(owner=ada, now=NOW)
    assert factories.last_entry(ada) == entry


def test_it_is_one_query_and_nobody_elses(ada, ben, django_assert_num_queries):
    factories.sent(ada, factories.person(ada), factories.path(ada))
    dismiss_checklist(owner=ada, now=NOW)
    with django_assert_num_queries(1):
        steps = first_steps(ben)
    assert (list(steps.done), steps.hidden, steps.draft) == ([], False, None)


def test_today_shows_the_steps_until_they_are_hidden_and_offers_them_back(ada, page):
    assert b"First steps" in page.get("/today/").content
    page.post("/today/steps/hide")
    hidden = page.get("/today/").content.decode()
    assert 'id="first-steps"' not in hidden
    assert "Show the first steps again" in hidden
    page.post("/today/steps/show")
    assert b'id="first-steps"' in page.get("/today/").content


def test_the_steps_are_gone_when_all_are_done(ada, page):
    factories.sent(ada, factories.person(ada), factories.path(ada))
    introduce(ada)
    assert b"irst steps" not in page.get("/today/").content


def test_sending_leads_to_the_message_that_waits(ada, page):
    message = factories.draft(ada, factories.person(ada))
    assert [step.address for step in page.get("/today/").context["page"].steps][
        -1
    ] == f"/messages/{message.uuid}/"


def test_looking_at_five_people_writes_only_when_the_page_says_so(ada, page):
    factories.person(ada, title="UX researcher")
    factories.ranked_path(ada)
    assert b'hx-post="/start/five/seen"' in page.get("/start/five/").content
    assert "five" not in done(ada)
    assert page.post("/start/five/seen", headers={"hx-request": "true"}).status_code == 204
    assert "five" in done(ada)
    assert b'hx-post="/start/five/seen"' not in page.get("/start/five/").content
    assert page.post("/start/five/seen")["Location"] == "/today/"
