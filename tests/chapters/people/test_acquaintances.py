"""Who spoke with whom: matched with people on file, replaced by newer files, taken back with the import."""

import datetime as dt
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.journeys.commands import importing as journey
from askaround.journeys.queries.person_page import common_ground
from askaround.me import commands as me
from askaround.me.rules import Background, OwnPositionDetails, OwnSchoolingDetails, organisation_key
from askaround.people import commands as people
from askaround.people.models import Acquaintance, Person
from askaround.people.queries import get_person_page, member_counts, shared_places
from askaround.people.rules import Figures, PositionDetails, newest
from tests import factories
from tests.factories import HEADER, NOW, connections, imported
from tests.generators.linkedin import URL, whole, zipped

pytestmark = pytest.mark.django_db

MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
PROFILE = b"First Name,Last Name\nAda,Winter\n"
ADA = f"Ada Winter,{URL}ada"
MIA = f"Mia,Weber,{URL}mia,,Acme,Researcher,05 Mar 2024"


def letter(one: str, other: str, day: str) -> str:
    return f"c,,{one},{other},{day} 10:00:00 UTC,,a secret\n"


def archive(*lines: str, people: tuple[str, ...] = (MIA,), **more: bytes) -> bytes:
    """Return a ZIP of a list and these letters."""
    files = {"Connections.csv": connections(*people), "Profile.csv": PROFILE}
    return zipped({**files, "messages.csv": (MESSAGES + "".join(lines)).encode(), **more})


def brought(owner, *lines, **more):
    return imported(owner, archive(*lines, **more), name="export.zip")


def on_file(owner):
    rows = Acquaintance.objects.filter(owner=owner).values_list(
        "person__given_name", "sent", "received", "last_by"
    )
    return sorted(rows)


def messages_of(batch):
    return next(each for each in member_counts(batch) if each.kind == "messages")


WITH_MIA = f"Mia Weber,{URL}mia"
TO_MIA, FROM_MIA = letter(ADA, WITH_MIA, "2024-03-04"), letter(WITH_MIA, ADA, "2024-03-05")


def test_a_whole_archive_adds_up_and_makes_nobody_of_strangers(ada):
    written = whole(60, seed=9, messages=200, strangers=5, groups=3, drafts=2)
    batch = imported(ada, written.data, name="export.zip")
    assert Person.objects.filter(owner=ada).count() == 60
    counts = {each.kind: each for each in member_counts(batch)}
    assert {kind: each.rows for kind, each in counts.items()} == written.rows
    assert (counts["messages"].used, counts["messages"].unmatched, counts["messages"].refused) == (200, 5, 5)
    assert all(each.used + each.unmatched + each.refused == each.rows for each in counts.values())
    found = Acquaintance.objects.filter(owner=ada, sent__gt=0) | Acquaintance.objects.filter(
        owner=ada, received__gt=0
    )
    assert found.count() == len(written.spoken)
    assert sum(each.sent + each.received for each in found) == 200


def test_the_profile_decides_who_somebody_is(ada):
    batch = brought(
        ada, TO_MIA, letter(f"Somebody Else,{URL}MIA/?trk=x".replace("MIA", "mia"), ADA, "2024-03-06")
    )
    assert on_file(ada) == [("Mia", 1, 1, "them")]
    assert messages_of(batch).unmatched == 0


def test_a_name_decides_where_one_person_has_it_and_no_address_speaks_against(ada):
    people_on_file = (
        "Mia,Weber,,,Acme,,",
        "Jon,Park,,,Acme,,",
        "Jon,Park,,,Bolt,,",
        f"Eva,Li,{URL}eva,,Acme,,",
        f"Ole,Sol,{URL}ole,,Acme,,",
    )
    batch = brought(
        ada,
        letter("Mia Weber,", ADA, "2024-01-01"),
        letter("Jon Park,", ADA, "2024-01-01"),
        letter(f"Eva Li,{URL}another-eva", ADA, "2024-01-01"),
        letter("Ole Sol,", ADA, "2024-01-02"),
        people=people_on_file,
    )
    assert on_file(ada) == [("Mia", 0, 1, "them"), ("Ole", 0, 1, "them")]
    assert (messages_of(batch).used, messages_of(batch).unmatched) == (2, 2)


