"""Bringing files in: who a line is, what a newer file changes, and how an import is taken back."""

import datetime as dt
import os

import pytest

from askaround.journeys.commands import importing as journey
from askaround.journeys.effects.importing import FileNotImported
from askaround.kit.models import StaleVersion
from askaround.kit.tasks import run_waiting
from askaround.people import commands
from askaround.people.commands.importing import NotImportable
from askaround.people.models import ContactPoint, ImportedRow, MergeCandidate, Organisation, Person, Position
from askaround.people.queries import details_of, get_person_page
from askaround.people.rules import PersonDetails
from tests import factories
from tests.factories import NOW, connections, imported

pytestmark = pytest.mark.django_db

MIA = "Mia,Weber,https://www.linkedin.com/in/mia,mia@example.org,Acme,UX Researcher,05 Mar 2024"
JON = "Jon,Park,https://www.linkedin.com/in/jon,,Acme,Designer,07 Apr 2021"


def counts(batch):
    return batch.created, batch.matched, batch.queued, batch.refused


def names(owner):
    return sorted(Person.objects.filter(owner=owner).values_list("display_name", flat=True))


def test_each_line_becomes_a_person_with_career_and_contact_points(ada):
    batch = imported(ada, connections(MIA, JON))
    assert counts(batch) == (2, 0, 0, 0)
    mia = get_person_page(ada, Person.objects.get(owner=ada, given_name="Mia").uuid)
    assert details_of(mia) == PersonDetails(
        given_name="Mia",
        family_name="Weber",
        title="UX Researcher",
        organisation="Acme",
        mails=("mia@example.org",),
        profiles=("https://www.linkedin.com/in/mia",),
    )
    assert mia.connected_on.isoformat() == "2024-03-05"
    assert [(p.title, p.organisation.name, p.present) for p in mia.positions.all()] == [
        ("UX Researcher", "Acme", True)
    ]
    assert Organisation.objects.filter(owner=ada).count() == 1


def test_the_same_file_again_changes_nothing(ada):
    imported(ada, connections(MIA, JON))
    before = list(Person.objects.filter(owner=ada).order_by("id").values())
    batch = imported(ada, connections(MIA, JON))
    assert counts(batch) == (0, 2, 0, 0)
    assert list(Person.objects.filter(owner=ada).order_by("id").values()) == before
    assert ContactPoint.objects.filter(owner=ada).count() == 3
    assert Position.objects.filter(owner=ada).count() == 2


def test_the_same_file_again_changes_nothing_where_lines_have_no_addresses(ada):
    lines = ("Mia,Weber,,,Acme,UX Researcher,05 Mar 2024", "Jon,Park,,,,,")
    imported(ada, connections(*lines))
    assert counts(imported(ada, connections(*lines))) == (0, 2, 0, 0)
    assert MergeCandidate.objects.count() == 0


def test_a_newer_file_updates_positions_and_reports_the_change(ada):
    imported(ada, connections(MIA, JON))
    newer = imported(
        ada, connections(MIA.replace("UX Researcher", "Head of Research").replace("Acme", "Bolt"), JON)
    )
    assert (newer.matched, newer.changed) == (2, 1)
    mia = Person.objects.get(owner=ada, given_name="Mia")
    assert (mia.title, mia.organisation_name) == ("Head of Research", "Bolt")
    career = mia.positions.order_by("id").values_list("title", "present")
    assert list(career) == [("UX Researcher", False), ("Head of Research", True)]
    row = ImportedRow.objects.get(batch=newer, job_change__isnull=False)
    assert row.job_change == {"before": ["UX Researcher", "Acme"], "after": ["Head of Research", "Bolt"]}


def test_what_you_edited_stands_until_the_file_has_news(ada):
    imported(ada, connections(MIA))
    mia = Person.objects.get(owner=ada)
    details = details_of(get_person_page(ada, mia.uuid))
    edited = PersonDetails(
        **{**{k: getattr(details, k) for k in details.__slots__}, "title": "Researcher (on leave)"}
    )
    commands.edit_person(owner=ada, person=mia.uuid, version=mia.version, details=edited, now=NOW)
    imported(ada, connections(MIA, JON))
    mia.refresh_from_db()
    assert mia.title == "Researcher (on leave)"
    imported(ada, connections(MIA.replace("UX Researcher", "Lead")))
    mia.refresh_from_db()
    assert mia.title == "Lead"


