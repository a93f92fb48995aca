"""Where you have worked and studied: told by hand or by a file after a yes, each taken back by itself."""

import datetime as dt

import pytest

from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.me import commands
from askaround.me.commands import NothingSaid, SaidAlready
from askaround.me.models import OwnPosition, OwnSchooling, Skill
from askaround.me.queries import list_own_positions, list_own_schooling
from askaround.me.rules import Background, OwnPositionDetails, OwnSchoolingDetails, SkillDetails
from tests.factories import NOW

pytestmark = pytest.mark.django_db

BAKER = OwnPositionDetails("Baker", "Acme", dt.date(2015, 4, 1), dt.date(2018, 1, 1))
PHYSICS = OwnSchoolingDetails("Physics", "TU Kiel", dt.date(2010, 1, 1))
TOLD = Background((BAKER, OwnPositionDetails("Nurse", "Clinic")), (PHYSICS,), ("Listening", "Tea"))


def mine(owner):
    positions = [(each.title, each.organisation) for each in list_own_positions(owner)]
    return (
        positions,
        [each.school for each in list_own_schooling(owner)],
        sorted(Skill.objects.filter(owner=owner).values_list("name", flat=True)),
    )


def test_a_position_is_added_changed_removed_and_each_step_taken_back(ada):
    added = commands.add_own_position(owner=ada, details=BAKER, now=NOW)
    cook = OwnPositionDetails("Cook", "Inn")
    edited = commands.edit_own_position(owner=ada, position=added.subject, version=1, details=cook, now=NOW)
    undo(owner=ada, entry=edited.uuid, now=NOW)
    assert OwnPosition.objects.get(owner=ada).ended_on == BAKER.ended_on
    removed = commands.remove_own_position(owner=ada, position=added.subject, now=NOW)
    assert not OwnPosition.objects.exists()
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert mine(ada)[0] == [("Baker", "Acme")]


def test_a_school_is_added_changed_removed_and_each_step_taken_back(ada):
    added = commands.add_own_schooling(owner=ada, details=PHYSICS, now=NOW)
    art = OwnSchoolingDetails("Art", "TU Ulm")
    edited = commands.edit_own_schooling(owner=ada, schooling=added.subject, version=1, details=art, now=NOW)
    undo(owner=ada, entry=edited.uuid, now=NOW)
    removed = commands.remove_own_schooling(owner=ada, schooling=added.subject, now=NOW)
    undo(owner=ada, entry=removed.uuid, now=NOW)
    assert mine(ada)[1] == ["TU Kiel"]
    undone = commands.add_own_schooling(owner=ada, details=art, now=NOW)
    undo(owner=ada, entry=undone.uuid, now=NOW)
    assert mine(ada)[1] == ["TU Kiel"]


def test_the_same_position_is_not_added_twice_however_it_is_written(ada):
    commands.add_own_position(owner=ada, details=BAKER, now=NOW)
    with pytest.raises(SaidAlready):
        commands.add_own_position(
            owner=ada, details=OwnPositionDetails(" BAKER", "ACME", dt.date(2015, 1, 1)), now=NOW
        )


def test_nothing_is_not_a_position(ada):
    with pytest.raises(NothingSaid):
        commands.add_own_position(owner=ada, details=OwnPositionDetails(" ", ""), now=NOW)


def test_an_edit_from_an_older_page_is_refused(ada):
    added = commands.add_own_position(owner=ada, details=BAKER, now=NOW)
    for version, refused in ((1, False), (1, True)):
        if refused:
            with pytest.raises(StaleVersion):
                commands.edit_own_position(
                    owner=ada, position=added.subject, version=version, details=BAKER, now=NOW
                )
        else:
            commands.edit_own_position(
                owner=ada, position=added.subject, version=version, details=BAKER, now=NOW
            )


