"""The page on which a message is written: the facts beside it, the ways it can go, the file it becomes."""

from django.urls import reverse

from askaround.people.models import Person
from tests.factories import connections, draft, imported, person


def test_what_you_said_of_how_you_know_each_other_is_at_hand(ada, page):
    message = draft(ada, person(ada, tie="met", tie_detail="at the design fair"))
    assert 'data-insert="at the design fair"' in page.get(reverse("message", args=[message.uuid])).text


def test_what_stands_in_place_of_an_employer_is_no_company_to_write_of(ada, page):
    message = draft(ada, person(ada, title="Potter", organisation="Self-employed"))
    facts = dict(page.get(reverse("message", args=[message.uuid])).context["page"].facts)
    assert facts["Title"] == "Potter"
    assert "Company" not in facts


def test_a_note_that_invites_is_not_offered_to_somebody_you_are_connected_with(ada, page):
    imported(ada, connections("Mia,Keller,,,Acme,UX Researcher,01 Feb 2024"))
    known = Person.objects.get(owner=ada)
    offered = page.get(reverse("message", args=[draft(ada, known).uuid])).text
    assert "LinkedIn message" in offered
    assert "LinkedIn note" not in offered
    stranger = draft(ada, person(ada, "Tom"))
    assert "LinkedIn note" in page.get(reverse("message", args=[stranger.uuid])).text


def test_a_greeting_by_somebody_elses_name_is_marked(ada, page):
    message = draft(ada, person(ada, "Mia"))
    body = "Hi Tom, would you have 20 minutes? No problem if not."
    page.post(
        reverse("message", args=[message.uuid]), {"version": message.version, "subject": "", "body": body}
    )
    assert "not the name of the person" in page.get(reverse("message", args=[message.uuid])).text


def test_what_hurts_twice_is_marked_twice_and_explained_once(ada, page):
    message = draft(ada, person(ada, "Mia"))
    body = "Hi Mia, I am a huge fan of your amazing career. Would you have 20 minutes? No problem if not."
    page.post(
        reverse("message", args=[message.uuid]), {"version": message.version, "subject": "", "body": body}
    )
    shown = page.get(reverse("message", args=[message.uuid])).text
    assert shown.count('<mark class="warning">') == 2
    assert shown.count("can sound insincere") == 1


def test_the_file_of_a_message_is_named_after_whom_it_goes_to(ada, page):
    message = draft(ada, person(ada, "Mia", family_name="Keller"))
    answer = page.get(reverse("message-eml", args=[message.uuid]))
    assert answer["Content-Disposition"] == 'attachment; filename="To Mia Keller.eml"'