@pytest.mark.parametrize(
    "address",
    [
        "http://linkedin.com/in/mia/",
        "https://de.linkedin.com/in/Mia?trk=x",
        "https://www.linkedin.com/in/%6Dia",
    ],
)
def test_the_same_profile_however_written_is_the_same_person(ada, address):
    imported(ada, connections(MIA))
    batch = imported(ada, connections(f"Mia,Weber-Lang,{address},,Bolt,Lead,05 Mar 2024"))
    assert counts(batch) == (0, 1, 0, 0)


def test_the_same_mail_address_is_the_same_person(ada):
    imported(ada, connections(MIA))
    batch = imported(ada, connections("Mia,Weber,,MIA@example.org,Bolt,Lead,05 Mar 2024"))
    assert counts(batch) == (0, 1, 0, 0)


def test_a_mailbox_shared_by_two_profiles_of_other_names_is_asked_about(ada):
    imported(ada, connections(MIA))
    batch = imported(ada, connections("Lou,Lang,https://www.linkedin.com/in/lou,mia@example.org,Acme,,"))
    assert counts(batch) == (0, 0, 1, 0)


def test_a_changed_profile_address_with_the_same_mail_and_name_is_the_same_person(ada):
    imported(ada, connections(MIA))
    batch = imported(ada, connections(MIA.replace("/in/mia", "/in/mia-weber-2")))
    assert counts(batch) == (0, 1, 0, 0)
    assert ContactPoint.objects.filter(owner=ada, kind="profile").count() == 2


def test_the_same_name_at_the_same_company_is_asked_about_and_merges_nothing(ada):
    batch = imported(ada, connections(MIA, "Mia,Weber,https://www.linkedin.com/in/mia2,,ACME,Nurse,"))
    assert counts(batch) == (1, 0, 1, 0)
    assert names(ada) == ["Mia Weber"]


def test_the_same_name_elsewhere_is_somebody_else(ada):
    batch = imported(ada, connections(MIA, "Mia,Weber,https://www.linkedin.com/in/mia2,,Bolt,Nurse,"))
    assert counts(batch) == (2, 0, 0, 0)


def test_a_line_that_still_waits_is_not_asked_about_twice(ada):
    twin = "Mia,Weber,https://www.linkedin.com/in/mia2,,Acme,Nurse,"
    imported(ada, connections(MIA, twin))
    assert counts(imported(ada, connections(MIA, twin))) == (0, 1, 1, 0)
    assert MergeCandidate.objects.count() == 1


@pytest.mark.parametrize("answer", [commands.merge_same, commands.keep_apart])
def test_a_line_that_was_decided_is_known_the_next_time(ada, answer):
    twin = "Mia,Weber,https://www.linkedin.com/in/mia2,,Acme,Nurse,"
    imported(ada, connections(MIA, twin))
    answer(owner=ada, candidate=MergeCandidate.objects.get().uuid, now=NOW)
    assert counts(imported(ada, connections(MIA, twin))) == (0, 2, 0, 0)


def test_saying_same_adds_the_address_and_replaces_nothing(ada):
    imported(ada, connections(MIA, "Mia,Weber,https://www.linkedin.com/in/mia2,,Acme,Nurse,"))
    commands.merge_same(owner=ada, candidate=MergeCandidate.objects.get().uuid, now=NOW)
    mia = Person.objects.get(owner=ada)
    assert mia.title == "UX Researcher"
    assert mia.contact_points.filter(kind="profile").count() == 2


def test_saying_different_puts_the_other_on_file(ada):
    imported(ada, connections(MIA, "Mia,Weber,https://www.linkedin.com/in/mia2,,Acme,Nurse,"))
    commands.keep_apart(owner=ada, candidate=MergeCandidate.objects.get().uuid, now=NOW)
    assert list(Person.objects.order_by("id").values_list("title", flat=True)) == ["UX Researcher", "Nurse"]


def test_a_row_without_a_name_is_refused_with_its_line_and_the_others_come_in(ada):
    good = [f"P{i},X,https://www.linkedin.com/in/p{i},,Acme,," for i in range(99)]
    batch = imported(ada, connections(*good[:50], ",,https://www.linkedin.com/in/who,,Acme,,", *good[50:]))
    assert counts(batch) == (99, 0, 0, 1)
    refused = ImportedRow.objects.get(batch=batch, outcome="refused")
    assert refused.line == 52
    assert "name" in refused.note
    assert counts(imported(ada, connections(*good))) == (0, 99, 0, 0)


