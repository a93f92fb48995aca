"""Adding, editing, finding and putting away people."""

import pytest

from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.journeys.queries.people import find_people
from askaround.journeys.rules.people import Wanted
from askaround.kit.models import StaleVersion
from askaround.people import commands
from askaround.people.commands.persons import EditedSince, NoName
from askaround.people.models import Person
from askaround.people.queries import (
    SORTS,
    details_of,
    get_person,
    get_person_page,
    list_people,
    search_people,
)
from askaround.people.rules import PersonDetails, PositionDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db

FULL = PersonDetails(
    given_name="Mia",
    family_name="Weber",
    title="UX Researcher",
    organisation="Acme",
    country="DE",
    mails=("mia@example.org", "m@example.org"),
    phones=("+49 30 1",),
    profiles=("https://www.linkedin.com/in/mia",),
    tie="colleague",
    tie_detail="At Bolt",
    tie_year=2019,
)


def found(owner, text):
    return [row.name for row in search_people(owner, text)]


def test_what_is_said_of_a_person_is_read_back(ada):
    entry = commands.add_person(owner=ada, details=FULL, now=NOW)
    assert details_of(get_person_page(ada, entry.subject)) == FULL


def test_a_person_needs_a_name(ada):
    with pytest.raises(NoName):
        commands.add_person(owner=ada, details=PersonDetails(title="Nurse"), now=NOW)


def test_an_edit_replaces_what_was_said_and_undo_brings_it_back(ada):
    uuid = commands.add_person(owner=ada, details=FULL, now=NOW).subject
    edited = PersonDetails(given_name="Mia", title="Lead", organisation="Bolt", mails=("m@example.org",))
    entry = commands.edit_person(owner=ada, person=uuid, version=1, details=edited, now=NOW)
    assert details_of(get_person_page(ada, uuid)) == edited
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert details_of(get_person_page(ada, uuid)) == FULL


def test_undo_refuses_to_overwrite_newer_work(ada):
    uuid = commands.add_person(owner=ada, details=FULL, now=NOW).subject
    entry = commands.edit_notes(owner=ada, person=uuid, version=1, notes="one", now=NOW)
    commands.edit_notes(owner=ada, person=uuid, version=2, notes="two", now=NOW)
    with pytest.raises(StaleVersion):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert get_person(ada, uuid).notes == "two"


def test_a_stale_edit_is_refused_with_the_text_on_file(ada):
    person = factories.person(ada)
    commands.edit_notes(owner=ada, person=person.uuid, version=1, notes="theirs", now=NOW)
    with pytest.raises(StaleVersion) as refusal:
        commands.edit_notes(owner=ada, person=person.uuid, version=1, notes="mine", now=NOW)
    assert refusal.value.current.notes == "theirs"


@pytest.mark.parametrize(
    ("command", "field"),
    [(commands.archive_person, "archived_at"), (commands.mark_do_not_contact, "do_not_contact")],
)
def test_putting_away_and_leaving_alone_are_undone(ada, command, field):
    person = factories.person(ada)
    entry = command(owner=ada, person=person.uuid, now=NOW)
    assert getattr(get_person(ada, person.uuid), field)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert not getattr(get_person(ada, person.uuid), field)
    with pytest.raises(NotUndoable):
        undo(owner=ada, entry=entry.uuid, now=NOW)


def test_undoing_an_addition_takes_the_person_off_the_file_unless_edited_since(ada):
    entry = commands.add_person(owner=ada, details=FULL, now=NOW)
    commands.edit_notes(owner=ada, person=entry.subject, version=1, notes="x", now=NOW)
    with pytest.raises(EditedSince):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    other = commands.add_person(owner=ada, details=PersonDetails(given_name="Jon"), now=NOW)
    undo(owner=ada, entry=other.uuid, now=NOW)
    assert found(ada, "jon") == []


def test_earlier_positions_come_and_go_and_come_back(ada):
    person = factories.person(ada)
    details = PositionDetails(title="Nurse", organisation="Clinic")
    added = commands.add_position(owner=ada, person=person.uuid, details=details, now=NOW)
    undo(owner=ada, entry=added.uuid, now=NOW)
    assert not person.positions.exists()
    commands.add_position(owner=ada, person=person.uuid, details=details, now=NOW)
    removed = commands.remove_position(owner=ada, position=person.positions.get().uuid, now=NOW)
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert person.positions.get().organisation.name == "Clinic"


def test_search_finds_beginnings_of_words_without_case_or_accents(ada):
    factories.person(
        ada, "Zoë", family_name="Müller", title="Senior UX Researcher", organisation="Łódź Design"
    )
    for text in ("zoe", "MULL", "ux zo", "research", "lodz", "Müller Zoë", 'de"sign'.replace('"', "")):
        assert found(ada, text) == ["Zoë Müller"], text
    for text in ("oe", "nobody", '"', "* OR", "zoe nobody", "-", "owner_id", str(ada.pk)):
        assert found(ada, text) == [], text


def test_search_follows_edits_and_leaves_the_archived_out(ada, ben):
    person = factories.person(ada, "Mia", title="Nurse")
    factories.person(ben, "Mia")
    commands.edit_person(
        owner=ada, person=person.uuid, version=1, details=PersonDetails(given_name="Lea"), now=NOW
    )
    assert (found(ada, "mia"), found(ada, "nurse"), found(ada, "lea")) == ([], [], ["Lea"])
    commands.archive_person(owner=ada, person=person.uuid, now=NOW)
    assert found(ada, "lea") == []
    assert [row.name for row in find_people(ada, Wanted(state="archived"), sort="").people.rows] == ["Lea"]


@pytest.mark.parametrize("sort", SORTS)
def test_paging_through_shows_everybody_once_and_back_again(ada, sort):
    for number in range(23):
        factories.person(ada, f"P{number % 5}", title=f"T{number % 3}" if number % 4 else "")
    seen, cursor, pages = [], "", []
    while True:
        page = list_people(ada, sort=sort, cursor=cursor, size=5)
        pages.append([row.uuid for row in page.rows])
        seen += pages[-1]
        if not page.after:
            break
        cursor = page.after
    assert len(seen) == len(set(seen)) == 23
    back = list_people(ada, sort=sort, cursor=page.before, size=5)
    assert [row.uuid for row in back.rows] == pages[-2]
    column, descending = SORTS[sort][1:]
    values = [getattr(Person.objects.get(uuid=uuid), column) for uuid in seen]
    assert values == sorted(values, reverse=descending)


def test_a_cursor_that_somebody_made_up_shows_the_first_page(ada):
    factories.person(ada)
    assert len(list_people(ada, cursor="nonsense").rows) == 1


def test_those_without_a_company_stand_last(ada):
    factories.person(ada, "Ann")
    factories.person(ada, "Bea", organisation="zeta")
    factories.person(ada, "Cal", organisation="Äther")
    assert [row.name for row in list_people(ada, sort="organisation").rows] == ["Cal", "Bea", "Ann"]