def test_a_yes_brings_in_what_is_new_and_doubles_nothing(ada):
    commands.add_skill(owner=ada, details=SkillDetails("listening", 4, 2), now=NOW)
    commands.add_own_position(owner=ada, details=BAKER, now=NOW)
    entry = commands.accept_background(owner=ada, background=TOLD, now=NOW)
    assert entry.sentence == "On your page now: 1 position, 1 school, 1 skill."
    assert mine(ada) == ([("Baker", "Acme"), ("Nurse", "Clinic")], ["TU Kiel"], ["Tea", "listening"])
    assert Skill.objects.get(owner=ada, name="listening").level == 4
    with pytest.raises(SaidAlready):
        commands.accept_background(owner=ada, background=TOLD, now=NOW)


def test_a_yes_is_taken_back_but_for_what_was_changed_since(ada):
    entry = commands.accept_background(owner=ada, background=TOLD, now=NOW)
    tea = Skill.objects.get(owner=ada, name="Tea")
    commands.rate_skill(owner=ada, skill=tea.uuid, level=4, joy=2, now=NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert mine(ada) == ([], [], ["Tea"])


def test_an_end_before_the_beginning_is_left_out_of_what_a_file_tells(ada):
    astray = OwnSchoolingDetails("", "ETH", dt.date(2015, 1, 1), dt.date(2010, 1, 1))
    commands.accept_background(owner=ada, background=Background(schooling=(astray,)), now=NOW)
    assert OwnSchooling.objects.get(owner=ada).ended_on is None


def test_another_s_career_is_not_shown_or_known(ada, ben):
    commands.accept_background(owner=ada, background=TOLD, now=NOW)
    assert mine(ben) == ([], [], [])
    commands.accept_background(owner=ben, background=TOLD, now=NOW)
    assert mine(ben)[1] == ["TU Kiel"]


def test_the_page_adds_and_edits_by_year_or_month(ada, page):
    page.post(
        "/me/positions/add",
        {"organisation": "Acme", "title": "Baker", "started_on": "2015", "ended_on": "2018-04"},
    )
    made = OwnPosition.objects.get(owner=ada)
    assert (made.started_on, made.ended_on) == (dt.date(2015, 1, 1), dt.date(2018, 4, 1))
    assert "2018-04" in page.get(f"/me/positions/{made.uuid}/edit/").content.decode()
    assert "2015 to 2018" in page.get("/me/").content.decode()


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"organisation": "Acme", "started_on": "soon"}, "Write a year like 2018"),
        (
            {"organisation": "Acme", "started_on": "2018", "ended_on": "2015"},
            "The end is before the beginning",
        ),
        ({"title": "Baker"}, "This field is required"),
    ],
)
def test_what_cannot_be_understood_is_asked_again(ada, page, posted, sentence):
    answer = page.post("/me/positions/add", posted)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_an_edit_that_another_window_overtook_shows_both(ada, page):
    commands.add_own_schooling(owner=ada, details=PHYSICS, now=NOW)
    made = OwnSchooling.objects.get(owner=ada)
    for school, status in (("TU Ulm", 302), ("TU Graz", 409)):
        answer = page.post(f"/me/schools/{made.uuid}/edit/", {"school": school, "version": 1})
        assert answer.status_code == status
    assert "TU Graz" in answer.content.decode()


@pytest.mark.parametrize("many", [1, 30])
def test_a_longer_career_asks_the_database_no_more_often(ada, page, many, django_assert_num_queries):
    told = Background(tuple(OwnPositionDetails("Baker", f"Acme {n}") for n in range(many)))
    commands.accept_background(owner=ada, background=told, now=NOW)
    with django_assert_num_queries(4):
        page.get("/me/career/")
    with django_assert_num_queries(9):
        page.get("/me/")


def test_a_skill_from_a_file_claims_nothing_until_you_say(ada, page):
    commands.accept_background(owner=ada, background=Background(skills=("Tea",)), now=NOW)
    tea = Skill.objects.get(owner=ada)
    assert (tea.level, tea.joy) == (None, None)
    assert "say how well" in page.get("/me/").content.decode()
    page.post(f"/me/skills/{tea.uuid}/rate", {"level": "", "joy": "2"})
    tea.refresh_from_db()
    assert (tea.level, tea.joy) == (None, 2)
