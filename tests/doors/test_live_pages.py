"""What the screen of a talk sends and is told, and its notes as a page without scripts."""

import hmac
import json
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.conversations.commands import begin_conversation, cancel_conversation, end_conversation
from askaround.conversations.models import Conversation, Note
from askaround.conversations.queries import get_conversation, guide_items, list_notes, notes_of
from askaround.conversations.rules import LONGEST_LINE
from askaround.web.home_proof import proof_for
from tests import factories

NOW = factories.NOW
HOST = f"127.0.0.1:{settings.PORT}"


@pytest.fixture
def talk(ada) -> Conversation:
    """A talk that has begun."""
    made = factories.conversation(ada, factories.person(ada))
    begin_conversation(owner=ada, conversation=made.uuid, now=NOW)
    return made


def line(number: int = 1, edits: int = 1, **more: object) -> dict[str, object]:
    """Return a line as the screen sends it."""
    said = {"text": "Mondays are long", "kind": "note", "topic": "", "prompting": ""}
    at = {
        "uuid": str(UUID(int=number)),
        "edits": edits,
        "place": number,
        "said_at": "2026-09-10T13:00:00.123Z",
    }
    return {**at, **said, "question": None, "removed": False, **more}


def send(page, talk: Conversation, *lines: object, asked: object = None):
    said = {"lines": json.dumps(lines), "asked": json.dumps(asked or {})}
    return page.post(reverse("live-notes", args=[talk.uuid]), said)


def test_what_the_screen_sends_is_kept_and_told_back(page, talk, ada):
    item = factories.guide_item(ada, talk)
    sent = line(kind="quote", topic="day", prompting="asked", question=str(item.uuid))
    answer = send(page, talk, sent, asked={str(item.uuid): "2026-09-10T13:00:00Z"})
    assert answer.json() == {"kept": {sent["uuid"]: 1}, "other": []}
    told = page.get(reverse("live-notes", args=[talk.uuid])).json()
    assert told["lines"] == [sent]
    assert told["asked"] == {str(item.uuid): "2026-09-10T13:00:00Z"}
    assert told["token"]


def test_a_page_is_given_the_secret_by_which_it_knows_this_home(page, nobody, talk):
    address = reverse("live-notes", args=[talk.uuid])
    end_conversation(owner=talk.owner, conversation=talk.uuid, now=NOW)
    for name in ("live", "conversation-notes", "wrap-up"):
        shown = page.get(reverse(name, args=[talk.uuid])).content.decode()
        assert f'data-proof="{proof_for(HOST, address)}"' in shown
    assert len({proof_for(*where) for where in ((HOST, address), ("localhost:1", address), (HOST, "/"))}) == 3
    nonce = {"Askaround-Nonce": "one of many"}
    signed = hmac.digest(proof_for(HOST, address).encode(), b"one of many", "sha256").hex()
    asked = nobody.head(address, headers=nonce)
    assert (asked.status_code, asked["Askaround-Home"], asked.content) == (204, signed, b"")
    said = {"lines": json.dumps([line()]), "asked": "{}"}
    assert page.post(address, said, headers=nonce)["Askaround-Home"] == signed
    refused = page.post(address, {"lines": "["}, headers=nonce)
    assert (refused.status_code, refused["Askaround-Home"]) == (422, signed)


def test_who_does_not_ask_is_given_no_proof(page, nobody, talk):
    address = reverse("live-notes", args=[talk.uuid])
    assert "Askaround-Home" not in page.get(address)
    assert "Askaround-Home" not in page.get(address, headers={"Askaround-Nonce": "x" * 129})
    assert nobody.head(address).status_code == 403


