"""Files as people really hand them in: each kind comes in right, or says what was found and what to do."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from askaround.journeys.commands import importing
from askaround.journeys.commands.erasing import erase_person
from askaround.journeys.commands.undo import undo
from askaround.journeys.effects.importing import FileNotImported
from askaround.people import commands as people
from askaround.people.commands.organising import renew_organisations
from askaround.people.models import (
    Acquaintance,
    ErasedAddress,
    ImportBatch,
    ImportedRow,
    Organisation,
    Person,
)
from askaround.people.rules import BatchState, Outcome, spoken_name
from tests import factories
from tests.factories import NOW
from tests.generators.linkedin import zipped

pytestmark = pytest.mark.django_db
CASES = Path(os.environ.get("ASKAROUND_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "cases"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def _case(ada, name: str, **how: str) -> ImportBatch:
    if not (CASES / name).is_file():
        pytest.skip(f"no such file in {CASES}")
    return _bring(ada, (CASES / name).read_bytes(), name, **how)


def _bring(ada, data: bytes | str, name: str = "Connections.csv", **how: str) -> ImportBatch:
    raw = data.encode() if isinstance(data, str) else data
    batch = importing.open_import(owner=ada, file_name=name, pieces=[raw], now=NOW, **how)
    return importing.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda _rows, _share: None)


def _connected() -> list[date | None]:
    return list(Person.objects.order_by("pk").values_list("connected_on", flat=True))


def _names() -> list[str]:
    return list(Person.objects.order_by("pk").values_list("display_name", flat=True))


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("L02-2018-complete-clock.csv", [date(2018, 1, 8), date(2017, 11, 17)]),
        ("L03-nospace-header.csv", [date(2016, 5, 4), date(2016, 5, 3)]),
        ("L06b-spanish-6-no-url.csv", [date(2024, 3, 5), date(2024, 3, 6)]),
        ("L07a-japanese.csv", [date(2024, 3, 5)]),
        ("L08-cp1250-polish.csv", [date(2024, 3, 5)]),
        ("L12-mac-cr-macroman.csv", [date(2024, 3, 5)]),
        (
            "L13-us-excel-dates.csv",
            [date(2024, 3, 5), date(2024, 3, 25), date(2023, 12, 31), date(2024, 1, 2), date(2023, 7, 4)],
        ),
    ],
)
def test_every_date_of_a_case_is_read(ada, name, days):
    batch = _case(ada, name)
    assert (_connected(), batch.noted, batch.refused) == (days, 0, 0)


def test_other_code_pages_become_the_right_names(ada):
    assert _case(ada, "L08-cp1250-polish.csv").reading["encoding"] == "cp1250"
    assert _case(ada, "L12-mac-cr-macroman.csv").reading["encoding"] == "mac-roman"
    assert _names() == ["Paweł Wiśniewski", "Zoë Brûlé"]


def test_a_guess_can_be_taken_back_in_the_preview(ada):
    data = (HEADER + "Zoë,Köhler,,,,,\nRené,Müller,,,,,\nÅsa,Öberg,,,,,\n").encode("cp1252")
    batch = importing.open_import(owner=ada, file_name="x.csv", pieces=[data], now=NOW)
    assert batch.reading["guessed"]
    importing.reread_import(owner=ada, batch=batch.uuid, encoding="cp1250", dates="", now=NOW)
    batch.refresh_from_db()
    assert batch.reading["encoding"] == "cp1250"
    done = importing.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda _r, _s: None)
    assert (done.created, _names()[2]) == (3, "Ĺsa Öberg")


def test_dates_that_could_be_two_are_left_out_until_it_is_said(ada):
    rows = HEADER + "Mia,Berg,,,,,3/4/2024\nTom,Kerr,,,,,5/6/2023\n"
    batch = importing.open_import(owner=ada, file_name="x.csv", pieces=[rows.encode()], now=NOW)
    assert (batch.reading["unread"], batch.reading["open"]) == (2, 2)
    importing.reread_import(owner=ada, batch=batch.uuid, encoding="", dates="day-first", now=NOW)
    importing.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda _r, _s: None)
    assert _connected() == [date(2024, 4, 3), date(2023, 6, 5)]


def test_no_employers_are_no_organisation_and_stay_as_text(ada):
    _case(ada, "L20-placeholder-companies.csv")
    assert Organisation.objects.count() == 0
    assert Person.objects.filter(organisation_name="Stealth Startup").count() == 2


def test_legal_forms_and_what_became_of_it_make_one_firm(ada):
    _case(ada, "L21-company-variants.csv")
    at = dict(Person.objects.values_list("organisation_name", "organisation__name"))
    assert len(set(at.values())) == 2
    assert at["TIDEWATER LABS LLC"] == at["Tidewater Labs (acquired by Kestrel)"] != at["Kestrel"]


def test_organisations_on_file_follow_the_rule_of_today(ada):
    people_at = factories.imported(ada, factories.connections("Mia,Berg,,,Acme,,", "Tom,Kerr,,,Zeta,,"))
    assert people_at.created == 2
    Organisation.objects.filter(name="Zeta").update(name="Acme GmbH", key="acme gmbh")
    Organisation.objects.create(owner=ada, name="Freelance", key="freelance")
    renew_organisations(ada.pk)
    assert list(Organisation.objects.values_list("key", flat=True)) == ["acme"]
    assert Person.objects.filter(organisation__key="acme").count() == 2


def test_an_organisation_on_file_may_take_the_key_that_another_gives_up(ada):
    for name, key in (("Timber", "loam"), ("Loam", "quarry"), ("Quarry", "timber")):
        Organisation.objects.create(owner=ada, name=name, key=key)
    renew_organisations(ada.pk)
    assert set(Organisation.objects.values_list("name", "key")) == {
        ("Timber", "timber"),
        ("Loam", "loam"),
        ("Quarry", "quarry"),
    }


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("Dr. Mira", "Okafor", "Mira"), ("Mira", "Okafor, PhD, PMP", "Mira"), ("Dr.", "Mira Okafor", "Mira"),
        ("Prof. Dr.-Ing. Jonas", "Weber", "Jonas"), ("MIRA", "OKAFOR", "Mira"), ("🌟Lena🌟", "Sørensen", "Lena"),
        ("Maria (Mia)", "Brandt (née Kurz)", "Mia"), ("J.", "Lindqvist", ""), ("Ms. Ada", "Poole", "Ada"),
        ("Ing. Eva", "Dvořáková", "Eva"), ("mira", "okafor", "Mira"), ("Nguyễn", "Thị Lan", "Lan"),
        ("", "Okafor", ""), ("Mira", "", "Mira"), ("Anna (she/her)", "X", "Anna"), ("Hans-Peter", "X", "Hans-Peter"),
        ("Anna Maria", "X", "Anna Maria"), ("J. Robert", "O", "Robert"), ("J.R.", "Ewing", ""), ("AJ", "Smith", "AJ"),
        ("太郎", "山田", "山田太郎"), ("Madonna", "", "Madonna"), ("Mary & John", "Smith", "Mary & John"),
        ("Elisabeth “Lisa”", "Kern", "Lisa"), ("Mag. (FH) Eva", "X", "Eva"), ("İBRAHİM", "YILMAZ", "İbrahim"),
        ("Dott.ssa Giulia", "R", "Giulia"), ("maría de los ángeles", "x", "María de los Ángeles"),
    ],
)  # fmt: skip
def test_the_name_one_would_say(given, family, name):
    assert spoken_name(given, family) == name


def test_a_message_to_somebody_without_a_first_name_greets_without_one(ada):
    factories.imported(ada, factories.connections("J.,Lindqvist,,,Self-employed,Potter,"))
    message = factories.draft(ada, Person.objects.get(), factories.path(ada, "Ceramics"))
    assert message.body.startswith("Hello,")
    assert "Self-employed" not in message.body


def test_a_part_without_connections_is_read_for_the_rest_of_it(ada):
    factories.imported(ada, factories.connections("Mira,Okafor,https://www.linkedin.com/in/mira-okafor,,,,"))
    batch = _case(ada, "L22b-part2-without-connections.zip")
    assert batch.state == BatchState.APPLIED
    assert "no list of connections" in batch.members[0][-1]
    assert Acquaintance.objects.get().received + Acquaintance.objects.get().sent == 2


@pytest.mark.parametrize("name", ["L27a-renamed-member.zip", "L27b-zip-in-zip.zip"])
def test_a_list_is_found_however_it_is_wrapped(ada, name):
    assert _case(ada, name).created == 3


def test_a_zip_with_nothing_of_linkedin_says_what_it_holds(ada):
    with pytest.raises(FileNotImported, match=r"It holds notes\.csv"):
        _bring(ada, zipped({"notes.csv": b"a,b\n1,2\n"}))


def test_invitations_whose_address_names_nobody_go_by_name(ada):
    _case(ada, "L33-invitations-stub-urls.zip")
    told = {each.person.given_name: each.invited_by for each in Acquaintance.objects.select_related("person")}
    assert told == {"Jonas": "me", "Mira": "them"}


def test_connections_whose_address_names_nobody_are_several_people(ada):
    stub = "https://www.linkedin.com/in/"
    assert _bring(ada, f"{HEADER}Mia,Berg,{stub},,,,\nTom,Kerr,{stub},,,,\n").created == 2


def test_formulas_come_in_as_they_are(ada):
    _case(ada, "F01-formula-people.csv")
    assert Person.objects.order_by("pk").first().given_name.startswith("=cmd|")


ZORA = "Zora,Quist,https://www.linkedin.com/in/zora,zq@x.org,Quistworks,Zedler,02 Mar 2023"
NOA = "Noa,Sand,https://www.linkedin.com/in/noa,,Bank,Cook,02 Mar 2023"


def _erased_and_again(ada) -> ImportBatch:
    factories.imported(ada, factories.connections(ZORA, NOA))
    erase_person(owner=ada, person=Person.objects.get(given_name="Zora").uuid, now=NOW)
    return _bring(ada, factories.connections(ZORA.replace("Zedler", "Potter"), NOA, "Eve,New,,,,,"))


def test_somebody_erased_who_comes_again_is_held_back(ada):
    batch = _erased_and_again(ada)
    counts = (batch.created, batch.matched, batch.queued, batch.held, batch.refused)
    assert counts == (1, 1, 0, 1, 0)
    assert sorted(_names()) == ["Eve New", "Noa Sand"]
    kept = list(ErasedAddress.objects.values_list("key", "digest"))
    assert len(kept) == 2
    assert "zora" not in str(kept)


def test_a_yes_brings_them_in_and_can_be_taken_back(ada):
    batch = _erased_and_again(ada)
    row = ImportedRow.objects.get(outcome=Outcome.HELD)
    entry = people.admit_row(owner=ada, row=row.uuid, now=NOW)
    assert Person.objects.get(given_name="Zora").title == "Potter"
    batch.refresh_from_db()
    assert (batch.created, batch.held) == (2, 0)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    batch.refresh_from_db()
    assert (batch.created, batch.held, Person.objects.count()) == (1, 1, 2)


def test_a_no_forgets_what_the_line_said(ada):
    _erased_and_again(ada)
    row = ImportedRow.objects.get(outcome=Outcome.HELD)
    people.leave_row_out(owner=ada, row=row.uuid, now=NOW)
    row.refresh_from_db()
    assert (row.facts, row.cells, row.person) == ([], [], None)


def test_whoever_has_no_address_is_known_again_by_name_and_work(ada):
    factories.imported(ada, factories.connections("Zora,Quist,,,Quistworks,,"))
    erase_person(owner=ada, person=Person.objects.get().uuid, now=NOW)
    assert _bring(ada, factories.connections("Zora,Quist,,,Quistworks GmbH,,")).held == 1


def test_a_waiting_file_is_forgotten_after_a_day_and_says_so(ada):
    batch = importing.open_import(owner=ada, file_name="x.csv", pieces=[factories.connections(ZORA)], now=NOW)
    stored = Path(settings.HOME) / "imports" / batch.stored_name
    importing.forget_waiting_files(now=NOW + timedelta(hours=23))
    assert stored.exists()
    importing.forget_waiting_files(now=NOW + timedelta(hours=25))
    batch.refresh_from_db()
    assert (stored.exists(), batch.state, batch.preview) == (False, BatchState.EXPIRED, [])
    assert "waited for a day" in batch.reason


def test_no_file_that_waits_survives_an_erasure(ada):
    factories.imported(ada, factories.connections(ZORA))
    batch = importing.open_import(owner=ada, file_name="x.csv", pieces=[factories.connections(NOA)], now=NOW)
    stored = Path(settings.HOME) / "imports" / batch.stored_name
    with _on_commit():
        erase_person(owner=ada, person=Person.objects.get().uuid, now=NOW)
    batch.refresh_from_db()
    assert (stored.exists(), batch.state) == (False, BatchState.EXPIRED)


def _on_commit():
    from django.test import TestCase

    return TestCase.captureOnCommitCallbacks(execute=True)


def test_an_import_that_is_done_names_no_file_and_one_of_nobody_goes_an_hour_later(ada):
    done = factories.imported(ada, factories.connections(ZORA))
    folder = Path(settings.HOME) / "imports"
    folder.mkdir(exist_ok=True)
    assert done.stored_name == ""
    now = NOW + timedelta(hours=2)
    stray, fresh, ahead = (folder / f"{name}.upload" for name in ("stray", "fresh", "ahead"))
    for file, written in ((stray, NOW), (fresh, now), (ahead, now + timedelta(hours=2))):
        file.write_bytes(b"x")
        os.utime(file, (written.timestamp(), written.timestamp()))
    importing.resume_imports(now=now)
    assert [file.exists() for file in (stray, fresh, ahead)] == [False, True, False]
    fresh.unlink()
