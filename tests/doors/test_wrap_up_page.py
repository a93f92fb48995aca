"""The wrap-up in a browser without JavaScript, and the page of promises."""

import pytest
from django.urls import reverse

from askaround.conversations.models import Note
from askaround.conversations.rules import NoteKind, State
from askaround.insights.models import Insight, Reading
from askaround.paths.models import Unknown
from askaround.people.models import Person
from askaround.relationships.models import Promise, Thanks
from tests import factories
from tests.doors.routes import ANSWERS, INSIGHT

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ada):
    """A talk about a path that was held."""
    mia = factories.person(ada, "Mia", family_name="Sol", mails=("mia@acme.org",))
    return factories.held(ada, mia, factories.path(ada))


def _at(name, record):
    return reverse(name, args=[record.uuid])


def _shown(page, talk):
    return page.get(_at("wrap-up", talk)).context["page"]


def test_we_talked_leads_to_the_notes(ada, page):
    arranged = factories.conversation(ada, factories.person(ada))
    assert b"Have you talked with Mia?" in page.get(_at("wrap-up", arranged)).content
    answer = page.post(_at("wrap-up-held", arranged))
    assert answer["Location"].endswith("/wrap-up/#notes")
    assert b"Nothing is noted yet." in page.get(_at("wrap-up", arranged)).content


def test_a_talk_that_was_called_off_has_nothing_to_wrap_up(ada, page):
    from askaround.conversations.commands import cancel_conversation

    off = factories.conversation(ada, factories.person(ada))
    cancel_conversation(owner=ada, conversation=off.uuid, now=factories.NOW)
    assert b"This talk was called off" in page.get(_at("wrap-up", off)).content


def test_lines_are_written_and_marked(ada, page, talk):
    page.post(_at("wrap-up-notes", talk), {"lines": "Noa Sand\nTwo days home"})
    noa = Note.objects.get(owner=ada, text="Noa Sand")
    page.post(_at("wrap-up-mark", talk), {"line": [noa.uuid], "kind": "name"})
    shown = _shown(page, talk)
    assert [line.text for line in shown.plain] == ["Two days home"]
    assert shown.name.initial["family_name"] == "Sand"