def test_a_line_that_says_something_else_here_is_told_in_full(page, talk):
    send(page, talk, line(edits=2, text="Ours"))
    (other,) = send(page, talk, line(edits=2, text="Theirs")).json()["other"]
    assert other == line(edits=2, text="Ours")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([line(colour="red")], "Line 1 has a field that nobody knows: colour."),
        ([line(), "Monday"], "Line 2 is not a line."),
        ([line(kind="song")], "Line 1, kind:"),
        ([line(topic="song")], "Line 1, topic:"),
        ([line(edits=0)], "Line 1, edits:"),
        ([line(edits=10**12)], "Line 1, edits:"),
        ([line(place=-1)], "Line 1, place:"),
        ([line(uuid="7")], "Line 1, uuid:"),
        ([line(question="7")], "Line 1, question:"),
        ([line(said_at="0001-01-01T00:00:00+14:00")], "Line 1, said_at:"),
        ([line(said_at="yesterday")], "Line 1, said_at:"),
        ([line(text="x" * (LONGEST_LINE + 1))], "A line holds 4,000 characters at most."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(page, talk, lines, sentence):
    answer = send(page, talk, *lines)
    assert answer.status_code == 422
    assert answer.json()["refused"].startswith(sentence)
    assert notes_of(talk) == []


@pytest.mark.parametrize(
    "said", [{"lines": '{"a": 1}'}, {"lines": "["}, {"asked": "[1]"}, {"asked": '{"7": null}'}]
)
def test_what_is_no_list_of_lines_is_refused(page, talk, said):
    full = {"lines": "[]", "asked": "{}", **said}
    assert page.post(reverse("live-notes", args=[talk.uuid]), full).status_code == 422


def test_letters_that_no_database_takes_do_not_keep_a_line_away(page, talk):
    assert send(page, talk, line(text="half \ud83d and \0 zero")).status_code == 200
    assert notes_of(talk)[0].text == "half \N{REPLACEMENT CHARACTER} and  zero"
    assert send(page, talk, line(text="half \ud83d and \0 zero")).json()["other"] == []


def test_the_clock_is_started_once_and_ends_on_the_wrap_up(page, ada):
    talk = factories.conversation(ada, factories.person(ada))
    for _ in range(2):
        assert page.post(reverse("live-begin", args=[talk.uuid]))["Location"].endswith("/live/")
    begun = get_conversation(ada, talk.uuid).begun_at
    assert begun
    assert page.post(reverse("live-end", args=[talk.uuid]))["Location"].endswith("/wrap-up/")
    assert get_conversation(ada, talk.uuid).state == "held"


def test_a_talk_that_was_called_off_has_no_screen_but_notes(page, talk, ada):
    cancel_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    answer = page.get(reverse("live", args=[talk.uuid]), follow=True)
    assert "This talk was called off" in answer.content.decode()


def test_the_screen_of_a_talk_that_is_over_still_takes_lines(page, talk, ada):
    end_conversation(owner=ada, conversation=talk.uuid, now=NOW)
    shown = page.get(reverse("live", args=[talk.uuid])).content.decode()
    assert "screen" in shown
    assert "End the talk" not in shown
    assert send(page, talk, line()).status_code == 200


def test_a_note_is_added_changed_and_taken_out_without_scripts(page, talk):
    notes = reverse("conversation-notes", args=[talk.uuid])
    said = {"text": "Mondays are long", "kind": "quote", "topic": "day", "prompting": "volunteered"}
    page.post(notes, said)
    (note,) = notes_of(talk)
    assert (note.kind, note.topic, note.prompting) == ("quote", "day", "volunteered")
    changed = {**said, "text": "Mondays are short", "version": 1}
    assert page.post(reverse("note-edit", args=[note.uuid]), changed)["Location"] == notes
    assert "Mondays are short" in page.get(notes).content.decode()
    page.post(reverse("note-remove", args=[note.uuid]))
    shown = page.get(notes).content.decode()
    assert "Mondays are short" not in shown
    assert "Undo" in shown


def test_a_note_without_words_is_asked_for_again(page, talk):
    answer = page.post(reverse("conversation-notes", args=[talk.uuid]), {"text": " ", "kind": "note"})
    assert answer.status_code == 422
    assert "in a word at least" in answer.content.decode()


def test_a_note_that_the_screen_changed_meanwhile_is_shown_in_both_texts(page, talk):
    send(page, talk, line(edits=1, text="First"))
    send(page, talk, line(edits=2, text="Second"))
    said = {"text": "From the form", "kind": "note", "version": 1}
    answer = page.post(reverse("note-edit", args=[UUID(int=1)]), said)
    assert answer.status_code == 409
    assert "From the form" in answer.content.decode()
    assert "Second" in answer.content.decode()


def test_a_page_of_long_lines_is_small_and_leads_to_the_next(page, talk):
    send(page, talk, *(line(number, text="long " * 700) for number in range(1, 80)))
    answer = page.get(reverse("conversation-notes", args=[talk.uuid]))
    assert len(answer.content) <= 60 * 1024
    assert b'rel="next"' in answer.content


@pytest.mark.parametrize("name", ["conversation-notes", "live", "live-notes"])
def test_more_lines_and_questions_ask_the_database_no_more_often(page, talk, ada, name):
    def fill(count: int) -> None:
        for n in range(count):
            item = factories.guide_item(ada, talk, f"What is question {n} of {count}?")
            note = factories.note(ada, talk)
            Note.objects.filter(pk=note.pk).update(question=item)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert page.get(reverse(name, args=[talk.uuid])).status_code == 200
        return len(captured)

    fill(2)
    few = asked()
    fill(18)
    assert (len(guide_items(talk)), len(list_notes(talk).rows)) == (20, 20)
    assert asked() == few <= 10