def test_formulas_and_names_in_every_script_come_in_as_they_are(ada):
    imported(ada, connections('=1+1,𝒜 Ωμέγα,,,@x,"=HYPERLINK(""x"")",', "李,小龙,,,株式会社,研究者,"))
    assert set(Person.objects.values_list("display_name", "title")) == {
        ("=1+1 𝒜 Ωμέγα", '=HYPERLINK("x")'),
        ("李 小龙", "研究者"),
    }


def test_two_people_with_one_address_in_one_file_are_one(ada):
    assert counts(imported(ada, connections(MIA, MIA.replace("Weber", "Weber-Lang")))) == (1, 1, 0, 0)


def test_another_owner_is_never_matched(ada, ben):
    imported(ada, connections(MIA))
    assert counts(imported(ben, connections(MIA))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff\xe0JFIF", b"a\x00b,c\n", b"PK\x03\x04 cut", b"x,y\n1,2\n"]
)
def test_a_file_that_is_not_ours_is_refused_as_a_whole(ada, content):
    with pytest.raises(FileNotImported, match=r"\w+ \w+ .*\."):
        journey.open_import(owner=ada, file_name="x.csv", pieces=[content], now=NOW)
    assert Person.objects.count() == 0


def test_a_file_that_turns_bad_in_the_middle_brings_nobody_in(ada):
    content = connections(*[f"P{i},X,,,Acme,," for i in range(3000)]) + b'"' + b"x" * 3_000_000
    batch = journey.open_import(owner=ada, file_name="x.csv", pieces=[connections(MIA)], now=NOW)
    journey.effects._folder().joinpath(batch.stored_name).write_bytes(content)
    done = journey.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda *_: None)
    assert (done.state, Person.objects.count()) == ("refused", 0)
    assert done.reason.endswith(".")


def test_an_import_in_the_background_comes_to_the_same(transactional_db):
    ada = factories.user("ada")
    batch = journey.open_import(owner=ada, file_name="x.csv", pieces=[connections(MIA, JON)], now=NOW)
    journey.start_import(owner=ada, batch=batch.uuid, now=NOW)
    run_waiting()
    batch.refresh_from_db()
    assert (batch.state, batch.created) == ("applied", 2)
    with pytest.raises(NotImportable):
        journey.start_import(owner=ada, batch=batch.uuid, now=NOW)


def test_an_import_that_was_cut_off_while_reading_goes_on_where_it_was(transactional_db):
    ada = factories.user("ada")
    lines = [f"P{i},X,https://www.linkedin.com/in/p{i},,Acme {i % 7},," for i in range(2500)]
    batch = journey.open_import(owner=ada, file_name="x.csv", pieces=[connections(*lines)], now=NOW)
    started = commands.start_batch(owner=ada, batch=batch.uuid, now=NOW)
    chunks = journey.effects.contacts.read(journey.effects._folder() / batch.stored_name)
    first = next(chunks)
    chunks.close()
    rows = [journey.effects._file_row(row) for row in first.rows]
    commands.stage_rows(batch=started, rows=rows, share=first.share)
    commands.stage_rows(batch=started, rows=rows, share=first.share)
    assert Person.objects.count() == 0
    journey.resume_imports(now=NOW)
    run_waiting()
    batch.refresh_from_db()
    assert counts(batch) == (2500, 0, 0, 0)


def test_undoing_an_import_takes_its_people_out(ada):
    factories.person(ada, "Zoe")
    batch = imported(ada, connections(MIA, JON))
    journey.undo_import(owner=ada, batch=batch.uuid, now=NOW)
    assert names(ada) == ["Zoe"]
    assert not Organisation.objects.filter(owner=ada).exists()
    with pytest.raises(NotImportable):
        journey.undo_import(owner=ada, batch=batch.uuid, now=NOW)


def test_undoing_keeps_who_was_edited_or_written_to_since_and_says_so(ada):
    batch = imported(ada, connections(MIA, JON, "Lea,Sommer,,,Bolt,,"))
    mia, jon = Person.objects.get(given_name="Mia"), Person.objects.get(given_name="Jon")
    commands.edit_notes(owner=ada, person=mia.uuid, version=1, notes="met at the fair", now=NOW)
    factories.draft(ada, jon)
    entry = journey.undo_import(owner=ada, batch=batch.uuid, now=NOW)
    assert names(ada) == ["Jon Park", "Mia Weber"]
    assert "2 kept" in entry.sentence