@pytest.mark.parametrize("name", ["李 小龙", "Ωμέγα Ας", "Żółć Łąka", "محمد علي", "Zoë Åström", "𝒜 Q"])
def test_names_in_every_script_are_matched(ada, name):
    given_name, family = name.split()
    on_list = f"{given_name},{family},,,Acme,,"
    brought(ada, letter(f"{normalize('NFD', name)},", ADA, "2024-01-01"), people=(on_list,))
    assert [row[1:] for row in on_file(ada)] == [(0, 1, "them")]


def test_the_same_archive_again_changes_no_figure(ada):
    brought(ada, TO_MIA, FROM_MIA)
    before = list(Acquaintance.objects.values_list("sent", "received", "last_spoke_on", "version"))
    brought(ada, TO_MIA, FROM_MIA)
    assert list(Acquaintance.objects.values_list("sent", "received", "last_spoke_on", "version")) == before


def test_a_newer_archive_replaces_figures_and_an_older_one_does_not(ada):
    brought(ada, TO_MIA)
    brought(ada, TO_MIA, FROM_MIA)
    assert on_file(ada) == [("Mia", 1, 1, "them")]
    brought(ada, TO_MIA)
    assert on_file(ada) == [("Mia", 1, 1, "them")]


def test_undoing_takes_back_what_the_import_told_and_no_more(ada):
    first = brought(ada, TO_MIA)
    second = brought(ada, TO_MIA, FROM_MIA)
    journey.undo_import(owner=ada, batch=second.uuid, now=NOW)
    assert on_file(ada) == [("Mia", 1, 0, "me")]
    journey.undo_import(owner=ada, batch=first.uuid, now=NOW)
    assert on_file(ada) == []


def test_undoing_keeps_a_person_who_was_edited_without_what_the_import_told(ada):
    batch = brought(ada, TO_MIA)
    mia = Person.objects.get(owner=ada)
    people.edit_notes(owner=ada, person=mia.uuid, version=1, notes="Kind", now=NOW)
    journey.undo_import(owner=ada, batch=batch.uuid, now=NOW)
    assert Person.objects.filter(owner=ada).exists()
    assert on_file(ada) == []


def test_undoing_the_older_of_two_equal_archives_keeps_the_figures(ada):
    first = brought(ada, TO_MIA)
    brought(ada, TO_MIA)
    journey.undo_import(owner=ada, batch=first.uuid, now=NOW)
    assert on_file(ada) == [("Mia", 1, 0, "me")]


def test_an_undone_archive_can_come_in_again(ada):
    batch = brought(ada, TO_MIA)
    journey.undo_import(owner=ada, batch=batch.uuid, now=NOW)
    brought(ada, TO_MIA)
    assert on_file(ada) == [("Mia", 1, 0, "me")]


def test_another_owner_s_people_are_never_meant(ada, ben):
    imported(ben, connections(MIA))
    brought(ada, TO_MIA, people=("Jon,Park,,,Acme,,",))
    assert Acquaintance.objects.count() == 0


def test_a_bad_file_loses_neither_people_nor_the_other_files(ada):
    batch = brought(ada, TO_MIA, **{"Skills.csv": b"Name\nTea\0\n", "Positions.csv": b"a,b\n1,2\n"})
    assert (batch.state, batch.created) == ("applied", 1)
    assert on_file(ada) == [("Mia", 1, 0, "me")]
    refused = [each.refusal for each in member_counts(batch) if each.refusal]
    assert len(refused) == 2


def test_no_word_of_a_message_is_stored_anywhere(ada):
    from django.apps import apps

    brought(ada, TO_MIA, FROM_MIA)
    rows = [str(list(kind._default_manager.values())) for kind in apps.get_models()]
    assert "Weber" in "".join(rows)
    assert "a secret" not in "".join(rows)


def test_places_you_both_know_are_found_by_name_however_it_is_written(ada):
    imported(ada, connections(*(f"P{n},X,,,ACME Inc,," for n in range(30)), "Jo,Li,,,Freelance,,"))
    mia = factories.person(ada, "Mia", organisation="Bolt")
    people.add_position(owner=ada, person=mia.uuid, details=PositionDetails("Tutor", "TU Kiel"), now=NOW)
    told = Background(
        (OwnPositionDetails("Baker", "Acme, Inc.", dt.date(2015, 1, 1), dt.date(2016, 1, 1)),
         OwnPositionDetails("Chef", "acme inc", dt.date(2018, 1, 1)), OwnPositionDetails("Me", "Freelance")),
        (OwnSchoolingDetails("BSc", "TU Kiel"),),
    )  # fmt: skip
    me.accept_background(owner=ada, background=told, now=NOW)
    shared = {
        each.given_name: shared_places(get_person_page(ada, each.uuid))
        for each in Person.objects.filter(owner=ada)
    }
    assert shared["Mia"] == ["TU Kiel"]
    assert shared["Jo"] == []
    assert shared["P7"] == ["Acme, Inc."]


