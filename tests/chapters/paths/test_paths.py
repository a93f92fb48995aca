"""Naming paths, and deciding about them."""

import pytest

from askaround.direction.commands import rank_all_paths
from askaround.direction.models import Ranking
from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.paths import commands
from askaround.paths.commands.paths import NoTitle, TooLong
from askaround.paths.models import Path
from askaround.paths.queries import find_path, has_paths, list_paths, paths_by_status
from askaround.paths.rules import PathDetails, Status
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
DECISIONS = {
    Status.PARKED: commands.park_path,
    Status.RULED_OUT: commands.rule_out_path,
    Status.CHOSEN: commands.choose_path,
}
every_decision = pytest.mark.parametrize("status", DECISIONS)


def decide(owner, path, status, reason="Nights."):
    return DECISIONS[status](owner=owner, path=path.uuid, reason=reason, now=NOW)


def standing(path):
    path.refresh_from_db()
    return path.status, path.reason, path.decided_at


@every_decision
def test_a_decision_keeps_its_reason_and_its_day_and_is_undone(ada, status):
    path = factories.path(ada)
    entry = decide(ada, path, status, "  Nights. ")
    assert standing(path) == (status, "Nights.", NOW)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert standing(path) == (Status.EXPLORING, "", None)


@every_decision
def test_exploring_again_forgets_the_reason_and_undo_brings_it_back(ada, status):
    path = factories.path(ada)
    decide(ada, path, status)
    entry = commands.explore_path(owner=ada, path=path.uuid, now=NOW)
    assert standing(path) == (Status.EXPLORING, "", None)
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert standing(path) == (status, "Nights.", NOW)


@every_decision
def test_a_decided_path_rests(ada, status):
    factories.person(ada, "Mia", title="Nurse")
    nurse, cook = factories.path(ada, "Nurse"), factories.path(ada, "Cook")
    decide(ada, nurse, status)
    rank_all_paths(owner=ada, now=NOW)
    assert list_paths(ada) == [cook]
    assert [ranking.path for ranking in Ranking.objects.all()] == [cook]
    with pytest.raises(Path.DoesNotExist):
        find_path(ada, "Nurse")
    assert paths_by_status(ada) == [(Status.EXPLORING, [cook]), (status, [nurse])]


def test_a_home_with_nothing_left_to_explore_still_opens_at_today(ada, page):
    assert page.get("/")["Location"] == "/start/"
    decide(ada, factories.path(ada), Status.RULED_OUT)
    assert has_paths(ada)
    assert page.get("/")["Location"] == "/today/"


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        (PathDetails(""), NoTitle),
        (PathDetails("x" * 201), TooLong),
        (PathDetails("x", place="y" * 201), TooLong),
    ],
)
def test_a_path_without_a_title_or_with_a_long_line_is_refused(ada, details, refusal):
    with pytest.raises(refusal):
        commands.add_path(owner=ada, details=details, now=NOW)
    assert list_paths(ada) == []


def test_adding_a_path_is_undone_while_nothing_hangs_on_it(ada):
    factories.path(ada)
    undo(owner=ada, entry=factories.last_entry(ada).uuid, now=NOW)
    assert not has_paths(ada)


@pytest.mark.parametrize("hang", ["message", "question"])
def test_adding_a_path_is_not_undone_once_something_hangs_on_it(ada, hang):
    path = factories.path(ada)
    entry = factories.last_entry(ada)
    if hang == "message":
        factories.draft(ada, factories.person(ada), path)
    else:
        factories.unknown(ada, path)
    with pytest.raises(NotUndoable, match="Park it"):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert list_paths(ada) == [path]


def test_undoing_an_addition_leads_to_the_list(ada, page):
    factories.path(ada)
    address = f"/undo/{factories.last_entry(ada).uuid}"
    assert page.post(address, {"back": "/paths/gone/"})["Location"] == "/paths/"


def test_the_list_shows_the_reason_under_what_was_decided(ada, page):
    decide(ada, factories.path(ada), Status.RULED_OUT, "Too much travel.")
    shown = page.get("/paths/").content.decode()
    assert shown.index("Ruled out") < shown.index("Too much travel.")


def test_a_reason_that_is_too_long_is_asked_for_again(ada, page):
    path = factories.path(ada)
    answer = page.post(f"/paths/{path.uuid}/park", {"reason": "x" * 1001})
    assert answer.status_code == 422
    assert "x" * 1001 in answer.content.decode()
    assert standing(path)[0] == Status.EXPLORING