def test_undoing_a_newer_file_gives_positions_back(ada):
    imported(ada, connections(MIA))
    newer = imported(ada, connections(MIA.replace("UX Researcher", "Lead"), JON))
    journey.undo_import(owner=ada, batch=newer.uuid, now=NOW)
    mia = Person.objects.get(owner=ada)
    assert (mia.display_name, mia.title) == ("Mia Weber", "UX Researcher")
    assert list(mia.positions.values_list("title", "present")) == [("UX Researcher", True)]


def test_undoing_an_older_file_leaves_whom_a_newer_one_names(ada):
    older = imported(ada, connections(MIA, JON))
    imported(ada, connections(MIA))
    journey.undo_import(owner=ada, batch=older.uuid, now=NOW)
    assert names(ada) == ["Mia Weber"]


def test_an_undone_file_can_come_in_again(ada):
    batch = imported(ada, connections(MIA, JON))
    journey.undo_import(owner=ada, batch=batch.uuid, now=NOW)
    assert counts(imported(ada, connections(MIA, JON))) == (2, 0, 0, 0)


def test_two_lines_of_news_about_one_person_leave_the_last_one(ada):
    imported(ada, connections(MIA))
    lines = (MIA.replace("UX Researcher", "Lead"), MIA.replace("UX Researcher", "Chief"))
    batch = imported(ada, connections(*lines))
    assert counts(batch) == (0, 2, 0, 0)
    mia = Person.objects.get(owner=ada)
    assert mia.title == "Chief"
    assert mia.positions.filter(present=True).get().title == "Chief"


def test_nobody_gets_the_same_address_twice(ada):
    imported(
        ada, connections(MIA, MIA.replace("UX Researcher", "Lead"), MIA.replace("UX Researcher", "Chief"))
    )
    assert ContactPoint.objects.filter(owner=ada).count() == 2


def test_a_form_opened_before_an_import_added_an_address_is_stale(ada):
    imported(ada, connections("Mia,Weber,https://www.linkedin.com/in/mia,,Acme,UX Researcher,"))
    imported(ada, connections(MIA))
    mia = Person.objects.get(owner=ada)
    with pytest.raises(StaleVersion):
        commands.edit_person(
            owner=ada, person=mia.uuid, version=1, details=PersonDetails(given_name="Mia"), now=NOW
        )


def test_undoing_newer_and_then_older_takes_everybody_out(ada):
    older = imported(ada, connections(MIA, JON))
    newer = imported(ada, connections(MIA.replace("UX Researcher", "Lead"), JON))
    journey.undo_import(owner=ada, batch=newer.uuid, now=NOW)
    journey.undo_import(owner=ada, batch=older.uuid, now=NOW)
    assert names(ada) == []


def test_a_question_that_a_later_file_repeats_outlives_the_undoing_of_the_first(ada):
    imported(ada, connections(MIA))
    twin = "Mia,Weber,https://www.linkedin.com/in/mia2,,Acme,Nurse,"
    first = imported(ada, connections(twin))
    second = imported(ada, connections(twin))
    journey.undo_import(owner=ada, batch=first.uuid, now=NOW)
    assert MergeCandidate.objects.get().row.batch == second


def test_anything_unforeseen_stops_an_import_with_nothing_in_and_another_try_works(ada, monkeypatch):
    batch = journey.open_import(owner=ada, file_name="x.csv", pieces=[connections(MIA)], now=NOW)
    with monkeypatch.context() as broken:
        broken.setattr(journey.effects.people, "apply_batch", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            journey.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda *_: None)
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == ("stopped", 0)
    done = journey.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda *_: None)
    assert counts(done) == (1, 0, 0, 0)


def test_what_could_not_be_read_of_a_row_is_counted(ada):
    assert imported(ada, connections(MIA.replace("05 Mar 2024", "31 Feb 2024"), JON)).noted == 1


def test_stray_files_are_swept_and_awaited_ones_kept(ada):
    waiting = journey.open_import(owner=ada, file_name="x.csv", pieces=[connections(MIA)], now=NOW)
    stray = journey.effects.store([b"x"])
    folder = journey.effects._folder()
    os.utime(folder / stray, (0, 0))
    journey.resume_imports(now=NOW + dt.timedelta(hours=2))
    assert (folder / waiting.stored_name).exists()
    assert not (folder / stray).exists()


def test_undoing_both_of_two_files_that_name_the_same_people_takes_them_out(ada):
    first = imported(ada, connections(MIA, JON))
    again = imported(ada, connections(MIA, JON))
    kept = journey.undo_import(owner=ada, batch=first.uuid, now=NOW)
    assert "another file names them" in kept.sentence
    journey.undo_import(owner=ada, batch=again.uuid, now=NOW)
    assert names(ada) == []