def test_a_person_s_page_says_what_you_share_and_when_you_spoke(ada, page):
    invitations = f'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nMia Weber,Ada Winter,"3/15/24, 10:01 AM",a secret,INCOMING,{URL}mia,{URL}ada\n'
    brought(ada, TO_MIA, FROM_MIA, **{"Invitations.csv": invitations.encode()})
    me.add_own_position(owner=ada, details=OwnPositionDetails("Baker", "ACME"), now=NOW)
    mia = get_person_page(ada, Person.objects.get(owner=ada).uuid)
    assert common_ground(mia) == [
        "You were both at ACME.",
        "Last wrote in March 2024 on LinkedIn: 2 messages, the last from them.",
        "They invited you in March 2024.",
    ]
    html = page.get(f"/people/{mia.uuid}/").content.decode()
    assert "2 messages, the last from them" in html


def test_the_preview_says_what_is_in_the_zip_before_anything_is_written(ada, page):
    written = whole(1203, seed=1, messages=30)
    batch = journey.open_import(owner=ada, file_name="export.zip", pieces=[written.data], now=NOW)
    html = page.get(f"/import/{batch.uuid}/").content.decode()
    assert "1,203 rows" in html
    assert "only who and when, never the text" in html
    assert not Person.objects.exists()
    assert not Acquaintance.objects.exists()


def test_the_report_counts_every_file_and_offers_what_is_yours(ada, page):
    batch = imported(ada, whole(30, seed=1, messages=40, strangers=3).data, name="export.zip")
    html = page.get(f"/import/{batch.uuid}/").content.decode()
    assert "UX designer at Acme" in html
    assert "Sent to several people" in html
    assert page.get("/me/").content.decode().count("Śpiew") == 0
    posted = {"positions": ["0"], "skills": ["0", "2"]}
    assert page.post(f"/import/{batch.uuid}/accept", posted).status_code == 302
    mine = page.get("/me/").content.decode()
    assert "Śpiew" in mine
    assert "UX designer" in mine
    assert "Nurse" not in mine
    again = page.get(f"/import/{batch.uuid}/").content.decode()
    assert "Nurse at Ärztehaus Nord" in again
    assert "Śpiew" not in again


def test_a_yes_to_nothing_changes_nothing(ada, page):
    batch = imported(ada, whole(30, seed=1).data, name="export.zip")
    answer = page.post(f"/import/{batch.uuid}/accept", {})
    assert "Tick what is to come in first" in answer.content.decode()


def test_a_box_that_was_not_offered_brings_nothing_in(ada, page):
    batch = imported(ada, whole(30, seed=1).data, name="export.zip")
    page.post(f"/import/{batch.uuid}/accept", {"skills": ["0", "99"]})
    assert "Listening" not in page.get("/me/").content.decode()


def test_the_columns_of_a_list_alone_are_counted_as_well(ada):
    batch = imported(ada, f"{HEADER}\nMia,Weber,,,,,\n,,,,Acme,,\n".encode())
    (only,) = member_counts(batch)
    assert (only.kind, only.rows, only.used, only.refused) == ("connections", 2, 1, 1)


DAYS = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 9))
SIDES = st.sampled_from(["", "me", "them"])
FIGURES = st.builds(Figures, st.integers(0, 9), st.integers(0, 9), DAYS, SIDES, SIDES, DAYS)


@given(st.lists(FIGURES, max_size=5))
def test_what_is_true_knows_the_latest_day_and_does_not_depend_on_repeats(told):
    days = [each.last_spoke_on for each in told if each.last_spoke_on]
    assert newest(told).last_spoke_on == max(days, default=None)
    assert newest([*told, *told]) == newest(told)
    assert all(Figures.restored(each.stored()) == each for each in told)


@given(st.text(max_size=40))
def test_an_organisation_is_the_same_however_often_it_is_folded(name):
    assert organisation_key(organisation_key(name)) == organisation_key(name)
