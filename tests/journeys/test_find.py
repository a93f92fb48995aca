"""Finding anything by its words."""

import pytest

from askaround.journeys.queries.find import SHOWN, added_last, find
from askaround.paths import commands as paths
from askaround.people import commands as people
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def titles(owner, text):
    return [path.title for path in find(owner, text).paths]


def test_one_word_finds_people_organisations_paths_and_notes(ada):
    factories.person(ada, "Kiela")
    factories.person(ada, "Noa", organisation="Kiel Institute")
    factories.path(ada, "Nurse", place="Kiel")
    ola = factories.person(ada, "Ola")
    people.edit_notes(owner=ada, person=ola.uuid, version=1, notes="Lives in Kiel.", now=NOW)
    found = find(ada, "kiel")
    assert {person.name for person in found.people} == {"Kiela", "Noa"}
    assert [each.name for each in found.organisations] == ["Kiel Institute"]
    assert [path.title for path in found.paths] == ["Nurse"]
    assert [note.name for note in found.notes] == ["Ola"]


@pytest.mark.parametrize("words", ["nurse", "NUR", "health", "kiel", "curio", "nurse kiel"])
def test_a_path_is_found_by_its_title_field_place_and_why(ada, words):
    factories.path(ada, "Nurse", field="Health care", place="Kiel", why="Curious since school.")
    factories.path(ada, "Carpenter")
    assert titles(ada, words) == ["Nurse"]


def test_a_path_that_rests_is_found_too(ada):
    path = factories.path(ada, "Nurse")
    paths.park_path(owner=ada, path=path.uuid, reason="", now=NOW)
    assert titles(ada, "nurse") == ["Nurse"]


def test_of_each_kind_there_are_five_at_most_and_more_people_are_announced(ada):
    for n in range(SHOWN + 1):
        made = factories.person(ada, f"Mia{n}", organisation=f"Mia {n} Ltd")
        people.edit_notes(owner=ada, person=made.uuid, version=1, notes="Mia again.", now=NOW)
        factories.path(ada, f"Mia {n}")
    found = find(ada, "mia")
    kinds = (found.people, found.organisations, found.paths, found.notes)
    assert [len(kind) for kind in kinds] == [SHOWN] * 4
    assert found.more_people
    assert not find(ada, "mia0").more_people


def test_nothing_of_another_explorer_is_found(ada, ben):
    made = factories.person(ben, "Mia", organisation="Acme")
    people.edit_notes(owner=ben, person=made.uuid, version=1, notes="Mia at Acme.", now=NOW)
    factories.path(ben, "Acme Mia")
    for words in ("mia", "acme"):
        found = find(ada, words)
        assert not any((found.people, found.organisations, found.paths, found.notes))
    assert added_last(ada) == []


def test_whom_you_added_last_comes_first(ada):
    for n in range(SHOWN + 1):
        factories.person(ada, f"Mia{n}")
    assert [person.name for person in added_last(ada)] == [f"Mia{n}" for n in range(SHOWN, 0, -1)]
