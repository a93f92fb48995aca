"""What the pages of an import say: how a file is read, who is held back, and that a file was forgotten."""

import datetime as dt

import pytest
from django.urls import reverse

from askaround.journeys.commands import importing
from askaround.journeys.commands.erasing import erase_person
from askaround.people.models import ImportBatch, ImportedRow, Person
from tests import factories
from tests.factories import NOW
from tests.generators.linkedin import zipped

pytestmark = pytest.mark.django_db
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ZORA = "Zora,Quist,https://www.linkedin.com/in/zora,,Quistworks,Zedler,02 Mar 2023"


def _page(client, batch: ImportBatch) -> str:
    answer = client.get(reverse("import-batch", args=[batch.uuid]))
    assert answer.status_code == 200
    return answer.content.decode()


def _open(ada, data: bytes) -> ImportBatch:
    return importing.open_import(owner=ada, file_name="Connections.csv", pieces=[data], now=NOW)


def test_the_preview_shows_the_guess_with_a_choice_of_others(ada):
    client = factories.browser(ada)
    text = (
        HEADER + "Paweł,Wiśniewski,,,Zażółć,Główny księgowy,3/4/2024\nŻaneta,Wójcik,,,Łódź,Źródło,5/6/2024\n"
    )
    batch = _open(ada, text.encode("cp1250"))
    page = _page(client, batch)
    assert "Paweł Wiśniewski" in page
    assert '<option value="cp1250" selected>' in page
    assert "2 dates could not be read" in page
    said = {"encoding": "cp1250", "dates": "month-first"}
    assert client.post(reverse("import-reading", args=[batch.uuid]), said).status_code == 302
    assert "2024-03-04" in _page(client, batch)


def test_letters_that_a_file_cannot_have_are_refused_and_the_guess_stays(ada):
    client = factories.browser(ada)
    batch = _open(ada, (HEADER + "Åsa,Öberg,,,,,\nZoë,Noël,,,,,\nRené,Müller,,,,,\n").encode("cp1252"))
    answer = client.post(reverse("import-reading", args=[batch.uuid]), {"encoding": "euc_jis_2004"})
    assert answer.status_code == 422
    assert "Choose another" in answer.content.decode()


def test_whoever_was_erased_is_asked_about_and_comes_back_by_a_yes(ada):
    client = factories.browser(ada)
    factories.imported(ada, factories.connections(ZORA))
    erase_person(owner=ada, person=Person.objects.get().uuid, now=NOW)
    batch = factories.imported(ada, factories.connections(ZORA))
    assert "You erased somebody with this address." in _page(client, batch)
    row = ImportedRow.objects.get(outcome="held")
    client.post(reverse("import-admit", args=[row.uuid]))
    assert Person.objects.get().display_name == "Zora Quist"
    assert "You erased somebody" not in _page(client, batch)


def test_a_part_without_connections_says_so(ada):
    client = factories.browser(ada)
    batch = _open(ada, zipped({"Skills.csv": b"Name\nTea\n"}))
    assert "There is no list of connections in this ZIP" in _page(client, batch)
    importing.finish_import(owner=ada, batch=batch.uuid, now=NOW, progress=lambda _rows, _share: None)
    assert "There is no list of connections in this ZIP" in _page(client, batch)


def test_a_file_that_waited_for_a_day_is_forgotten_and_says_so(ada):
    client = factories.browser(ada)
    batch = _open(ada, factories.connections(ZORA))
    importing.forget_waiting_files(now=NOW + dt.timedelta(days=2))
    assert "waited for a day" in _page(client, batch)
    assert "forgotten" in client.get(reverse("import")).content.decode()
