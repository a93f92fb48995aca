"""What is too long, or no text, is refused with the reason, and what was typed stands in the form again."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.relationships.models import Thanks
from tests import factories
from tests.doors.routes import ROUTES, Home

LONG = "Zq " * 40_000
POSTS = [route for route in ROUTES if route.method == "POST" and not route.open_to_all]
# The fields that hold words of yours; what a name is too long for is refused on a page of its own.
_TEXTS = {
    "body",
    "text",
    "notes",
    "claim",
    "quote",
    "why",
    "own",
    "question",
    "title",
    "place",
    "surprise",
    "changed",
}
_TEXTS |= {
    "next_question",
    "given_name",
    "family_name",
    "organisation",
    "tie_detail",
    "introduction",
    "degree",
    "school",
}
_JSON = {"guide-check", "guide-choose"}  # a script asks, and the field it asks about keeps its text


@pytest.mark.parametrize("route", [pytest.param(each, id=f"{each.name} {each.names}") for each in POSTS])
def test_no_form_breaks_on_too_much_and_none_drops_it_without_a_word(ada, page, route):
    home = Home(ada)
    values = route.posted(home)
    address = route.address(home)
    for name in (name for name, value in values.items() if isinstance(value, str) and value):
        answer = page.post(address, {**values, name: LONG})
        assert answer.status_code < 500, name
        assert page.post(address, {**values, name: "a\0b"}).status_code < 500, name
        if name in _TEXTS and not (route.name == "me-interests" or route.name in _JSON):
            assert answer.status_code == 422, name
            assert LONG.strip() in answer.content.decode(), name
            assert " characters " in answer.content.decode(), name


@pytest.mark.parametrize("button", ["message", "message-sent", "message-channel", "message-redraft"])
@pytest.mark.parametrize("length", [20_001, 60_000, 2 * 2**20, 4 * 2**20])
def test_a_draft_that_is_too_long_stands_in_its_form_with_the_reason(page, ada, button, length):
    draft = factories.draft(ada, factories.person(ada, "Mia"))
    posted = {"version": draft.version, "subject": "Hi", "body": "x" * length, "channel": "mail"}
    answer = page.post(reverse(button, args=[draft.uuid]), posted)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f"This is {length} characters long and can be 20000 at most." in html
    assert "x" * length in html
    after = Message.objects.get(pk=draft.pk)
    assert (after.body, after.sent_at, after.version) == (draft.body, None, draft.version)
    told = page.post(reverse("message", args=[draft.uuid]), posted, headers={"HX-Request": "true"})
    assert (told.status_code, told["Content-Type"][:10]) == (422, "text/plain")
    assert "your text is still here" in told.content.decode()


@pytest.mark.parametrize("button", ["thanks", "thanks-sent"])
def test_thanks_that_are_too_long_are_not_taken_as_said(page, ada, button):
    talk = Home(ada).held
    answer = page.post(reverse(button, args=[talk.uuid]), {"version": 0, "text": "x" * 60_000})
    assert answer.status_code == 422
    assert "x" * 60_000 in answer.content.decode()
    assert "This is 60000 characters long" in answer.content.decode()
    assert not Thanks.objects.filter(owner=ada).exists()


def test_what_you_want_to_learn_is_kept_where_it_is_too_long(page, ada):
    draft = factories.draft(ada, factories.person(ada, "Mia"))
    posted = {"version": draft.version, "subject": "Hi", "body": "Hello", "text": "y" * 301}
    answer = page.post(reverse("message-objective", args=[draft.uuid]), posted)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "y" * 301 in html
    assert ">\nHello</textarea>" in html
    assert "This is 301 characters long" in html


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_more_than_any_form_holds_is_refused_with_its_size(page, ada, headers):
    draft = factories.draft(ada, factories.person(ada, "Mia"))
    body = "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    answer = page.post(f"/messages/{draft.uuid}/", {"body": body}, headers=headers)
    assert answer.status_code == 413
    told = " ".join(answer.content.decode().split())
    assert "16 MB is all that a form can hold. Nothing was saved. Your text is still in the form" in told
    assert ("<html" in told) is not bool(headers)


def test_a_pasted_text_is_not_cut_by_the_browser_without_a_word(page, ada):
    draft = factories.draft(ada, factories.person(ada, "Mia"))
    outreach.edit_message(
        owner=ada, message=draft.uuid, version=draft.version, subject="", body="x", now=factories.NOW
    )
    (box,) = re.findall("<textarea id=.id_body.[^>]*>", page.get(f"/messages/{draft.uuid}/").content.decode())
    assert "maxlength" not in box
