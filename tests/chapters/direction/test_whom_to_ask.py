"""Five people and why."""

import pytest

from askaround.direction.commands import rank_path
from askaround.direction.queries import whom_to_ask
from askaround.direction.rules import work_of
from askaround.people import commands as people
from askaround.people.rules import PersonDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def names(owner, path, **options):
    return [named.person.given_name for named in whom_to_ask(owner, path, NOW, **options).named]


@pytest.fixture
def cast(ada):
    for name, title, organisation in [
        ("Uma", "Senior UX Researcher", "Acme"),
        ("Vic", "UX Researcher", "Acme"),
        ("Wes", "User Researcher", "Bolt"),
        ("Xia", "Truck Driver", "Cargo"),
        ("Yan", "", "UX Researchers Ltd"),
    ]:
        factories.person(ada, name, title=title, organisation=organisation)


def test_the_nearest_work_comes_first_one_for_each_organisation(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    assert names(ada, path) == ["Uma", "Wes", "Yan"]


def test_whoever_is_archived_or_to_be_left_alone_is_not_named(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    uma = whom_to_ask(ada, path, NOW).named[0].person
    people.mark_do_not_contact(owner=ada, person=uma.uuid, now=NOW)
    assert names(ada, path) == ["Vic", "Wes", "Yan"]
    vic = whom_to_ask(ada, path, NOW).named[0].person
    people.archive_person(owner=ada, person=vic.uuid, now=NOW)
    assert names(ada, path) == ["Wes", "Yan"]


def test_whoever_was_asked_this_season_is_not_named_again(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    factories.sent(ada, whom_to_ask(ada, path, NOW).named[0].person, path)
    whom = whom_to_ask(ada, path, NOW)
    assert [named.person.given_name for named in whom.named] == ["Vic", "Wes", "Yan"]
    assert any("less than three business days" in unknown for unknown in whom.named[0].unknowns)


def test_each_name_has_a_reason_and_what_is_not_known(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    for named in whom_to_ask(ada, path, NOW).named:
        assert named.reasons
        assert any("as of September 2026" in unknown for unknown in named.unknowns)
    yan = whom_to_ask(ada, path, NOW).named[2]
    assert "UX Researchers Ltd" in yan.reasons[0]
    assert "What they do there is not on file." in yan.unknowns


def test_knowing_each_other_brings_people_nearer(ada):
    factories.person(ada, "Ann", title="UX Researcher", organisation="Acme")
    factories.person(ada, "Bea", title="UX Researcher", organisation="Bolt", tie="friend")
    path = factories.ranked_path(ada, "UX researcher")
    assert names(ada, path) == ["Bea", "Ann"]


def test_the_field_counts_where_the_path_names_one(ada):
    factories.person(ada, "Ann", title="Researcher", organisation="Steel Works")
    factories.person(ada, "Bea", title="Researcher", organisation="Health Care Trust")
    path = factories.ranked_path(ada, "Researcher", field="health care")
    assert names(ada, path) == ["Bea", "Ann"]


def test_nobody_is_named_whose_work_has_nothing_to_do_with_the_path(ada, cast):
    assert names(ada, factories.ranked_path(ada, "Glaciologist")) == []


def test_a_ranking_is_fresh_until_people_or_path_change(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    assert whom_to_ask(ada, path, NOW).fresh
    people.add_person(owner=ada, details=PersonDetails(given_name="Zed"), now=NOW)
    assert not whom_to_ask(ada, path, NOW).fresh
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert whom_to_ask(ada, path, NOW).fresh


def test_nobody_of_another_explorer_is_named(ada, ben, cast):
    assert names(ben, factories.ranked_path(ben, "UX researcher")) == []


@pytest.mark.parametrize(
    ("title", "work"),
    [
        ("Senior UX Researcher | Speaker", "UX Researcher"),
        ("Head of Design at Acme", "Design"),
        ("Vice President, Nursing", "Nursing"),
        ("Senior UX Researcher, Digital Health and Patient Portals", "UX Researcher"),
        ("Principal", "Principal"),
        ("Co-Founder", "Co-Founder"),
        ("", ""),
    ],
)
def test_words_of_rank_do_not_hide_the_work(title, work):
    assert work_of(title) == work


def test_a_long_title_with_every_word_of_the_path_is_not_punished(ada):
    factories.person(ada, "Ann", title="Web Researcher", organisation="Acme")
    factories.person(
        ada, "Bea", title="Researcher (UX) for Patient Portals and Hospital Apps", organisation="Bolt"
    )
    path = factories.ranked_path(ada, "UX researcher")
    assert names(ada, path) == ["Bea", "Ann"]
