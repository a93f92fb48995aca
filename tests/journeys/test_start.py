"""The first visit: what is said once is not added again."""

import pytest

from askaround.accounts.commands import ProfileChangedMeanwhile
from askaround.history.models import Entry
from askaround.journeys.commands.start import begin_exploring
from askaround.journeys.rules.start import Introduced, SaidPath
from askaround.kit.models import StaleVersion
from askaround.paths import commands as paths
from askaround.paths.models import Path
from askaround.paths.queries import list_paths
from askaround.paths.rules import PathDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def say(owner, *said, name="Ada Winter", introduction="", version=None):
    you = Introduced(name, introduction, owner.version if version is None else version)
    return begin_exploring(owner=owner, paths=said, you=you, now=NOW)


def titles(owner):
    return [path.title for path in list_paths(owner)]


def test_up_to_three_paths_and_who_is_asking(ada):
    say(
        ada,
        *(SaidPath(PathDetails(title)) for title in ("Nurse", "Cook", "Pilot")),
        introduction="A geographer.",
    )
    ada.refresh_from_db()
    assert (titles(ada), ada.introduction) == (["Nurse", "Cook", "Pilot"], "A geographer.")


def test_saying_the_same_again_writes_nothing(ada):
    said = [SaidPath(PathDetails("Nurse", place="Kiel", why="People."))]
    say(ada, *said)
    lines = Entry.objects.count()
    assert say(ada, *said, SaidPath(PathDetails("nurse ", place="KIEL", why="People."))) != []
    assert titles(ada) == ["nurse "]
    assert Entry.objects.count() == lines + 1


def test_the_same_work_in_another_place_is_another_path(ada):
    say(ada, SaidPath(PathDetails("Nurse", place="Kiel")), SaidPath(PathDetails("Nurse", place="Bern")))
    assert titles(ada) == ["Nurse", "Nurse"]


def test_a_path_on_file_is_said_differently_not_again(ada):
    path = factories.path(ada, "Nurse")
    say(ada, SaidPath(PathDetails("Hospice nurse"), path.uuid, path.version))
    assert titles(ada) == ["Hospice nurse"]


def test_what_was_said_elsewhere_meanwhile_is_not_overwritten(ada):
    path = factories.path(ada, "Nurse")
    paths.edit_path(owner=ada, path=path.uuid, version=1, details=PathDetails("Midwife"), now=NOW)
    with pytest.raises(StaleVersion):
        say(ada, SaidPath(PathDetails("Cook")), SaidPath(PathDetails("Hospice nurse"), path.uuid, 1))
    assert titles(ada) == ["Midwife"], "neither path is saved when one is in question"


def test_your_name_said_elsewhere_meanwhile_is_not_overwritten(ada):
    with pytest.raises(ProfileChangedMeanwhile):
        say(ada, SaidPath(PathDetails("Cook")), name="Ada", version=7)
    assert titles(ada) == []


def test_nobody_says_a_path_of_another_explorer(ada, ben):
    theirs = factories.path(ben)
    with pytest.raises(Path.DoesNotExist):
        say(ada, SaidPath(PathDetails("Cook"), theirs.uuid, 1))


def form(page):
    """Return what the first page shows, as a browser would send it."""
    shown = page.get("/start/").context["page"].form
    return {name: shown[name].value() or "" for name in shown.fields}


def test_the_first_page_can_be_come_back_to(ada, page):
    fields = {**form(page), "title_0": "Nurse", "title_2": "Cook", "introduction": "A geographer."}
    assert page.post("/start/", fields).status_code == 302
    again = form(page)
    assert (again["title_0"], again["title_1"], again["introduction"]) == ("Nurse", "Cook", "A geographer.")
    assert page.post("/start/", {**again, "place_1": "Kiel"}).status_code == 302
    assert [(path.title, path.place) for path in list_paths(ada)] == [("Nurse", ""), ("Cook", "Kiel")]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "title_0"),
        ({"place_1": "Kiel"}, "title_1"),
        ({"title_0": "Nurse", "why_2": "People."}, "title_2"),
    ],
)
def test_a_path_without_its_work_is_asked_for_again(ada, page, fields, wrong):
    answer = page.post("/start/", {**form(page), **fields})
    assert answer.status_code == 422
    assert list(answer.context["page"].form.errors) == [wrong]
    assert titles(ada) == []


def test_a_path_on_file_is_not_emptied(ada, page):
    factories.path(ada, "Nurse")
    answer = page.post("/start/", {**form(page), "title_0": ""})
    assert answer.status_code == 422
    assert titles(ada) == ["Nurse"]


def test_two_windows_of_the_first_page_are_shown_side_by_side(ada, page):
    factories.path(ada, "Nurse")
    one, two = form(page), form(page)
    assert page.post("/start/", {**one, "title_0": "Midwife", "name": "Ada W."}).status_code == 302
    answer = page.post("/start/", {**two, "title_0": "Hospice nurse"})
    assert answer.status_code == 409
    differences = {each.label: (each.yours, each.theirs) for each in answer.context["page"].differences}
    assert differences == {
        "Kind of work": ("Hospice nurse", "Midwife"),
        "Your name": ("Ada Winter", "Ada W."),
    }
    assert page.post("/start/", dict(answer.context["page"].fields)).status_code == 302
    ada.refresh_from_db()
    assert (titles(ada), ada.name) == (["Hospice nurse"], "Ada Winter")


def test_five_people_are_shown_path_by_path(ada, page):
    factories.person(ada, "Mia", title="Nurse")
    factories.person(ada, "Tom", title="Cook")
    nurse, cook = factories.ranked_path(ada, "Nurse"), factories.ranked_path(ada, "Cook")
    shown = [page.get("/start/five/", {"path": str(path.uuid)}).content.decode() for path in (nurse, cook)]
    assert [("Write to Mia" in each, "Write to Tom" in each) for each in shown] == [
        (True, False),
        (False, True),
    ]
    assert page.get("/start/five/").context["page"].path == nurse
