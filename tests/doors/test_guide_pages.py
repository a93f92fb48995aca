"""The pages that prepare a talk."""

import io
import re

import pypdf
import pytest
from django.urls import reverse

from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.queries import guide_items
from askaround.integrations import documents
from askaround.integrations.documents.null import NoPrinter
from askaround.outreach import commands as outreach
from askaround.paths.rules import Topic
from askaround.people import commands as people
from askaround.people.rules import PositionDetails
from askaround.relationships.models import Promise
from tests import factories

NOW = factories.NOW


@pytest.fixture
def talk(ada):
    mia = factories.person(ada, title="UX researcher", organisation="Acme")
    return factories.conversation(ada, mia, factories.ranked_path(ada))


def at(name, record):
    return reverse(name, args=[record.uuid])


def said(answer):
    """Return the words of a page on one line."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(text.split())


def texts(talk):
    return [item.text for item in guide_items(talk)]


def test_an_empty_guide_teaches_and_offers_a_proposal(page, talk):
    answer = page.get(at("guide", talk))
    assert "A guide keeps you free to listen" in said(answer)
    page.post(at("guide-propose", talk), {"stage": "deciding"})
    assert len(guide_items(talk)) == 8


def test_a_proposal_for_no_stage_goes_by_the_talks_so_far(page, talk):
    page.post(at("guide-propose", talk), {"stage": "bored"})
    assert len(guide_items(talk)) == 8


def test_the_plan_says_where_the_promised_minutes_go(page, talk):
    page.post(at("guide-propose", talk), {"stage": "exploring"})
    answer = page.get(at("guide", talk))
    assert "2 min for thanks and who you are, 15 for 5 musts, 3 to end on time: 20 minutes." in said(answer)
    drawn = r'<rect class="(?:must|edge|open)" [^>]*width="(\d+)"'
    widths = [int(each) for each in re.findall(drawn, answer.content.decode())]
    assert sum(widths) == talk.minutes


def test_a_talk_of_another_length_is_planned_anew(page, talk):
    page.post(at("guide-propose", talk), {"stage": "exploring"})
    assert "Plan them anew" not in said(page.get(at("guide", talk)))
    Conversation.objects.filter(pk=talk.pk).update(minutes=30)
    assert "You promised 30 minutes by now." in said(page.get(at("guide", talk)))
    page.post(at("guide-plan", talk))
    assert "25 for 5 musts, 3 to end on time: 30 minutes." in said(page.get(at("guide", talk)))


def test_the_bank_shows_one_of_each_topic_a_topic_or_what_has_the_words(page, talk):
    address = at("guide", talk)
    assert page.get(address).content.count(b'name="bank_id"') == len(Topic)
    by_topic = page.get(address, {"topic": "trends"}, headers={"HX-Request": "true", "HX-Target": "offers"})
    assert by_topic.content.count(b'name="bank_id"') == 10
    assert b"<html" not in by_topic.content
    assert "No question of the bank has these words." in said(page.get(address, {"q": "zzz"}))
    assert page.get(address, {"topic": "no such topic"}).status_code == 200


def test_what_was_asked_of_them_before_is_said_in_the_bank(page, ada, talk):
    earlier = factories.conversation(ada, talk.person)
    page.post(at("guide-choose", earlier), {"bank_id": "day-last-week"})
    GuideItem.objects.filter(conversation=earlier).update(asked_at=NOW)
    answer = page.get(at("guide", talk), {"topic": "day"})
    assert said(answer).count("You have asked them this before.") == 1


@pytest.mark.parametrize("bank_id", ["", "day-never"])
def test_a_question_that_cannot_be_added_is_said_and_the_guide_stays(page, talk, bank_id):
    answer = page.post(at("guide-choose", talk), {"bank_id": bank_id}, follow=True)
    assert "The bank has no such question." in said(answer)
    assert texts(talk) == []


def test_one_goes_back_to_the_questions_that_were_looked_for(page, talk):
    back = f"{at('guide', talk)}?topic=day&q="
    answer = page.post(at("guide-choose", talk), {"bank_id": "day-last-week", "back": back})
    assert answer["Location"] == back
    elsewhere = {"bank_id": "day-year", "back": "//evil.example"}
    assert page.post(at("guide-choose", talk), elsewhere)["Location"] == at("guide", talk)


def test_a_question_of_ones_own_is_read_as_one_types(page, talk):
    told = {"text": "Do you like it?", "topic": "day"}
    partial = page.post(at("guide-check", talk), told, headers={"HX-Request": "true"})
    assert "A yes or a no answers this." in said(partial)
    assert b'<mark class="warning">Do you' in partial.content
    whole = page.post(at("guide-check", talk), told)
    assert "A yes or a no answers this." in said(whole)
    assert b"Do you like it?</textarea>" in whole.content
    assert texts(talk) == []


def test_a_question_of_ones_own_needs_words(page, talk):
    answer = page.post(at("guide-add", talk), {"text": " ", "topic": "day"})
    assert answer.status_code == 422
    assert "Write the question that you want to ask." in said(answer)


def test_an_open_question_is_put_in_other_words(page, ada, talk):
    nights = factories.unknown(ada, talk.path, "Do they work nights?", Topic.LIFE)
    answer = page.get(at("guide", talk), {"unknown": str(nights.uuid)})
    assert "A yes or a no answers this." in said(answer)
    assert b"Do they work nights?</textarea>" in answer.content
    page.post(
        at("guide-add", talk), {"text": "How do the nights go?", "topic": "life", "unknown": nights.uuid}
    )
    (item,) = guide_items(talk)
    assert item.unknown == nights


def test_somebody_elses_open_question_is_not_found(page, ben, talk):
    theirs = factories.unknown(ben)
    assert page.post(at("guide-take", talk), {"unknown": theirs.uuid}).status_code == 404
    assert page.post(at("guide-take", talk), {"unknown": "x"}).status_code == 404
    own = {"text": "Why?", "topic": "day", "unknown": theirs.uuid}
    assert page.post(at("guide-add", talk), own).status_code == 404


def _order(talk, *items, **more):
    talk.refresh_from_db()
    return {"version": talk.guide_version, "question": [str(item.uuid) for item in items], **more}


def test_a_button_moves_a_question_by_one(page, talk):
    one, two, three = (factories.guide_item(talk.owner, talk, f"What {n}?") for n in "abc")
    page.post(at("guide-order", talk), _order(talk, one, two, three, move=f"{three.uuid} up"))
    assert texts(talk) == ["What a?", "What c?", "What b?"]
    page.post(at("guide-order", talk), _order(talk, one, three, two, move=f"{one.uuid} up"))
    assert texts(talk) == ["What a?", "What c?", "What b?"]
    page.post(at("guide-order", talk), _order(talk, one, three, two, move=f"{two.uuid} down"))
    assert texts(talk) == ["What a?", "What c?", "What b?"]
    page.post(at("guide-order", talk), _order(talk, one, three, two, move="nonsense"))
    assert texts(talk) == ["What a?", "What c?", "What b?"]


def test_an_order_from_another_window_is_a_conflict(page, talk):
    one, two = (factories.guide_item(talk.owner, talk, f"What {n}?") for n in "ab")
    told = _order(talk, two, one)
    factories.guide_item(talk.owner, talk, "What c?")
    assert page.post(at("guide-order", talk), told).status_code == 409
    assert texts(talk) == ["What a?", "What b?", "What c?"]


def test_an_order_without_a_version_changes_nothing(page, talk):
    item = factories.guide_item(talk.owner, talk)
    answer = page.post(at("guide-order", talk), {"question": [str(item.uuid), "x"]})
    assert answer["Location"] == at("guide", talk)


def test_two_rewordings_are_shown_side_by_side(page, talk):
    item = factories.guide_item(talk.owner, talk)
    first = {"text": "How was Monday?", "topic": "day", "version": 1}
    page.post(at("guide-reword", item), first)
    answer = page.post(at("guide-reword", item), {**first, "text": "How was Friday?"})
    assert answer.status_code == 409
    assert "How was Monday?" in said(answer)
    assert "How was Friday?" in said(answer)


@pytest.fixture
def briefed(ada, talk):
    """A talk with everything that a brief can say."""
    mia, nurse = talk.person, PositionDetails("Nurse", "Ward")
    people.add_position(owner=ada, person=mia.uuid, details=nurse, now=NOW)
    message = factories.draft(ada, mia, talk.path)
    told = {"owner": ada, "message": message.uuid, "version": message.version, "now": NOW}
    outreach.set_objective(**told, text="What the first year is like")
    Conversation.objects.filter(pk=talk.pk).update(objective=message.objective, place="Café Central")
    Promise.objects.create(owner=ada, person=mia, side="mine", text="Send her the article on triage.")
    Promise.objects.create(owner=ada, person=mia, side="mine", text="Was sent.", state="kept", settled_at=NOW)
    factories.guide_item(ada, talk, "How do the nights go?")
    return talk


BRIEFED = (
    "A conversation with Mia",
    "UX researcher at Acme. Before: Nurse at Ward",
    "15:00 (Berlin), 20 minutes",
    "By video: Café Central",
    "What the first year is like",
    "Their title says it",
    "How do the nights go?",
    "I said I would: Send her the article on triage.",
)


def test_the_brief_says_what_to_have_at_hand(page, briefed):
    text = said(page.get(at("brief", briefed)))
    for line in BRIEFED:
        assert line in text
    assert "Was sent." not in text


def test_the_brief_is_a_pdf_of_one_page(page, briefed):
    answer = page.get(at("brief-pdf", briefed))
    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="Mia, 2026-09-10.pdf"' in answer["Content-Disposition"]
    (sheet,) = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(sheet.extract_text().replace("\u200b", "").split())
    for line in BRIEFED:
        assert line in text


@pytest.mark.parametrize(("country", "width"), [("DE", 595), ("US", 612), ("", 595)])
def test_the_paper_is_that_of_the_country(page, ada, briefed, country, width):
    ada.country = country
    ada.save()
    (sheet,) = pypdf.PdfReader(io.BytesIO(page.get(at("brief-pdf", briefed)).content)).pages
    assert int(sheet.mediabox.width) == width


def test_without_what_prints_the_page_says_what_it_adds(page, briefed, monkeypatch):
    for effects in ("askaround.journeys.effects.brief", "askaround.direction.effects.strategy"):
        monkeypatch.setattr(f"{effects}.printer", NoPrinter)
    text = said(page.get(at("brief", briefed)))
    assert "This page prints well from your browser." in text
    assert "pip install 'askaround[pdf]'" in text.replace("&#x27;", "'")
    refused = page.get(at("brief-pdf", briefed))
    assert refused.status_code == 422
    assert "pip install" in said(refused)


def test_a_brief_with_little_on_file_says_that_little(page, ada):
    talk = factories.conversation(ada, factories.person(ada, "Noa", tie="met", tie_detail="At the fair"))
    text = said(page.get(at("brief", talk)))
    assert "Why them At the fair" in text
    assert "There is nothing to ask yet." in text
    assert "Promised so far" not in text
    assert page.get(at("brief-pdf", talk)).status_code == 200


def test_asking_does_not_answer(page, ada, talk):
    about = factories.unknown(ada, talk.path)
    page.post(at("guide-take", talk), {"unknown": about.uuid})
    GuideItem.objects.filter(conversation=talk).update(asked_at=NOW)
    about.refresh_from_db()
    assert about.state == "open"


def test_nothing_a_question_says_runs(page, talk):
    factories.guide_item(talk.owner, talk, '<img src=x onerror="alert(1)">')
    for name in ("guide", "brief"):
        assert b"<img" not in page.get(at(name, talk)).content
    assert documents.printer().missing == ""
    assert page.get(at("brief-pdf", talk)).status_code == 200