@pytest.mark.parametrize(
    ("route", "posted"),
    [
        ("wrap-up-notes", {"lines": "  "}),
        ("wrap-up-mark", {"kind": "name"}),
        ("wrap-up-mark", {"kind": "name", "line": "not a line"}),
        ("wrap-up-mark", {"kind": "rumour", "line": "0"}),
        ("wrap-up-reflect", {"version": 0, "energy": 1}),
        ("wrap-up-reflect", {"version": 0, "surprise": "The quiet"}),
        ("promise-add", {"side": "mine", "text": ""}),
        ("promise-add", {"side": "nobody", "text": "Send it"}),
        ("wrap-up-answered", {"unknown": "none"}),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(page, talk, route, posted):
    factories.noted(talk, "Quiet")
    answer = page.post(_at(route, talk), posted)
    assert answer.status_code in {200, 422}
    talk.refresh_from_db()
    assert talk.state == State.HELD
    assert not Promise.objects.exists()


def test_thanks_as_typed_stay_and_open_in_mail(page, talk):
    assert "Hi Mia," in _shown(page, talk).thanks.form["text"].value()
    page.post(_at("thanks", talk), {"text": "Thank you, Mia & co.", "version": 0})
    box = _shown(page, talk).thanks
    assert box.form["text"].value() == "Thank you, Mia & co."
    assert box.mailto == "mailto:mia@acme.org?subject=Thank%20you&body=Thank%20you%2C%20Mia%20%26%20co."


def test_thanks_that_save_themselves_answer_with_the_new_version(page, talk):
    posted = {"text": "Thank you.", "version": 0}
    answer = page.post(_at("thanks", talk), posted, headers={"hx-request": "true"})
    version = Thanks.objects.get(conversation=talk).version
    assert f'name="version" value="{version}"'.encode() in answer.content
    stale = page.post(_at("thanks", talk), posted | {"text": "Other"}, headers={"hx-request": "true"})
    assert stale.status_code == 409
    assert b"Thank you." in stale.content


def test_thanks_with_a_blank_of_a_template_say_so(page, talk):
    answer = page.post(
        _at("thanks", talk),
        {"text": "Hi [First Name], thank you.", "version": 0},
        headers={"HX-Request": "true"},
    )
    assert "Not filled in yet: [First Name]" in answer.content.decode()


def test_thanks_left_as_proposed_follow_the_notes(ada, page, talk):
    posted = {"text": _shown(page, talk).thanks.form["text"].value(), "version": 0}
    page.post(_at("thanks", talk), posted)
    assert not Thanks.objects.filter(owner=ada).exists()
    factories.noted(talk, "Half of it is meetings", kind=NoteKind.INSIGHT)
    assert "Half of it is meetings" in _shown(page, talk).thanks.form["text"].value()


def test_thanks_are_sent_with_the_words_on_the_page(ada, page, talk):
    page.post(_at("thanks-sent", talk), {"text": "Thank you!", "version": 0})
    thanks = Thanks.objects.get(owner=ada)
    assert (thanks.text, thanks.sent_at is None) == ("Thank you!", False)
    assert _shown(page, talk).parts[0].done
    page.post(_at("thanks-unsent", talk))
    assert not _shown(page, talk).parts[0].done


def test_a_name_is_put_on_file_or_is_somebody_on_file(ada, page, talk):
    lines = [factories.noted(talk, "Noa Sand", kind=NoteKind.NAME) for _ in range(2)]
    answer = page.post(_at("wrap-up-name", lines[0]), {"given_name": ""})
    assert answer.status_code == 422
    page.post(_at("wrap-up-name", lines[0]), {"given_name": "Noa", "title": "Cook"})
    noa = Person.objects.get(owner=ada, given_name="Noa")
    assert (noa.title, noa.introducer) == ("Cook", talk.person)
    page.post(_at("wrap-up-name", lines[1]), {"person": noa.uuid})
    assert Person.objects.filter(owner=ada, given_name="Noa").count() == 1
    assert _shown(page, talk).parts[1].done


def test_what_somebody_named_did_goes_into_their_notes(ada, page, talk):
    line = factories.noted(talk, "Noa Sand, who left the bank", kind=NoteKind.NAME)
    proposed = _shown(page, talk).name.initial
    assert (proposed["title"], proposed["notes"]) == ("", "Left the bank")
    page.post(_at("wrap-up-name", line), proposed)
    assert Person.objects.get(owner=ada, given_name="Noa").notes == "Left the bank"


def test_the_line_whose_turn_it_is_can_be_chosen(page, talk):
    lines = [factories.noted(talk, text, kind=NoteKind.PROMISE) for text in ("Send it", "She calls me")]
    answer = page.get(f"{_at('wrap-up', talk)}?line={lines[1].uuid}")
    shown = answer.context["page"]
    assert (shown.story.promised.now, shown.promise.initial["side"]) == (lines[1], "theirs")


def test_a_line_becomes_a_promise_or_stays_a_note(ada, page, talk):
    lines = [factories.noted(talk, text, kind=NoteKind.PROMISE) for text in ("Send it", "Read it")]
    assert page.post(_at("wrap-up-promise", lines[0]), {"side": "mine"}).status_code == 422
    posted = {"side": "theirs", "text": "Send it soon", "due_on": "2026-09-20"}
    page.post(_at("wrap-up-promise", lines[0]), posted)
    promise = Promise.objects.get(owner=ada)
    assert (promise.side, promise.text, promise.note, promise.person) == (
        "theirs",
        "Send it soon",
        lines[0],
        talk.person,
    )
    page.post(_at("wrap-up-leave", lines[1]))
    assert _shown(page, talk).parts[2].done


def test_an_insight_is_kept_with_its_words_and_readings_and_the_next_one_comes(ada, page, talk):
    lines = [factories.noted(talk, text, kind=NoteKind.INSIGHT) for text in ("Meetings", "Quiet")]
    read = {"criterion_0": "Calm", "reading_0": "-2", "criterion_1": "Pay", "reading_1": ""}
    posted = {**INSIGHT, "quote": "So many!", "path": talk.path.uuid, "next": "1", **read}
    answer = page.post(_at("wrap-up-insight", lines[0]), posted)
    assert answer["Location"] == _at("wrap-up-insight", lines[1])
    kept = Insight.objects.get(owner=ada)
    assert (kept.claim, kept.quote, kept.note, kept.person, kept.path) == (
        "Half of it is meetings",
        "So many!",
        lines[0],
        talk.person,
        talk.path,
    )
    assert list(Reading.objects.values_list("criterion", "score", "path")) == [("Calm", -2, talk.path.pk)]
    answer = page.post(_at("wrap-up-insight", lines[1]), INSIGHT)
    assert answer["Location"].endswith("#insights")
    assert _shown(page, talk).parts[3].done


def test_an_insight_in_other_words_rests_on_the_line_itself(ada, page, talk):
    for text in ("Meetings", INSIGHT["claim"]):
        page.post(_at("wrap-up-insight", factories.noted(talk, text, kind=NoteKind.INSIGHT)), INSIGHT)
    assert list(Insight.objects.order_by("id").values_list("quote", flat=True)) == ["Meetings", ""]


def test_an_insight_without_a_claim_is_asked_for_again(ada, page, talk):
    line = factories.noted(talk, "Meetings", kind=NoteKind.INSIGHT)
    answer = page.post(_at("wrap-up-insight", line), {**INSIGHT, "claim": " "})
    assert answer.status_code == 422
    assert not Insight.objects.filter(owner=ada).exists()


def test_a_line_noted_near_is_taken_as_its_words_unless_others_are_typed(ada, page, talk):
    lines = [factories.noted(talk, text, kind=NoteKind.INSIGHT) for text in ("Meetings", "Quiet")]
    factories.noted(talk, "So many on Mondays")
    chosen = {**INSIGHT, "near": "So many on Mondays"}
    assert b"Or take a line that you noted near it" in page.get(_at("wrap-up-insight", lines[0])).content
    page.post(_at("wrap-up-insight", lines[0]), chosen)
    page.post(_at("wrap-up-insight", lines[1]), chosen | {"quote": "“Hush”"})
    assert list(Insight.objects.order_by("id").values_list("quote", flat=True)) == [
        "So many on Mondays",
        "“Hush”",
    ]
    assert page.post(_at("wrap-up-insight", lines[0]), chosen | {"near": "Not noted"}).status_code == 422


def test_a_question_of_the_path_is_answered_from_here(ada, page, talk):
    question = factories.unknown(ada, talk.path)
    assert [each.uuid for each in _shown(page, talk).story.questions] == [question.uuid]
    page.post(_at("wrap-up-answered", talk), {"unknown": question.uuid})
    assert Unknown.objects.get(owner=ada).state == "answered"


def test_four_answers_complete_the_talk(page, talk):
    posted = {**ANSWERS, "version": 0}
    page.post(_at("wrap-up-reflect", talk), posted)
    talk.refresh_from_db()
    assert talk.state == State.COMPLETE
    answer = page.post(_at("wrap-up-reflect", talk), posted | {"surprise": "Another"})
    assert answer.status_code == 409
    assert b"The quiet" in answer.content


@pytest.mark.parametrize("left_out", ANSWERS)
def test_an_answer_left_out_is_asked_for_by_name_and_the_others_stay(page, talk, left_out):
    posted = {**ANSWERS, "version": 0, left_out: " "}
    answer = page.post(_at("wrap-up-reflect", talk), posted)
    talk.refresh_from_db()
    assert (answer.status_code, talk.state) == (422, State.HELD)
    form = answer.context["page"].reflection
    assert list(form.errors) == [left_out]
    assert {name: form[name].value() for name in ANSWERS} == {
        name: str(posted[name]) if name == "energy" else posted[name] for name in ANSWERS
    }


def test_promises_stand_by_day_with_who_made_them(ada, page):
    mia = factories.person(ada)
    factories.promise(ada, mia, "Send <b>it</b>", due_on=factories.NOW.date())
    kept = factories.promise(ada, mia, "Read it")
    page.post(_at("promise-keep", kept))
    answer = page.get("/promises/")
    yours, theirs = answer.context["page"].hands
    assert [(day.passed, [each.text for each in day.promises]) for day in yours.days] == [
        (True, ["Send <b>it</b>"])
    ]
    assert theirs.days == []
    assert [each.text for each in answer.context["page"].settled.rows] == ["Read it"]
    assert b"<b>it</b>" not in answer.content
